import { describe, expect, it } from "vitest";
import { dossierIntent, scan } from "../../../../tests/support/intents.ts";
import { atPortal, keep } from "../../../../tests/support/keep.ts";
import { pretend } from "../../../../tests/support/pretend.ts";
import { enrol, freeKiosk, passOf, staffOver } from "../../../../tests/support/staff.ts";
import { dataFolder } from "../../../../tests/support/store.ts";
import { manualClock } from "../../../shared/clock.ts";
import { err, ok } from "../../../shared/result.ts";
import type { Session } from "../../../shared/session.ts";
import type { RowsFound, StaffAnswer, StaffRole } from "../../../shared/staff.ts";
import type { ApiTarget } from "../api/api.ts";
import { createApi } from "../api/api.ts";
import type { Portal } from "../portal/port.ts";
import type { StaffDeskOptions } from "./staff-desk.ts";

const code = "000.00.00.H20-261125-0001";

async function area(role: StaffRole, more: Partial<StaffDeskOptions> = {}) {
  const clock = manualClock();
  const folder = await dataFolder(clock);
  const store = folder.open();
  const staffId = await enrol(folder, store, role);
  const desk = staffOver(folder, store, more);
  const pass = await passOf(desk, staffId);
  return { clock, folder, store, desk, pass, staffId };
}

const noPrinters = { printers: [], uses: { slip: null, official: null, form: null, result: null } };

type Area = Awaited<ReturnType<typeof area>>;

const idsOf = (found: StaffAnswer<RowsFound | null>): readonly number[] | string =>
  found.ok ? (found.value?.rows.map(({ intentId }) => intentId) ?? "nothing") : found.error;

function refused({ folder, store }: Area, words = "Thiếu ngày sinh"): number {
  const { intentId } = keep(folder, store, dossierIntent({ scans: [scan("a".repeat(32))] }));
  store.markNeedsPerson(intentId, "refused", words);
  return intentId;
}

describe("a pass", () => {
  it("is wanted by every method but the door's own", async () => {
    const { desk } = await area("head");
    const api = createApi(pretend<ApiTarget>({}), desk);
    const pass = { token: "0".repeat(32), quiet: false };
    const calls: readonly unknown[] = await Promise.all([
      Promise.resolve(api.staffSignOut.run(pass)),
      Promise.resolve(api.staffBoard.run({ ...pass, filter: "all", after: null })),
      Promise.resolve(api.staffFindRow.run({ ...pass, number: code })),
      Promise.resolve(api.staffScanner.run(pass)),
      api.staffScanned.run(pass),
      Promise.resolve(api.staffRow.run({ ...pass, intentId: 1 })),
      api.staffAct.run({ ...pass, intentId: 1, act: { act: "retry" } }),
      Promise.resolve(api.staffResume.run(pass)),
      api.staffCare.run(pass),
      api.staffBackUpNow.run(pass),
      api.staffRestore.run({ ...pass, backupId: "1" }),
      api.staffRecoveryCode.run(pass),
      Promise.resolve(api.staffRestoredSeen.run(pass)),
      Promise.resolve(api.staffConfirmDate.run({ ...pass, intentId: 1 })),
      api.staffPrint.run({ ...pass, order: { kind: "slip", intentId: 1 } }),
      Promise.resolve(api.staffPrintState.run({ ...pass, pressId: "1" })),
      Promise.resolve(api.staffCameOut.run({ ...pass, pressId: "1", came: true })),
      api.staffPrinters.run(pass),
      api.staffFindPrinters.run(pass),
      api.staffProbePrinter.run({ ...pass, at: { way: "escpos", address: "192.168.1.60" } }),
      api.staffSavePrinters.run({ ...pass, setup: noPrinters }),
    ]);
    const methods = Object.keys(api).filter((name) => name.startsWith("staff"));
    expect(calls.length).toBe(methods.length - 3);
    for (const answer of calls) expect(answer).toEqual(err("signed-out"));
  });

  it("rests out, unless somebody is there", async () => {
    const { clock, desk, pass } = await area("officer");
    clock.advance(179_000);
    expect(desk.board(pass, "all", null).ok).toBe(true);
    clock.advance(100_000);
    expect(desk.board({ ...pass, quiet: true }, "all", null).ok).toBe(true);
    clock.advance(80_000);
    expect(desk.board(pass, "all", null)).toEqual(err("signed-out"));
  });

  it("ends when somebody else comes in, at sign-out, and when a citizen begins", async () => {
    const { desk, pass, staffId } = await area("officer");
    const later = await passOf(desk, staffId);
    expect(desk.board(pass, "all", null)).toEqual(err("signed-out"));
    expect(desk.signOut(later)).toEqual(ok(null));
    expect(desk.board(later, "all", null)).toEqual(err("signed-out"));
    const last = await passOf(desk, staffId);
    desk.citizenBegan();
    expect(desk.board(last, "all", null)).toEqual(err("signed-out"));
  });

  it("keeps the machine's scanner for staff as long as somebody is in", async () => {
    const { desk, pass, clock } = await area("officer");
    expect(desk.heard(code)).toBe(true);
    clock.advance(180_000);
    expect(desk.heard(code)).toBe(false);
    expect(desk.signOut(pass)).toEqual(err("signed-out"));
  });

  it("shows a technician no dossier, and a volunteer no backup", async () => {
    const technician = await area("technician");
    expect(technician.desk.board(technician.pass, "all", null)).toEqual(err("role-not-enough"));
    expect(technician.desk.findRow(technician.pass, code)).toEqual(err("role-not-enough"));
    const volunteer = await area("volunteer");
    expect(await volunteer.desk.restore(volunteer.pass, "1")).toEqual(err("role-not-enough"));
    expect(await volunteer.desk.care(volunteer.pass)).toEqual(err("role-not-enough"));
  });
});

