import { describe, expect, it } from "vitest";
import { dossierIntent } from "../../../../tests/support/intents.ts";
import { keep, keepAccount } from "../../../../tests/support/keep.ts";
import {
  apology,
  code,
  paperArea,
  register,
  rejection,
  slip,
  supplement,
  takenIn,
} from "../../../../tests/support/paper-area.ts";
import { pretend } from "../../../../tests/support/pretend.ts";
import type { PrintOrder } from "../../../shared/printing.ts";
import { err, ok } from "../../../shared/result.ts";
import type { PortalDossier } from "../portal/port.ts";
import type { StaffDeskOptions } from "./staff-desk.ts";

const pdf = new TextEncoder().encode("%PDF-1.7 a result");
const result = (intentId: number, resultId: string): PrintOrder => ({ kind: "result", intentId, resultId });
const giving = (answer: Awaited<ReturnType<StaffDeskOptions["portal"]["fetchResult"]>>) => ({
  portal: pretend<StaffDeskOptions["portal"]>({ fetchResult: async () => answer }),
});

describe("what can be printed of a row", () => {
  it("is the slip of its true state, counted for that kind", async () => {
    const { store, intentId, printed, desk, pass } = await paperArea("officer");
    expect((await printed(slip(intentId))).job).toMatchObject({ kind: "kept", copy: 1 });
    expect((await printed(slip(intentId))).job).toMatchObject({ kind: "kept", copy: 2 });
    store.noteDossier(intentId, takenIn);
    expect(desk.board(pass, "paper", null)).toMatchObject({
      value: { rows: [{ intentId, unprinted: "taken-in" }], counts: { paper: 1 } },
    });
    expect((await printed(slip(intentId))).job).toMatchObject({ kind: "taken-in", copy: 1 });
    expect(desk.board(pass, "paper", null)).toMatchObject({ value: { rows: [], counts: { paper: 0 } } });
    const shown = desk.row(pass, intentId);
    const own = shown.ok ? shown.value.offers.find(({ order }) => order === "slip") : null;
    expect(own).toEqual({ order: "slip", kind: "taken-in", copies: 1, result: null });
  });

  it("is no refusal of what was taken in, and no apology for what was not", async () => {
    const { store, intentId, order } = await paperArea("officer");
    const control: PrintOrder = { kind: "control", intentId };
    expect(await order(apology(intentId))).toEqual(err("not-now"));
    expect(await order(control)).toEqual(err("not-now"));
    store.noteDossier(intentId, takenIn);
    expect(await order(rejection(intentId))).toEqual(err("not-now"));
    expect(await order(apology(intentId))).toMatchObject({ ok: true });
    expect(await order(control)).toMatchObject({ ok: true });
    expect(await order(supplement(intentId))).toEqual(err("not-now"));
    store.noteDossier(intentId, { ...takenIn, state: 10 });
    expect(await order(apology(intentId, "sau"))).toEqual(err("not-now"));
  });

  it("is no apology with a new day that is past, or before the one that was promised", async () => {
    const { store, intentId, order } = await paperArea("officer");
    store.noteDossier(intentId, takenIn);
    for (const newDueOn of ["2026-11-24", "2026-11-29"])
      expect(await order({ kind: "apology", intentId, reason: "Máy hỏng", newDueOn })).toEqual(
        err("not-now"),
      );
  });

  it("is nothing of a registration, a cancelled or a wiped dossier, or one that nobody knows", async () => {
    const { folder, store, clock, intentId, order } = await paperArea("officer");
    expect(await order(slip(keepAccount(folder, store)))).toEqual(err("not-now"));
    expect(await order(slip(9_999))).toEqual(err("not-found"));
    store.cancelRow(intentId, "by-citizen", 1);
    expect(await order(slip(intentId))).toEqual(err("not-now"));
    const done = keep(folder, store, dossierIntent()).intentId;
    store.noteDossier(done, { ...takenIn, state: 10 });
    clock.advance(1_000);
    store.wipeEnded(clock.nowMs());
    expect(await order(slip(done))).toEqual(err("not-now"));
  });

  it("is a Giấy ủy quyền only where the citizen chose that way, for the officer of that moment", async () => {
    const officer = { name: "Lê Văn Thử", idNumber: "087080009999", phone: "0900000000" };
    const { folder, store, intentId, order, presses } = await paperArea("officer", {
      dutyOfficer: () => officer,
    });
    expect(await order({ kind: "authorisation", intentId })).toEqual(err("not-now"));
    const authorised = keep(folder, store, dossierIntent({ route: "authorised" })).intentId;
    expect(await order({ kind: "authorisation", intentId: authorised })).toMatchObject({ ok: true });
    expect(presses[0]?.job).toMatchObject({ kind: "authorisation", officer });
  });
});

describe("a result", () => {
  const done: PortalDossier = {
    ...takenIn,
    state: 9,
    results: [
      { id: "KQ-1", name: "Giấy khai sinh" },
      { id: "KQ-2", name: "Trích lục" },
    ],
  };
  it("is printed as the portal gives it, and each is counted for itself", async () => {
    const { store, intentId, printed, order } = await paperArea("volunteer", giving(ok(pdf)));
    store.noteDossier(intentId, done);
    expect((await printed(result(intentId, "KQ-1"))).job).toEqual({
      kind: "result",
      number: code,
      pdf,
      copy: 1,
    });
    expect((await printed(result(intentId, "KQ-1"))).job).toMatchObject({ copy: 2 });
    expect((await printed(result(intentId, "KQ-2"))).job).toMatchObject({ copy: 1 });
    expect(await order(result(intentId, "KQ-3"))).toEqual(err("not-now"));
  });

  it("that is no PDF, or does not come, is not printed", async () => {
    const page = new TextEncoder().encode("<html>log in</html>");
    for (const answer of [ok(page), err({ kind: "no-answer", sent: true, slow: true } as const)]) {
      const { store, intentId, order, presses } = await paperArea("officer", giving(answer));
      store.noteDossier(intentId, done);
      expect(await order(result(intentId, "KQ-1"))).toEqual(err("portal-away"));
      expect(presses).toEqual([]);
    }
  });
});

describe("papers of the desk", () => {
  it("have the register of a period, which does not end before it begins", async () => {
    const { store, intentId, order, presses } = await paperArea("officer");
    store.noteDossier(intentId, takenIn);
    expect(await order(register)).toMatchObject({ ok: true });
    expect(presses[0]?.job).toMatchObject({
      kind: "register",
      rows: [{ officialCode: code, dueAt: "20261130170000" }],
    });
    expect(await order({ kind: "register", from: "2026-11-26", to: "2026-11-25" })).toEqual(err("not-now"));
  });

  it("have the empty declaration of a known procedure", async () => {
    const { order } = await paperArea("volunteer", { procedure: () => null });
    expect(await order({ kind: "empty-declaration", procedureCode: "1.0" })).toEqual(err("not-found"));
  });
});
