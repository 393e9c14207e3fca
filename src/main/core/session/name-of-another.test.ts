import { describe, expect, it } from "vitest";
import { answer, birth, here, keyOf } from "../../../../tests/support/second-card.ts";
import { person } from "../../../../tests/support/session-fixtures.ts";
import { newSession } from "../../../shared/new-session.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import type { Session, SessionEvent } from "../../../shared/session.ts";
import { next } from "./machine.ts";

const unlike: Readonly<Record<string, readonly string[]>> = {
  child: ["motherName", "fatherName"],
  motherName: ["child"],
  fatherName: ["child"],
};
/** The birth, as the catalogue holds the child's name against its parents'. */
const held: Procedure = {
  ...birth,
  questions: birth.questions.map((question) => {
    const keys = unlike[question.key];
    return keys === undefined ? question : { ...question, unlike: [...keys] };
  }),
};
const after = (session: Session, ...events: readonly SessionEvent[]): Session =>
  events.reduce((now, event) => next(now, event, { ...here, procedures: [held] }).session, session);

/** A mother at the desk is asked what her child is called. */
const atChild = (): Session =>
  after(
    {
      ...newSession(0, "s"),
      person,
      goal: "submit",
      procedureCode: held.code,
      owner: { fullName: "", idNumber: "" },
      step: { name: "declaration", index: 0 },
    },
    answer("relation", "mother"),
  );

describe("a child with a parent's name", () => {
  it("is warned of, whatever the capitals and blanks, and taken at the second press", () => {
    const typed = ` ${person.fullName.toLocaleUpperCase("vi")} `;
    const warned = after(atChild(), answer("child", typed));
    expect([keyOf(warned, held), warned.notice]).toEqual([
      "child",
      { code: "name-of-another", field: "child" },
    ]);
    expect(keyOf(after(warned, answer("child", typed)), held)).not.toBe("child");
  });

  it("is mended at once by the name of the child", () => {
    const warned = after(atChild(), answer("child", person.fullName));
    expect(keyOf(after(warned, answer("child", "Trần An")), held)).not.toBe("child");
  });

  it("is asked about where a parent's name came from the desk, instead of being passed in silence", () => {
    const filled = after(atChild(), answer("child", person.fullName), answer("child", person.fullName));
    expect([keyOf(filled, held), filled.notice]).toEqual(["motherName", null]);
    const warned = after(filled, answer("motherName", person.fullName));
    expect(warned.notice?.code).toBe("name-of-another");
    expect(keyOf(after(warned, answer("motherName", person.fullName)), held)).not.toBe("motherName");
  });
});
