import { describe, expect, it } from "vitest";
import {
  atReview,
  cardPayload,
  dossier,
  person,
  smallProcedure,
  world,
} from "../../../../tests/support/session-fixtures.ts";
import { newSession } from "../../../shared/new-session.ts";
import type { Procedure, Question } from "../../../shared/procedure.ts";
import type { Session, SessionEvent } from "../../../shared/session.ts";
import { next } from "./machine.ts";
import type { World } from "./transition.ts";

const words = (vi: string) => ({ vi, en: vi });
const ask = (section: string, key: string, more: Partial<Question>): Question => ({
  key,
  section,
  label: key,
  ask: words(key),
  kind: "text",
  required: true,
  ...more,
});
const parent = (who: "mother" | "father"): readonly Question[] => {
  const prefillWhen = { key: "relation", equals: [who] };
  return [
    ask(who, `${who}Name`, { kind: "name", card: "fullName", prefill: "submitter.fullName", prefillWhen }),
    ask(who, `${who}Born`, { kind: "date", date: { future: false, partial: true }, card: "birthDate" }),
    ask(who, `${who}Nation`, { usual: "Kinh" }),
    ask(who, `${who}Home`, { kind: "address", card: "address", prefill: "submitter.address", prefillWhen }),
  ];
};
const choices = ["mother", "father", "other"].map((value) => ({ value, text: words(value) }));
const birth: Procedure = {
  ...smallProcedure,
  sections: [
    ...smallProcedure.sections,
    { key: "mother", title: words("Mẹ"), card: { of: words("người mẹ"), sex: "female" } },
    { key: "father", title: words("Cha"), card: { of: words("người cha"), sex: "male" } },
  ],
  questions: [
    ask("main", "relation", { kind: "choice", choices }),
    ask("main", "child", { kind: "name", prefill: "otherOwner.fullName" }),
    ...parent("mother"),
    ...parent("father"),
    ask("main", "copies", {}),
  ],
};
const extract: Procedure = {
  ...smallProcedure,
  code: "1.000002",
  sections: [{ key: "owner", title: words("Chủ"), card: { of: words("người đó") } }],
  questions: [
    ask("owner", "name", { kind: "name", prefill: "owner.fullName" }),
    ask("owner", "born", {
      kind: "date",
      date: { future: false, partial: true },
      prefill: "owner.birthDate",
    }),
    ask("owner", "home", { kind: "address", prefill: "owner.address" }),
    ask("owner", "number", { kind: "id-number", required: false, prefill: "owner.idNumber" }),
    ask("owner", "why", {}),
  ],
};

const father = "079088000001|270123456|Trần Minh Khôi|12031988|Nam|Tổ 1, Phường Mỹ Trà, Đồng Tháp|10052022";
const mother = "079190000002||Lê Thị Hoa|02011990|Nữ|Tổ 2, Phường Mỹ Trà, Đồng Tháp|10052022";
const old = "Tổ 1, Phường 6, Thành phố Cao Lãnh, Đồng Tháp";
const split = "Tổ 1, Phường Chia, Thành phố Cao Lãnh, Đồng Tháp";
const here: World = {
  ...world,
  procedures: [birth, extract],
  addressesNow: (address) =>
    address === old
      ? ["Tổ 1, Phường Cao Lãnh, Đồng Tháp"]
      : address === split
        ? ["Tổ 1, Phường A, Đồng Tháp", "Tổ 1, Phường B, Đồng Tháp"]
        : [],
};

const after = (session: Session, ...events: readonly SessionEvent[]): Session =>
  events.reduce((now, event) => next(now, event, here).session, session);
const scanned = (payload: string) => ({ type: "code-scanned", payload }) as const;
const goOn = { type: "next" } as const;
const answer = (key: string, value: string) => ({ type: "answer", key, value }) as const;
const atOwner = (code: string): Session =>
  after(
    { ...newSession(0, "s"), person, goal: "submit", step: { name: "procedure" } },
    { type: "choose-procedure", code },
    { type: "next" },
  );
/** The submitter is the child's mother; the father is asked about next. */
const atFather = (): Session =>
  after(
    atOwner(birth.code),
    { type: "set-owner", owner: { fullName: "Trần An", idNumber: "" } },
    answer("relation", "mother"),
    answer("motherBorn", "1999"),
    answer("motherNation", "Kinh"),
  );
const keyOf = (session: Session, { questions }: Procedure): string | undefined =>
  session.step.name === "declaration" ? questions[session.step.index]?.key : session.step.name;

