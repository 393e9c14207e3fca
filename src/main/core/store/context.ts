import type { Database } from "better-sqlite3";
import { z } from "zod";
import { type AuditEvent, auditFields } from "../../../shared/audit-events.ts";
import type { Clock } from "../../../shared/clock.ts";
import { parseJson } from "../../../shared/codec.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { DutyOfficer } from "../portal/duty-officer.ts";
import { type Key, openText, sealText } from "../vault/seal.ts";
import type { Vault } from "../vault/vault.ts";

/** Why nothing was kept; the file is as it was before. */
export type KeepProblem = "disk-full" | "store-failed";

/** What every part of the store works with. */
export interface StoreContext {
  readonly db: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly kioskNumber: number;
  /** Who has the desk now; frozen with each dossier. */
  readonly dutyOfficer: () => DutyOfficer | null;
  /** Writes one audit row inside the transaction that is open. */
  audit(event: AuditEvent): void;
  /** Notes that a row was moved from outside the queue, so that the queue looks at it again. */
  touch(intentId: number): void;
  /** What was touched since the last call. */
  takeTouched(): readonly number[];
}

/** Prepares the audit's statement once for all parts. */
export function createContext(parts: Omit<StoreContext, "audit" | "touch" | "takeTouched">): StoreContext {
  const insert = parts.db.prepare("INSERT INTO audit (at_ms, event, fields) VALUES (?, ?, ?)");
  let touched: number[] = [];
  return {
    ...parts,
    touch: (intentId) => void touched.push(intentId),
    takeTouched() {
      const taken = touched;
      touched = [];
      return taken;
    },
    audit: (event) => void insert.run(parts.clock.nowMs(), event.event, JSON.stringify(auditFields(event))),
  };
}

/** Runs one write (a transaction of its own); a full or failing disk is an answer, anything else a bug. */
export function keepOrSay<T>(write: () => T): Result<T, KeepProblem> {
  try {
    return ok(write());
  } catch (error) {
    const problem = diskProblem(error);
    if (problem) return err(problem);
    throw error;
  }
}

const WithCode = z.object({ code: z.string() });

/** SQLite's result code of an error, such as SQLITE_FULL; empty for any other error. */
export function sqliteCode(error: unknown): string {
  const parsed = WithCode.safeParse(error);
  return parsed.success ? parsed.data.code : "";
}

function diskProblem(error: unknown): KeepProblem | null {
  const code = sqliteCode(error);
  if (code === "SQLITE_FULL") return "disk-full";
  // On a full disk the shared-memory file cannot grow either, and SQLite then calls it an I/O error.
  if (code.startsWith("SQLITE_IOERR_SHM")) return "disk-full";
  if (/^SQLITE_(IOERR|READONLY|BUSY|CORRUPT|CANTOPEN)/.test(code)) return "store-failed";
  return null;
}

/** Where a sealed value lives; part of its seal, so that no value passes for another. */
export type Place = "body" | "ticket" | "answer";

/** Seals a value as JSON for one place of one intent. */
export function sealJson(key: Key, value: unknown, place: Place, reference: string): Uint8Array {
  return sealText(key, JSON.stringify(value), `${place}:${reference}`);
}

/** Opens and parses a sealed value; throws when it was altered, for then the file lies. */
export function openJson<T>(
  schema: z.ZodType<T>,
  key: Key,
  sealed: Uint8Array,
  place: Place,
  reference: string,
): T {
  const text = openText(key, sealed, `${place}:${reference}`);
  if (!text.ok) throw new Error(`a sealed ${place} of the store was altered`);
  return schema.parse(parseJson(text.value));
}

/** What `look` gives, or `other` where a seal does not open: one altered row must not hide all others from staff. */
export function orAltered<T>(other: T, look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (sqliteCode(error) !== "") throw error;
    return other;
  }
}

/** Opens a wrapped data key; throws when the row's key was altered. */
export function keyOf(vault: Vault, wrapped: Uint8Array): Key {
  const key = vault.unwrap(wrapped);
  if (!key.ok) throw new Error("a data key of the store was altered");
  return key.value;
}
