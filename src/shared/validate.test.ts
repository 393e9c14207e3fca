import { describe, expect, it } from "vitest";
import { vietnamDay } from "./dates.ts";
import type { Question, QuestionKind } from "./procedure.ts";
import {
  checkAnswer,
  checkEmail,
  checkPhone,
  identityQuestions,
  isWarning,
  normaliseAnswer,
} from "./validate.ts";

const TODAY = "2026-11-25";

function question(kind: QuestionKind, more: Partial<Question> = {}): Question {
  return { key: "k", section: "s", label: "L", ask: { vi: "?", en: "?" }, kind, required: true, ...more };
}

const check = (kind: QuestionKind, value: string, more: Partial<Question> = {}): string | null =>
  checkAnswer(question(kind, more), value, TODAY);

describe("dates", () => {
  it.each(["2026-02-29", "2026-13-01", "2026-04-31", "31/12/1999", "abc", "0000-01-01", "1999-9-5"])(
    "%s is no date",
    (text) => expect(check("date", text)).toBe("date-impossible"),
  );
  it.each(["52", "952", "52-07-01"])("asks for all four digits of the year in %s", (text) =>
    expect(check("date", text, { date: { future: false, partial: true } })).toBe("date-year-short"),
  );
  it.each(["-09-05", "-09", "2026-00-10"])("asks for the part that is missing in %s", (text) =>
    expect(check("date", text, { date: { future: false, partial: true } })).toBe("date-incomplete"),
  );
  it("knows leap days", () => {
    expect(check("date", "2024-02-29")).toBeNull();
    expect(check("date", "1900-02-29")).toBe("date-impossible");
    expect(check("date", "2000-02-29")).toBeNull();
  });
  it("takes today and refuses tomorrow, unless the question looks ahead", () => {
    expect(check("date", TODAY)).toBeNull();
    expect(check("date", "2026-11-26")).toBe("date-in-future");
    expect(check("date", "2026-11-26", { date: { future: true, partial: false } })).toBeNull();
  });
  it("takes a year alone only where part of a date is enough", () => {
    const birth = { date: { future: false, partial: true } };
    expect(check("date", "1948")).toBe("date-incomplete");
    expect(check("date", "1948", birth)).toBeNull();
    expect(check("date", "1948-07", birth)).toBeNull();
    expect(check("date", "1948-13", birth)).toBe("date-impossible");
    expect(check("date", "2027", birth)).toBe("date-in-future");
    expect(check("date", "2026-12", birth)).toBe("date-in-future");
    expect(check("date", "2026-11", birth)).toBeNull();
  });
  it("counts the day as Vietnam does", () => {
    expect(vietnamDay(Date.UTC(2026, 10, 24, 17, 0))).toBe("2026-11-25");
    expect(vietnamDay(Date.UTC(2026, 10, 24, 16, 59))).toBe("2026-11-24");
  });
});

describe("telephone", () => {
  it.each([
    "0912345678",
    "+84912345678",
    "84912345678",
    "0912 345 678",
    "0912.345.678",
    "０９１２３４５６７８",
  ])("takes %s", (text) => expect(checkPhone(text)).toBeNull());
  it.each(["0890123456", "0992345678", "01682345678"])(
    "only warns about %s, a number no table knows",
    (text) => {
      expect(checkPhone(text)).toBe("phone-unusual");
      expect(isWarning("phone-unusual")).toBe(true);
    },
  );
  it.each(["không có", "0912", "091234567891234567", "0912-abc-678", "+", "☎"])("refuses %s", (text) => {
    expect(checkPhone(text)).toBe("phone-not-a-number");
    expect(isWarning("phone-not-a-number")).toBe(false);
  });
  it("asks for a number when there is none", () => expect(checkPhone("  ")).toBe("answer-missing"));
});

describe("other kinds", () => {
  it("wants 12 digits of a citizen's number, spaces forgiven", () => {
    expect(check("id-number", "087 199 012 345")).toBeNull();
    expect(check("id-number", "08719901234")).toBe("id-number-not-12-digits");
    expect(check("id-number", "0871990123456")).toBe("id-number-not-12-digits");
    expect(check("id-number", "08719901234O")).toBe("id-number-not-12-digits");
  });
  it("takes an address of electronic mail, or none", () => {
    expect(checkEmail("")).toBeNull();
    expect(checkEmail("an.nguyen@example.vn")).toBeNull();
    expect(checkEmail("an.nguyen@")).toBe("email-not-an-address");
    expect(checkEmail(`${"a".repeat(100)}@example.vn`)).toBe("answer-too-long");
  });
  it("takes only digits as a number", () => {
    expect(check("number", "3")).toBeNull();
    expect(check("number", "ba")).toBe("number-not-a-number");
    expect(check("number", "-1")).toBe("number-not-a-number");
  });
  it("takes only choices that are offered", () => {
    const choices = [
      { value: "male", text: { vi: "Nam", en: "Male" } },
      { value: "female", text: { vi: "Nữ", en: "Female" } },
    ];
    expect(check("choice", "female", { choices })).toBeNull();
    expect(check("choice", "Nữ", { choices })).toBe("choice-unknown");
  });
  it("lets an optional answer be empty and a required one not, spaces being nothing", () => {
    expect(check("text", "   ")).toBe("answer-missing");
    expect(check("text", "   ", { required: false })).toBeNull();
    expect(check("name", "\u00A0\t")).toBe("answer-missing");
  });
  it("stops at the length of the question or of the portal's column", () => {
    expect(check("text", "a".repeat(31), { maxLength: 30 })).toBe("answer-too-long");
    expect(check("name", "ễ".repeat(500))).toBeNull();
    expect(check("name", "ễ".repeat(501))).toBe("answer-too-long");
    expect(check("name", "ễ".repeat(500).normalize("NFD"))).toBeNull();
  });
});

it("keeps names in NFC and never changes their letters or case", () => {
  const name = " Nguyễn  Thị Thảo ".normalize("NFD");
  expect(normaliseAnswer({ kind: "name" }, name)).toBe("Nguyễn Thị Thảo");
  expect(normaliseAnswer({ kind: "name" }, "LÊ THỊ Ô")).toBe("LÊ THỊ Ô");
});

it("normalises once and for all: a second time changes nothing", () => {
  const kinds: readonly QuestionKind[] = [
    "name",
    "text",
    "date",
    "id-number",
    "phone",
    "email",
    "number",
    "address",
    "list",
  ];
  for (const kind of kinds) {
    for (const value of ["ﬁ ½ ①", " a\u0300 . ", "０９１ ２", "e\u0302\u0301  ", "\u2003x\u2003"]) {
      const once = normaliseAnswer({ kind }, value);
      expect(normaliseAnswer({ kind }, once)).toBe(once);
    }
  }
});

describe("identity by hand", () => {
  it("asks the same five things whatever the paper", () => {
    const keys = ["idNumber", "fullName", "birthDate", "sex", "address"];
    expect(identityQuestions("citizen-card").map(({ key }) => key)).toEqual(keys);
    expect(identityQuestions("passport").map(({ key }) => key)).toEqual(keys);
  });
  it("takes a passport's letters but only digits of a citizen's own number", () => {
    const [passport] = identityQuestions("passport");
    const [citizen] = identityQuestions("citizen-card");
    expect(passport && checkAnswer(passport, "C1234567", TODAY)).toBeNull();
    expect(citizen && checkAnswer(citizen, "C1234567", TODAY)).toBe("id-number-not-12-digits");
  });
});