describe("a parent's card in the declaration", () => {
  it("answers what it can, is shown to be looked at, and nothing of it is asked", () => {
    const session = after(atFather(), scanned(father));
    expect(session.answers).toMatchObject({
      fatherName: "Trần Minh Khôi",
      fatherBorn: "1988-03-12",
      fatherHome: "Tổ 1, Phường Mỹ Trà, Đồng Tháp",
    });
    expect(session.notice).toEqual({ code: "card-read", field: "father" });
    const on = after(session, goOn);
    expect([keyOf(on, birth), on.notice]).toEqual(["fatherNation", null]);
    expect(keyOf(after(on, answer("fatherNation", "Kinh")), birth)).toBe("copies");
  });

  it("keeps no number that no question asks for", () => {
    expect(JSON.stringify(after(atFather(), scanned(father)).cards)).not.toContain("270123456");
  });

  it("leaves what the person typed, and asks it on", () => {
    const typed = after(atFather(), answer("fatherName", "Trần Khôi"), scanned(father));
    expect(typed.answers).toMatchObject({ fatherName: "Trần Khôi", fatherBorn: "1988-03-12" });
    expect(keyOf(after(typed, goOn), birth)).toBe("fatherNation");
    expect(keyOf(after(typed, goOn, { type: "back" }), birth)).toBe("fatherName");
  });

  it("is replaced by another card, and taken back at a touch, but never what was typed", () => {
    const wrong = after(atFather(), scanned(mother));
    expect(wrong.answers["fatherName"]).toBe("Lê Thị Hoa");
    expect(after(wrong, scanned(father)).answers["fatherName"]).toBe("Trần Minh Khôi");
    const dropped = after(after(atFather(), answer("fatherName", "Trần Khôi"), scanned(father)), {
      type: "drop-card",
      section: "father",
    });
    expect(dropped.answers).toMatchObject({ fatherName: "Trần Khôi", fatherBorn: "", fatherHome: "" });
    expect([dropped.cards, dropped.notice, keyOf(dropped, birth)]).toEqual([{}, null, "fatherName"]);
  });

  it("is said to be the person's own, and changes nothing", () => {
    const before = atFather();
    const session = after(before, scanned(cardPayload));
    expect(session.notice?.code).toBe("card-own-again");
    expect({ ...session, notice: null }).toEqual(before);
  });

  it("warns of the other sex and of a card used twice, and takes it all the same", () => {
    const grandparent = after(
      atOwner(birth.code),
      { type: "set-owner", owner: { fullName: "Trần An", idNumber: "" } },
      answer("relation", "other"),
      scanned(mother),
      goOn,
      answer("motherNation", "Kinh"),
      scanned(mother),
    );
    expect(grandparent.cards["mother"]?.warnings).toEqual([]);
    expect(grandparent.cards["father"]?.warnings).toEqual(["card-warn-other-sex", "card-warn-used-here"]);
    expect(grandparent.answers["fatherName"]).toBe("Lê Thị Hoa");
  });

  it.each([
    ["079088000001|270123456|Tr?n Minh Kh?i|12031988|Nam|T? 1, Ph??ng M? Trà|10052022", "card-garbled"],
    ["079088000001|270123456|Trần Minh", "card-short"],
    ["https://example.org", "card-not-a-card"],
  ])("is not guessed at when it came through badly: %s", (payload, code) => {
    const before = atFather();
    const session = after(before, scanned(payload));
    expect(session.notice?.code).toBe(code);
    expect(session.answers).toEqual(before.answers);
  });

  it("is not taken where nothing of that person is asked, nor for the submitter", () => {
    const atRelation = after(atOwner(birth.code), {
      type: "set-owner",
      owner: { fullName: "An", idNumber: "" },
    });
    expect(after(atRelation, scanned(father)).notice?.code).toBe("card-not-asked");
    const own = after(atRelation, answer("relation", "mother"));
    expect(keyOf(own, birth)).toBe("motherBorn");
    expect(after(own, scanned(father)).answers).toEqual(own.answers);
  });

  it("fills in today's commune for an address of before 2025, and asks where there are several", () => {
    const home = (address: string) =>
      after(atFather(), scanned(father.replace("Tổ 1, Phường Mỹ Trà, Đồng Tháp", address)));
    expect(home(old).answers["fatherHome"]).toBe("Tổ 1, Phường Cao Lãnh, Đồng Tháp");
    expect(home(old).cards["father"]?.addressOffer?.said).toBe(old);
    const several = after(home(split), goOn, answer("fatherNation", "Kinh"));
    expect([several.answers["fatherHome"], keyOf(several, birth)]).toEqual(["", "fatherHome"]);
  });

  it("leads back to the check screen from a question that is mended", () => {
    const walked = after(
      atFather(),
      answer("fatherName", "a"),
      answer("fatherBorn", "1988"),
      answer("fatherNation", "Kinh"),
    );
    const editing: Session = { ...walked, editing: true, step: { name: "declaration", index: 6 } };
    const session = after({ ...editing, answers: { ...editing.answers, fatherName: "" } }, scanned(father));
    expect(after({ ...session, answers: { ...session.answers, copies: "1" } }, goOn).step.name).toBe(
      "review",
    );
    expect(session.answers).toMatchObject({ fatherName: "Trần Minh Khôi", fatherBorn: "1988" });
  });
});

