import type { Procedure } from "../../../shared/procedure.ts";

/** What a dossier lacks, as it is put together: papers that are ticked, and lines in somebody's own words. */
export interface MissingList {
  /** Codes of the procedure's papers. */
  readonly ticked: readonly string[];
  readonly lines: readonly string[];
}

/** One paper of the procedure that may be missing. The printed form is Vietnamese whatever the screen's language. */
export interface TickablePaper {
  readonly code: string;
  readonly name: string;
}

/** The contract's limits: items of one list, characters of one item. */
export const mostItems = 20;
export const itemLength = 1000;

/** Papers that the citizen hands in or shows; the declaration is made here. */
export function tickable(procedures: readonly Procedure[], code: string | null): readonly TickablePaper[] {
  const procedure = procedures.find((one) => one.code === code);
  return (procedure?.papers ?? [])
    .filter(({ how }) => how !== "form")
    .map((paper) => ({ code: paper.code, name: paper.name.vi }));
}

/** How an agency counts its lines; the form counts them itself. */
const counted = /^(?:\d{1,2}[.)]|[-–—+•*])\s+/u;
const reasoned = /^lý do\s*:\s*/iu;

function linesOf(told: string | null): readonly string[] {
  return (told ?? "")
    .split(/[\n;]+/u)
    .map((line) => line.trim().replace(counted, "").trim())
    .filter((line) => /[\p{L}\d]/u.test(line));
}

/**
 * The portal's own words begin the list where it said what is missing. They are often the whole form: what leads to its
 * list, and its reason, stand elsewhere on ours.
 */
export function startingList(told: string | null): MissingList {
  const lines = linesOf(told)
    .filter((line) => !line.endsWith(":") && !reasoned.test(line))
    .map((line) => line.slice(0, itemLength));
  return { ticked: [], lines: lines.slice(0, mostItems) };
}

/** The reason that the portal's words give, or nothing. */
export function startingReason(told: string | null): string {
  const line = linesOf(told).find((one) => reasoned.test(one) && !one.endsWith(":"));
  const reason = line?.replace(reasoned, "").slice(0, itemLength) ?? "";
  return /[\p{L}\d]/u.test(reason) ? reason : "";
}

/** The whole list as it is printed: ticked papers in the procedure's order, then the lines; nothing twice. */
export function allItems(
  { ticked, lines }: MissingList,
  papers: readonly TickablePaper[],
): readonly string[] {
  const names = papers
    .filter(({ code }) => ticked.includes(code))
    .map(({ name }) => name.slice(0, itemLength));
  return [...new Set([...names, ...lines])];
}

export function withTick(list: MissingList, code: string, ticked: boolean): MissingList {
  const others = list.ticked.filter((one) => one !== code);
  return { ...list, ticked: ticked ? [...others, code] : others };
}

/** Puts a line at the end, or in the place of the one it mends. */
export function withLine(list: MissingList, line: string, at: number | null): MissingList {
  const lines = at === null ? [...list.lines, line] : list.lines.with(at, line);
  return { ...list, lines };
}

export function withoutLine(list: MissingList, at: number): MissingList {
  return { ...list, lines: list.lines.toSpliced(at, 1) };
}
