import { expect, it } from "vitest";
import { dossierIntent, scan as keptScan } from "../../../../tests/support/intents.ts";
import { atReview, play, scan, world } from "../../../../tests/support/session-fixtures.ts";
import { manualClock } from "../../../shared/clock.ts";
import { newSession } from "../../../shared/new-session.ts";
import { ok } from "../../../shared/result.ts";
import type { Session } from "../../../shared/session.ts";
import { sessionFrom } from "./correction.ts";
import { intentOf } from "./effects.ts";
import { next } from "./machine.ts";
import { createRunner } from "./runner.ts";
import { createScanDesk } from "./scan-desk.ts";
import { defaultDelays } from "./timers.ts";

const corrects = {
  intentId: 7,
  localNumber: "CHO-261125-1-001",
  reason: "refused",
  words: "Thiếu ngày sinh",
  fileIds: ["old-1"],
} as const;

/** The session of the fixtures as the mending of a dossier whose one scan is `old-1`. */
const mending: Session = {
  ...atReview(),
  corrects,
  scans: [{ ...scan, fileId: "old-1" }],
};

function removedAtTheEnd(session: Session): readonly string[] {
  const removed: string[] = [];
  createScanDesk({
    scans: {
      keep: async () => ok(scan),
      read: async () => ok(new Uint8Array()),
      remove: async (fileId) => void removed.push(fileId),
    },
    procedures: world.procedures,
    session: () => session,
    keyOf: () => new Uint8Array(32),
    tell: () => {},
    onFault: () => {},
  }).end(session);
  return removed;
}

it("confirms what was confirmed before when nothing is changed, at its own new moment", () => {
  const before = dossierIntent({
    procedureCode: "1.000001",
    scans: [keptScan("old-1", { paperCode: "GCS" })],
  });
  const officer = { before: null, now: null };
  const session = sessionFrom({ intent: before, corrects, officer, nowMs: 0, sessionId: "session-9" });
  const again = intentOf(session, {
    procedure: (code) => world.procedures.find((procedure) => procedure.code === code) ?? null,
    portalNowMs: () => 42,
  });
  const { submitter, phone, email, scans, delivery, consents, route, typist, owner } = before;
  expect(again).toMatchObject({ submitter, phone, email, scans, delivery, consents, route, typist, owner });
  expect(again?.confirmedAtMs).toBe(42);
});

it("keeps the old dossier's scans on the disk when the mending is left, and removes only what was added", () => {
  expect(removedAtTheEnd({ ...mending, scans: [...mending.scans, scan] })).toEqual([scan.fileId]);
  expect(removedAtTheEnd(mending)).toEqual([]);
});

it("is left from the check screen, without walking back through what was done when it was kept", () => {
  expect(play(mending, { type: "back" }).effects).toEqual([{ type: "reset" }]);
  const edited = play(mending, { type: "edit", step: "delivery" }, { type: "back" });
  expect(edited.session.step.name).toBe("review");
  expect(edited.effects).toEqual([]);
});

it("does not lose the form when somebody goes back from the card while mending it", () => {
  const { session, effects } = play(
    mending,
    { type: "edit", step: "card-check" },
    { type: "type-identity", idPaper: "citizen-card" },
    { type: "back" },
    { type: "back" },
  );
  expect(session.step.name).toBe("review");
  expect(effects).toEqual([]);
});

it("asks anew for a way of sending that the desk no longer offers", () => {
  const later = next(mending, { type: "submit" }, { ...world, routes: ["self"] });
  expect(later.effects).toEqual([]);
  expect(later.session).toMatchObject({ step: { name: "consents" }, notice: { field: "route" } });
});

it("opens over the first screen alone", () => {
  const ended: string[] = [];
  const make = (resumed?: Session) =>
    createRunner({
      clock: manualClock(),
      delays: defaultDelays,
      portalUnreachable: () => false,
      world: () => world,
      perform: () => {},
      onChange: (session, before) => void ended.push(`${before.step.name} ${session.step.name}`),
      resumed,
    });
  expect(make({ ...newSession(0, "session-2"), step: { name: "card" } }).open(mending)).toBe(false);
  const runner = make();
  expect(runner.open(mending)).toBe(true);
  expect(runner.session()).toBe(mending);
  expect(ended).toEqual(["home review"]);
});

const trucBefore = { name: "Lê Thị Trực", idNumber: "087088000001", phone: "0277000111" };
const authorised = dossierIntent({
  procedureCode: "1.000001",
  route: "authorised",
  answers: { requesterName: "Nguyễn", childName: "Trần Minh Khôi", childBorn: "2026-11-20", copies: "no" },
  scans: [keptScan("old-1", { paperCode: "GCS" }), keptScan("old-2", { paperCode: "GIAY-UY-QUYEN" })],
});

it("keeps the signed Giấy ủy quyền of the dossier that is mended, on the disk and on its way", () => {
  const officer = { before: trucBefore, now: { ...trucBefore } };
  const session = sessionFrom({ intent: authorised, corrects, officer, nowMs: 0, sessionId: "session-9" });
  const submitted = play(session, { type: "submit" });
  expect(submitted.effects).toMatchObject([{ type: "keep-dossier" }]);
  const again = intentOf(session, { procedure: () => world.procedures[0] ?? null, portalNowMs: () => 42 });
  expect(again?.scans.map(({ fileId }) => fileId)).toEqual(["old-1", "old-2"]);
});

it("has it signed anew where another officer is on duty by now", () => {
  const officer = { before: trucBefore, now: { ...trucBefore, name: "Phạm Văn Mới" } };
  const session = sessionFrom({ intent: authorised, corrects, officer, nowMs: 0, sessionId: "session-9" });
  expect(session.scans.map(({ fileId }) => fileId)).toEqual(["old-1"]);
  const submitted = play(session, { type: "submit" });
  expect(submitted.session).toMatchObject({ step: { name: "authorisation" }, editing: true });
  expect(play(submitted.session, { type: "back" }).session.step.name).toBe("review");
});
