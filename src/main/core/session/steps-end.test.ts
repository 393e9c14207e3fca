import { describe, expect, it } from "vitest";
import { atReview, cardPayload, dossier, play } from "../../../../tests/support/session-fixtures.ts";
import type { DossierStatus } from "../../../shared/dossier.ts";
import { newSession } from "../../../shared/new-session.ts";
import type { PrintProgress } from "../../../shared/printing.ts";
import type { Session } from "../../../shared/session.ts";
import { defaultDelays, timersOf } from "./timers.ts";

const handed: PrintProgress = { state: "handed", kind: "kept", problem: null, copies: 0 };
const waits: PrintProgress = { state: "sent", kind: "kept", problem: "no-paper", copies: 0 };
const ticket = "301456789012345678901234567890123456789";

const takenIn: DossierStatus = {
  ...dossier,
  state: "accepted",
  officialCode: "H20.12.34-261125-0007",
  portalState: 9,
  takenInAt: "20261125084500",
  dueAt: "20261125170000",
  results: [{ id: "r1", name: "Giấy khai sinh" }],
};

function at(name: "done" | "lookup-result", print: PrintProgress, found: DossierStatus = dossier): Session {
  return { ...newSession(0, "session-1"), step: { name }, dossier: found, print };
}

describe.each(["done", "lookup-result"] as const)("paper whose printer cannot tell, on %s", (name) => {
  it.each([true, false])("asks the person, and passes on that it came out: %s", (came) => {
    const { effects } = play(at(name, handed), { type: "paper-came-out", came });
    expect(effects).toEqual([{ type: "paper-came-out", came }]);
  });

  it("makes no second one before the person has said", () => {
    expect(play(at(name, handed), { type: "print-slip" }).effects).toEqual([]);
    const seen = play(at(name, { ...handed, state: "failed", problem: "aborted" }), { type: "print-slip" });
    expect(seen.effects).toEqual([{ type: "print", kind: "kept" }]);
  });

  it("takes no word about paper that was not asked about", () => {
    for (const state of ["idle", "rendering", "sent", "printed", "failed"] as const)
      expect(play(at(name, { ...handed, state }), { type: "paper-came-out", came: true }).effects).toEqual(
        [],
      );
  });

  it("keeps nobody who does not answer", () => {
    expect(play(at(name, handed), { type: "next" }).session.step.name).not.toBe(name);
  });
});

it("gives a person who waits for the printer, or is asked about paper, the long time", () => {
  const waiting = { touches: 1, portalUnreachable: false };
  for (const print of [handed, waits, { ...waits, state: "rendering", problem: null } as const])
    expect(timersOf(at("done", print), waiting, defaultDelays)).toMatchObject([
      { name: "idle", delayMs: defaultDelays.longIdleMs },
    ]);
  const printed: PrintProgress = { ...handed, state: "printed" };
  expect(timersOf(at("done", printed), waiting, defaultDelays)).toMatchObject([
    { name: "idle", delayMs: defaultDelays.idleMs },
  ]);
});

function leaving(print: PrintProgress): Session {
  return { ...at("done", print), step: { name: "goodbye" } };
}

function wait(print: PrintProgress) {
  return timersOf(leaving(print), { touches: 1, portalUnreachable: false }, defaultDelays);
}

describe("who says goodbye while the slip is on its way", () => {
  const coming: PrintProgress = { state: "sent", kind: "kept", problem: null, copies: 0 };
  it.each(["rendering", "sent"] as const)(
    "is kept until it is out (%s), for leaving takes it back",
    (state) => {
      const print = { ...coming, state };
      expect(play(leaving(print), { type: "next" }).effects).toEqual([]);
      expect(wait(print)).toMatchObject([{ name: "goodbye", delayMs: defaultDelays.longIdleMs }]);
    },
  );

  it.each([
    ["is out", { ...coming, state: "printed", copies: 1 }],
    ["waits for a hand at the printer", waits],
    ["was given up", { ...coming, state: "failed", problem: "unknown" }],
    ["may be out, which nobody said", handed],
  ] as const)("may go once it %s", (_what, print) => {
    expect(play(leaving(print), { type: "next" }).effects).toEqual([{ type: "reset" }]);
    expect(wait(print)).toMatchObject([{ name: "goodbye", delayMs: defaultDelays.goodbyeMs }]);
  });

  it.each(["done", "rating"] as const)("and ends at %s, is asked to wait for it there", (name) => {
    for (const print of [coming, waits, handed]) {
      const ended = play({ ...at("done", print), step: { name } }, { type: "leave" });
      expect(ended.effects).toEqual([]);
      expect(ended.session).toMatchObject({ step: { name: "goodbye" }, print });
      expect(play(ended.session, { type: "leave" }).effects).toEqual([{ type: "reset" }]);
    }
    const out: PrintProgress = { ...coming, state: "printed", copies: 1 };
    expect(play({ ...at("done", out), step: { name } }, { type: "leave" }).effects).toEqual([
      { type: "reset" },
    ]);
  });

  it("has the usual time to take it, counted from when it came out", () => {
    const [before, after] = [wait(coming), wait({ ...coming, state: "printed" })];
    expect(after[0]?.key).not.toBe(before[0]?.key);
  });

  it("is still asked where the printer cannot tell", () => {
    const { effects } = play(leaving(handed), { type: "paper-came-out", came: true });
    expect(effects).toEqual([{ type: "paper-came-out", came: true }]);
  });
});

