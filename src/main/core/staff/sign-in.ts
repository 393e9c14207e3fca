import type { AuditEvent } from "../../../shared/audit-events.ts";
import type { Clock } from "../../../shared/clock.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { StaffAnswer, StaffDoor, StaffPass, StaffPerson } from "../../../shared/staff.ts";
import type { FirstStaff } from "../api/staff-api.ts";
import type { StaffBook } from "../store/staff.ts";
import type { DataKey } from "../vault/vault.ts";
import { createLockOut } from "./lock-out.ts";
import type { PassDesk } from "./pass.ts";
import { hashPin, isPin, isWeakPin } from "./pin.ts";

export interface SignInOptions {
  readonly book: StaffBook;
  readonly clock: Clock;
  readonly passes: PassDesk;
  /** Keyed hash of a PIN, so that a stolen data file alone does not let anybody try PINs. */
  readonly keyed: (pin: string) => string;
  readonly newKey: () => DataKey;
  /** While nobody has a PIN, the first one may be made at the machine. */
  readonly firstAtMachine: boolean;
  /** True while the first screen is shown and nobody's form is open. */
  readonly atHome: () => boolean;
}

/** Who comes in and who does not. */
export interface SignIn {
  door(): StaffDoor;
  createFirst(first: FirstStaff): Promise<StaffAnswer<StaffPass>>;
  signIn(staffId: number, pin: string): Promise<StaffAnswer<StaffPass>>;
}

/** Wrong tries for numbers that nobody has count together, so that asking for many of them fills no memory. */
const NOBODY = 0;

export function createSignIn(options: SignInOptions): SignIn {
  const { book, passes, firstAtMachine } = options;
  const lockOut = createLockOut(options.clock, book.staffMembers());
  const inTurn = turns();
  const mayCreateFirst = (): boolean => firstAtMachine && book.staffMembers().length === 0;

  async function createFirst({ name, pin }: FirstStaff): Promise<StaffAnswer<StaffPass>> {
    if (!options.atHome()) return err("session-open");
    if (!mayCreateFirst()) return err("role-not-enough");
    if (isWeakPin(pin)) return err("pin-weak");
    const hash = await hashPin(options.keyed(pin));
    const profile = { name: name.normalize("NFC"), idNumber: null, phone: null };
    const staffId = book.addStaff(profile, "head", hash, options.newKey());
    if (!staffId.ok) return staffId;
    return enter({ staffId: staffId.value, name: profile.name, role: "head" });
  }

  async function signIn(staffId: number, pin: string): Promise<StaffAnswer<StaffPass>> {
    if (!options.atHome()) return err("session-open");
    const person = book.staffMembers().find((member) => member.staffId === staffId);
    const counted = person?.staffId ?? NOBODY;
    if (lockOut.leftMs(counted) > 0) return err("locked-out");
    // Counted before it is looked at: pulling the plug at the right moment wins no further try.
    const failures = Math.max(
      person ? valueOr(book.countFailure(staffId), 0) : 0,
      lockOut.failures(counted) + 1,
    );
    const waitMs = lockOut.fail(counted, failures);
    const right = await isPin(options.keyed(pin), book.pinOf(staffId));
    if (!right || !person) {
      refuse({ event: "staff-refused", staffId: counted, failures });
      if (waitMs > 0) refuse({ event: "staff-locked", staffId: counted, seconds: waitMs / 1000 });
      return err("pin-wrong");
    }
    lockOut.forgive(staffId);
    return enter({ staffId, name: person.name, role: person.role });
  }

  /** A full disk keeps no count and no trace; the count in memory still locks, and whoever may mend it gets in. */
  function refuse(event: AuditEvent): void {
    book.noteStaff(event);
  }

  function enter(person: StaffPerson): StaffAnswer<StaffPass> {
    // Somebody may have begun while the PIN was looked at.
    if (!options.atHome()) return err("session-open");
    book.noteSignIn(person.staffId, person.role);
    return ok(passes.issue(person));
  }

  return {
    door() {
      const members = book.staffMembers();
      const locked = members
        .map(({ staffId }) => [staffId, lockOut.leftMs(staffId)] as const)
        .filter(([, leftMs]) => leftMs > 0);
      const people = members.map(({ staffId, name, role }) => ({ staffId, name, role }));
      return {
        people,
        mayCreateFirst: firstAtMachine && people.length === 0,
        lockedMs: Object.fromEntries(locked),
      };
    },
    createFirst: (first) => inTurn(() => createFirst(first)),
    signIn: (staffId, pin) => inTurn(() => signIn(staffId, pin)),
  };
}

function valueOr<T>(result: Result<T, unknown>, otherwise: T): T {
  return result.ok ? result.value : otherwise;
}

/** One after the other: many tries at once would all pass the lock before the first was counted. */
function turns(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const mine = last.then(run, run);
    last = mine;
    return mine;
  };
}
