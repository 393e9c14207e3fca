import { datePrecision } from "../../../shared/dates.ts";
import type { Person } from "../../../shared/dossier.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { NoticeCode } from "../../../shared/session.ts";
import { numberWarnings } from "./id-number.ts";
import { looksGarbled } from "./garbled.ts";
import { parseScan } from "./parse-scan.ts";
import { scanText } from "./scan-text.ts";

/** What a card's QR said, and what to look at twice. Fields after the seventh are kept unread and never shown. */
export interface CardReading {
  readonly person: Person;
  readonly warnings: readonly NoticeCode[];
  readonly tail: readonly string[];
}

/**
 * `card-garbled`: letters were lost on the way; `card-short`: the text breaks off; `card-is-slip`: one of our slips;
 * `card-is-form`: an official form or the desk's copy; `card-not-a-card`: another code.
 */
export type CardProblem = "card-garbled" | "card-short" | "card-is-slip" | "card-is-form" | "card-not-a-card";

/**
 * Reads the text of an ID card's QR: `number|old number|full name|ddMMyyyy|Nam/Nữ|address|issued ddMMyyyy`, the layout
 * that cards since 2021 carry; newer cards append fields whose order is not published, so a tail is allowed and the
 * issue date may be missing. `today` is `yyyy-MM-dd`. The twelve digits alone are a condition, other doubts only warn.
 */
export function readCard(payload: string, today: string): Result<CardReading, CardProblem> {
  const parts = scanText(payload)
    .split("|")
    .map((part) => part.normalize("NFC").replaceAll(/\s+/gu, " ").trim());
  const [idNumber = "", oldIdNumber = "", fullName = "", born = "", sexWord = "", address = "", issued = ""] =
    parts;
  if (!/^\d{12}$/u.test(idNumber)) return err(notACard(payload, idNumber, parts.length));
  if (looksGarbled(payload)) return err("card-garbled");
  if (parts.length < 6) return err("card-short");
  const sex = readSex(sexWord);
  const birthDate = readDate(born);
  if (sex === null || birthDate === null || !/\p{L}/u.test(fullName)) return err("card-garbled");
  if (address === "") return err("card-short");
  const issuedOn = readDate(issued);
  const person: Person = {
    fullName,
    idPaper: "citizen-card",
    idNumber,
    ...(/^\d{9}(?:\d{3})?$/u.test(oldIdNumber) && { oldIdNumber }),
    birthDate,
    sex,
    address,
    ...(issuedOn !== null && datePrecision(issuedOn) === "day" && { issuedOn }),
    source: "card",
  };
  return ok({
    person,
    warnings: [...letterWarnings(person), ...numberWarnings(person, today)],
    tail: parts.slice(7),
  });
}

/**
 * Some scanners that type leave every letter out that is not on an English keyboard. Nothing tells that such a text is
 * not whole, but hardly a name and an address together have no mark at all.
 */
function letterWarnings({ fullName, address }: Person): readonly NoticeCode[] {
  return /[^\p{ASCII}]/u.test(fullName + address) ? [] : ["card-warn-letters"];
}

/** Papers of ours are told as what they are. Nearly twelve digits before our separators are a card that came cut. */
function notACard(payload: string, first: string, fields: number): CardProblem {
  const { kind } = parseScan(payload);
  if (kind === "ticket") return "card-is-slip";
  if (kind === "number") return "card-is-form";
  return fields >= 3 && /^\d{6,13}$/u.test(first) ? "card-short" : "card-not-a-card";
}

function readSex(word: string): Person["sex"] | null {
  const sex = word.toLowerCase();
  if (sex === "nam") return "male";
  return sex === "nữ" ? "female" : null;
}

/** `ddMMyyyy`, or `MMyyyy`, `yyyy`, or zeros for the part that nobody knows. Null for what is no date. */
function readDate(text: string): string | null {
  const digits = text.replaceAll(/[/.\- ]/gu, "");
  if (!/^\d{4}(?:\d{2}){0,2}$/u.test(digits)) return null;
  const full = digits.padStart(8, "0");
  const [day, month, year] = [full.slice(0, 2), full.slice(2, 4), full.slice(4)];
  const iso = [year, ...(month === "00" ? [] : [month, ...(day === "00" ? [] : [day])])].join("-");
  return datePrecision(iso) === null ? null : iso;
}
