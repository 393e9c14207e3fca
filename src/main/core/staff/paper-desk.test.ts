import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  apology,
  paperArea,
  recoveryCode,
  register,
  rejection,
  slip,
  supplement,
  takenIn,
  words,
} from "../../../../tests/support/paper-area.ts";
import { pretend } from "../../../../tests/support/pretend.ts";
import { passOf } from "../../../../tests/support/staff.ts";
import { encode } from "../../../shared/codec.ts";
import { err } from "../../../shared/result.ts";
import { type ApiTarget, createApi } from "../api/api.ts";
import { dispatch } from "../api/method.ts";
import type { StaffDeskOptions } from "./staff-desk.ts";

const countReturnDate: StaffDeskOptions["countReturnDate"] = ({ dueAt }, _, confirmed) =>
  dueAt === null ? null : { dueAt, ours: "20261127170000", warning: "differs", confirmed };

describe("who may have what printed", () => {
  it("a volunteer slips, and nothing that the desk answers for", async () => {
    const { intentId, order, presses } = await paperArea("volunteer");
    expect(await order(slip(intentId))).toMatchObject({ ok: true });
    for (const wanted of [
      rejection(intentId),
      supplement(intentId),
      apology(intentId),
      register,
      recoveryCode,
    ])
      expect(await order(wanted)).toEqual(err("role-not-enough"));
    expect(presses).toHaveLength(1);
  });

  it("an officer the desk's papers, and no recovery code", async () => {
    const { store, intentId, order } = await paperArea("officer");
    // The machine would send what the paper calls refused.
    expect(await order(rejection(intentId))).toEqual(err("not-now"));
    store.holdRow(intentId, 1);
    expect(await order(rejection(intentId))).toMatchObject({ ok: true });
    expect(await order(recoveryCode)).toEqual(err("role-not-enough"));
  });

  it("a technician what the machine needs, and nothing of a citizen", async () => {
    const printers = pretend<StaffDeskOptions["printers"]>({
      view: () => ({ setup: { printers: [{ printerId: "p1", name: "Máy in quầy" }] } }),
    });
    const { intentId, order, desk, pass } = await paperArea("technician", { printers });
    expect(await order(recoveryCode)).toMatchObject({ ok: true });
    const page = await order({ kind: "test-page", printerId: "p1" });
    expect(page).toMatchObject({ ok: true });
    expect(desk.printState(pass, page.ok ? page.value.pressId : "")).toMatchObject({ ok: true });
    expect(await order({ kind: "test-page", printerId: "p2" })).toEqual(err("not-found"));
    for (const wanted of [slip(intentId), register])
      expect(await order(wanted)).toEqual(err("role-not-enough"));
    const volunteer = await paperArea("volunteer");
    expect(await volunteer.desk.printers(volunteer.pass)).toEqual(err("role-not-enough"));
    expect(await volunteer.desk.findPrinters(volunteer.pass)).toEqual(err("role-not-enough"));
  });

  it("is what the row offers them", async () => {
    const volunteer = await paperArea("volunteer");
    const shown = volunteer.desk.row(volunteer.pass, volunteer.intentId);
    const orders = shown.ok ? shown.value.offers.map(({ order }) => order) : [];
    expect(orders).toEqual(["slip", "desk-copy", "declaration"]);
  });
});

describe("one press", () => {
  it("makes one paper, however often the finger comes down, until it is out", async () => {
    const { clock, intentId, order, presses, tell } = await paperArea("volunteer");
    const [first, second] = await Promise.all([order(slip(intentId)), order(slip(intentId))]);
    clock.advance(60_000);
    expect([second, await order(slip(intentId))]).toEqual([first, first]);
    expect(presses).toHaveLength(1);
    tell(presses[0]?.pressId ?? "", "printed");
    expect(await order(slip(intentId))).not.toEqual(first);
    expect(presses).toHaveLength(2);
  });

  it("that was refused is tried anew at the next", async () => {
    const { store, intentId, order } = await paperArea("officer");
    expect(await order(apology(intentId))).toEqual(err("not-now"));
    store.noteDossier(intentId, takenIn);
    expect(await order(apology(intentId))).toMatchObject({ ok: true });
  });

  it("is told of to who pressed, who may say whether it came out", async () => {
    const { desk, pass, intentId, order } = await paperArea("volunteer");
    const pressed = await order(slip(intentId));
    const pressId = pressed.ok ? pressed.value.pressId : "";
    expect(desk.printState(pass, pressId)).toMatchObject({ value: { state: "sent", kind: "kept" } });
    expect(desk.cameOut(pass, pressId, true)).toMatchObject({ value: { state: "printed" } });
    expect(desk.printState(pass, "another")).toEqual(err("not-found"));
  });

  it("is forgotten with the pass: a row's paper comes out, a register is taken back", async () => {
    const { desk, pass, staffId, intentId, order, presses } = await paperArea("head");
    const pressed = await order(slip(intentId));
    await order(register);
    desk.signOut(pass);
    const later = await passOf(desk, staffId);
    expect(desk.printState(later, pressed.ok ? pressed.value.pressId : "")).toEqual(err("not-found"));
    expect(presses.map(({ signal }) => signal?.aborted)).toEqual([false, true]);
  });

  it("of a row that waits at the printer is taken back when a citizen begins, whether or not staff have left", async () => {
    const { desk, pass, intentId, order, presses } = await paperArea("officer");
    await order(slip(intentId));
    desk.signOut(pass);
    desk.citizenBegan();
    expect(presses.map(({ signal }) => signal?.aborted)).toEqual([true]);
  });
});

