import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { z } from "zod";
import { machineId } from "../../../src/main/core/diagnostics/machine.ts";
import { migrations, schemaVersion } from "../../../src/main/core/store/migrations.ts";
import { fileKeyKeeper } from "../../../src/main/core/vault/keeper.ts";
import { openVault } from "../../../src/main/core/vault/vault.ts";
import { emptyFolder, openAsKiosk } from "../../support/care-folder.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const ROWS = 1_000;
const states = ["waiting", "sending", "unknown", "accepted", "needs-person", "held", "cancelled"] as const;
const reasons = ["portal-down", "refused", "self", "behind-account", "answer-unknown", null] as const;

/** A data file as the program of an older version left it: 1,000 rows, in every state, of both kinds. */
async function oldFile(dir: string, version: number): Promise<string> {
  const vault = await openVault(fileKeyKeeper(dir), dir);
  if (!vault.ok) throw new Error(vault.error);
  const path = join(dir, "kiosk.db");
  const db = new Database(path);
  db.pragma("journal_mode = WAL");
  for (const { sql } of migrations.slice(0, version)) db.exec(sql);
  db.pragma(`user_version = ${version}`);
  db.prepare("INSERT INTO store VALUES (1, 'practice', 'practice', ?, ?, 1, 1)").run(
    machineId(),
    vault.value.newDataKey().wrapped,
  );
  db.transaction(() => {
    const prepared = new Map<string, Database.Statement>();
    for (let id = 1; id <= ROWS; id += 1) writeRow(db, id, prepared);
  })();
  db.close();
  return path;
}

/** A row; each statement is prepared once for all of them. */
function writeRow(db: Database.Database, id: number, prepared: Map<string, Database.Statement>): void {
  const kind = id % 5 === 0 ? "account" : "dossier";
  const state = states[id % states.length];
  const run = (sql: string, values: readonly unknown[]): void => {
    const statement = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, statement);
    statement.run(values);
  };
  run(
    "INSERT INTO intents (intent_id, kind, reference, kept_at_ms, wrapped_key, body) VALUES (?, ?, ?, ?, ?, ?)",
    [id, kind, `ref-${id}`, id, randomBytes(61), randomBytes(200 + (id % 7) * 900)],
  );
  const behind = id % 5 === 1 && id > 1 ? id - 1 : null;
  run(
    "INSERT INTO outbox (intent_id, kind, citizen, depends_on, state, reason, attempts, changed_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    [id, kind, `citizen-${id % 50}`, behind, state, reasons[id % reasons.length], id % 4, id],
  );
  if (kind === "account")
    run("INSERT INTO accounts (intent_id, state) VALUES (?, ?)", [id, id % 2 === 0 ? "active" : "waiting"]);
  else
    run(
      `INSERT INTO dossiers (intent_id, day, day_number, local_number, ticket, ticket_hash, phone_proof, id_proof,
         submitter_hash, same_day_hash, portal_state) VALUES (?, '261125', ?, ?, ?, ?, 'p', 'i', 's', 'd', ?)`,
      [id, id, `CHO-261125-1-${id}`, randomBytes(68), `ticket-${id}`, (id % 10) + 1],
    );
  run("INSERT INTO files (file_id, intent_id, position) VALUES (?, ?, 0)", [`file-${id}`, id]);
  run("INSERT INTO audit (at_ms, event, fields) VALUES (?, 'dossier-kept', ?)", [id, `{"intentId":${id}}`]);
}

const Value = z.union([z.instanceof(Uint8Array), z.string(), z.number(), z.null()]);

/** Everything of every row that a migration must not change, as counts and hashes. */
function content(path: string): unknown {
  const db = new Database(path, { readonly: true });
  try {
    const all = (sql: string): readonly unknown[] => db.prepare(sql).raw().all();
    const hashOf = (sql: string): string => {
      const hash = createHash("sha256");
      for (const row of z.array(z.array(Value)).parse(db.prepare(sql).raw().all()))
        for (const value of row) {
          const bytes = value instanceof Uint8Array ? value : Buffer.from(JSON.stringify(value));
          // With its length before it no value runs into the next.
          hash.update(`${bytes.length} `).update(bytes);
        }
      return hash.digest("hex");
    };
    return {
      states: all("SELECT kind, state, reason, count(*) FROM outbox GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"),
      payloads: hashOf(
        "SELECT intent_id, kind, reference, kept_at_ms, wrapped_key, body FROM intents ORDER BY 1",
      ),
      rows: hashOf(
        "SELECT intent_id, kind, citizen, depends_on, state, reason, attempts FROM outbox ORDER BY 1",
      ),
      dossiers: hashOf(
        "SELECT intent_id, local_number, ticket, ticket_hash, portal_state FROM dossiers ORDER BY 1",
      ),
      accounts: hashOf("SELECT intent_id, state FROM accounts ORDER BY 1"),
      files: hashOf("SELECT file_id, intent_id, position FROM files ORDER BY 1"),
      audit: hashOf(`SELECT at_ms, fields FROM audit WHERE audit_id <= ${ROWS} ORDER BY audit_id`),
    };
  } finally {
    db.close();
  }
}

async function migrateUntilKilled(path: string, step: number, place: number): Promise<NodeJS.Signals | null> {
  const node = join(root, "node_modules", ".bin", "node");
  const script = join(root, "tests", "support", "migrate-child.ts");
  const child = spawn(node, [script, path, String(step), String(place)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child, "close");
  return child.signalCode;
}

it.each(Array.from({ length: schemaVersion - 1 }, (_, at) => at + 1))(
  "bring 1,000 rows in every state from version %i here, killed in the middle, with nothing changed",
  async (version) => {
    const dir = emptyFolder();
    const path = await oldFile(dir, version);
    const before = content(path);
    for (const [step, place] of [
      [version + 1, 0.5],
      [version + 1, 1],
      [schemaVersion, 0.5],
    ] as const) {
      expect(await migrateUntilKilled(path, step, place)).toBe("SIGKILL");
      expect(content(path)).toEqual(before);
    }
    const { store } = await openAsKiosk(dir);
    store.close();
    expect(content(path)).toEqual(before);
    const db = new Database(path, { readonly: true });
    expect(db.pragma("user_version", { simple: true })).toBe(schemaVersion);
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(db.pragma("foreign_key_check")).toEqual([]);
    db.close();
  },
);

it("refuses the file of a newer program and leaves it as it is", async () => {
  const dir = emptyFolder();
  const path = await oldFile(dir, schemaVersion);
  const db = new Database(path);
  db.pragma(`user_version = ${schemaVersion + 1}`);
  db.close();
  const before = content(path);
  await expect(openAsKiosk(dir)).rejects.toThrow("newer-file");
  expect(content(path)).toEqual(before);
});
