import { describe, expect, it } from "vitest";
import { atReview, play, smallProcedure, world } from "../../../../tests/support/session-fixtures.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import type { Session } from "../../../shared/session.ts";
import { next } from "./machine.ts";

const { typing } = smallProcedure;
const ownHand: Procedure = {
  ...smallProcedure,
  code: "1.000002",
  typing: { ...typing, othersMayType: true, mustSelfWrite: true },
};
const ownTyping: Procedure = {
  ...smallProcedure,
  code: "1.000003",
  typing: { ...typing, othersMayType: false },
};
const wider = { ...world, procedures: [smallProcedure, ownHand, ownTyping] };

const chooses = (session: Session, code: string): Session =>
  next({ ...session, step: { name: "procedure" } }, { type: "choose-procedure", code }, wider).session;
const noted = (typist: string, again: boolean) => ({
  type: "note",
  event: { event: "typist-chosen", typist, again },
});

describe("who types", () => {
  const unsaid: Session = { ...atReview(), typist: null };

  it("is noted once when it is said, and once more when another takes over in the middle", () => {
    const { session, effects } = play(
      unsaid,
      { type: "set-typist", typist: "volunteer" },
      { type: "set-typist", typist: "volunteer" },
      { type: "set-typist", typist: "officer" },
    );
    expect(session.typist).toBe("officer");
    expect(effects).toEqual([noted("volunteer", false), noted("officer", true)]);
  });

  it.each([ownHand, ownTyping])("can only be the citizen where the law wants it so ($code)", ({ code }) => {
    const session = chooses(unsaid, code);
    for (const typist of ["volunteer", "officer"] as const)
      expect(next(session, { type: "set-typist", typist }, wider)).toEqual({ session, effects: [] });
    expect(next(session, { type: "set-typist", typist: "citizen" }, wider).session.typist).toBe("citizen");
  });

  it("is asked again where the one who typed before is closed out, and only there", () => {
    const helped: Session = { ...unsaid, typist: "volunteer" };
    expect(chooses(helped, ownTyping.code).typist).toBeNull();
    expect(chooses({ ...helped, procedureCode: null }, smallProcedure.code).typist).toBe("volunteer");
    expect(chooses({ ...helped, typist: "citizen" }, ownHand.code).typist).toBe("citizen");
  });
});

it("folds the volunteer's strip for the desk and leaves the person's session as it is", () => {
  const before = atReview();
  const { session, effects } = play(before, { type: "fold-strip", folded: true });
  expect(session).toEqual(before);
  expect(effects).toEqual([{ type: "fold-strip", folded: true }]);
});