describe("the traces of a paper", () => {
  it("say who had what printed, and hold none of its words", async () => {
    const { folder, store, intentId, order } = await paperArea("head");
    await order(supplement(intentId));
    store.holdRow(intentId, 1);
    await order(rejection(intentId));
    await order(recoveryCode);
    const events = store.historyOf(intentId).filter(({ event }) => event === "staff-printed");
    expect(events.map(({ fields }) => fields["kind"])).toEqual(["supplement", "rejection"]);
    store.close();
    const files = readdirSync(folder.dir, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(join(parentPath, name));
      expect([name, bytes.includes(words), bytes.includes("ABCD-EFGH")]).toEqual([name, false, false]);
    }
  });
});

describe("a return date", () => {
  it("that differs from our counting is shown until an officer stands by it, and again when it changes", async () => {
    const { store, desk, pass, intentId } = await paperArea("officer", { countReturnDate });
    expect(desk.confirmDate(pass, intentId)).toEqual(err("not-now"));
    store.noteDossier(intentId, takenIn);
    const warned = { rows: [{ intentId, dateWarning: "differs" }] };
    expect(desk.board(pass, "paper", null)).toMatchObject({ value: warned });
    expect(desk.confirmDate(pass, intentId)).toMatchObject({
      value: { row: { dateWarning: null }, returnDate: { dueAt: takenIn.dueAt, confirmed: true } },
    });
    expect(desk.confirmDate(pass, intentId).ok).toBe(true);
    expect(store.historyOf(intentId).filter(({ event }) => event === "staff-confirmed-date")).toHaveLength(1);
    store.noteDossier(intentId, { ...takenIn, dueAt: "20261201170000" });
    expect(desk.board(pass, "paper", null)).toMatchObject({ value: warned });
    expect(desk.confirmDate(pass, 9_999)).toEqual(err("not-found"));
  });

  it("that differs is shown also after the citizen had Mẫu 01 printed, until the result is handed over", async () => {
    const { store, desk, pass, intentId } = await paperArea("officer", { countReturnDate });
    store.noteDossier(intentId, takenIn);
    store.recordPrint(intentId, "taken-in", 1);
    expect(desk.board(pass, "paper", null)).toMatchObject({ value: { rows: [] } });
    expect(desk.board(pass, "at-portal", null)).toMatchObject({
      value: { rows: [{ intentId, dateWarning: "differs" }], counts: { "at-portal": 1 } },
    });
    store.noteDossier(intentId, { ...takenIn, state: 10 });
    expect(desk.board(pass, "at-portal", null)).toMatchObject({
      value: { rows: [], counts: { "at-portal": 0 } },
    });
  });

  it("is not a volunteer's to stand by", async () => {
    const { store, desk, pass, intentId } = await paperArea("volunteer", { countReturnDate });
    store.noteDossier(intentId, takenIn);
    expect(desk.confirmDate(pass, intentId)).toEqual(err("role-not-enough"));
  });
});

describe("the methods of paper", () => {
  it("take nothing that is no order, no press and no choice of printers", async () => {
    const { desk, pass, presses } = await paperArea("head");
    const api = createApi(pretend<ApiTarget>({}), desk);
    const call = async (name: string, more: object): Promise<string> =>
      dispatch(api, name, encode({ ...pass, ...more }), () => {
        throw new Error("a bad call got as far as the desk");
      });
    const uses = { slip: null, official: null, form: null, result: null };
    for (const [name, more] of [
      ["staffPrint", { order: { kind: "slip", intentId: 0 } }],
      ["staffPrint", { order: { kind: "slip", intentId: 1, copies: 9 } }],
      ["staffPrint", { order: { kind: "money", intentId: 1 } }],
      ["staffPrint", { order: { kind: "supplement", intentId: 1, items: [], reason: "x" } }],
      ["staffPrint", { order: { kind: "rejection", intentId: 1, reason: "x".repeat(1001) } }],
      ["staffPrint", { order: { kind: "apology", intentId: 1, reason: "x", newDueOn: "2026-02-30" } }],
      ["staffPrint", { order: { kind: "register", from: "hôm qua", to: "2026-11-25" } }],
      ["staffPrintState", { pressId: "" }],
      ["staffCameOut", { pressId: "1", came: "yes" }],
      ["staffConfirmDate", { intentId: "1" }],
      ["staffSavePrinters", { setup: { printers: [{ printerId: "p1" }], uses } }],
      ["staffSavePrinters", { setup: { printers: [], uses: { slip: null } } }],
    ] as const)
      expect([name, await call(name, more)]).toEqual([name, expect.stringContaining("bad-input")]);
    expect(presses).toEqual([]);
  });

  it("leave it to the desk to say that a choice of printers does not fit together", async () => {
    const printers = pretend<StaffDeskOptions["printers"]>({ save: async () => err("printers-wrong") });
    const { desk, pass } = await paperArea("technician", { printers });
    const api = createApi(pretend<ApiTarget>({}), desk);
    const setup = { printers: [], uses: { slip: "p9", official: null, form: null, result: null } };
    expect(await dispatch(api, "staffSavePrinters", encode({ ...pass, setup }), () => {})).toContain(
      "printers-wrong",
    );
  });
});
