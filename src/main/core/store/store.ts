import { chmodSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import type { Clock } from "../../../shared/clock.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { DutyOfficer } from "../portal/duty-officer.ts";
import type { Vault } from "../vault/vault.ts";
import { type Board, createBoard } from "./board.ts";
import { type CareNotes, createCareNotes } from "./care-notes.ts";
import { createContext, keepOrSay, sqliteCode } from "./context.ts";
import { createDesk, type Desk } from "./desk.ts";
import { createKeeping, type Keeping } from "./keep.ts";
import { migrate } from "./migrate.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import { createPaperBook, type PaperBook } from "./paper-book.ts";
import { createReading, type Reading } from "./reading.ts";
import { createRowActs, type RowActs } from "./row-acts.ts";
import { keepReserve, spendReserve } from "./reserve.ts";
import { StoreRow } from "./rows.ts";
import { createStaffBook, type StaffBook } from "./staff.ts";
import { createStaffRows, type StaffRows } from "./staff-rows.ts";
import { createMovingIn, type MovingIn } from "./transfer-in.ts";
import { createMovingOut, type MovingOut } from "./transfer-out.ts";
import { createWiping, type Wiping } from "./wiping.ts";

/** Which portal a store's dossiers belong to; practice data never go to a real one (DECISIONS 11). */
export interface PortalIdentity {
  readonly url: string;
  readonly mode: "practice" | "real";
}

export interface StoreOptions {
  /** The database file; its folder is made where it is missing. */
  readonly path: string;
  readonly vault: Vault;
  readonly clock: Clock;
  /** This machine's own name: a copy of the file elsewhere does not open, so it cannot send twice. */
  readonly kioskId: string;
  /** k in CHO-yymmdd-k-nnn; 1 unless given. */
  readonly kioskNumber?: number;
  readonly portalIdentity: PortalIdentity;
  /** Who has the desk at the moment a dossier is kept; nobody unless given. */
  readonly dutyOfficer?: () => DutyOfficer | null;
  /** Most pages of 4096 bytes the file may grow to; no limit unless given. Beyond it a write answers `disk-full`. */
  readonly maxPages?: number;
  /** A command at work while no kiosk runs: how the kiosk's last stop went stays to be seen by its next start. */
  readonly visit?: boolean;
}

/** Why a store did not open; `message` is one plain line for the console. */
export interface StoreProblem {
  readonly code:
    | "newer-file"
    | "another-portal"
    | "another-kiosk"
    | "wrong-key"
    | "in-use"
    | "damaged-file"
    | "cannot-open";
  readonly message: string;
}

/** All the kiosk's truth. Every call is synchronous, and on the disk when it returns. */
export interface Store
  extends
    Keeping,
    Reading,
    Desk,
    Outbox,
    Wiping,
    CareNotes,
    MovingOut,
    MovingIn,
    Board,
    PaperBook,
    RowActs,
    StaffBook,
    StaffRows {
  /** False when the program before this one was killed or lost power. */
  readonly lastStopClean: boolean;
  close(): void;
}

/** Opens or makes the store, brings it to this program's schema and binds it to its kiosk and portal. */
export function openStore(options: StoreOptions): Result<Store, StoreProblem> {
  const opened = tryToOpen(options);
  if (opened.ok) keepReserve(options.path);
  // A full disk has no room for the files that opening makes: what was kept back for this is given up.
  else if (opened.error.code === "cannot-open" && spendReserve(options.path)) return tryToOpen(options);
  return opened;
}

function tryToOpen(options: StoreOptions): Result<Store, StoreProblem> {
  const opened: Database.Database[] = [];
  const fail = (code: StoreProblem["code"]): Result<Store, StoreProblem> => {
    for (const db of opened) db.close();
    return err({ code, message: messages[code] });
  };
  try {
    mkdirSync(dirname(options.path), { recursive: true });
    const lock = takeLock(options.path, opened);
    const db = openFile(options.path, opened);
    if (options.maxPages !== undefined) db.pragma(`max_page_count = ${options.maxPages}`);
    const version = migrate(db);
    if (!version.ok) return fail("newer-file");
    const bound = bind(db, options);
    if (!bound.ok) return fail(bound.error);
    return ok(compose(db, lock, options, bound.value.clean));
  } catch (error) {
    const known = openingProblem(sqliteCode(error));
    if (known) return fail(known);
    for (const db of opened) db.close();
    throw error;
  }
}

const messages: Readonly<Record<StoreProblem["code"], string>> = {
  "newer-file":
    "the data were written by a newer version of the kiosk; start that version, the data were not touched",
  "another-portal":
    "the data belong to another portal or mode (practice or real); choose the portal they belong to or another data folder",
  "another-kiosk":
    "the data belong to another machine; move its queue instead of copying the folder, so that nothing is sent twice",
  "wrong-key": "the key of this machine does not open the data; put back the key files that belong to them",
  "in-use": "another kiosk program is using this data folder; close it first",
  "damaged-file": "the data file is damaged; restore the last backup",
  "cannot-open":
    "the data file cannot be opened; check that the folder may be written and that the disk has room",
};

function openingProblem(code: string): StoreProblem["code"] | null {
  if (code === "SQLITE_NOTADB" || code.startsWith("SQLITE_CORRUPT")) return "damaged-file";
  if (code.startsWith("SQLITE_BUSY")) return "in-use";
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|FULL|IOERR)/.test(code)) return "cannot-open";
  return null;
}

