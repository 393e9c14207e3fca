import type { Person } from "../../../shared/dossier.ts";
import type { NoticeCode } from "../../../shared/session.ts";

/**
 * First three digits of a citizen's number: the province of birth registration (TT 07/2016/TT-BCA, annex 1). Not the
 * administrative codes after the mergers of 2025, and no hard rule: numbers of people born abroad start otherwise.
 */
const BIRTH_PROVINCES: ReadonlySet<string> = new Set(
  (
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 " +
    "044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 " +
    "089 091 092 093 094 095 096"
  ).split(" "),
);

/**
 * What in the number `PPPGYYNNNNNN` does not fit the person: province code, sex and century digit, year of birth
 * (NĐ 137/2015/NĐ-CP, article 13). Warnings only: re-issued numbers and foreign births are lawful. `today`: `yyyy-MM-dd`.
 */
export function numberWarnings(
  person: Pick<Person, "idNumber" | "sex" | "birthDate">,
  today: string,
): readonly NoticeCode[] {
  if (!/^\d{12}$/u.test(person.idNumber)) return [];
  const genderDigit = Number(person.idNumber[3]);
  const year = 1900 + 100 * Math.floor(genderDigit / 2) + Number(person.idNumber.slice(4, 6));
  const bornAhead = person.birthDate > today.slice(0, person.birthDate.length);
  const warnings: NoticeCode[] = [];
  if (!BIRTH_PROVINCES.has(person.idNumber.slice(0, 3))) warnings.push("card-warn-province");
  if ((genderDigit % 2 === 0) !== (person.sex === "male")) warnings.push("card-warn-sex");
  if (String(year) !== person.birthDate.slice(0, 4) || bornAhead) warnings.push("card-warn-birth-year");
  return warnings;
}
