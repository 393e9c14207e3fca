import Database from "better-sqlite3";
import { z } from "zod";
import type { Store } from "../../src/main/core/store/store.ts";
import type { Ledger, LoggedCall } from "../../src/main/practice-portal/ledger.ts";

const Row = z.object({
  intentId: z.int(),
  kind: z.enum(["account", "dossier"]),
  reference: z.string(),
  state: z.string(),
  attempts: z.int(),
});
type Row = z.output<typeof Row>;

/** Every intent of a store's file, whatever became of it. */
export function outboxRows(path: string): readonly Row[] {
  const db = new Database(path, { readonly: true });
  try {
    const sql =
      "SELECT intent_id AS intentId, outbox.kind, reference, state, attempts FROM outbox JOIN intents USING (intent_id)";
    return db
      .prepare(sql)
      .all()
      .map((row) => Row.parse(row));
  } finally {
    db.close();
  }
}

/**
 * The invariants of the queue against what the portal truly committed; throws with every one that is broken.
 * `atRest`: the queue had time to finish, so nothing may be under way any more.
 */
export function assertInvariants(
  store: Store,
  path: string,
  ledger: Ledger,
  { atRest = true, mostCallsPerIntent = 40 } = {},
): void {
  const rows = outboxRows(path);
  const broken = [
    ...duplicates(ledger),
    ...rows.flatMap((row) => [
      ...places(row, ledger, atRest),
      ...claims(row, store, ledger),
      ...secondCreates(row, ledger.callLog),
      ...busyLoops(row, ledger.callLog, mostCallsPerIntent),
    ]),
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

/** I2: confirmed, waiting or with a person, and what the portal has is not waited for. */
function places(
  { intentId, kind, reference, state }: Row,
  ledger: Ledger,
  atRest: boolean,
): readonly string[] {
  const there = kind === "dossier" ? ledger.dossiers : ledger.accounts;
  const has = there.some((row) => row.reference === reference);
  const problems: string[] = [];
  if (state === "accepted" && !has) problems.push(`I2: ${kind} ${intentId} is accepted, the portal has none`);
  if (state !== "accepted" && state !== "sending" && state !== "unknown" && has) {
    problems.push(`I2: ${kind} ${intentId} is ${state}, but the portal has it`);
  }
  const underWay = ["waiting", "sending", "unknown"].includes(state);
  if (atRest && underWay) problems.push(`I2: ${kind} ${intentId} is still ${state}`);
  return problems;
}

/** I3: no status, and so no slip, claims more than the ledger holds. */
function claims({ intentId, kind, reference }: Row, store: Store, ledger: Ledger): readonly string[] {
  if (kind === "account") return [];
  const { officialCode, dueAt, takenInAt } = store.dossierStatus(intentId);
  if (officialCode === null)
    return dueAt === null && takenInAt === null ? [] : [`I3: ${intentId} has dates without a code`];
  const truth = ledger.dossiers.find((row) => row.reference === reference);
  const same = truth?.officialCode === officialCode && (dueAt === null || truth.dueAt === dueAt);
  return same
    ? []
    : [`I3: ${intentId} claims ${officialCode}, the ledger says ${truth?.officialCode ?? "nothing"}`];
}

/** I4: between two creates of one intent lies a look-up. */
function secondCreates({ intentId, reference }: Row, log: readonly LoggedCall[]): readonly string[] {
  const mine = log.filter(
    (call) => call.reference === reference && (call.creating || call.service.startsWith("TraCuu")),
  );
  return mine.flatMap((call, at) =>
    call.creating && mine[at - 1]?.creating === true
      ? [`I4: ${intentId} was created twice without a look-up`]
      : [],
  );
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
