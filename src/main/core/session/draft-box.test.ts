import { expect, it } from "vitest";
import { account, atReview, dossier, person } from "../../../../tests/support/session-fixtures.ts";
import { manualClock } from "../../../shared/clock.ts";
import type { DossierStatus } from "../../../shared/dossier.ts";
import type { Session } from "../../../shared/session.ts";
import type { DataKey } from "../vault/vault.ts";
import { createDraftBox, type DraftBox } from "./draft-box.ts";
import { defaultDelays } from "./timers.ts";

const clock = manualClock();
const newKey = (): DataKey => ({ key: new Uint8Array(32), wrapped: new Uint8Array(1) });

interface Disk {
  full: boolean;
  ageMs: number;
  row: string | null;
}

/** A draft box over one row in memory; `full` makes every write to it fail, as a full disk does. */
function boxWith(session: Session | null): { readonly box: DraftBox; readonly disk: Disk } {
  const disk: Disk = { full: false, ageMs: 0, row: session ? JSON.stringify(session) : null };
  const write = (row: string | null): { readonly ok: boolean } => {
    if (!disk.full) disk.row = row;
    return { ok: !disk.full };
  };
  const store = {
    saveDraft: (_: string, json: string) => write(json),
    clearDraft: () => write(null),
    loadDraft: () =>
      disk.row === null ? null : { dataKey: newKey(), json: disk.row, savedAtMs: clock.nowMs() - disk.ageMs },
  };
  return { disk, box: createDraftBox({ store, newKey, clock, delays: defaultDelays }) };
}

function statuses(ofSession: DossierStatus | null = null) {
  return { dossierStatus: () => dossier, accountStatus: () => account, dossierOfSession: () => ofSession };
}

it("goes on after the confirmation when the dossier was kept and the draft not yet written", () => {
  const { box } = boxWith({ ...atReview(), busy: true });
  expect(box.resume(statuses(dossier))).toMatchObject({ step: { name: "submitting" }, dossier, busy: false });
});

it("stays at the check screen when nothing was kept", () => {
  const { box } = boxWith({ ...atReview(), busy: true });
  expect(box.resume(statuses())).toMatchObject({ step: { name: "review" }, dossier: null, busy: false });
});

it("asks for the account again where the registration may not have been kept, and claims nothing", () => {
  const { box } = boxWith({ ...atReview(), step: { name: "account-wait" }, accountChoice: "register" });
  expect(box.resume(statuses())).toMatchObject({
    step: { name: "account" },
    accountChoice: null,
    account: null,
  });
});

it("lets a slip that was being printed be printed again", () => {
  const print = { state: "sent", kind: "kept", problem: null, copies: 0 } as const;
  const { box } = boxWith({ ...atReview(), step: { name: "done" }, dossier, print });
  expect(box.resume(statuses())?.print).toMatchObject({ state: "failed", problem: "unknown" });
});

it("wipes a form that the disk did not let go at the reset as soon as it does", () => {
  const { box, disk } = boxWith(null);
  const session = atReview();
  box.save(session);
  disk.full = true;
  box.clear(session.id);
  expect(disk.row).not.toBeNull();
  disk.full = false;
  box.save({ ...session, id: "session-2", step: { name: "home" } });
  expect(disk.row).toBeNull();
});

it("is gone when nobody can stand there any more", () => {
  const { box, disk } = boxWith(atReview());
  disk.ageMs = defaultDelays.idleMs + defaultDelays.idleFinalMs + 1;
  expect(box.resume(statuses())).toBeNull();
  expect(disk.row).toBeNull();
});

it("brings a further person's card back, and knows of none in a draft of an earlier version", () => {
  const cards = { father: { person, warnings: [], addressOffer: null } };
  expect(boxWith({ ...atReview(), cards }).box.resume(statuses())?.cards).toEqual(cards);
  const { cards: _, passed: _passed, beforeCard: _before, ...earlier } = atReview();
  const { box, disk } = boxWith(null);
  disk.row = JSON.stringify(earlier);
  expect(box.resume(statuses())).toMatchObject({ cards: {}, passed: {}, beforeCard: null });
});
