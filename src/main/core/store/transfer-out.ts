import { z } from "zod";
import { openText, sealText } from "../vault/seal.ts";
import { keyOf, type StoreContext } from "./context.ts";
import { FileIdRow, IdRow } from "./rows.ts";
import { MovedRow, toBase64 } from "./transfer-rows.ts";

/** Giving a queue to another machine on purpose. No kiosk runs meanwhile. */
export interface MovingOut {
  /** Everything that is not finished, in the order in which it was kept; registrations come before what hangs on them. */
  openIntents(): readonly number[];
  movedRow(intentId: number): MovedRow;
  /**
   * Ends these rows here, in one commit with the transfer and its sealed code: before it they are sent from here and
   * nobody has the code, after it they are not and the code can be shown.
   */
  moveOut(transferId: string, intentIds: readonly number[], code: string): void;
  /** The latest transfer that went out, with its code; null when there was none. */
  lastMovedOut(): {
    readonly transferId: string;
    readonly atMs: number;
    readonly intents: number;
    readonly code: string;
  } | null;
  /** Which way this transfer went from here; null when it was never noted here. */
  transferKnown(transferId: string): "in" | "out" | null;
}

const Direction = z.enum(["in", "out"]).nullable();
const Bytes = z.instanceof(Uint8Array);
const IntentColumns = z.object({
  kind: z.enum(["account", "dossier"]),
  reference: z.string(),
  kept_at_ms: z.int(),
  wrapped_key: Bytes,
  body: Bytes,
  state: z.string(),
  reason: z.string().nullable(),
  attempts: z.int(),
  doubts: z.int(),
  changed_at_ms: z.int(),
  depends_on: z.string().nullable(),
  account_state: z.string().nullable(),
  account_answer: Bytes.nullable(),
  local_number: z.string().nullable(),
  ticket: Bytes.nullable(),
  dossier_answer: Bytes.nullable(),
});
const TransferColumns = z.object({
  transfer_id: z.string(),
  at_ms: z.int(),
  intents: z.int(),
  wrapped_key: Bytes,
  code: Bytes,
});

const OPEN = "state IN ('waiting', 'sending', 'unknown', 'needs-person', 'held')";

export function createMovingOut(context: StoreContext): MovingOut {
  const { db, vault } = context;
  // What was wiped has nothing that could be sent from elsewhere.
  const open = db.prepare(
    `SELECT intent_id FROM outbox JOIN intents USING (intent_id) WHERE ${OPEN} AND wrapped_key IS NOT NULL ORDER BY intent_id`,
  );
  const row = db.prepare(
    `SELECT intents.kind, reference, kept_at_ms, wrapped_key, body, outbox.state, reason, attempts, doubts, changed_at_ms,
       (SELECT before.reference FROM intents AS before WHERE before.intent_id = outbox.depends_on) AS depends_on,
       accounts.state AS account_state, accounts.answer AS account_answer, local_number, ticket,
       dossiers.answer AS dossier_answer
     FROM intents JOIN outbox USING (intent_id) LEFT JOIN accounts USING (intent_id) LEFT JOIN dossiers USING (intent_id)
     WHERE intent_id = ?`,
  );
  const files = db.prepare("SELECT file_id FROM files WHERE intent_id = ? ORDER BY position");
  const prints = db.prepare(
    "SELECT kind, copies, printed_at_ms AS printedAtMs, part FROM prints WHERE intent_id = ? ORDER BY print_id",
  );
  const last = db.prepare(
    "SELECT transfer_id, at_ms, intents, wrapped_key, code FROM transfers WHERE direction = 'out' AND code IS NOT NULL ORDER BY at_ms DESC, rowid DESC LIMIT 1",
  );
  const known = db.prepare("SELECT direction FROM transfers WHERE transfer_id = ?").pluck();
  return {
    openIntents: () => open.all().map((found) => IdRow.parse(found).intent_id),
    movedRow(intentId) {
      const columns = IntentColumns.parse(row.get(intentId));
      const fileIds = files.all(intentId).map((found) => FileIdRow.parse(found).file_id);
      const more = { fileIds, prints: prints.all(intentId) };
      return movedRowOf(columns, keyOf(vault, columns.wrapped_key), more);
    },
    moveOut: db.transaction(createMove(context)),
    lastMovedOut() {
      const found = last.get();
      if (!found) return null;
      const columns = TransferColumns.parse(found);
      const code = openText(keyOf(vault, columns.wrapped_key), columns.code, `code:${columns.transfer_id}`);
      if (!code.ok) throw new Error("a transfer's code was altered");
      return {
        transferId: columns.transfer_id,
        atMs: columns.at_ms,
        intents: columns.intents,
        code: code.value,
      };
    },
    transferKnown: (transferId) => Direction.parse(known.get(transferId) ?? null),
  };
}

function createMove({ db, vault, clock, audit }: StoreContext): MovingOut["moveOut"] {
  const cancel = db.prepare(
    `UPDATE outbox SET state = 'cancelled', reason = 'moved', lease = NULL, changed_at_ms = ? WHERE intent_id = ? AND ${OPEN}`,
  );
  const end = db.prepare("INSERT OR IGNORE INTO endings (intent_id, ended_at_ms) VALUES (?, ?)");
  const note = db.prepare(
    "INSERT INTO transfers (transfer_id, direction, at_ms, intents, wrapped_key, code) VALUES (?, 'out', ?, ?, ?, ?)",
  );
  return (transferId, intentIds, code) => {
    const nowMs = clock.nowMs();
    for (const intentId of intentIds) {
      if (cancel.run(nowMs, intentId).changes !== 1)
        throw new Error("a row of a moving queue is not open any more");
      end.run(intentId, nowMs);
    }
    const key = vault.newDataKey();
    const sealed = sealText(key.key, code, `code:${transferId}`);
    note.run(transferId, nowMs, intentIds.length, key.wrapped, sealed);
    audit({ event: "queue-moved-out", intents: intentIds.length });
  };
}

function movedRowOf(
  columns: z.output<typeof IntentColumns>,
  key: Uint8Array,
  more: { readonly fileIds: readonly string[]; readonly prints: readonly unknown[] },
): MovedRow {
  const { account_state: accountState, local_number: localNumber, ticket } = columns;
  return MovedRow.parse({
    kind: columns.kind,
    reference: columns.reference,
    keptAtMs: columns.kept_at_ms,
    key: toBase64(key),
    body: toBase64(columns.body),
    outbox: {
      state: columns.state,
      reason: columns.reason,
      attempts: columns.attempts,
      doubts: columns.doubts,
      changedAtMs: columns.changed_at_ms,
      dependsOn: columns.depends_on,
    },
    account: accountState === null ? null : { state: accountState, answer: orNull(columns.account_answer) },
    dossier:
      localNumber === null || !ticket
        ? null
        : { localNumber, ticket: toBase64(ticket), answer: orNull(columns.dossier_answer) },
    ...more,
  });
}

const orNull = (bytes: Uint8Array | null): string | null => (bytes ? toBase64(bytes) : null);
