import { expect, it } from "vitest";
import {
  account,
  atReview,
  dossier,
  scan,
  smallProcedure,
} from "../../../../tests/support/session-fixtures.ts";
import { manualClock } from "../../../shared/clock.ts";
import { err, ok } from "../../../shared/result.ts";
import type { Session } from "../../../shared/session.ts";
import type { DataKey } from "../vault/vault.ts";
import { createEffects, type EffectOptions, type EffectStore } from "./effects.ts";
import { createThrottle } from "./throttle.ts";
import type { CoreEvent } from "./transition.ts";

const clock = manualClock();
/** The portal's clock is two days ahead of this machine's. */
const aheadMs = 2 * 24 * 3_600_000;
const newKey = (): DataKey => ({ key: new Uint8Array(32), wrapped: new Uint8Array(1) });

function effectsWith(more: Partial<EffectStore>, changes: Partial<EffectOptions> = {}) {
  const told: CoreEvent[] = [];
  const kept: string[] = [];
  const removed: string[] = [];
  const store: EffectStore = {
    keepAccount: () => ok(account),
    keepDossier(_, __, { sessionId }) {
      kept.push(sessionId);
      return ok(dossier);
    },
    sameDossierToday: () => false,
    ticketKnown: () => false,
    findByTicket: () => ok(dossier),
    findByCode: () => null,
    accountStatus: () => account,
    setAccountState: () => {},
    recordRating: () => {},
    ...more,
  };
  const options: EffectOptions = {
    store,
    clock,
    account: { confirm: async () => null, resend: async () => null },
    portalNowMs: () => clock.nowMs() + aheadMs,
    clockTrust: () => "heard",
    procedure: () => smallProcedure,
    sessionKey: newKey,
    newKey,
    wakeQueue: () => {},
    press: {
      slip: async () => null,
      form: async () => {},
      result: async () => null,
      cameOut: () => {},
      stop: () => {},
    },
    authorisation: { print: async () => {} },
    removeScan: async (fileId) => void removed.push(fileId),
    callHelper: () => {},
    foldStrip: () => {},
    note: () => {},
    throttle: createThrottle(clock),
    tell: (_, event) => told.push(event),
    onFault: () => {},
    ...changes,
  };
  return { perform: createEffects(options), told, kept, removed };
}

it("asks about a second dossier of the day, and takes a bounce of the finger for no answer", () => {
  const { perform, told, kept } = effectsWith({ sameDossierToday: () => true });
  perform({ type: "keep-dossier", sameTodayAllowed: false }, atReview());
  clock.advance(50);
  perform({ type: "keep-dossier", sameTodayAllowed: true }, atReview());
  expect(told.map(({ type }) => type)).toEqual(["keep-failed", "keep-failed"]);
  clock.advance(2_000);
  perform({ type: "keep-dossier", sameTodayAllowed: true }, atReview());
  expect(kept).toEqual(["session-1"]);
});

it("asks about the day of the portal's clock, by which the dossier is kept, whatever this machine's says", () => {
  const askedAtMs: number[] = [];
  const { perform } = effectsWith({
    sameDossierToday: (_, __, atMs) => askedAtMs.push(atMs) === 0,
  });
  perform({ type: "keep-dossier", sameTodayAllowed: false }, atReview());
  expect(askedAtMs).toEqual([clock.nowMs() + aheadMs]);
});

it("keeps with a dossier what was known of the clock, so that staff are asked about a date in doubt", () => {
  const trusts: string[] = [];
  const { perform } = effectsWith(
    { keepDossier: (_, __, { clockTrust }) => (trusts.push(clockTrust), ok(dossier)) },
    { clockTrust: () => "moved" },
  );
  perform({ type: "keep-dossier", sameTodayAllowed: false }, atReview());
  expect(trusts).toEqual(["moved"]);
});

it("frees the screen when the store broke", async () => {
  const { perform, told } = effectsWith({
    keepDossier() {
      throw new Error("disk I/O");
    },
  });
  perform({ type: "keep-dossier", sameTodayAllowed: false }, atReview());
  await Promise.resolve();
  await Promise.resolve();
  expect(told).toEqual([{ type: "effect-failed", effect: "keep-dossier" }]);
});

it("stops guessing at slips after five wrong tries, whoever guesses", () => {
  const { perform, told } = effectsWith({});
  for (let i = 0; i < 6; i += 1)
    perform({ type: "find-ticket", ticket: "1".repeat(39) }, { ...atReview(), id: `session-${i}` });
  const notices = told.map((event) => (event.type === "lookup-failed" ? event.notice : event.type));
  expect(notices.slice(0, 5).every((notice) => notice === "ticket-unknown")).toBe(true);
  expect(notices[5]).toBe("lookup-throttled");
});

const mending = (): Session => {
  const corrects = {
    intentId: 7,
    localNumber: "CHO-261125-1-001",
    reason: "self" as const,
    words: null,
    fileIds: ["old-1"],
  };
  return { ...atReview(), corrects };
};

it("does not count a dossier against its own correction, and names what it corrects", () => {
  const asked: unknown[] = [];
  const links: unknown[] = [];
  const { perform } = effectsWith({
    sameDossierToday: (_, __, ___, corrects) => asked.push(corrects) === 0,
    keepDossier(_, __, given) {
      links.push(given);
      return ok(dossier);
    },
  });
  perform({ type: "keep-dossier", sameTodayAllowed: false }, mending());
  expect(asked).toEqual([7]);
  expect(links).toMatchObject([{ corrects: 7 }]);
});

it("says so when the dossier went its way while it was being mended", () => {
  const { perform, told } = effectsWith({ keepDossier: () => err("not-now") });
  perform({ type: "keep-dossier", sameTodayAllowed: false }, mending());
  expect(told).toEqual([{ type: "keep-failed", notice: "correct-too-late" }]);
});

it("takes a paper off the form that is mended, and leaves it with the old dossier", () => {
  const { perform, removed } = effectsWith({});
  perform({ type: "remove-scan", fileId: "old-1" }, mending());
  perform({ type: "remove-scan", fileId: "new-1" }, mending());
  expect(removed).toEqual(["new-1"]);
});

it("sends the signed Giấy ủy quyền along with the way of sending it belongs to, and with no other", () => {
  const kept: (readonly string[])[] = [];
  const { perform } = effectsWith({
    keepDossier: (intent) => (kept.push(intent.scans.map(({ paperCode }) => paperCode)), ok(dossier)),
  });
  const before = atReview();
  const scans = [...before.scans, { ...scan, fileId: "file-2", paperCode: "GIAY-UY-QUYEN" }];
  perform({ type: "keep-dossier", sameTodayAllowed: false }, { ...before, scans, route: "authorised" });
  perform({ type: "keep-dossier", sameTodayAllowed: false }, { ...before, scans, route: "counter" });
  expect(kept).toEqual([["GCS", "GIAY-UY-QUYEN"], ["GCS"]]);
});
