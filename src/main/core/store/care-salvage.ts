import type { Database } from "better-sqlite3";
import { z } from "zod";
import { parseJson } from "../../../shared/codec.ts";
import { deskNumber } from "../../../shared/desk-number.ts";
import type { Vault } from "../vault/vault.ts";
import type { AnyRow, DamagedFile } from "./care-damaged.ts";
import { type WholeIntent, wholeIntent } from "./care-damaged.ts";
import { numberFinder, rowWriter } from "./care-numbers.ts";
import { dossierRow, doubtfulRow } from "./care-rows.ts";
import { localDay } from "./look-up-values.ts";
import { AccountBody, ConfirmedBody } from "./rows.ts";

export interface SalvageOptions {
  /** The restored file, inside an open transaction and with foreign keys off. */
  readonly db: Database;
  readonly old: DamagedFile;
  readonly vault: Vault;
  readonly nowMs: number;
  /** Local numbers by intent as the log remembers them. */
  readonly logged: ReadonlyMap<number, string>;
  /** `newest`: a row that reads in the old file wins; `backup`: only what the backup does not have is taken. */
  readonly prefer: "newest" | "backup";
}

export interface Salvaged {
  /** Intents that the backup did not have. */
  readonly saved: number;
  /** Every local number that the old file or the log knows of. */
  readonly known: ReadonlySet<string>;
}

/** Takes out of an old, perhaps damaged file what its seals prove whole and the restored file lacks. */
export function salvage(options: SalvageOptions): Salvaged {
  const { db, old, vault, logged, prefer } = options;
  const known = new Set(logged.values());
  const here = db.prepare(
    "SELECT reference, changed_at_ms, state FROM intents JOIN outbox USING (intent_id) WHERE intent_id = ?",
  );
  const write = createWrites(options);
  let saved = 0;
  const last = lastIntent(options);
  for (let intentId = 1; intentId <= last; intentId += 1) {
    const number = old.row("dossiers", "intent_id", intentId)?.["local_number"];
    if (typeof number === "string") known.add(number);
    const found = here.get(intentId);
    const present = found === undefined ? null : Here.parse(found);
    const outbox = old.row("outbox", "intent_id", intentId);
    const forgotten = present !== null && isForgotten(old, intentId, present.reference);
    if (forgotten) write.wiped(intentId, true);
    if (present && prefer === "backup") {
      if (!forgotten && outbox?.["state"] === "cancelled") write.outboxOf(intentId, outbox);
      continue;
    }
    if (forgotten) continue;
    if (present && (!outbox || outbox["changed_at_ms"] === present.changed_at_ms)) continue;
    const whole = wholeIntent(old, vault, intentId);
    if (whole === "wiped" && !present) write.wiped(intentId, false);
    if (whole === null || whole === "wiped") continue;
    if (present && present.reference !== whole.reference) continue;
    write.whole(whole, outbox);
    if (!present) saved += 1;
  }
  copyRest(options, known);
  skipNumbers(db, last);
  return { saved, known };
}

const Emptied = z.object({ reference: z.string(), wrapped_key: z.null(), body: z.null() });
const Ended = z.object({ wiped_at_ms: z.int() });

/** True for an intent that the old file has, and has forgotten: two rows must say so, for either may be damaged. */
function isForgotten(old: DamagedFile, intentId: number, reference: string): boolean {
  const emptied = Emptied.safeParse(old.row("intents", "intent_id", intentId));
  if (!emptied.success || emptied.data.reference !== reference) return false;
  return Ended.safeParse(old.row("endings", "intent_id", intentId)).success;
}

/** An intent that was lost keeps its number, under which the audit and the log tell of it: no other may ever get it. */
export function skipNumbers(db: Database, last: number): void {
  db.prepare("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'intents'").run(last);
  db.prepare(
    "INSERT INTO sqlite_sequence (name, seq) SELECT 'intents', ? WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'intents')",
  ).run(last);
}

const Here = z.object({ reference: z.string(), changed_at_ms: z.int(), state: z.string() });

