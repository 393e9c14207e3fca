import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { createContext, type StoreContext } from "../../../src/main/core/store/context.ts";
import { createKeeping } from "../../../src/main/core/store/keep.ts";
import { createOutbox } from "../../../src/main/core/store/outbox.ts";
import { createReading } from "../../../src/main/core/store/reading.ts";
import { createRowActs } from "../../../src/main/core/store/row-acts.ts";
import { schema } from "../../../src/main/core/store/schema.ts";
import { systemClock } from "../../../src/shared/clock.ts";
import { dossierIntent, person, scan } from "../../support/intents.ts";
import { atPortal } from "../../support/keep.ts";
import { benchFolder } from "./data-folder.ts";

/** How many of a hundred rows end how; the rest is at the portal, one in fifty of it not finished there. */
export const mix = { waiting: 1, "needs-person": 1, held: 1, unknown: 0.1, cancelled: 1 } as const;

/** Changed with anything below that shapes the rows; a file that was filled before is then filled anew. */
const SHAPE = 2;
const BATCH = 20_000;
const SAMPLES = 2_000;
const DOSSIERS_OF_A_DAY = 400;
const DAY_MS = 86_400_000;

/** A ticket of a row and what proves that its owner stands there. */
export interface Sample {
  readonly intentId: number;
  readonly ticket: string;
  readonly lastFour: string;
}

/** A data folder whose file holds so many rows, with tickets from all over it. */
export interface Filled {
  readonly dir: string;
  readonly rows: number;
  readonly samples: readonly Sample[];
}

const root = join(import.meta.dirname, "..", "..", "..");

/** The filled folder from the cache, or made now by the product's own keeping with the disk's syncs put off. */
export async function filledFolder(rows: number, say: (line: string) => void): Promise<Filled> {
  const shape = createHash("sha256").update(`${SHAPE} ${schema}`).digest("hex").slice(0, 12);
  const cache = join(root, ".cache", "bench");
  const dir = join(cache, `rows-${rows}-${shape}`);
  const list = join(dir, "samples.json");
  if (!existsSync(list)) {
    mkdirSync(cache, { recursive: true });
    // Gigabytes of another shape, or half filled, are of no use to anybody.
    for (const old of readdirSync(cache).filter((name) => name.startsWith(`rows-${rows}-`)))
      rmSync(join(cache, old), { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
    writeFileSync(list, JSON.stringify(await fill(dir, rows, say)));
  }
  const samples: readonly Sample[] = JSON.parse(readFileSync(list, "utf8"));
  return { dir, rows, samples };
}

async function fill(dir: string, rows: number, say: (line: string) => void): Promise<readonly Sample[]> {
  const folder = await benchFolder(dir);
  folder.open();
  folder.end();
  const db = new Database(folder.path);
  db.pragma("synchronous = OFF");
  db.pragma("foreign_keys = ON");
  db.pragma("cache_size = -1000000");
  const day = { atMs: 0 };
  const clock = { ...systemClock(), nowMs: () => day.atMs };
  const context = createContext({ db, vault: folder.vault, clock, kioskNumber: 1, dutyOfficer: () => null });
  const keepRow = rowKeeper(context);
  const samples: Sample[] = [];
  const batch = db.transaction((from: number, to: number) => {
    for (let n = from; n < to; n += 1) {
      const age = Math.floor((rows - n) / DOSSIERS_OF_A_DAY);
      day.atMs = Date.UTC(2026, 10, 25, 1, 30) - age * DAY_MS;
      const kept = keepRow(n, day.atMs);
      if (n % Math.ceil(rows / SAMPLES) === 0) samples.push(kept);
    }
  });
  for (let from = 0; from < rows; from += BATCH) {
    if (from % 100_000 === 0) say(`filling a file with ${rows} rows, kept for later runs: ${from} …`);
    batch(from, Math.min(rows, from + BATCH));
  }
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
  return samples;
}

function rowKeeper(context: StoreContext): (n: number, atMs: number) => Sample {
  const reading = createReading(context);
  const keeping = createKeeping(context, reading);
  const outbox = createOutbox(context, reading);
  const acts = createRowActs(context);
  const end = ender(outbox, acts);
  return (n, atMs) => {
    // Every citizen comes five times, for something else and on another day.
    const who = person(Math.floor(n / 5));
    const phone = `09${String(n).padStart(8, "0")}`;
    // Half of the waiting ones have nothing to upload: their claim and "is being sent" are one write.
    const scans = Math.floor(n / 100) % 2 === 0 ? [scan(`file-${n}`)] : [];
    const intent = dossierIntent({ submitter: who, phone, scans, confirmedAtMs: atMs });
    const links = { accountIntentId: null, sessionId: `session-${n}` };
    const kept = keeping.keepDossier(intent, context.vault.newDataKey(), links);
    if (!kept.ok) throw new Error(kept.error);
    const { intentId, ticket } = kept.value;
    end(n, intentId);
    return { intentId, ticket, lastFour: phone.slice(-4) };
  };
}

/** Puts a row where the mix has it, by the product's own writes. */
function ender(
  outbox: ReturnType<typeof createOutbox>,
  acts: ReturnType<typeof createRowActs>,
): (n: number, intentId: number) => void {
  return (n, intentId) => {
    switch (n % 100) {
      case 10:
        return;
      case 30:
        return outbox.markNeedsPerson(intentId, "refused", "Thiếu giấy chứng sinh");
      case 50:
        return must(acts.holdRow(intentId, 1));
      case 70:
        return must(acts.cancelRow(intentId, "on-paper", 1));
      case 90:
        if (n % 1_000 === 90) return outbox.markUnknown(intentId, "answer-unknown");
        break;
    }
    const state = n % 50 === 1 ? 2 : 10;
    const due = { takenInAt: "20261125083000", dueAt: "20261126170000" };
    outbox.noteDossier(intentId, { ...atPortal(`H20.82.05-261125-${n}`), state, ...due });
  };
}

function must(done: { readonly ok: boolean }): void {
  if (!done.ok) throw new Error("an act of staff was not done");
}
