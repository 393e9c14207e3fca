import { randomInt } from "node:crypto";
import type { Clock } from "../../shared/clock.ts";
import type { Procedure } from "../../shared/procedure.ts";
import type { Db } from "./database.ts";
import type { Holidays } from "./working-days.ts";

/** What every part of the portal needs; `switches` change while it runs. */
export interface Desk {
  readonly db: Db;
  readonly clock: Clock;
  readonly procedures: ReadonlyMap<string, Procedure>;
  readonly holidays: Holidays;
  readonly unitCode: string;
  readonly otp: "fixed" | "random";
  readonly switches: Switches;
}

export interface Switches {
  /** auto takes a dossier in at once; manual leaves it at status 1 until somebody presses Tiếp nhận. */
  accept: "auto" | "manual";
  /** The next new dossier is refused once with these words, and nothing of it is kept; null refuses none. */
  refuseNext: string | null;
}

/** A new OTP: always 123456 for practice with slides and tests, else random. */
export function newOtp(desk: Desk): string {
  return desk.otp === "fixed" ? "123456" : String(randomInt(1_000_000)).padStart(6, "0");
}

export type ReferenceKind = "account" | "dossier" | "amendment";

/** What a MaThamChieu was used up for, if it was. */
export interface UsedReference {
  readonly reference: string;
  readonly kind: ReferenceKind;
  readonly content: string;
  readonly target: string;
}

export function usedReference(db: Db, reference: string): UsedReference | undefined {
  return db
    .prepare<[string], UsedReference>("SELECT * FROM used_reference WHERE reference = ?")
    .get(reference);
}

export function useUp(db: Db, used: UsedReference): void {
  db.prepare("INSERT INTO used_reference VALUES (?, ?, ?, ?)").run(
    used.reference,
    used.kind,
    used.content,
    used.target,
  );
}

/** The next running number of a day, from 1. */
export function nextNumber(db: Db, day: string): number {
  const row = db
    .prepare<[string], { last: number }>(
      "INSERT INTO day_number VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET last = last + 1 RETURNING last",
    )
    .get(day);
  return row?.last ?? 1;
}
