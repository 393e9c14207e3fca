import { describe, expect, it } from "vitest";
import {
  askedQuestions,
  deskAnswer,
  describeIdPaper,
  keptAnswers,
  missingPapers,
  neededPapers,
  prefillAnswer,
} from "./declaration.ts";
import type { Person } from "./dossier.ts";
import type { Paper, Question } from "./procedure.ts";

const PERSON: Person = {
  fullName: "Nguyễn Thị Thảo",
  idPaper: "citizen-card",
  idNumber: "087199012345",
  birthDate: "1999-09-05",
  sex: "female",
  address: "Khóm 1, Phường Cao Lãnh",
  issuedOn: "2021-05-10",
  source: "card",
};

function question(key: string, more: Partial<Question> = {}): Question {
  return { key, section: "s", label: key, ask: { vi: key, en: key }, kind: "text", required: true, ...more };
}

function paper(code: string, more: Partial<Paper> = {}): Paper {
  return {
    code,
    name: { vi: code, en: code },
    how: "submit",
    required: true,
    originals: 1,
    copies: 0,
    ...more,
  };
}

const FORM = {
  questions: [
    question("married"),
    question("divorced", { askedWhen: { key: "married", equals: ["no"] } }),
    question("court", { askedWhen: { key: "divorced", equals: ["yes"] } }),
    question("copies"),
  ],
  papers: [
    paper("JUDGEMENT", { askedWhen: { key: "divorced", equals: ["yes"] } }),
    paper("FORM", { how: "form" }),
    paper("CARD", { how: "show" }),
    paper("OLD", { required: false }),
  ],
};
const keys = (answers: Record<string, string>): readonly string[] =>
  askedQuestions(FORM, answers).map(({ key }) => key);

describe("the questions that are asked", () => {
  it("open and close with the answers before them", () => {
    expect(keys({})).toEqual(["married", "copies"]);
    expect(keys({ married: "no" })).toEqual(["married", "divorced", "copies"]);
    expect(keys({ married: "no", divorced: "yes" })).toEqual(["married", "divorced", "court", "copies"]);
  });
  it("do not hang on an answer that is no longer asked", () => {
    expect(keys({ married: "yes", divorced: "yes" })).toEqual(["married", "copies"]);
    expect(
      keptAnswers(FORM, { married: "yes", divorced: "yes", court: "TAND", copies: "1", other: "x" }),
    ).toEqual({
      married: "yes",
      copies: "1",
    });
  });
});

describe("papers", () => {
  it("concern the dossier as it is answered", () => {
    expect(neededPapers(FORM, {}).map(({ code }) => code)).toEqual(["FORM", "CARD", "OLD"]);
    expect(neededPapers(FORM, { married: "no", divorced: "yes" }).map(({ code }) => code)).toContain(
      "JUDGEMENT",
    );
  });
  it("are missing only when they must be handed in and have no picture", () => {
    const answers = { married: "no", divorced: "yes" };
    expect(missingPapers(FORM, answers, []).map(({ code }) => code)).toEqual(["JUDGEMENT"]);
    expect(missingPapers(FORM, answers, [{ paperCode: "JUDGEMENT" }])).toEqual([]);
    expect(missingPapers(FORM, {}, [])).toEqual([]);
  });
});

describe("what is filled in before anybody types", () => {
  const from = { submitter: PERSON, owner: "self", phone: "0912345678", today: "2026-11-25" } as const;
  const child = { fullName: "Nguyễn An", idNumber: "" };

  it("comes from the card, else from what most people keep", () => {
    expect(prefillAnswer(question("a", { prefill: "submitter.fullName" }), from)).toBe("Nguyễn Thị Thảo");
    expect(prefillAnswer(question("a", { prefill: "submitter.phone" }), from)).toBe("0912345678");
    expect(prefillAnswer(question("a", { usual: "Kinh" }), from)).toBe("Kinh");
    expect(prefillAnswer(question("a"), from)).toBe("");
    expect(
      prefillAnswer(question("a", { prefill: "submitter.sex", usual: "male" }), { ...from, submitter: null }),
    ).toBe("male");
  });
  it("gives the owner's facts only where they are known", () => {
    const sex = question("a", { prefill: "owner.sex" });
    expect(prefillAnswer(sex, from)).toBe("female");
    expect(prefillAnswer(sex, { ...from, owner: child })).toBe("");
    expect(prefillAnswer(question("a", { prefill: "owner.relation" }), from)).toBe("self");
    expect(prefillAnswer(question("a", { prefill: "owner.fullName" }), { ...from, owner: child })).toBe(
      "Nguyễn An",
    );
  });
  it("knows who holds an ID card as a citizen, and asks everybody else", () => {
    const nationality = question("nationality", { prefill: "owner.nationality", usual: "Việt Nam" });
    const guest: Person = { ...PERSON, idPaper: "passport" };
    expect(deskAnswer(nationality, from)).toBe("Việt Nam");
    expect(deskAnswer(nationality, { ...from, submitter: guest })).toBe("");
    expect(deskAnswer(nationality, { ...from, owner: child })).toBe("");
    expect(prefillAnswer(nationality, { ...from, submitter: guest })).toBe("Việt Nam");
  });

  it("never names the parent as the child", () => {
    const name = question("a", { prefill: "otherOwner.fullName" });
    expect(prefillAnswer(name, from)).toBe("");
    expect(prefillAnswer(name, { ...from, owner: child })).toBe("Nguyễn An");
  });
  it("waits for the answer it depends on", () => {
    const mother = question("a", {
      prefill: "submitter.fullName",
      prefillWhen: { key: "who", equals: ["mother"] },
    });
    expect(prefillAnswer(mother, from)).toBe("");
    expect(prefillAnswer(mother, { ...from, answers: { who: "father" } })).toBe("");
    expect(prefillAnswer(mother, { ...from, answers: { who: "mother" } })).toBe("Nguyễn Thị Thảo");
  });
});

it("words the identity paper with its issuer of that day", () => {
  expect(describeIdPaper(PERSON)).toBe(
    "Căn cước công dân/Căn cước số 087199012345, Cục Cảnh sát QLHC về TTXH cấp ngày 10/05/2021",
  );
  expect(describeIdPaper({ ...PERSON, issuedOn: "2024-07-01" })).toContain("Bộ Công an cấp ngày 01/07/2024");
  expect(describeIdPaper({ ...PERSON, issuedOn: undefined, idPaper: "passport", idNumber: "C1" })).toBe(
    "Hộ chiếu số C1",
  );
});
