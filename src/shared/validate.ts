import { isValidPhoneNumber } from "libphonenumber-js/mobile";
import { z } from "zod";
import { dateProblem } from "./dates.ts";
import type { IdPaper } from "./dossier.ts";
import type { Question, QuestionKind } from "./procedure.ts";
import { unreachable } from "./result.ts";
import type { NoticeCode } from "./session.ts";

/** Longest answers by kind, where a question names none: the portal's columns (500 names and addresses, 100 papers and mail). */
const LONGEST: Readonly<Record<QuestionKind, number>> = {
  name: 500,
  text: 500,
  date: 10,
  choice: 60,
  "id-number": 100,
  phone: 50,
  email: 100,
  number: 12,
  address: 500,
  list: 500,
};

/** Notices that ask for a second look and never stop anybody. */
const WARNINGS: ReadonlySet<NoticeCode> = new Set([
  "phone-unusual",
  "name-of-another",
  "card-warn-province",
  "card-warn-sex",
  "card-warn-birth-year",
  "card-warn-letters",
]);

/** True for a notice that is shown and may be passed by. */
export function isWarning(code: NoticeCode): boolean {
  return WARNINGS.has(code);
}

/**
 * An answer as it is kept: NFC (what the forms and the portal expect), no spaces around, single spaces within, and
 * plain digits where digits are meant. What a person's name says is never changed beyond that.
 */
export function normaliseAnswer(question: Pick<Question, "kind">, value: string): string {
  const text = value.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
  switch (question.kind) {
    case "id-number":
    case "number":
      return text.normalize("NFKC").replaceAll(/[\s.]/gu, "");
    case "phone":
      return text.normalize("NFKC").replaceAll(/[\s.()-]/gu, "");
    case "date":
    case "email":
      return text.normalize("NFKC").replaceAll(" ", "");
    case "name":
    case "text":
    case "choice":
    case "address":
    case "list":
      return text;
    default:
      return unreachable(question.kind);
  }
}

/**
 * What is wrong with an answer, or null. `todayIso` is the desk's day (`yyyy-MM-dd`), for dates that may not lie ahead.
 * A code for which `isWarning` holds may be passed by; every other one stays until the answer is mended.
 */
export function checkAnswer(question: Question, value: string, todayIso: string): NoticeCode | null {
  const answer = normaliseAnswer(question, value);
  if (answer === "") return question.required ? "answer-missing" : null;
  const tooLong = answer.length > (question.maxLength ?? LONGEST[question.kind]);
  return checkKind(question, answer, todayIso) ?? (tooLong ? "answer-too-long" : null);
}

function checkKind(question: Question, answer: string, todayIso: string): NoticeCode | null {
  switch (question.kind) {
    case "name":
    case "text":
    case "address":
    // A list never holds everything: a group it does not name, a body abroad.
    case "list":
      return null;
    case "date":
      return dateProblem(answer, { partial: false, future: false, ...question.date }, todayIso);
    case "choice":
      return question.choices?.some((choice) => choice.value === answer) ? null : "choice-unknown";
    case "id-number":
      return /^\d{12}$/u.test(answer) ? null : "id-number-not-12-digits";
    case "phone":
      return checkPhone(answer);
    case "email":
      return checkEmail(answer);
    case "number":
      return /^\d+$/u.test(answer) ? null : "number-not-a-number";
    default:
      return unreachable(question.kind);
  }
}

/**
 * A telephone number of Vietnam, in any common writing. Known numbers pass; digits of a plausible length that the
 * numbering tables do not know only warn (new blocks of numbers appear before the tables do); anything else is refused.
 */
export function checkPhone(value: string): NoticeCode | null {
  const phone = normaliseAnswer({ kind: "phone" }, value);
  if (phone === "") return "answer-missing";
  if (phone.length > LONGEST.phone || !/^\+?\d{8,15}$/u.test(phone)) return "phone-not-a-number";

  return isValidPhoneNumber(phone, "VN") ? null : "phone-unusual";
}

/** An e-mail address, or empty: nobody needs one here. */
export function checkEmail(value: string): NoticeCode | null {
  const email = normaliseAnswer({ kind: "email" }, value);
  if (email === "") return null;
  if (email.length > LONGEST.email) return "answer-too-long";
  return z.email().safeParse(email).success ? null : "email-not-an-address";
}

/**
 * The questions that take the place of a card, one a screen: number, name, birth date, sex, address. Only a citizen's
 * own number must have 12 digits; a passport or another paper has the number it has.
 */
export function identityQuestions(idPaper: IdPaper): readonly Question[] {
  return [
    idPaper === "citizen-card" ? CITIZEN_NUMBER : otherNumber(idPaper),
    FULL_NAME,
    BIRTH_DATE,
    SEX,
    ADDRESS,
  ];
}

const CITIZEN_NUMBER: Question = {
  key: "idNumber",
  section: "identity",
  label: "Số định danh cá nhân",
  ask: { vi: "Số căn cước của ông/bà là gì?", en: "What is your citizen ID number?" },
  hint: { vi: "12 chữ số, in trên thẻ", en: "12 digits, printed on the card" },
  kind: "id-number",
  required: true,
};

function otherNumber(idPaper: "passport" | "other"): Question {
  const passport = idPaper === "passport";
  return {
    key: "idNumber",
    section: "identity",
    label: passport ? "Số hộ chiếu" : "Số giấy tờ",
    ask: passport
      ? { vi: "Số hộ chiếu của ông/bà là gì?", en: "What is your passport number?" }
      : { vi: "Số giấy tờ của ông/bà là gì?", en: "What is the number of your paper?" },
    kind: "text",
    required: true,
    maxLength: 100,
  };
}

const FULL_NAME: Question = {
  key: "fullName",
  section: "identity",
  label: "Họ, chữ đệm, tên",
  ask: { vi: "Họ và tên đầy đủ của ông/bà?", en: "What is your full name?" },
  hint: { vi: "Viết như trên giấy tờ, có dấu", en: "As on your paper, with its marks" },
  kind: "name",
  required: true,
};

const BIRTH_DATE: Question = {
  key: "birthDate",
  section: "identity",
  label: "Ngày, tháng, năm sinh",
  ask: { vi: "Ông/bà sinh ngày nào?", en: "When were you born?" },
  hint: {
    vi: "Nếu giấy tờ chỉ ghi năm hoặc tháng và năm, nhập phần đó là đủ",
    en: "If your paper shows only a year, or a month and year, that is enough",
  },
  kind: "date",
  required: true,
  date: { future: false, partial: true },
};

const SEX: Question = {
  key: "sex",
  section: "identity",
  label: "Giới tính",
  ask: { vi: "Giới tính của ông/bà?", en: "What is your sex?" },
  kind: "choice",
  required: true,
  choices: [
    { value: "male", text: { vi: "Nam", en: "Male" } },
    { value: "female", text: { vi: "Nữ", en: "Female" } },
  ],
};

const ADDRESS: Question = {
  key: "address",
  section: "identity",
  label: "Nơi cư trú",
  ask: { vi: "Ông/bà đang cư trú ở đâu?", en: "Where do you live?" },
  hint: {
    vi: "Số nhà, đường hoặc khóm/ấp, phường/xã, tỉnh",
    en: "House number, street or hamlet, ward or commune, province",
  },
  kind: "address",
  required: true,
};