describe("the board", () => {
  it("shows a refused dossier with the portal's words, and what this person may do", async () => {
    const here = await area("volunteer");
    const intentId = refused(here);
    const page = here.desk.board(here.pass, "needs-person", null);
    expect(page).toMatchObject({ value: { rows: [{ intentId, words: "Thiếu ngày sinh" }] } });
    const acts = page.ok ? page.value.rows[0]?.acts : [];
    expect(acts).toContain("correct");
    expect(acts).not.toContain("cancel");
  });

  it("opens a row with its papers and its history", async () => {
    const here = await area("officer");
    const intentId = refused(here);
    const detail = here.desk.row(here.pass, intentId);
    expect(detail).toMatchObject({ value: { papers: ["Giấy chứng sinh.jpg"], route: "counter" } });
    const events = detail.ok ? detail.value.history.map(({ event }) => event) : [];
    expect(events).toEqual(["dossier-kept", "needs-person"]);
    here.desk.row(here.pass, intentId);
    expect(here.store.historyOf(intentId).at(-1)).toMatchObject({ event: "staff-opened-row" });
    expect(here.desk.row(here.pass, 9_999)).toEqual(err("not-found"));
  });

  it("finds a dossier that the portal has already by either number on its slip, and nothing by any other", async () => {
    const { folder, store, desk, pass } = await area("volunteer");
    const { intentId, localNumber } = keep(folder, store, dossierIntent());
    keep(folder, store, dossierIntent());
    store.noteDossier(intentId, atPortal(code));
    expect(idsOf(desk.findRow(pass, ` ${localNumber.toLowerCase()} `))).toEqual([intentId]);
    expect(idsOf(desk.findRow(pass, code))).toEqual([intentId]);
    expect(desk.findRow(pass, "CHO-261125-1-999")).toEqual(err("number-unknown"));
  });

  it("finds a dossier by the code of its slip, an old slip's too, and nothing by another slip's", async () => {
    const { folder, store, desk, pass } = await area("volunteer");
    const { intentId, ticket } = keep(folder, store, dossierIntent());
    keep(folder, store, dossierIntent());
    expect(idsOf(desk.findRow(pass, ticket))).toEqual([intentId]);
    expect(desk.findRow(pass, ticket.replace(/^./u, "9"))).toEqual(err("number-unknown"));
    const key = store.keyFor(intentId);
    if (key === null) throw new Error("a dossier that was just kept has its key");
    const mended = store.keepDossier(dossierIntent(), key, { accountIntentId: null, corrects: intentId });
    expect(idsOf(desk.findRow(pass, ticket))).toEqual(mended.ok && [mended.value.intentId]);
  });

  it("cancels for a reason, not while the outcome is unknown, and not by a volunteer", async () => {
    const here = await area("officer");
    const intentId = refused(here);
    const { intentId: unsure } = keep(here.folder, here.store, dossierIntent());
    here.store.markSending(unsure);
    here.store.markUnknown(unsure, "answer-unknown");
    const cancel = { act: "cancel", reason: "by-citizen" } as const;
    expect(await here.desk.act(here.pass, unsure, cancel)).toEqual(err("not-now"));
    expect(await here.desk.act(here.pass, intentId, cancel)).toMatchObject({
      value: { row: { state: "cancelled", reason: "by-citizen" } },
    });
    expect(here.store.historyOf(intentId).filter(({ event }) => event === "staff-acted")).toHaveLength(1);
    const volunteer = await area("volunteer");
    expect(await volunteer.desk.act(volunteer.pass, refused(volunteer), cancel)).toEqual(
      err("role-not-enough"),
    );
  });

  it("tells the queue which row is to be tried now", async () => {
    const asked: number[] = [];
    const here = await area("officer", {
      queue: {
        wake: () => {},
        retry: (intentId) => void asked.push(intentId),
        resume: () => {},
        halted: () => false,
        light: () => "good",
      },
    });
    const intentId = refused(here);
    expect(await here.desk.act(here.pass, intentId, { act: "retry" })).toMatchObject({ ok: true });
    expect(asked).toEqual([intentId]);
  });
});

