import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Store } from "../../../src/main/core/store/store.ts";
import type { Ledger } from "../../../src/main/practice-portal/ledger.ts";
import { assertInvariants } from "../invariants.ts";
import type { Note } from "./notes.ts";
import { openKioskData } from "./open-kiosk-data.ts";
import { fileFaults, inWords, isUnderWay, type OutboxLine, outboxLines } from "./rest.ts";

/** What became of everything; each list says in words what is wrong, and nothing in them is personal. */
export interface Verdict {
  readonly intents: number;
  /** Promised or kept, and neither at the portal as it was handed in nor where it belongs. */
  readonly lost: readonly string[];
  /** At the portal more than once, or sent a second time without a look-up before. */
  readonly duplicated: readonly string[];
  /** Still under way, although the portal works and nobody is killed any more. */
  readonly unknown: readonly string[];
  /** Other invariants: a slip or screen that claimed too much, a busy loop, a stray file, a damaged file. */
  readonly broken: readonly string[];
}

export interface Evidence {
  readonly dataDir: string;
  readonly portalUrl: string;
  readonly ledger: Ledger;
  readonly notes: readonly Note[];
}

/** Many restarts ask for an unknown row once each; far more than these calls would be a busy loop. */
const mostCallsPerIntent = 200;

/** Holds the kiosk's file, the portal's ledger and what the visitors were told against one another. */
export async function judge(evidence: Evidence): Promise<Verdict> {
  const { ledger, notes } = evidence;
  const file = await readFileOf(evidence);
  const { rows, lines, knows } = file;
  const doubled = /^I[14]:/u;
  return {
    intents: rows.length,
    lost: [...forgotten(notes, knows), ...lostPromises(notes, rows, ledger), ...stranded(rows)],
    duplicated: [...twice(ledger), ...lines.filter((line) => doubled.test(line))],
    unknown: rows.filter(isUnderWay).map(inWords),
    broken: [
      ...lines.filter((line) => !doubled.test(line)),
      ...falseClaims(notes, ledger),
      ...(await tornSlips(evidence.dataDir)),
    ],
  };
}

interface FileFindings {
  readonly rows: readonly OutboxLine[];
  /** Whether a slip's number is in it. */
  readonly knows: (ticket: string) => boolean;
  /** What is wrong with it, the shared invariants' lines among them. */
  readonly lines: readonly string[];
}

/** A file that does not open is a finding, not an end: everything that was promised is then missing from it. */
async function readFileOf({ dataDir, portalUrl, ledger, notes }: Evidence): Promise<FileFindings> {
  const path = join(dataDir, "kiosk.db");
  const known = new Set<string>();
  const knows = (ticket: string): boolean => known.has(ticket);
  const opened = await openKioskData(dataDir, portalUrl);
  if (!opened.ok) return { rows: [], knows, lines: [opened.error] };
  const { store } = opened.value;
  try {
    const lines = [
      ...invariantLines(store, path, ledger),
      ...fileFaults(path),
      ...(await strayFiles(dataDir, store.knownFileIds())),
    ];
    for (const ticket of notes.flatMap(({ tickets }) => [...tickets]))
      if (store.ticketKnown(ticket)) known.add(ticket);
    return { rows: outboxLines(path), knows, lines };
  } finally {
    store.close();
  }
}

function invariantLines(store: Store, path: string, ledger: Ledger): readonly string[] {
  try {
    assertInvariants(store, path, ledger, { mostCallsPerIntent });
    return [];
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith("invariants broken")) throw error;
    return error.message.split("\n").slice(1);
  }
}

function forgotten(notes: readonly Note[], knows: (ticket: string) => boolean): readonly string[] {
  return notes.flatMap(({ visit, tickets }) =>
    [...tickets].filter((ticket) => !knows(ticket)).map(() => `visit ${visit.n}: its slip is forgotten`),
  );
}

/** "We have it" was said, so it is there: at the portal with every scan, or with a person because it belongs there. */
function lostPromises(
  notes: readonly Note[],
  rows: readonly OutboxLine[],
  ledger: Ledger,
): readonly string[] {
  const byIntent = new Map(rows.map((row) => [row.intentId, row]));
  const byReplaced = new Map(rows.map((row) => [row.replaces, row]));
  /** The one that counts: a corrected dossier goes on as the one that took its place. */
  const latest = (row: OutboxLine): OutboxLine => {
    const next = byReplaced.get(row.intentId);
    return next ? latest(next) : row;
  };
  return notes.flatMap((note) => {
    const { visit, promised, promisedAccount, slipUnknown } = note;
    const account = promisedAccount === null ? null : byIntent.get(promisedAccount);
    const dossier = promised === null ? null : byIntent.get(promised.intentId);
    return [
      ...(account === undefined ? [`visit ${visit.n}: its registration is not in the file`] : []),
      ...(dossier === undefined || (dossier && dossier.localNumber !== promised?.localNumber)
        ? [`visit ${visit.n}: its dossier is not in the file`]
        : []),
      ...(slipUnknown ? [`visit ${visit.n}: the kiosk did not know its own slip`] : []),
      ...(dossier ? notArrived(note, latest(dossier), ledger) : []),
    ];
  });
}