const read = (): Session => after(atOwner(extract.code), scanned(father));

const confirmed = (fullName = "Trần Minh Khôi", idNumber = "079088000001") =>
  after(read(), { type: "set-owner", owner: { fullName, idNumber } });

describe("the owner's card", () => {
  it("fills the owner and waits to be looked at", () => {
    expect(read()).toMatchObject({
      step: { name: "owner" },
      owner: { fullName: "Trần Minh Khôi", idNumber: "079088000001" },
      notice: { code: "card-read", field: "owner" },
    });
  });

  it("answers what the procedure asks of the owner, so that the rest alone is asked", () => {
    expect(confirmed().answers).toMatchObject({
      name: "Trần Minh Khôi",
      born: "1988-03-12",
      number: "079088000001",
    });
    expect(keyOf(confirmed(), extract)).toBe("why");
  });

  it("lets a letter be mended, and is forgotten when another number is typed", () => {
    expect(confirmed("Trần Minh Khổi").answers).toMatchObject({ name: "Trần Minh Khổi", born: "1988-03-12" });
    const other = confirmed("Trần Văn Ba", "");
    expect([other.cards, other.answers["born"]]).toEqual([{}, ""]);
    expect(keyOf(other, extract)).toBe("born");
  });

  it("is taken in the declaration too, beside a name that was typed", () => {
    const typed = after(
      atOwner(extract.code),
      { type: "set-owner", owner: { fullName: "Trần Minh Khôi", idNumber: "" } },
      scanned(father),
      goOn,
    );
    expect(typed.answers).toMatchObject({ born: "1988-03-12", number: "079088000001" });
    expect([typed.owner, keyOf(typed, extract)]).toEqual([
      { fullName: "Trần Minh Khôi", idNumber: "079088000001" },
      "why",
    ]);
  });

  it("is not the submitter's own, and names no child", () => {
    const own = after(atOwner(extract.code), scanned(cardPayload));
    expect([own.notice?.code, own.owner]).toEqual(["card-own-again", null]);
    const child = after(atOwner(birth.code), scanned(father));
    expect([child.notice?.code, child.owner]).toEqual(["card-not-asked", null]);
  });

  it("is forgotten with the owner, and with another procedure", () => {
    expect(after(read(), { type: "set-owner", owner: "self" }).cards).toEqual({});
    expect(
      after(read(), { type: "back" }, { type: "back" }, { type: "choose-procedure", code: birth.code }).cards,
    ).toEqual({});
  });
});

it("is kept no longer than the form is open", () => {
  const { cards } = after(atFather(), scanned(father));
  const kept = next({ ...atReview(), cards }, { type: "dossier-kept", dossier }, here).session;
  expect(kept.cards).toEqual({});
  expect(newSession(0, "next").cards).toEqual({});
});

it("leaves the answers of a dossier that is mended as they were sent, and fills in what was left open", () => {
  const sent = { ...after(atFather(), scanned(father)).answers, fatherHome: "" };
  const mended: Session = {
    ...atFather(),
    cards: {},
    answers: { ...sent, fatherNation: "Kinh", copies: "1" },
    editing: true,
    step: { name: "declaration", index: 6 },
    corrects: { intentId: 7, localNumber: "CHO-261125-1-001", reason: "refused", words: null, fileIds: [] },
  };
  const filled = after(mended, scanned(father.replace("Trần Minh Khôi", "Trần Minh Khởi")));
  expect(filled.answers).toMatchObject({
    fatherName: "Trần Minh Khôi",
    fatherHome: "Tổ 1, Phường Mỹ Trà, Đồng Tháp",
  });
  expect(after(filled, goOn).step.name).toBe("review");
});