/** The last intent that either file or the log can know of. */
function lastIntent({ db, old, logged }: SalvageOptions): number {
  const tables = ["intents", "outbox", "dossiers"].map((table) =>
    old.number(`SELECT max(intent_id) FROM ${table}`),
  );
  return Math.max(
    old.number("SELECT seq FROM sqlite_sequence WHERE name = 'intents'") ?? 0,
    ...tables.map((last) => last ?? 0),
    ...logged.keys(),
    z.int().parse(db.prepare("SELECT coalesce(max(intent_id), 0) FROM intents").pluck().get()),
  );
}

function createWrites(options: SalvageOptions) {
  const { db, old, vault, nowMs, logged } = options;
  const writers = Object.fromEntries(
    ["intents", "outbox", "dossiers", "accounts", "files", "endings"].map((table) => [
      table,
      rowWriter(db, table),
    ]),
  );
  const place = numberFinder(db);
  const clear = ["files", "endings", "dossiers", "accounts", "outbox"].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE intent_id = ?`),
  );
  const clearOutbox = db.prepare("DELETE FROM outbox WHERE intent_id = ?");
  const insert = (table: string, row: AnyRow): void => writers[table]?.(row);
  /** A row that does not fit this file's rules is as good as unreadable. */
  const tryInsert = (table: string, row: AnyRow | null): boolean => {
    if (!row) return false;
    try {
      db.transaction(() => insert(table, row))();
      return true;
    } catch {
      return false;
    }
  };
  const dossierOf = (whole: WholeIntent): void => {
    const { intentId, reference } = whole;
    const { intent } = ConfirmedBody.parse(parseJson(whole.json));
    const row = old.row("dossiers", "intent_id", intentId);
    if (tryInsert("dossiers", row)) return;
    const key = vault.unwrap(z.instanceof(Uint8Array).parse(whole.row["wrapped_key"]));
    if (!key.ok) return;
    const day = localDay(intent.confirmedAtMs);
    const number = z
      .string()
      .safeParse(row?.["local_number"] ?? logged.get(intentId) ?? audited(old, intentId));
    const numbers = place(day, number.success ? number.data : deskNumber(day, 0, intentId));
    insert(
      "dossiers",
      dossierRow(vault, intent, { intentId, reference, key: key.value, numbers, ticket: null }),
    );
  };
  const dropFile = db.prepare("DELETE FROM files WHERE file_id = ?");
  const filesOf = ({ intentId, json }: WholeIntent): void => {
    const { intent } = ConfirmedBody.parse(parseJson(json));
    for (const [position, { fileId }] of intent.scans.entries()) {
      const row = old.row("files", "file_id", fileId);
      // A scan that went over to a correction belongs to it, whatever the backup says; where nobody knows, to the last.
      if (row && row["intent_id"] !== intentId) continue;
      dropFile.run(fileId);
      if (!tryInsert("files", row)) tryInsert("files", { file_id: fileId, intent_id: intentId, position });
    }
  };
  return {
    outboxOf(intentId: number, row: AnyRow): void {
      clearOutbox.run(intentId);
      insert("outbox", row);
      tryInsert("endings", old.row("endings", "intent_id", intentId));
    },
    /** The purpose was done in the old file: it stands as it ended there, and nothing personal comes back. */
    wiped(intentId: number, present: boolean): void {
      if (present) endWiped(db, intentId);
      for (const table of ["intents", "outbox", "dossiers", "accounts", "endings"]) {
        const row = old.row(table, "intent_id", intentId);
        if (row && present && table !== "intents")
          db.prepare(`DELETE FROM ${table} WHERE intent_id = ?`).run(intentId);
        tryInsert(table, row);
      }
    },
    whole(whole: WholeIntent, outbox: AnyRow | null): void {
      const { intentId, kind } = whole;
      for (const statement of clear) statement.run(intentId);
      db.prepare("DELETE FROM intents WHERE intent_id = ?").run(intentId);
      if (!tryInsert("intents", whole.row)) insert("intents", { ...whole.row, replaces: null });
      const body =
        kind === "dossier"
          ? ConfirmedBody.parse(parseJson(whole.json)).intent
          : AccountBody.parse(parseJson(whole.json));
      if (!tryInsert("outbox", outbox)) insert("outbox", doubtfulRow(vault, { intentId, kind, nowMs }, body));
      if (kind === "dossier") {
        dossierOf(whole);
        filesOf(whole);
      } else if (!tryInsert("accounts", old.row("accounts", "intent_id", intentId)))
        insert("accounts", { intent_id: intentId, state: "waiting" });
      tryInsert("endings", old.row("endings", "intent_id", intentId));
    },
  };
}

/** Takes everything personal out of a row of the restored file, as wiping did where it came from. */
function wipeHere(db: Database, intentId: number): void {
  db.prepare("UPDATE intents SET wrapped_key = NULL, body = NULL WHERE intent_id = ?").run(intentId);
  db.prepare("UPDATE dossiers SET ticket = NULL, answer = NULL WHERE intent_id = ?").run(intentId);
  db.prepare("UPDATE accounts SET answer = NULL WHERE intent_id = ?").run(intentId);
  db.prepare("DELETE FROM files WHERE intent_id = ?").run(intentId);
}

/** What was wiped had ended, so nothing sends it again; at the portal, where a code says so. */
export function endWiped(db: Database, intentId: number): void {
  wipeHere(db, intentId);
  db.prepare(
    `UPDATE outbox SET state = iif(state = 'accepted' OR (SELECT official_code FROM dossiers WHERE dossiers.intent_id = outbox.intent_id) IS NOT NULL,
       'accepted', 'cancelled'), reason = NULL WHERE intent_id = ?`,
  ).run(intentId);
  db.prepare(
    "INSERT OR IGNORE INTO endings (intent_id, ended_at_ms) SELECT intent_id, changed_at_ms FROM outbox WHERE intent_id = ?",
  ).run(intentId);
  db.prepare("UPDATE endings SET wiped_at_ms = coalesce(wiped_at_ms, ended_at_ms) WHERE intent_id = ?").run(
    intentId,
  );
}

const Kept = z.object({ localNumber: z.string() });

/** The number that a dossier was printed under, as the audit of the old file tells it; null where it does not. */
function audited(old: DamagedFile, intentId: number): string | null {
  const rows = old.rows("audit", "json_extract(fields, '$.intentId')", intentId);
  const row = rows.find(({ event }) => event === "dossier-kept");
  const kept = Kept.safeParse(row ? parseJson(String(row["fields"])) : null);
  return kept.success ? kept.data.localNumber : null;
}

/** Newer rows of what is not an intent: the audit, prints, confirmed dates, ratings, staff, moved queues, and the form on the screen. */
function copyRest({ db, old }: SalvageOptions, known: Set<string>): void {
  for (const [table, id] of [
    ["audit", "audit_id"],
    ["prints", "print_id"],
    ["date_checks", "check_id"],
    ["ratings", "rating_id"],
    ["staff", "staff_id"],
    ["restores", "restore_id"],
    ["drafts", "id"],
  ] as const) {
    const write = rowWriter(db, table);
    const from = z.int().parse(db.prepare(`SELECT coalesce(max(${id}), 0) FROM ${table}`).pluck().get());
    const to = old.number(`SELECT max(${id}) FROM ${table}`) ?? 0;
    for (let at = from + 1; at <= to; at += 1) {
      const row = old.row(table, id, at);
      if (!row) continue;
      if (row["event"] === "dossier-kept") {
        const kept = Kept.safeParse(parseJson(String(row["fields"])));
        if (kept.success) known.add(kept.data.localNumber);
      }
      attempt(() => write(row));
    }
  }
  const write = rowWriter(db, "transfers");
  for (const direction of ["in", "out"]) {
    for (const row of old.rows("transfers", "direction", direction)) attempt(() => write(row));
  }
}

function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // The row is there already, or does not fit: the restored file stays as it is.
  }
}
