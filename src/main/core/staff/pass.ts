import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Clock } from "../../../shared/clock.ts";
import type { StaffPass, StaffPerson } from "../../../shared/staff.ts";
import { rightsOf } from "./roles.ts";

const tokenBytes = 16;

/** The one signed-in member of staff. Lives in memory alone: a restart signs everybody out. */
export interface PassDesk {
  /** Lets this person in; who was in before is out. */
  issue(person: StaffPerson): StaffPass;
  /** The person whose token this is, or null. `present` false does not prolong the pass. */
  check(token: string, present: boolean): StaffPerson | null;
  /** True while somebody is signed in. */
  anybody(): boolean;
  /** Nobody is signed in any more. */
  end(): void;
}

export interface PassOptions {
  readonly clock: Clock;
  /** Without a call for this long, in ms, the pass ends. */
  readonly restMs: number;
  /** A pass ended; `rested` when nobody called for `restMs`. */
  readonly onEnd: (person: StaffPerson, rested: boolean) => void;
}

interface Issued {
  readonly token: Buffer;
  readonly person: StaffPerson;
  seenAtMs: number;
}

export function createPassDesk({ clock, restMs, onEnd }: PassOptions): PassDesk {
  let issued: Issued | null = null;

  function end(rested: boolean): void {
    const ended = issued;
    issued = null;
    if (ended) onEnd(ended.person, rested);
  }

  return {
    issue(person) {
      end(false);
      const token = randomBytes(tokenBytes);
      issued = { token, person, seenAtMs: clock.monotonicMs() };
      return { token: token.toString("hex"), person, restMs, rights: rightsOf[person.role] };
    },
    check(token, present) {
      if (issued && clock.monotonicMs() - issued.seenAtMs >= restMs) end(true);
      if (!issued || !sameToken(issued.token, token)) return null;
      if (present) issued.seenAtMs = clock.monotonicMs();
      return issued.person;
    },
    anybody: () => issued !== null && clock.monotonicMs() - issued.seenAtMs < restMs,
    end: () => end(false),
  };
}

function sameToken(token: Buffer, given: string): boolean {
  const bytes = Buffer.from(given, "hex");
  return bytes.length === token.length && timingSafeEqual(bytes, token);
}
