import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Procedure } from "../../../shared/procedure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { type DocumentProblem, readJsonc } from "../jsonc/jsonc.ts";
import { parseDocument } from "../jsonc/schema-problems.ts";
import { procedureProblems } from "./procedure-problems.ts";

/** Every procedure of the desk, as data. */
export interface Catalogue {
  /** In the order of their codes. */
  readonly procedures: readonly Procedure[];
  /** By code, in short (`2.000635`) or with its tail (`2.000635.000.00.00.H20`): compared on the first `d.dddddd`. */
  find(code: string): Procedure | undefined;
}

/** A mistake in a catalogue file: its name, the line from 1, the field, and what is wrong. */
export interface CatalogueProblem extends DocumentProblem {
  readonly file: string;
}

/** A mistake as one line: `1.001193.json:12: questions[3].kind: must be one of …`. */
export function showCatalogueProblem({ file, line, field, message }: CatalogueProblem): string {
  return `${file}:${line}: ${field === "" ? "" : `${field}: `}${message}`;
}

/** The first `d.dddddd` of a procedure code, or null when there is none. */
export function shortCode(code: string): string | null {
  return /^\d\.\d{6}(?!\d)/u.exec(code.trim())?.[0] ?? null;
}

/**
 * Reads every `*.json` of a folder (assets/catalogue/procedures) as one procedure each; a file of the same name in the
 * ward's own folder, which may be missing, comes before the shipped one, and others there are added. All or nothing:
 * the errors are every mistake of every file, so that a ward mends them in one go. Without any file it is a mistake too.
 */
export async function loadCatalogue(
  dir: string,
  wardDir?: string,
): Promise<Result<Catalogue, readonly CatalogueProblem[]>> {
  const [shipped, own] = await Promise.all([jsonFiles(dir), jsonFiles(wardDir)]);
  const names = [...new Set([...shipped, ...own])].toSorted();
  if (names.length === 0)
    return err([{ file: dir, line: 1, field: "", message: "no catalogue file (*.json) here" }]);
  const read = await Promise.all(
    names.map((name) => readProcedure(wardDir !== undefined && own.includes(name) ? wardDir : dir, name)),
  );
  const problems = read.flatMap((result) => (result.ok ? [] : result.error));
  const procedures = read.flatMap((result) => (result.ok ? [result.value] : []));
  return problems.length > 0 ? err(problems) : ok(catalogueOf(procedures));
}

async function jsonFiles(dir: string | undefined): Promise<readonly string[]> {
  if (dir === undefined) return [];
  const names = await readdir(dir).catch(() => []);
  return names.filter((name) => name.endsWith(".json"));
}

/** A catalogue over procedures that were read before; also for tests. */
export function catalogueOf(procedures: readonly Procedure[]): Catalogue {
  const byCode = new Map(procedures.map((procedure) => [procedure.code, procedure]));
  return { procedures, find: (code) => byCode.get(shortCode(code) ?? "") };
}

async function readProcedure(
  dir: string,
  file: string,
): Promise<Result<Procedure, readonly CatalogueProblem[]>> {
  const text = await readFile(join(dir, file), "utf8").catch(() => null);
  if (text === null) return err([{ file, line: 1, field: "", message: "cannot be read" }]);
  // An editor may have written the letters in parts; forms, slips and the portal want them whole.
  const document = readJsonc(text.normalize("NFC"));
  const parsed = parseDocument(document, Procedure);
  const problems = parsed.ok ? procedureProblems(parsed.value, file, document) : parsed.error;
  if (parsed.ok && problems.length === 0) return parsed;
  return err(problems.map((problem) => ({ file, ...problem })));
}
