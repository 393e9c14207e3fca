import Database from "better-sqlite3";
import { z } from "zod";
import type { Store } from "../../src/main/core/store/store.ts";
import type { Ledger, LoggedCall } from "../../src/main/practice-portal/ledger.ts";
import type { Evidence } from "./evidence.ts";
import { unseen } from "./invariants-desk.ts";
import { brokenProofs, brokenWaits, isCreate } from "./invariants-waits.ts";

const Row = z.object({
  intentId: z.int(),
  kind: z.enum(["account", "dossier"]),
  reference: z.string(),
  replaces: z.int().nullable(),
  state: z.string(),
  attempts: z.int(),
});
type Row = z.output<typeof Row>;

const Print = z.object({ intentId: z.int(), kind: z.string() });
type Print = z.output<typeof Print>;

function read<T>(path: string, sql: string, schema: z.ZodType<T>): readonly T[] {
  const db = new Database(path, { readonly: true });
  try {
    return db
      .prepare(sql)
      .all()
      .map((row) => schema.parse(row));
  } finally {
    db.close();
  }
}

/** Every intent of a store's file, whatever became of it. */
export function outboxRows(path: string): readonly Row[] {
  const sql = `SELECT intent_id AS intentId, intents.kind, reference, replaces, coalesce(state, 'lost') AS state,
    coalesce(attempts, 0) AS attempts FROM intents LEFT JOIN outbox USING (intent_id)`;
  return read(path, sql, Row);
}

export interface InvariantOptions {
  /** The queue had time to finish, so nothing may be under way any more. */
  readonly atRest?: boolean;
  readonly mostCallsPerIntent?: number;
  /** What was seen on the way: then waits, proofs and the desk's sight are checked too. */
  readonly evidence?: Evidence;
  /** False when the test turned the wall clock. */
  readonly wallSteady?: boolean;
}

/** The invariants of the queue against what the portal truly committed; throws with every one that is broken. */
export function assertInvariants(
  store: Store,
  path: string,
  ledger: Ledger,
  { atRest = true, mostCallsPerIntent = 40, evidence, wallSteady = true }: InvariantOptions = {},
): void {
  const rows = outboxRows(path);
  const prints = read(path, "SELECT intent_id AS intentId, kind FROM prints", Print);
  const broken = [
    ...duplicates(ledger),
    ...lineages(rows, ledger),
    ...lost(rows, evidence?.kept ?? []),
    ...rows.flatMap((row) => [
      ...places(row, ledger, atRest),
      ...wholeness(row, store, ledger),
      ...claims(row, store, ledger),
      ...printed(row, prints, ledger),
      ...secondCreates(row, ledger.callLog),
      ...busyLoops(row, ledger.callLog, mostCallsPerIntent),
    ]),
    ...(evidence ? [...brokenProofs(evidence), ...brokenWaits(evidence)] : []),
    ...(evidence ? unseen(store, path, evidence, wallSteady) : []),
  ];
  if (broken.length > 0) throw new Error(`invariants broken:\n${broken.join("\n")}`);
}

/** I1: at most one dossier, and one account, per intent. */
function duplicates({ dossiers, accounts }: Ledger): readonly string[] {
  return [dossiers, accounts].flatMap((rows) => {
    const references = rows.map(({ reference }) => reference).filter((reference) => reference !== "");
    const twice = references.filter((reference, at) => references.indexOf(reference) !== at);
    return twice.map((reference) => `I1: ${reference} is there twice`);
  });
}

/** I1: at most one dossier per line of corrections (DECISIONS 3), for all of them are one wish of one citizen. */
function lineages(rows: readonly Row[], { dossiers }: Ledger): readonly string[] {
  const byId = new Map(rows.map((row) => [row.intentId, row]));
  const there = new Set(dossiers.map(({ reference }) => reference));
  const found = new Map<number, number>();
  for (const row of rows) {
    let root = row;
    for (let next = byId.get(root.replaces ?? -1); next; next = byId.get(root.replaces ?? -1)) root = next;
    if (there.has(row.reference)) found.set(root.intentId, (found.get(root.intentId) ?? 0) + 1);
  }
  return [...found].flatMap(([root, n]) =>
    n > 1 ? [`I1: the line of intent ${root} is there ${n} times`] : [],
  );
}

/** I2: what a person was told is kept is still there. */
function lost(rows: readonly Row[], kept: readonly number[]): readonly string[] {
  const known = new Set(rows.filter(({ state }) => state !== "lost").map(({ intentId }) => intentId));
  return kept.filter((intentId) => !known.has(intentId)).map((intentId) => `I2: ${intentId} is gone`);
}