const noResult: Portal["fetchResult"] = async () => err({ kind: "not-found" });

function portalWith(answer: Awaited<ReturnType<Portal["findDossier"]>>) {
  return { portal: { findDossier: async () => answer, fetchResult: noResult } };
}

const selfMade = ({ folder, store }: Area): number =>
  keep(folder, store, dossierIntent({ route: "self" })).intentId;

const fullDisk = (): never => {
  throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
};

describe("a dossier that its citizen submitted", () => {
  const typed = { act: "close-self", officialCode: code } as const;
  it("is closed by the code that the portal knows", async () => {
    const here = await area("officer", portalWith(ok(atPortal(code))));
    expect(await here.desk.act(here.pass, selfMade(here), typed)).toMatchObject({
      value: { row: { state: "accepted" }, officialCode: code },
    });
  });

  it("is closed though the disk has no room for what the portal says of it", async () => {
    const { folder, store, staffId } = await area("officer");
    const more = { ...portalWith(ok(atPortal(code))), store: { ...store, noteDossier: fullDisk } };
    const desk = staffOver(folder, store, more);
    const { intentId } = keep(folder, store, dossierIntent({ route: "self" }));
    expect(await desk.act(await passOf(desk, staffId), intentId, typed)).toMatchObject({
      value: { row: { state: "accepted" }, officialCode: code },
    });
  });

  it("stays open on a code that has not the form of one, is unknown, or belongs to another dossier", async () => {
    const here = await area("officer", portalWith(ok(atPortal(code))));
    const wrongForm = { ...typed, officialCode: "12345" };
    expect(await here.desk.act(here.pass, selfMade(here), wrongForm)).toEqual(err("code-wrong"));
    await here.desk.act(here.pass, selfMade(here), typed);
    expect(await here.desk.act(here.pass, selfMade(here), typed)).toEqual(err("code-wrong"));
    const there = await area("officer", portalWith(err({ kind: "not-found" })));
    expect(await there.desk.act(there.pass, selfMade(there), typed)).toEqual(err("code-wrong"));
  });

  it("stays open on a code that the portal gave to another dossier of this kiosk, whose answer is still out", async () => {
    const asked = { reference: "" };
    const here = await area("officer", {
      portal: {
        findDossier: async () => ok({ ...atPortal(code), reference: asked.reference }),
        fetchResult: noResult,
      },
    });
    const other = keep(here.folder, here.store, dossierIntent()).intentId;
    asked.reference = here.store.task(other)?.reference ?? "";
    expect(await here.desk.act(here.pass, selfMade(here), typed)).toEqual(err("code-wrong"));
  });

  it("stays open while the portal does not answer", async () => {
    const silent = err({ kind: "no-answer", sent: true, slow: true } as const);
    const here = await area("officer", portalWith(silent));
    const intentId = selfMade(here);
    expect(await here.desk.act(here.pass, intentId, typed)).toEqual(err("portal-away"));
    expect(here.store.boardRow(intentId)).toMatchObject({ state: "needs-person" });
  });
});

describe("a correction", () => {
  it("opens the dossier at the check screen with everything in it, and leaves its row as it was", async () => {
    const opened: Session[] = [];
    const here = await area("volunteer", {
      kiosk: { ...freeKiosk, open: (prepared) => opened.push(prepared) > 0 },
    });
    const intentId = refused(here);
    expect(await here.desk.act(here.pass, intentId, { act: "correct" })).toMatchObject({ ok: true });
    const confirmed = dossierIntent({ scans: [scan("a".repeat(32))] });
    expect(opened).toMatchObject([
      {
        step: { name: "review" },
        person: confirmed.submitter,
        answers: confirmed.answers,
        scans: confirmed.scans,
        corrects: { intentId, reason: "refused", words: "Thiếu ngày sinh", fileIds: ["a".repeat(32)] },
      },
    ]);
    expect(here.store.boardRow(intentId)).toMatchObject({ state: "needs-person" });
  });

  it("is refused while the outcome is unknown, and while somebody's form is open", async () => {
    const busy = { ...freeKiosk, open: () => false };
    const here = await area("officer", { kiosk: busy });
    expect(await here.desk.act(here.pass, refused(here), { act: "correct" })).toEqual(err("session-open"));
    const { intentId } = keep(here.folder, here.store, dossierIntent());
    here.store.markSending(intentId);
    here.store.markUnknown(intentId, "answer-unknown");
    expect(await here.desk.act(here.pass, intentId, { act: "correct" })).toEqual(err("not-now"));
  });

  it("is refused when the catalogue no longer has its procedure", async () => {
    const here = await area("officer", { kiosk: { ...freeKiosk, procedures: () => [] } });
    expect(await here.desk.act(here.pass, refused(here), { act: "correct" })).toEqual(err("not-now"));
  });
});