function notArrived(note: Note, row: OutboxLine, ledger: Ledger): readonly string[] {
  if (note.visit.route === "self" || isUnderWay(row)) return [];
  if (note.cancelPressed && row.state === "cancelled") return [];
  const there = atPortal(note, ledger)[0];
  if (!there) return [`${inWords(row)}, and the portal has nothing of visit ${note.visit.n}`];
  const [arrived, confirmed] = [there.files.map(({ sha256 }) => sha256), note.confirmedScans];
  const same = JSON.stringify(arrived.toSorted()) === JSON.stringify(confirmed.toSorted());
  return same ? [] : [`${inWords(row)}, and arrived without the scans that were handed in`];
}

function atPortal({ ownerName, procedureCode }: Note, ledger: Ledger): Ledger["dossiers"] {
  return ledger.dossiers.filter(
    (dossier) => dossier.ownerName === ownerName && dossier.procedureCode === procedureCode,
  );
}

/**
 * Nothing that was planned needs a person, but routes by oneself and accounts that exist under another reference; and
 * nothing is cancelled but what staff cancelled, or what a correction took the place of.
 */
function stranded(rows: readonly OutboxLine[]): readonly string[] {
  return rows.filter((row) => !isUnderWay(row) && !belongs(row)).map(inWords);
}

function belongs({ kind, state, reason }: OutboxLine): boolean {
  if (state === "cancelled") return reason === "by-citizen" || reason === "corrected";
  return state === "accepted" || reason === (kind === "dossier" ? "self" : "someone-elses");
}

/** No citizen of the plan hands in one procedure twice, so whoever is there twice was doubled. */
function twice({ dossiers, accounts }: Ledger): readonly string[] {
  const people = dossiers.map((row) => `${row.ownerName}/${row.procedureCode}`);
  const numbers = accounts.map(({ idNumber }) => idNumber);
  return [people, numbers].flatMap((list, at) =>
    list.flatMap((one, index) =>
      list.indexOf(one) === index
        ? []
        : [`${at === 0 ? "dossier" : "account"} no. ${index + 1} is there twice`],
    ),
  );
}

/** What a screen showed of code and return date must be what the portal holds. */
function falseClaims(notes: readonly Note[], ledger: Ledger): readonly string[] {
  return notes.flatMap((note) => {
    const truth = atPortal(note, ledger)[0];
    const codes = [...note.codesShown].filter((code) => code !== truth?.officialCode);
    const dates = [...note.datesShown].filter((date) => date !== truth?.dueAt);
    return [...codes, ...dates].map((claim) => `I3: visit ${note.visit.n} was shown ${claim}`);
  });
}

/**
 * Start-up sweeps what no dossier knows, so nothing of it is left after the last one; unless a restore set a file aside,
 * whose scans are kept with it. Of a file that was being built when its builder died nothing is left at all.
 */
async function strayFiles(dataDir: string, known: ReadonlySet<string>): Promise<readonly string[]> {
  const beside = await readdir(dataDir);
  const setAside = beside.some((name) => name.startsWith("kiosk.db.replaced-"));
  const halfBuilt = beside.filter((name) => /[.](next|restored|old-copy)/u.test(name));
  const names: readonly string[] = await readdir(join(dataDir, "scans")).catch(() => []);
  const strays = names.filter((name) => !known.has(name.replace(/\.scan$/u, "")));
  const missing = [...known].filter((fileId) => !names.includes(`${fileId}.scan`));
  return [
    ...halfBuilt.map((name) => `${name} was left half-built`),
    ...(strays.length > 0 && !setAside ? [`${strays.length} files of scans belong to no dossier`] : []),
    ...(missing.length > 0 ? [`${missing.length} scans of dossiers are not on the disk`] : []),
  ];
}

/** A slip in the folder is whole, whenever its writer died. */
async function tornSlips(dataDir: string): Promise<readonly string[]> {
  const folder = join(dataDir, "prints");
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".pdf"));
  const torn = await Promise.all(
    names.map(async (name) => !(await readFile(join(folder, name), "latin1")).trimEnd().endsWith("%%EOF")),
  );
  const count = torn.filter(Boolean).length;
  return count > 0 ? [`${count} slips are torn`] : [];
}