/** I2: confirmed, waiting or with a person, and what the portal has is not waited for. */
function places(
  { intentId, kind, reference, state }: Row,
  ledger: Ledger,
  atRest: boolean,
): readonly string[] {
  const there = kind === "dossier" ? ledger.dossiers : ledger.accounts;
  const has = there.some((row) => row.reference === reference);
  const problems: string[] = [];
  if (state === "lost") problems.push(`I2: ${kind} ${intentId} is in no place at all`);
  if (state === "accepted" && !has) problems.push(`I2: ${kind} ${intentId} is accepted, the portal has none`);
  if (state !== "accepted" && state !== "sending" && state !== "unknown" && has) {
    problems.push(`I2: ${kind} ${intentId} is ${state}, but the portal has it`);
  }
  const underWay = ["waiting", "sending", "unknown"].includes(state);
  if (atRest && underWay) problems.push(`I2: ${kind} ${intentId} is still ${state}`);
  return problems;
}

/** I2: what is there is there whole: the papers that were confirmed, in their order, byte for byte. */
function wholeness(
  { intentId, kind, reference }: Row,
  store: Store,
  { dossiers }: Ledger,
): readonly string[] {
  const there = dossiers.find((row) => row.reference === reference);
  const intent = kind === "dossier" && there ? store.intentFor(intentId) : null;
  if (!intent || !there) return [];
  const same = JSON.stringify(there.files.map(({ sha256 }) => sha256));
  return same === JSON.stringify(intent.scans.map(({ sha256 }) => sha256))
    ? []
    : [`I2: dossier ${intentId} is there with other papers than were confirmed`];
}

/** I3: no status, and so no slip, claims more than the ledger holds. */
function claims({ intentId, kind, reference }: Row, store: Store, ledger: Ledger): readonly string[] {
  if (kind === "account") {
    const { accountId } = store.accountStatus(intentId);
    const truth = ledger.accounts.find((row) => row.reference === reference)?.accountId ?? null;
    return accountId === null || accountId === truth ? [] : [`I3: account ${intentId} claims ${accountId}`];
  }
  const { officialCode, dueAt, takenInAt } = store.dossierStatus(intentId);
  if (officialCode === null)
    return dueAt === null && takenInAt === null ? [] : [`I3: ${intentId} has dates without a code`];
  const truth = ledger.dossiers.find((row) => row.reference === reference);
  const same = truth?.officialCode === officialCode && (dueAt === null || truth.dueAt === dueAt);
  return same
    ? []
    : [`I3: ${intentId} claims ${officialCode}, the ledger says ${truth?.officialCode ?? "nothing"}`];
}

/** I3: no slip on paper claims more either: a code and dates only of what the portal holds. */
function printed(
  { intentId, reference }: Row,
  prints: readonly Print[],
  { dossiers }: Ledger,
): readonly string[] {
  const truth = dossiers.find((row) => row.reference === reference);
  const kinds = new Set(prints.filter((print) => print.intentId === intentId).map(({ kind }) => kind));
  const says = (kind: string, holds: boolean): readonly string[] =>
    kinds.has(kind) && !holds ? [`I3: a slip of ${intentId} says ${kind}, the ledger does not`] : [];
  const takenIn = truth !== undefined && truth.takenInAt !== "";
  return [...says("registered", truth !== undefined), ...says("taken-in", takenIn)];
}

/** I4: between two creates of one intent lies a look-up that found nothing. */
function secondCreates({ intentId, reference }: Row, log: readonly LoggedCall[]): readonly string[] {
  // 401 did nothing: the same call comes again under a new session.
  const mine = log.filter(
    (call) =>
      call.reference === reference &&
      call.outcome !== "401" &&
      (isCreate(call) || call.service.startsWith("TraCuu")),
  );
  return mine.flatMap((call, at) => {
    const before = mine[at - 1];
    if (!isCreate(call) || !before) return [];
    if (isCreate(before)) return [`I4: ${intentId} was created twice without a look-up`];
    return before.outcome === "2"
      ? []
      : [`I4: ${intentId} was created after a look-up said ${before.outcome}`];
  });
}

/** I5: no busy loop. */
function busyLoops(
  { intentId, reference }: Row,
  log: readonly LoggedCall[],
  most: number,
): readonly string[] {
  const calls = log.filter((call) => call.reference === reference).length;
  return calls > most ? [`I5: ${calls} calls for intent ${intentId}`] : [];
}
