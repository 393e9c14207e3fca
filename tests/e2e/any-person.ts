import type { Procedure, Question } from "../../src/shared/procedure.ts";
import type { Way } from "../support/ways.ts";
import { procedureOf } from "./catalogue.ts";

/** Somebody invented who walks one of the ways. */
export interface Person {
  readonly fullName: string;
  readonly idNumber: string;
  readonly phone: string;
  /** What the card's code says. */
  readonly card: string;
  /** Whose dossier it is. */
  readonly owner: string;
}

const names = ["Nguyễn Thị Thảo", "Trần Văn Lợi", "Lê Minh Hạnh", "Phạm Quốc Bảo", "Võ Thị Út"] as const;

/** What is typed by touch, in Telex, and what stands there then. */
const telex = { keys: "huynhf kim loan", shows: "Huỳnh Kim Loan" } as const;
export const otherOwner = telex;

/** Who hands in for somebody else: by choice, or because nobody does this for themselves. */
export const forOther = (way: Pick<Way, "owner" | "procedure">): boolean =>
  way.owner === "other" || procedureOf(way.procedure).owner !== undefined;

/** The person of one row: numbers of their own, so that no two dossiers or accounts can be one. */
export function personOf(way: Way, row: number): Person {
  const fullName = names[row % names.length] ?? names[0];
  const idNumber = `0871990${String(41_000 + row * 37)}`;
  return {
    fullName,
    idNumber,
    phone: `09123${String(40_000 + row * 113)}`,
    card: `${idNumber}||${fullName}|05091989|Nữ|Tổ 5, Khóm Mỹ Thượng, Phường Mỹ Trà, Đồng Tháp|10052021`,
    owner: forOther(way) ? telex.shows : fullName,
  };
}

/** Choices that keep the walk short and ask for a paper where somebody acts for another. */
const chosen: Readonly<Record<string, string>> = {
  giayToSinh: "electronic",
  coCha: "no",
  capBanSao: "no",
  nhoSoDangKy: "no",
  capLai: "no",
};

/** Which choice is taken: its place in the list. */
export function choiceOf({ key, choices = [] }: Question, way: Pick<Way, "owner">): number {
  const value = key === "quanHe" && way.owner === "other" ? choices.at(-1)?.value : chosen[key];
  return Math.max(
    choices.findIndex((choice) => choice.value === value),
    0,
  );
}

/** Keys for a typed answer, by the kind of the question; dates as digits, day first. */
export function keysFor({ key, kind, date }: Question): string {
  switch (kind) {
    case "name":
      return "ddoox thij mai";
    case "date":
      if (date?.yearIsEnough === true) return "1990";
      return key === "conNgaySinh" ? lastWeek() : "12031990";
    case "id-number":
      return "087190077311";
    case "number":
      return "2";
    case "phone":
      return "0912345678";
    case "email":
      return "mai@vidu.vn";
    default:
      return "phuwowngf myx traf";
  }
}

/** A birth is registered within 60 days. */
function lastWeek(): string {
  const [year, month, day] = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10).split("-");
  return `${day}${month}${year}`;
}

/** The question that stands on the screen, found by its words. */
export function questionBy(title: string, procedure: Procedure, language: Way["language"]): Question {
  const found = procedure.questions.find(({ ask }) => ask[language] === title);
  if (found === undefined) throw new Error(`${procedure.code} asks nothing like "${title}"`);
  return found;
}
