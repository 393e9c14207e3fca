import type { Clock } from "../../../shared/clock.ts";
import type { RowsFound, StaffAnswer, StaffPass } from "../../../shared/staff.ts";
import type { LineCore } from "./line-core.ts";
import { keptPress } from "./press.ts";
import type { StaffState } from "./state.ts";

export interface FindDesk {
  /** Asks how the code scanner stands. */
  readonly refresh: (quiet: boolean) => Promise<void>;
  readonly toFind: () => void;
  /** Opens the dossier that has this number, finished or not; of a person with several, shows them to choose from. */
  readonly find: (number: string) => void;
}

export interface FindDeskOptions {
  readonly onRow: (intentId: number) => void;
  /** Something was held to the scanner: somebody is there. */
  readonly onScan: () => void;
}

/** How soon the core is asked again after it did not answer. */
const AGAIN_MS = 4_000;

/** Where a scanned code is meant as "find this"; on other screens it would throw away what somebody is doing. */
function hears({ pass, place }: StaffState): StaffPass | null {
  const listens = place.name === "board" || place.name === "find";
  return listens && pass?.rights.includes("board") === true ? pass : null;
}

/** Dossiers found by a number that is typed, or by a slip or card at the scanner on the serial line. */
export function createFindDesk(core: LineCore, clock: Clock, { onRow, onScan }: FindDeskOptions): FindDesk {
  /** Whose pass listens; who signs in next does not wait for the question of the one before to end. */
  let listening: StaffPass | null = null;
  core.subscribe(() => void listen());

  async function listen(): Promise<void> {
    const pass = hears(core.state());
    if (pass === null || pass === listening) return;
    listening = pass;
    const answer = await next(pass);
    // Whoever held something to the scanner may have gone on, or left, before it was found.
    if (answer !== null && hears(core.state()) === pass) take(answer);
    const again = (): void => {
      if (listening === pass) listening = null;
      void listen();
    };
    if (answer === null) clock.after(AGAIN_MS, again);
    else again();
  }

  /** What the next code stands for; null when the core does not say, or knows the pass no longer: the board tells that. */
  async function next({ token }: StaffPass): Promise<StaffAnswer<RowsFound | null> | null> {
    try {
      const answer = await core.calls.staffScanned({ token, quiet: true });
      return answer.ok || answer.error !== "signed-out" ? answer : null;
    } catch {
      return null;
    }
  }

  function take(answer: StaffAnswer<RowsFound | null>): void {
    if ((answer.ok && answer.value === null) || core.state().working !== null) return;
    onScan();
    if (!answer.ok) core.set({ said: { kind: "refused", refusal: answer.error }, hits: null });
    else if (answer.value !== null) show(answer.value);
  }

  function show({ rows }: RowsFound): void {
    const [row, ...others] = rows;
    if (row !== undefined && others.length === 0) return onRow(row.intentId);
    core.set({ place: { name: "find" }, hits: rows, said: null, press: keptPress(core.state().press) });
  }

  async function find(number: string): Promise<void> {
    const { pass } = core.state();
    if (pass === null) return;
    const { token } = pass;
    core.set({ hits: null });
    const found = await core.press("find", () => core.calls.staffFindRow({ token, number }));
    if (found !== null && core.state().place.name === "find") show(found);
  }

  return {
    async refresh(quiet) {
      const { pass, place } = core.state();
      const seen = place.name === "board" || place.name === "find" || place.name === "printers";
      if (!seen || pass?.rights.includes("scanner") !== true) return;
      try {
        const answer = await core.calls.staffScanner({ token: pass.token, quiet });
        if (answer.ok && core.state().pass === pass) core.set({ scanner: answer.value });
      } catch {
        // The board says that the core is silent.
      }
    },
    toFind() {
      core.set({ place: { name: "find" }, hits: null, said: null, press: keptPress(core.state().press) });
    },
    find: (number) => void find(number),
  };
}