/** One program at a time: the system drops this lock when the process ends, however it ends. */
function takeLock(path: string, opened: Database.Database[]): Database.Database {
  const lock = new Database(`${path}.lock`, { timeout: 0 });
  opened.push(lock);
  lock.pragma("locking_mode = EXCLUSIVE");
  lock.exec("BEGIN EXCLUSIVE");
  return lock;
}

function openFile(path: string, opened: Database.Database[]): Database.Database {
  const db = new Database(path, { timeout: 2_000 });
  opened.push(db);
  chmodSync(path, 0o600);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  db.pragma("trusted_schema = OFF");
  // Wiped keys and drafts are overwritten, not only unlinked.
  db.pragma("secure_delete = ON");
  return db;
}

function bind(
  db: Database.Database,
  { vault, clock, kioskId, portalIdentity: { url, mode }, visit }: StoreOptions,
): Result<{ readonly clean: boolean }, "wrong-key" | "another-kiosk" | "another-portal"> {
  const found = db.prepare("SELECT portal_url, portal_mode, kiosk_id, key_check, clean FROM store").get();
  if (!found) {
    const insert =
      "INSERT INTO store (id, portal_url, portal_mode, kiosk_id, key_check, clean, made_at_ms) VALUES (1, ?, ?, ?, ?, 0, ?)";
    db.prepare(insert).run(url, mode, kioskId, vault.newDataKey().wrapped, clock.nowMs());
    return ok({ clean: true });
  }
  const row = StoreRow.parse(found);
  if (!vault.unwrap(row.key_check).ok) return err("wrong-key");
  if (row.kiosk_id !== kioskId) return err("another-kiosk");
  // The practice portal inside the kiosk gets a new port at each start, so only its mode binds.
  if (row.portal_mode !== mode || (mode === "real" && row.portal_url !== url)) return err("another-portal");
  if (!visit) db.prepare("UPDATE store SET clean = 0, portal_url = ?").run(url);
  return ok({ clean: row.clean === 1 });
}

function compose(
  db: Database.Database,
  lock: Database.Database,
  options: StoreOptions,
  clean: boolean,
): Store {
  const context = createContext({
    ...options,
    db,
    kioskNumber: options.kioskNumber ?? 1,
    dutyOfficer: options.dutyOfficer ?? (() => null),
  });
  const reading = createReading(context);
  context.audit({
    event: "store-opened",
    schema: Number(db.pragma("user_version", { simple: true })),
    unclean: !clean,
  });
  return {
    ...createKeeping(context, reading),
    ...reading,
    ...createDesk(context),
    ...createOutbox(context, reading),
    ...createBoard(context),
    ...createPaperBook(context),
    ...createRowActs(context),
    ...createStaffBook(context),
    ...createStaffRows(context),
    ...createWiping(context),
    ...createCareNotes(context),
    ...createMovingOut(context),
    ...createMovingIn(context),
    lastStopClean: clean,
    close() {
      if (!db.open) return;
      // A full disk takes no note of an orderly stop: the next start then looks more closely, and nothing is lost.
      if (!options.visit) keepOrSay(() => db.prepare("UPDATE store SET clean = 1").run());
      db.close();
      lock.close();
    },
  };
}
