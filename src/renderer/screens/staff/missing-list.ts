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

/** The portal's own words begin the list where it said what is missing. */
export function startingList(told: string | null): MissingList {
  const lines = (told ?? "")
    .split(/[\n;]+/u)
    .map((line) => line.trim().slice(0, itemLength))
    .filter((line) => line !== "");
  return { ticked: [], lines: lines.slice(0, mostItems) };
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
