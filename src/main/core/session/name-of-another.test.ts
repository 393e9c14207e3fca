import { describe, expect, it } from "vitest";
import { dossierIntent } from "../../../../tests/support/intents.ts";
import { answer, birth, here, keyOf } from "../../../../tests/support/second-card.ts";
import { person, scan } from "../../../../tests/support/session-fixtures.ts";
import { newSession } from "../../../shared/new-session.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import type { Session, SessionEvent } from "../../../shared/session.ts";
import { sessionFrom } from "./correction.ts";
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

const edit = (key: string) => ({ type: "edit", step: "declaration", key }) as const;
const submitted = (session: Session) =>
  next(session, { type: "submit" }, { ...here, procedures: [held] }).effects.map(({ type }) => type);

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

  describe("mended under the check screen", () => {
    const named = "Trần An";
    const filled: Session = {
      ...atChild(),
      owner: { fullName: named, idNumber: "" },
      answers: {
        relation: "mother",
        child: named,
        motherName: person.fullName,
        motherBorn: "1999-09-05",
        motherNation: "Kinh",
        motherHome: "Tổ 5",
        fatherName: "Trần Bình",
        fatherBorn: "1988",
        fatherNation: "Kinh",
        fatherHome: "Tổ 5",
        copies: "1",
      },
      scans: [scan],
      route: "counter",
      step: { name: "review" },
    };
    it("names the owner with it, and is warned of again before anything is kept, where the way back was taken", () => {
      const back = after(filled, edit("child"), answer("child", person.fullName), { type: "back" });
      expect(back.step.name).toBe("review");
      expect(back.owner).toEqual({ fullName: back.answers["child"], idNumber: "" });
      expect(submitted(back)).toEqual([]);
      const warned = after(back, { type: "submit" });
      expect([keyOf(warned, held), warned.notice]).toEqual([
        "child",
        { code: "name-of-another", field: "child" },
      ]);
      const meant = after(warned, answer("child", person.fullName));
      expect([meant.step.name, submitted(meant)]).toEqual(["review", ["keep-dossier"]]);
    });

    it("is asked about once for two that have the same name, and anew for a third", () => {
      const twice = [answer("motherName", named), answer("motherName", named)];
      const meant = after(filled, edit("motherName"), ...twice);
      expect([meant.step.name, submitted(meant)]).toEqual(["review", ["keep-dossier"]]);
      const father = after(meant, edit("fatherName"), answer("fatherName", named), { type: "back" });
      expect(submitted(father)).toEqual([]);
    });

    it("is not asked about again in a dossier that was sent with it", () => {
      const answers = { ...filled.answers, motherName: named };
      const scans = [scan];
      const intent = dossierIntent({ procedureCode: held.code, answers, route: "counter", scans });
      const corrects = {
        intentId: 7,
        localNumber: "CHO-261125-1-001",
        reason: null,
        words: null,
        fileIds: [],
      };
      const officer = { before: null, now: null };
      const mended = sessionFrom({ intent, corrects, officer, nowMs: 0, sessionId: "m" });
      expect(submitted(mended)).toEqual(["keep-dossier"]);
    });
  });
});
