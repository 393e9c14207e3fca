import { describe, expect, it } from "vitest";
import { answer, birth, here, keyOf } from "../../../../tests/support/second-card.ts";
import { person } from "../../../../tests/support/session-fixtures.ts";
import { newSession } from "../../../shared/new-session.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import type { Session, SessionEvent } from "../../../shared/session.ts";
import { next } from "./machine.ts";

/** The birth, whose child's name is asked although the owner's screen gave one. */
const asked: Procedure = {
  ...birth,
  questions: birth.questions.map((question) =>
    question.key === "child" ? { ...question, confirm: true } : question,
  ),
};
const after = (session: Session, ...events: readonly SessionEvent[]): Session =>
  events.reduce((now, event) => next(now, event, { ...here, procedures: [asked] }).session, session);
const named = (fullName: string, idNumber = "") =>
  ({ type: "set-owner", owner: { fullName, idNumber } }) as const;

/** A grandmother gave her daughter's name for the owner's, and is asked what the child is called. */
const atChild = (): Session =>
  after(
    { ...newSession(0, "s"), person, goal: "submit", procedureCode: asked.code, step: { name: "owner" } },
    named("Lê Thị Hoa", "079190000002"),
    answer("relation", "other"),
  );

describe("a name that was given on an earlier screen for somebody who may be another", () => {
  it("is asked, with that name as its answer", () => {
    expect([keyOf(atChild(), asked), atChild().answers["child"]]).toEqual(["child", "Lê Thị Hoa"]);
  });

  it("is passed at a touch, and found again on the way back", () => {
    const on = after(atChild(), answer("child", "Lê Thị Hoa"));
    expect(keyOf(on, asked)).toBe("motherName");
    expect(on.owner).toEqual({ fullName: "Lê Thị Hoa", idNumber: "079190000002" });
    expect(keyOf(after(on, { type: "back" }), asked)).toBe("child");
  });

  it("makes the dossier the child's when it is mended, without the number of whoever was named", () => {
    const mended = after(atChild(), answer("child", "Trần An"));
    expect(mended.owner).toEqual({ fullName: "Trần An", idNumber: "" });
    expect(mended.answers["child"]).toBe("Trần An");
  });

  it("is asked anew when the owner is changed from the check screen", () => {
    const checking: Session = { ...atChild(), editing: true, step: { name: "owner" } };
    const on = after(checking, named("Trần An"));
    expect([keyOf(on, asked), on.answers["child"]]).toEqual(["child", "Trần An"]);
  });
});
