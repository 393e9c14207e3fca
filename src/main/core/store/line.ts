import { openStates } from "./board.ts";
import { keyOf, openJson, type StoreContext } from "./context.ts";
import type { Candidate, Outbox, UploadState } from "./outbox.ts";
import {
  AccountBody,
  CandidateRow,
  ConfirmedBody,
  FileRow,
  HeadRow,
  IdRow,
  LineRowColumns,
  OutboxRow,
} from "./rows.ts";

export type Line = Pick<
  Outbox,
  | "waitingAfter"
  | "unknownAfter"
  | "lineRow"
  | "isClear"
  | "headsOf"
  | "takeTouched"
  | "task"
  | "unfinished"
  | "unconfirmed"
  | "behind"
  | "counts"
>;

/** How many rows of one citizen that failed often are offered at once. */
const mostHeads = 50;

/**
 * The queries by which the queue looks along its line. None walks over rows that are not offered. A parameter of what
 * runs for every row is written `+?`: SQLite then does not look at its value to choose an index, and need not prepare
 * the statement anew each time, which costs ten times as much as running it.
 */
function createLooks(
  context: StoreContext,
): Pick<Line, "waitingAfter" | "unknownAfter" | "lineRow" | "isClear" | "headsOf" | "takeTouched"> {
  const { db } = context;
  const next = (state: "waiting" | "unknown") =>
    db.prepare(
      `SELECT intent_id, kind, citizen FROM outbox INDEXED BY outbox_open
       WHERE state = '${state}' AND ${openStates} AND lease IS NULL AND intent_id > +? ORDER BY intent_id LIMIT +?`,
    );
  const [waiting, unknown] = [next("waiting"), next("unknown")];
  const row = db.prepare("SELECT intent_id, kind, citizen, state, lease FROM outbox WHERE intent_id = +?");
  const ahead = db
    .prepare(
      `SELECT 1 FROM outbox INDEXED BY outbox_line
       WHERE citizen = +? AND intent_id < +? AND state IN ('waiting', 'sending') AND attempts < +? LIMIT 1`,
    )
    .pluck();
  const line = `SELECT intent_id, kind, citizen, state, attempts FROM outbox INDEXED BY outbox_line
    WHERE citizen = +? AND state IN ('waiting', 'sending') ORDER BY intent_id`;
  const ofCitizen = db.prepare(line);
  const anyOf = db
    .prepare(
      `SELECT 1 FROM outbox INDEXED BY outbox_line WHERE citizen = +? AND state IN ('waiting', 'sending') LIMIT 1`,
    )
    .pluck();
  return {
    waitingAfter: (afterIntentId, limit) => waiting.all(afterIntentId, limit).map(candidateOf),
    unknownAfter: (afterIntentId, limit) => unknown.all(afterIntentId, limit).map(candidateOf),
    lineRow(intentId) {
      const found = row.get(intentId);
      if (found === undefined) return null;
      const { state, lease, ...candidate } = LineRowColumns.parse(found);
      return { ...candidateOf(candidate), state, leased: lease !== null };
    },
    isClear: ({ citizen, intentId }, patience) => ahead.get(citizen, intentId, patience) === undefined,
    headsOf(citizen, patience) {
      // Nearly always nobody stands there any more.
      if (anyOf.get(citizen) === undefined) return [];
      const heads: Candidate[] = [];
      for (const found of ofCitizen.iterate(citizen)) {
        const { state, attempts, ...candidate } = HeadRow.parse(found);
        if (state === "waiting") heads.push(candidateOf(candidate));
        if (attempts < patience || heads.length === mostHeads) break;
      }
      return heads;
    },
    takeTouched: () => context.takeTouched(),
  };
}

export function createLine(context: StoreContext): Line {
  const { db, vault } = context;
  const task = db.prepare(
    `SELECT intent_id, outbox.kind, reference, citizen, state, attempts, wrapped_key, body
     FROM outbox JOIN intents USING (intent_id) WHERE intent_id = +?`,
  );
  const files = db.prepare(
    "SELECT file_id, position, upload_url, uploaded FROM files WHERE intent_id = +? ORDER BY position",
  );
  const unfinished = db.prepare(
    `SELECT intent_id FROM dossiers WHERE official_code IS NOT NULL AND portal_state NOT IN (3, 7, 8, 10)
       AND intent_id > ? ORDER BY intent_id LIMIT ?`,
  );
  const behind = db.prepare("SELECT intent_id FROM outbox WHERE depends_on = ? ORDER BY intent_id");
  const unconfirmed = db.prepare(
    "SELECT intent_id FROM accounts WHERE state = 'otp-sent' AND intent_id > ? ORDER BY intent_id LIMIT ?",
  );
  const count = db
    .prepare("SELECT sum(n) FROM tally WHERE bucket IN ('account:' || @state, 'dossier:' || @state)")
    .pluck();
  const counted = (state: "waiting" | "unknown"): number => Number(count.get({ state }));
  return {
    ...createLooks(context),
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
    counts: () => ({ waiting: counted("waiting"), unknown: counted("unknown") }),
  };
}

const ids = (rows: readonly unknown[]): readonly number[] => rows.map((row) => IdRow.parse(row).intent_id);

function candidateOf(row: unknown): Candidate {
  const { intent_id: intentId, kind, citizen } = CandidateRow.parse(row);
  return { intentId, kind, citizen };
}

function uploadOf(row: unknown): UploadState {
  const { file_id: fileId, position, upload_url: url, uploaded } = FileRow.parse(row);
  return { fileId, position, url, uploaded: uploaded === 1 };
}
