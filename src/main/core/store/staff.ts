import { z } from "zod";
import type { AuditEvent } from "../../../shared/audit-events.ts";
import { parseJson } from "../../../shared/codec.ts";
import type { Result } from "../../../shared/result.ts";
import type { StaffPerson, StaffRole } from "../../../shared/staff.ts";
import { openText, sealText } from "../vault/seal.ts";
import type { DataKey } from "../vault/vault.ts";
import { keyOf, type KeepProblem, keepOrSay, type StoreContext } from "./context.ts";

/** Who a member of staff is; it lies sealed. ID number and phone are for authorised sending and may be missing. */
export interface StaffProfile {
  readonly name: string;
  readonly idNumber: string | null;
  readonly phone: string | null;
}

/** A PIN as it is kept: salt, hash, and how costly the hash was made. */
export interface PinHash {
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
  readonly work: string;
}

/** A member of staff with the wrong PINs given since the last right one. */
export interface StaffMember extends StaffPerson {
  readonly failures: number;
}

/** The people behind the counter. Each write is one transaction with its audit row. */
export interface StaffBook {
  staffMembers(): readonly StaffMember[];
  /** null when there is nobody with this id. */
  staffProfile(staffId: number): StaffProfile | null;
  pinOf(staffId: number): PinHash | null;
  /** Gives the new `staffId`. */
  addStaff(profile: StaffProfile, role: StaffRole, pin: PinHash, key: DataKey): Result<number, KeepProblem>;
  /** A new PIN, and no wrong ones any more; false when there is nobody with this id. */
  setPin(staffId: number, pin: PinHash): Result<boolean, KeepProblem>;
  /** Row, key and profile go; the audit keeps the number alone. False when there is nobody with this id. */
  removeStaff(staffId: number): Result<boolean, KeepProblem>;
  /** Counts one more wrong PIN, on the disk when it returns; gives how many there are now. */
  countFailure(staffId: number): Result<number, KeepProblem>;
  noteSignIn(staffId: number, role: StaffRole): Result<null, KeepProblem>;
  /** One audit row; a full disk is an answer. */
  noteStaff(event: AuditEvent): Result<null, KeepProblem>;
}

const Profile = z.strictObject({
  name: z.string(),
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
});
const Bytes = z.instanceof(Uint8Array);
const MemberRow = z.strictObject({
  staff_id: z.int(),
  role: z.enum(["volunteer", "officer", "head", "technician"]),
  wrapped_key: Bytes,
  profile: Bytes,
  failures: z.int(),
});
const PinRow = z.strictObject({ pin_salt: Bytes, pin_hash: Bytes, pin_work: z.string() });

const place = (staffId: number): string => `staff:${staffId}`;

function profileReader({ vault }: StoreContext) {
  return (row: z.output<typeof MemberRow>): StaffProfile => {
    const text = openText(keyOf(vault, row.wrapped_key), row.profile, place(row.staff_id));
    if (!text.ok) throw new Error("a profile of the store was altered");
    return Profile.parse(parseJson(text.value));
  };
}

export function createStaffBook(context: StoreContext): StaffBook {
  return { ...createStaffReading(context), ...createStaffWriting(context) };
}

function createStaffReading(
  context: StoreContext,
): Pick<StaffBook, "staffMembers" | "staffProfile" | "pinOf"> {
  const { db } = context;
  const columns = "staff_id, role, wrapped_key, profile, failures";
  const all = db.prepare(`SELECT ${columns} FROM staff ORDER BY staff_id`);
  const one = db.prepare(`SELECT ${columns} FROM staff WHERE staff_id = ?`);
  const pin = db.prepare("SELECT pin_salt, pin_hash, pin_work FROM staff WHERE staff_id = ?");
  const profileOf = profileReader(context);
  return {
    staffMembers: () =>
      all.all().map((found) => {
        const row = MemberRow.parse(found);
        const { staff_id: staffId, role, failures } = row;
        return { staffId, name: profileOf(row).name, role, failures };
      }),
    staffProfile(staffId) {
      const found = one.get(staffId);
      return found === undefined ? null : profileOf(MemberRow.parse(found));
    },
    pinOf(staffId) {
      const found = pin.get(staffId);
      if (found === undefined) return null;
      const { pin_salt: salt, pin_hash: hash, pin_work: work } = PinRow.parse(found);
      return { salt, hash, work };
    },
  };
}

type Writing = Omit<StaffBook, "staffMembers" | "staffProfile" | "pinOf">;

function createStaffWriting(context: StoreContext): Writing {
  const { db, clock } = context;
  const insert = db.prepare(
    `INSERT INTO staff (role, wrapped_key, profile, pin_salt, pin_hash, pin_work, made_at_ms)
     VALUES (?, ?, zeroblob(0), ?, ?, ?, ?)`,
  );
  // The seal names the row it belongs to, whose number is only known once it is there.
  const seal = db.prepare("UPDATE staff SET profile = ? WHERE staff_id = ?");
  const setPin = db.prepare(
    "UPDATE staff SET pin_salt = ?, pin_hash = ?, pin_work = ?, failures = 0 WHERE staff_id = ?",
  );
  const remove = db.prepare("DELETE FROM staff WHERE staff_id = ?");
  const fail = db
    .prepare("UPDATE staff SET failures = failures + 1 WHERE staff_id = ? RETURNING failures")
    .pluck();
  const forgive = db.prepare("UPDATE staff SET failures = 0 WHERE staff_id = ?");
  /** One transaction; its audit row is written when `write` changed something. */
  const writing = <T>(write: () => { readonly value: T; readonly event: AuditEvent | null }) =>
    keepOrSay(
      db.transaction((): T => {
        const { value, event } = write();
        if (event) context.audit(event);
        return value;
      }).immediate,
    );
  return {
    addStaff: (profile, role, pin, key) =>
      writing(() => {
        const columns = [role, key.wrapped, pin.salt, pin.hash, pin.work, clock.nowMs()];
        const staffId = Number(insert.run(...columns).lastInsertRowid);
        seal.run(sealText(key.key, JSON.stringify(profile), place(staffId)), staffId);
        return { value: staffId, event: { event: "staff-added", staffId, role } };
      }),
    setPin: (staffId, pin) =>
      writing(() => {
        const value = setPin.run(pin.salt, pin.hash, pin.work, staffId).changes === 1;
        return { value, event: value ? { event: "staff-pin-reset", staffId } : null };
      }),
    removeStaff: (staffId) =>
      writing(() => {
        const value = remove.run(staffId).changes === 1;
        return { value, event: value ? { event: "staff-removed", staffId } : null };
      }),
    countFailure: (staffId) => writing(() => ({ value: Number(fail.get(staffId) ?? 0), event: null })),
    noteSignIn: (staffId, role) =>
      writing(() => {
        forgive.run(staffId);
        return { value: null, event: { event: "staff-signed-in", staffId, role } };
      }),
    noteStaff: (event) => writing(() => ({ value: null, event })),
  };
}