describe("a result paper", () => {
  it("of this dossier is asked for; one of another is not", () => {
    const looking = at("lookup-result", { ...handed, state: "idle", kind: null }, takenIn);
    const asked = play(looking, { type: "print-result", resultId: "r1" });
    expect(asked.effects).toEqual([{ type: "print-result", resultId: "r1" }]);
    expect(asked.session.print).toMatchObject({ state: "rendering", kind: "result" });
    expect(play(asked.session, { type: "print-result", resultId: "r1" }).effects).toEqual([]);
    expect(play(looking, { type: "print-result", resultId: "r2" }).effects).toEqual([]);
    expect(play(at("done", handed, takenIn), { type: "print-result", resultId: "r1" }).effects).toEqual([]);
  });

  it("that the portal does not give now is told, and may be asked for again", () => {
    const asked = play(
      at("lookup-result", { ...handed, state: "idle", kind: null }, takenIn),
      { type: "print-result", resultId: "r1" },
      { type: "print-changed", print: { state: "idle", kind: "result", problem: null, copies: 0 } },
      { type: "nothing-to-print", notice: "result-away" },
    );
    expect(asked.session.notice?.code).toBe("result-away");
    const again = play(asked.session, { type: "print-result", resultId: "r1" });
    expect([again.effects.length, again.session.notice]).toEqual([1, null]);
  });
});

describe("who turns away from paper that waits for the printer", () => {
  it("to look up another dossier, leaves none of it behind", () => {
    const { session, effects } = play(at("lookup-result", waits), { type: "back" });
    expect(effects).toEqual([{ type: "stop-print" }]);
    expect(session).toMatchObject({ step: { name: "lookup" }, dossier: null, print: { state: "idle" } });
  });

  it("from the filled form, has it taken back and may go on with the dossier", () => {
    const waiting = play(
      atReview(),
      { type: "take-form" },
      { type: "print-changed", print: { ...waits, kind: "declaration" } },
    ).session;
    expect(waiting).toMatchObject({ step: { name: "review" }, busy: true });
    expect(play(waiting, { type: "submit" }).effects).toEqual([]);
    const { session, effects } = play(waiting, { type: "back" });
    expect(effects).toEqual([{ type: "stop-print" }]);
    expect(session).toMatchObject({ step: { name: "review" }, busy: false, print: { state: "idle" } });
    expect(play(session, { type: "submit" }).effects).toHaveLength(1);
  });
});

it("asks about a filled form too, and wipes everything only when it is in the hand", () => {
  const asked = play(
    atReview(),
    { type: "take-form" },
    { type: "print-changed", print: { ...handed, kind: "declaration" } },
  ).session;
  expect(asked.step.name).toBe("review");
  const answer = play(asked, { type: "paper-came-out", came: true });
  expect(answer.effects).toEqual([{ type: "paper-came-out", came: true }]);
  const out = { state: "printed", kind: "declaration", problem: null, copies: 1 } as const;
  expect(play(answer.session, { type: "print-changed", print: out }).session.step.name).toBe("goodbye");
  const none = { ...out, state: "failed", problem: "aborted", copies: 0 } as const;
  expect(play(answer.session, { type: "print-changed", print: none }).session).toMatchObject({
    step: { name: "review" },
    busy: false,
    notice: { code: "form-not-printed" },
  });
});

it("leads from a slip held to the scanner on the first screen to the paper, with one touch after the four digits", () => {
  const asked = play(
    newSession(0, "session-1"),
    { type: "code-scanned", payload: ticket },
    { type: "ticket-known", ticket },
  );
  expect(asked.session.step.name).toBe("lookup-proof");
  const found = play(
    asked.session,
    { type: "lookup-proof", lastFour: "5678" },
    { type: "looked-up", dossier: takenIn },
  );
  expect(found.session.step.name).toBe("lookup-result");
  const { effects } = play(found.session, { type: "print-slip" });
  expect(effects).toEqual([{ type: "print", kind: "taken-in" }]);
});

it("says that a card is no slip where a slip is looked for, and looks nothing up", () => {
  const looking: Session = { ...newSession(0, "session-1"), step: { name: "lookup" }, goal: "lookup" };
  const { session, effects } = play(looking, { type: "code-scanned", payload: cardPayload });
  expect([session.step.name, session.notice?.code, effects]).toEqual(["lookup", "lookup-is-card", []]);
});
