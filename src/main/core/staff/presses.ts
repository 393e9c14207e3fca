import { createHash } from "node:crypto";
import type { Clock } from "../../../shared/clock.ts";
import type { PrintOrder, PrintProgress } from "../../../shared/printing.ts";
import type { StaffAnswer, StaffRight } from "../../../shared/staff.ts";

/** What the press gives back. */
export type PressAnswer = StaffAnswer<{ readonly pressId: string }>;

/** The presses of the member of staff who is signed in, so that one press makes one paper. */
export interface Presses {
  /** Gives the press that is already under way for the same order, or begins a new one. */
  once(order: PrintOrder, right: StaffRight, begin: () => Promise<PressAnswer>): Promise<PressAnswer>;
  /** The right that this press needed; null for one that is not known in this pass. */
  rightOf(pressId: string): StaffRight | null;
  /** Whoever pressed is signed out: papers go on, and nobody else is told of them. */
  forget(): void;
}

export interface PressesOptions {
  readonly progress: (pressId: string) => PrintProgress | null;
  readonly clock: Pick<Clock, "monotonicMs">;
}

/** A finger that trembles comes down twice within this; a printer may be done with the paper before. */
const SAME_PRESS_MS = 400;
const MOST_PRESSES = 50;
const underWay: ReadonlySet<PrintProgress["state"]> = new Set<PrintProgress["state"]>([
  "rendering",
  "sent",
  "handed",
]);

interface Press {
  readonly right: StaffRight;
  readonly atMs: number;
  readonly answer: Promise<PressAnswer>;
  /** null until it was begun. */
  pressId: string | null;
}

/** Orders hold what people wrote and what a code opens, so only a hash of each is remembered. */
function keyOf(order: PrintOrder): string {
  return createHash("sha256").update(JSON.stringify(order)).digest("base64");
}

export function createPresses({ progress, clock }: PressesOptions): Presses {
  let presses = new Map<string, Press>();

  function isSame({ pressId, atMs }: Press): boolean {
    if (pressId === null || clock.monotonicMs() - atMs < SAME_PRESS_MS) return true;
    return underWay.has(progress(pressId)?.state ?? "idle");
  }

  return {
    once(order, right, begin) {
      const key = keyOf(order);
      const known = presses.get(key);
      if (known && isSame(known)) return known.answer;
      const mine = presses;
      const press: Press = { right, atMs: clock.monotonicMs(), answer: begin(), pressId: null };
      // Pressed again, it counts as the latest.
      mine.delete(key);
      mine.set(key, press);
      const [oldest] = mine.keys();
      if (mine.size > MOST_PRESSES && oldest !== undefined) mine.delete(oldest);
      const settled = (pressId: string | null): void => {
        press.pressId = pressId;
        // What was refused, or failed, is tried anew at the next press.
        if (pressId === null && mine.get(key) === press) mine.delete(key);
      };
      void press.answer.then(
        (answer) => settled(answer.ok ? answer.value.pressId : null),
        () => settled(null),
      );
      return press.answer;
    },
    rightOf: (pressId) => [...presses.values()].find((press) => press.pressId === pressId)?.right ?? null,
    forget() {
      presses = new Map();
    },
  };
}
