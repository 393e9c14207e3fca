import { keyOf, openJson, type StoreContext } from "./context.ts";
import type { Candidate, Outbox, UploadState } from "./outbox.ts";
import { AccountBody, CandidateRow, ConfirmedBody, FileRow, IdRow, OutboxRow } from "./rows.ts";

export type Line = Pick<
  Outbox,
  "firstWaiting" | "firstUnknown" | "task" | "unfinished" | "unconfirmed" | "behind" | "counts"
>;

/** The queries by which the queue looks along its line. */
export function createLine({ db, vault }: StoreContext): Line {
  // A citizen's rows go in order, but one that failed `patience` times delays nobody behind it any more.
  const waiting = db.prepare(
    `SELECT intent_id, kind, citizen FROM outbox AS row WHERE state = 'waiting' AND NOT EXISTS (
       SELECT 1 FROM outbox AS ahead WHERE ahead.citizen = row.citizen AND ahead.intent_id < row.intent_id
         AND ahead.state IN ('waiting', 'sending') AND ahead.attempts < ?)
     ORDER BY intent_id`,
  );
  const unknown = db.prepare(
    "SELECT intent_id, kind, citizen FROM outbox WHERE state = 'unknown' ORDER BY intent_id",
  );
  const task = db.prepare(
    `SELECT intent_id, outbox.kind, reference, citizen, state, attempts, wrapped_key, body
     FROM outbox JOIN intents USING (intent_id) WHERE intent_id = ?`,
  );
  const files = db.prepare(
    "SELECT file_id, position, upload_url, uploaded FROM files WHERE intent_id = ? ORDER BY position",
  );
  const unfinished = db.prepare(
    `SELECT intent_id FROM dossiers WHERE official_code IS NOT NULL AND portal_state NOT IN (3, 7, 8, 10)
       AND intent_id > ? ORDER BY intent_id LIMIT ?`,
  );
  const behind = db.prepare("SELECT intent_id FROM outbox WHERE depends_on = ? ORDER BY intent_id");
  const unconfirmed = db.prepare(
    "SELECT intent_id FROM accounts WHERE state = 'otp-sent' AND intent_id > ? ORDER BY intent_id LIMIT ?",
  );
  const count = db.prepare("SELECT count(*) FROM outbox WHERE state = ?").pluck();
  return {
    firstWaiting: (patience, accept) => first(waiting.iterate(patience), accept),
    firstUnknown: (accept) => first(unknown.iterate(), accept),
    task(intentId) {
      const row = OutboxRow.parse(task.get(intentId));
      if (!row.wrapped_key || !row.body) return null;
      const key = keyOf(vault, row.wrapped_key);
      const { reference, state, attempts, body } = row;
      const head = { intentId, reference, state, attempts };
      if (row.kind === "account") {
        return { ...head, kind: "account", intent: openJson(AccountBody, key, body, "body", reference) };
      }
      const { intent, officer } = openJson(ConfirmedBody, key, body, "body", reference);
      return { ...head, kind: "dossier", intent, officer, key, uploads: files.all(intentId).map(uploadOf) };
    },
    unfinished: (afterIntentId, limit) => ids(unfinished.all(afterIntentId, limit)),
    behind: (accountIntentId) => ids(behind.all(accountIntentId)),
    unconfirmed: (afterIntentId, limit) => ids(unconfirmed.all(afterIntentId, limit)),
    counts: () => ({ waiting: Number(count.get("waiting")), unknown: Number(count.get("unknown")) }),
  };
}

const ids = (rows: readonly unknown[]): readonly number[] => rows.map((row) => IdRow.parse(row).intent_id);

function first(rows: IterableIterator<unknown>, accept: (candidate: Candidate) => boolean): Candidate | null {
  for (const row of rows) {
    const { intent_id: intentId, kind, citizen } = CandidateRow.parse(row);
    const candidate = { intentId, kind, citizen };
    if (accept(candidate)) return candidate;
  }
  return null;
}

function uploadOf(row: unknown): UploadState {
  const { file_id: fileId, position, upload_url: url, uploaded } = FileRow.parse(row);
  return { fileId, position, url, uploaded: uploaded === 1 };
}
