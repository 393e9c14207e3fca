import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { openStore, type Store } from "../../../src/main/core/store/store.ts";
import { schema } from "../../../src/main/core/store/schema.ts";
import { memoryKeyKeeper } from "../../../src/main/core/vault/keeper.ts";
import { sealText } from "../../../src/main/core/vault/seal.ts";
import { openVault, type Vault } from "../../../src/main/core/vault/vault.ts";
import { systemClock } from "../../../src/shared/clock.ts";
import type { DossierIntent } from "../../../src/shared/dossier.ts";
import { dossierIntent, person, scan } from "../../support/intents.ts";
import { forTheRecord, type Group, median, within } from "../measurement.ts";

const DOSSIERS = 1500;

/**
 * Keeping one dossier with three scans, against the same seven rows, hashes and seals written by bare statements in
 * one commit (DECISIONS 45). Both files are WAL with synchronous=FULL; the two take turns, so that the disk's moods
 * meet both. A bare one-row commit stands beside it for the record.
 */
export const keep: Group = async (say) => {
  say(`keeping ${DOSSIERS} dossiers, in turns with bare statements …`);
  const dir = mkdtempSync(join(tmpdir(), "kiosk-bench-"));
  const vault = await openVault(memoryKeyKeeper(), dir);
  if (!vault.ok) throw new Error(vault.error);
  const store = openKioskStore(dir, vault.value);
  const bare = openBare(join(dir, "bare.db"), vault.value);
  const times = { ours: [] as number[], bare: [] as number[], oneRow: [] as number[] };
  for (let n = 0; n < DOSSIERS; n += 1) {
    const intent = birthIntent(n);
    const key = vault.value.newDataKey();
    times.ours.push(
      timed(() => store.keepDossier(intent, key, { accountIntentId: null, sessionId: `s${n}` })),
    );
    times.bare.push(timed(() => bare.keep(intent, key.key, key.wrapped, n)));
    times.oneRow.push(timed(() => bare.oneRow(n)));
  }
  store.close();
  bare.close();
  rmSync(dir, { recursive: true, force: true });
  const [ours, rows, one] = [median(times.ours), median(times.bare), median(times.oneRow)];
  return [
    within("keeping one dossier p50, against bare statements", "ms", ours, rows, 1.3),
    forTheRecord("the same, against a bare one-row commit", "ms", ours, one),
  ];
};

function timed(run: () => unknown): number {
  const startMs = performance.now();
  run();
  return performance.now() - startMs;
}

function openKioskStore(dir: string, vault: Vault): Store {
  const portalIdentity = { url: "http://127.0.0.1:4010", mode: "practice" } as const;
  const options = {
    path: join(dir, "kiosk.db"),
    vault,
    clock: systemClock(),
    kioskId: "bench",
    portalIdentity,
  };
  const store = openStore(options);
  if (!store.ok) throw new Error(store.error.code);
  return store.value;
}

/** A declaration of the size of a real birth registration: 30 answers, three scans. */
function birthIntent(n: number): DossierIntent {
  const answers = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [
      `answer${i}`,
      `Tổ ${i}, Khóm Mỹ Thượng, Phường Thử Nghiệm, Đồng Tháp`,
    ]),
  );
  const scans = [0, 1, 2].map((i) => scan(`file-${n}-${i}`));
  return dossierIntent({ submitter: person(n), answers, scans });
}

interface Bare {
  keep(intent: DossierIntent, key: Uint8Array, wrapped: Uint8Array, n: number): void;
  oneRow(n: number): void;
  close(): void;
}

/** The product's own schema without the product: prepared statements, one commit, nothing looked up or checked. */
function openBare(path: string, vault: Vault): Bare {
  const db = new Database(path);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  db.pragma("secure_delete = ON");
  db.exec(schema);
  db.exec("CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT");
  const row = db.prepare("INSERT INTO bare VALUES (?, ?)");
  return {
    keep: db.transaction(bareKeep(db, vault)),
    oneRow: (n) => void row.run(n, "x".repeat(300)),
    close: () => db.close(),
  };
}

function bareKeep(db: Database.Database, vault: Vault): Bare["keep"] {
  const intents = db.prepare(
    "INSERT INTO intents (kind, reference, kept_at_ms, wrapped_key, body) VALUES ('dossier', ?, ?, ?, ?)",
  );
  const dossiers = db.prepare(
    `INSERT INTO dossiers (intent_id, session_id, day, day_number, local_number, ticket, ticket_hash, phone_proof,
       id_proof, submitter_hash, owner_hash, same_day_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const files = db.prepare("INSERT INTO files (file_id, intent_id, position) VALUES (?, ?, ?)");
  const outbox = db.prepare(
    "INSERT INTO outbox (intent_id, kind, citizen, state, changed_at_ms) VALUES (?, 'dossier', ?, 'waiting', ?)",
  );
  const audit = db.prepare("INSERT INTO audit (at_ms, event, fields) VALUES (?, 'dossier-kept', ?)");
  const hash = (value: string): string => vault.hash("proof", value);
  return (intent, key, wrapped, n) => {
    const nowMs = Date.now();
    const body = sealText(key, JSON.stringify({ intent, officer: null }), `body:${n}`);
    const id = intents.run(`reference-${n}`, nowMs, wrapped, body).lastInsertRowid;
    const ticket = sealText(key, String(n).padStart(39, "0"), `ticket:${n}`);
    const proofs = [
      hash(intent.phone),
      hash(intent.submitter.idNumber),
      hash(intent.submitter.idNumber),
      null,
    ];
    dossiers.run(
      id,
      `s${n}`,
      "20261125",
      n,
      `CHO-${n}`,
      ticket,
      hash(String(n)),
      ...proofs,
      hash(`${n} same day`),
    );
    for (const [position, { fileId }] of intent.scans.entries()) files.run(fileId, id, position);
    outbox.run(id, hash(intent.submitter.idNumber), nowMs);
    audit.run(
      nowMs,
      JSON.stringify({ intentId: Number(id), route: intent.route, files: intent.scans.length }),
    );
  };
}
