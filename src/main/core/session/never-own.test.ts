import { describe, expect, it } from "vitest";
import { dossierIntent, scan as keptScan } from "../../../../tests/support/intents.ts";
import { answer, birth, here, keyOf, scanned, father } from "../../../../tests/support/second-card.ts";
import { person } from "../../../../tests/support/session-fixtures.ts";
import { newSession } from "../../../shared/new-session.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import type { Session, SessionEvent } from "../../../shared/session.ts";
import { sessionFrom } from "./correction.ts";
import { next } from "./machine.ts";

const words = { vi: "Tên trẻ?", en: "The child's name?" };
/** The birth, as the catalogue says whose it is. */
const childs: Procedure = { ...birth, owner: { never: "self", ask: words, hint: words, label: words } };
const world = { ...here, procedures: [childs] };
const after = (session: Session, ...events: readonly SessionEvent[]): Session =>
  events.reduce((now, event) => next(now, event, world).session, session);
const self = { type: "set-owner", owner: "self" } as const;
const named = (fullName: string) => ({ type: "set-owner", owner: { fullName, idNumber: "" } }) as const;

const atOwner: Session = {
  ...newSession(0, "s"),
  person,
  goal: "submit",
  procedureCode: childs.code,
  step: { name: "owner" },
};
const notSelf = { code: "owner-not-self", field: "fullName" };

/** A birth that was kept in the mother's name, opened again at the desk. */
const mending = (): Session =>
  sessionFrom({
    intent: dossierIntent({
      procedureCode: childs.code,
      submitter: person,
      owner: null,
      answers: {
        relation: "mother",
        child: "Trần An",
        motherName: person.fullName,
        motherBorn: "1999",
        motherNation: "Kinh",
        motherHome: person.address,
        fatherName: "Trần Minh Khôi",
        fatherBorn: "1988",
        fatherNation: "Kinh",
        fatherHome: "Tổ 1, Phường Mỹ Trà, Đồng Tháp",
        copies: "no",
      },
      scans: [keptScan("old-1", { paperCode: "GCS" })],
    }),
    corrects: { intentId: 7, localNumber: "CHO-261125-1-001", reason: null, words: null, fileIds: [] },
    officer: { before: null, now: null },
    nowMs: 0,
    sessionId: "s",
  });

describe("a dossier that is never the submitter's own", () => {
  it("is not taken for theirs, and says what is wanted instead", () => {
    const refused = after(atOwner, self);
    expect(refused).toMatchObject({ step: { name: "owner" }, owner: null, notice: notSelf });
    expect(after(refused, named("Trần An")).owner).toEqual({ fullName: "Trần An", idNumber: "" });
  });

  it("needs the name", () => {
    expect(after(atOwner, named(" ")).notice).toEqual({ code: "answer-missing", field: "fullName" });
  });

  it("is left for the papers that are needed, and takes no card", () => {
    expect(after(atOwner, { type: "back" }).step.name).toBe("requirements");
    expect(after(atOwner, scanned(father))).toMatchObject({
      owner: null,
      notice: { code: "card-not-asked" },
    });
  });

  it("is not begun with the owner of another procedure that was chosen before", () => {
    const other: Session = {
      ...atOwner,
      procedureCode: "1.000002",
      owner: { fullName: "Lê Thị Hoa", idNumber: "079190000002" },
      step: { name: "procedure" },
    };
    expect(after(other, { type: "choose-procedure", code: childs.code }).owner).toBe(null);
  });

  it("is asked for its owner where it was begun as one's own", () => {
    const own: Session = { ...atOwner, owner: "self", step: { name: "requirements" } };
    const asked = after(own, { type: "next" }, self);
    expect(asked).toMatchObject({ step: { name: "owner" }, notice: notSelf });
    expect(keyOf(after(asked, named("Trần An")), childs)).toBe("relation");
  });
});

describe("a birth that was kept in the submitter's name", () => {
  it("opens, and is not sent again before the child was named", () => {
    const { session, effects } = next(mending(), { type: "submit" }, world);
    expect(session).toMatchObject({ step: { name: "owner" }, editing: true, notice: notSelf });
    expect(effects).toEqual([]);
    expect(after(session, { type: "back" }).step.name).toBe("review");
    const mended = after(session, named("Trần An"));
    expect(mended).toMatchObject({ step: { name: "review" }, owner: { fullName: "Trần An" } });
    expect(next(mended, { type: "submit" }, world).effects).toMatchObject([{ type: "keep-dossier" }]);
  });

  it("becomes the child's when the child's name is mended", () => {
    const mended = after(
      mending(),
      { type: "edit", step: "declaration", key: "child" },
      answer("child", "Trần Bình"),
    );
    expect(mended).toMatchObject({
      step: { name: "review" },
      owner: { fullName: "Trần Bình", idNumber: "" },
      answers: { child: "Trần Bình" },
    });
  });
});
