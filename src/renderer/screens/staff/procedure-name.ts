import type { Procedure } from "../../../shared/procedure.ts";
import type { BoardRow } from "../../../shared/staff.ts";
import { titleOf } from "../../../shared/title.ts";
import type { Language } from "../../i18n/use-t.ts";

type Named = Pick<BoardRow, "procedureCode" | "procedureName">;

/**
 * The procedure of a row in the language of the screen. Vietnamese is the name it was kept under; a procedure that the
 * catalogue has no more is told by that in every language.
 */
export function procedureWords(row: Named, procedures: readonly Procedure[], language: Language): string {
  const known = procedures.find(({ code }) => code === row.procedureCode);
  if (language !== "vi" && known !== undefined) return titleOf(known, language);
  return officialWords(row) ?? row.procedureCode ?? "";
}

/** The official name beside a translated one, by which papers and the portal know it; null where it says nothing new. */
export function officialBeside(
  row: Named,
  procedures: readonly Procedure[],
  language: Language,
): string | null {
  const official = officialWords(row);
  return official === procedureWords(row, procedures, language) ? null : official;
}

/** Kept by its official name, which begins with "Thủ tục"; the board leaves that out, as all screens do. */
function officialWords({ procedureName: name }: Named): string | null {
  return name === null ? null : titleOf({ name: { vi: name, en: name } }, "vi");
}
