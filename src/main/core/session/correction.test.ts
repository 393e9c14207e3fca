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
  const session = sessionFrom({ intent: before, corrects, nowMs: 0, sessionId: "session-9" });
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
