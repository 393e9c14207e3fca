import type { Clock } from "../../../shared/clock.ts";
import { err, ok } from "../../../shared/result.ts";
import type { RowsFound, ScannerView, StaffAnswer } from "../../../shared/staff.ts";
import type { PassInput, StaffTarget } from "../api/staff-api.ts";
import { scannedNumber } from "./find-rows.ts";
import type { Guard } from "./guard.ts";

/** Longest a screen's question for the next code is left open; below every proxy's and browser's own patience. */
const LISTEN_MS = 20_000;

export interface CodeDeskOptions {
  readonly guard: Guard;
  readonly clock: Clock;
  readonly scanner: () => ScannerView;
  /** The rows that a typed number stands for, as this person may see them. */
  readonly find: (pass: PassInput, number: string) => StaffAnswer<RowsFound>;
}

/** The scanner of the serial line in the hands of staff. */
export interface CodeDesk extends Pick<StaffTarget, "scanner" | "scanned"> {
  /** A code was read: the screen that listens is told what it stands for; where none listens it is forgotten. */
  readonly heard: (payload: string) => void;
  /** Nobody is there to be told any more. */
  readonly stop: () => void;
}

type Answer = StaffAnswer<RowsFound | null>;

interface Listener {
  readonly pass: PassInput;
  readonly tell: (answer: Answer) => void;
}

export function createCodeDesk({ guard, clock, scanner, find }: CodeDeskOptions): CodeDesk {
  let listener: Listener | null = null;

  function tell(answer: Answer): void {
    listener?.tell(answer);
  }

  return {
    scanner(pass) {
      const person = guard(pass, "scanner");
      return person.ok ? ok(scanner()) : person;
    },
    async scanned(pass) {
      const person = guard(pass, "board");
      if (!person.ok) return person;
      // A page that was opened anew listens in the place of the one before.
      tell(ok(null));
      return new Promise((resolve) => {
        const settle = (answer: Answer): void => {
          timer.cancel();
          listener = null;
          resolve(answer);
        };
        const timer = clock.after(LISTEN_MS, () => settle(ok(null)));
        listener = { pass, tell: settle };
      });
    },
    heard(payload) {
      if (listener === null) return;
      const number = scannedNumber(payload);
      // Somebody holds a paper to the scanner: they are there.
      const found =
        number === null ? err("scan-unknown" as const) : find({ ...listener.pass, quiet: false }, number);
      tell(!found.ok && found.error === "number-unknown" ? err("scan-unknown") : found);
    },
    stop: () => tell(err("signed-out")),
  };
}
