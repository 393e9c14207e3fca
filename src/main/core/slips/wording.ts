import { inVietnam } from "../../../shared/dates.ts";

/** How dates, money, counts and names are written on paper, the Vietnamese way. All pure, all NFC. */

/** A local wall time in Vietnam, split; months 1-12. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** Epoch milliseconds as Vietnam's wall time, whatever zone the machine believes in. */
export function localTimeOf(epochMs: number): LocalTime {
  const shifted = inVietnam(epochMs);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  };
}

/** The portal's local `yyyyMMddHHmmss`; null when it is not a time that exists. */
export function parsePortalTime(stamp: string | null): LocalTime | null {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/
    .exec(stamp ?? "")
    ?.slice(1)
    .map(Number);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const real = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const exists =
    real.getUTCMonth() === month - 1 && real.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return exists ? { year, month, day, hour, minute } : null;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** "05 tháng 02 năm 2026": days under 10 and months 1 and 2 get a leading zero (NĐ 30/2020, Phụ lục I). */
export function dayInFull(time: Pick<LocalTime, "year" | "month" | "day">): string {
  const month = time.month < 3 ? twoDigits(time.month) : String(time.month);
  return `${twoDigits(time.day)} tháng ${month} năm ${time.year}`;
}

/** "ngày 05 tháng 02 năm 2026". */
export function formatDay(time: Pick<LocalTime, "year" | "month" | "day">): string {
  return `ngày ${dayInFull(time)}`;
}

/** The portal's local time as "25/11/2026" for a narrow column; empty when it is none. */
export function formatPortalDay(stamp: string | null): string {
  const time = parsePortalTime(stamp);
  return time ? `${twoDigits(time.day)}/${twoDigits(time.month)}/${time.year}` : "";
}

/** "08 giờ 47 phút, ngày 25 tháng 11 năm 2026". */
export function formatMoment(time: LocalTime): string {
  return `${twoDigits(time.hour)} giờ ${twoDigits(time.minute)} phút, ${formatDay(time)}`;
}

/** An answer `yyyy-MM-dd`, `yyyy-MM` or `yyyy` as "25/11/2026", "11/2026" or "2026"; anything else as it came. */
export function formatAnswerDate(answer: string): string {
  return /^\d{4}(-\d{2}){0,2}$/.test(answer) ? answer.split("-").toReversed().join("/") : answer;
}

/** Whole đồng as "8.000 đ". */
export function formatVnd(amountVnd: number): string {
  return `${String(amountVnd).replace(/\B(?=(\d{3})+$)/g, ".")} đ`;
}

const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"] as const;
const GROUPS = ["", "nghìn", "triệu", "tỷ"] as const;

function digitWord(digit: number): string {
  return DIGITS[digit] ?? "";
}

function unitWord(tens: number, unit: number): string {
  if (unit === 0) return "";
  if (unit === 5 && tens > 0) return "lăm";
  if (unit === 1 && tens > 1) return "mốt";
  if (unit === 4 && tens > 1) return "tư";
  return digitWord(unit);
}

function tensWord(tens: number, unit: number, hundredsSaid: boolean): string {
  if (tens === 0) return hundredsSaid && unit > 0 ? "linh" : "";
  return tens === 1 ? "mười" : `${digitWord(tens)} mươi`;
}

/** One group of three digits; a group after another always says its hundreds ("hai nghìn không trăm hai mươi sáu"). */
function groupWords(group: number, following: boolean): string {
  const [hundreds, tens, unit] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const hundredsSaid = following || hundreds > 0;
  return [
    hundredsSaid ? `${digitWord(hundreds)} trăm` : "",
    tensWord(tens, unit, hundredsSaid),
    unitWord(tens, unit),
  ]
    .filter(Boolean)
    .join(" ");
}

/** A whole number from 0 to 999,999,999,999 in words; throws outside that, because nothing on a slip counts so far. */
export function numbersInWords(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 1e12)
    throw new Error("number out of range for words");
  if (value === 0) return digitWord(0);
  const words: string[] = [];
  for (let power = 3; power >= 0; power -= 1) {
    const group = Math.floor(value / 1000 ** power) % 1000;
    if (group === 0) continue;
    words.push(groupWords(group, words.length > 0), GROUPS[power] ?? "");
  }
  return words.filter(Boolean).join(" ");
}

/** Whole đồng in words: "tám nghìn đồng". Throws as `numbersInWords` does. */
export function moneyInWords(amountVnd: number): string {
  return `${numbersInWords(amountVnd)} đồng`;
}

function monthWord(month: number): string {
  return month === 4 ? "tư" : numbersInWords(month);
}

/** A date answer in words: "ngày mười lăm tháng ba năm hai nghìn không trăm hai mươi sáu"; as much as is known. */
export function dateInWords(answer: string): string {
  if (!/^\d{4}(-\d{2}){0,2}$/.test(answer)) return "";
  const [year = 0, month, day] = answer.split("-").map(Number);
  return [
    day === undefined ? "" : `ngày ${numbersInWords(day)}`,
    month === undefined ? "" : `tháng ${monthWord(month)}`,
    `năm ${numbersInWords(year)}`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** Family name and given name in full, what lies between as initials: a slip left in the tray should not say it all. */
export function maskName(fullName: string): string {
  const words = fullName.normalize("NFC").trim().split(/\s+/);
  return words
    .map((word, index) => (index === 0 || index === words.length - 1 ? word : `${word.slice(0, 1)}.`))
    .join(" ");
}

/** All but the last four characters as asterisks; nothing of a number that is not longer than that. */
export function maskNumber(idNumber: string): string {
  if (idNumber === "") return "";
  return "*".repeat(Math.max(idNumber.length - 4, 4)) + (idNumber.length > 4 ? idNumber.slice(-4) : "");
}
