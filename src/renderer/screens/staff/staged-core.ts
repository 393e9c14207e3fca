import { manualClock } from "../../../shared/clock.ts";
import { ok } from "../../../shared/result.ts";
import type { StaffDoor, StaffPass } from "../../../shared/staff.ts";
import { createStaffLine } from "./line.ts";
import { boardPage, careView, headPass, people, refusedDetail, scanner } from "./sample.ts";
import type { StaffCalls } from "./staff-calls.ts";

// For tests of the line: a core whose every answer can be changed, and a page's clock that stands still.

export interface Asked {
  readonly method: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A core with one board; `asked` remembers what was asked. */
export function stagedCore() {
  const asked: Asked[] = [];
  const answers: Record<string, (input: never) => unknown> = {
    staffDoor: (): StaffDoor => ({ people, mayCreateFirst: false, lockedMs: {} }),
    staffSignIn: () => ok(headPass),
    staffSignOut: () => ok(null),
    staffBoard: () => ok(boardPage),
    staffRow: () => ok(refusedDetail),
    staffAct: () => ok(refusedDetail),
    staffCare: () => ok(careView),
    staffScanner: () => ok(scanner),
    // Nobody holds anything to the scanner.
    staffScanned: () => new Promise(() => {}),
  };
  const calls = new Proxy({} as StaffCalls, {
    get: (_, method) => async (input: Readonly<Record<string, unknown>>) => {
      asked.push({ method: String(method), input });
      return answers[String(method)]?.(input as never);
    },
  });
  return { calls, asked, answers };
}

/** Lets every answer that is under way arrive. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

export async function atDoor() {
  const core = stagedCore();
  const clock = manualClock();
  let gone = 0;
  let here = 0;
  const line = createStaffLine(core.calls, clock, {
    onGone: () => {
      gone += 1;
    },
    onHere: () => {
      here += 1;
    },
  });
  const stop = line.start();
  await settle();
  return { ...core, clock, line, stop, gone: () => gone, here: () => here };
}

export async function signedIn(pass: StaffPass = headPass) {
  const door = await atDoor();
  door.answers["staffSignIn"] = () => ok(pass);
  door.line.actions.choosePerson(pass.person);
  door.line.actions.signIn("482913");
  await settle();
  return door;
}

export const countOf = (asked: readonly Asked[], name: string): number =>
  asked.filter(({ method }) => method === name).length;
