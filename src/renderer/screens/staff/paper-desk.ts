import type { Clock, Timer } from "../../../shared/clock.ts";
import type { PrintOrder, PrintProgress } from "../../../shared/printing.ts";
import type { LineCore } from "./line-core.ts";
import { holdsBack, isUnderWay, keptPress, type Press } from "./press.ts";

/** How often a paper on its way is asked for. */
const FOLLOW_EVERY_MS = 1_000;

export interface PaperDesk {
  /** Prints one paper and follows it; `name` is its own name where it has one: a result's, a printer's. */
  readonly print: (order: PrintOrder, name?: string) => void;
  /** Whether the sheet came out, by somebody who saw it. */
  readonly cameOut: (came: boolean) => void;
  /** Looks no longer at the paper that was followed; it may still come out. */
  readonly closePress: () => void;
  readonly confirmDate: () => void;
  readonly toPapers: () => void;
}

/** Everything that staff print: one paper at a time is followed to its end. `onDone` when one came out or was lost. */
export function createPaperDesk(core: LineCore, clock: Clock, onDone: () => void): PaperDesk {
  const { look, took } = createFollower(core, clock, onDone);

  async function print(order: PrintOrder, name: string | null): Promise<void> {
    const { pass, press } = core.state();
    if (pass === null || holdsBack(press)) return;
    // What became of the paper before is not taken for this one's end.
    core.set({ press: null });
    const { token } = pass;
    const begun = await core.press("print", () => core.calls.staffPrint({ token, order }));
    if (begun === null) return;
    core.set({ press: newPress(begun.pressId, order, name) });
    await look(begun.pressId);
  }

  async function cameOut(came: boolean): Promise<void> {
    const { pass, press } = core.state();
    if (pass === null || press === null) return;
    // The printer said so itself: what the person saw changes only what is advised.
    if (press.progress.state === "printed") return core.set({ press: { ...press, seen: came } });
    const { token } = pass;
    const { pressId } = press;
    const progress = await core.press("act", () => core.calls.staffCameOut({ token, pressId, came }));
    if (progress !== null && core.state().press?.pressId === pressId) took(progress, came);
  }

  async function confirmDate(): Promise<void> {
    const { pass, place } = core.state();
    if (pass === null || place.name !== "row") return;
    const { token } = pass;
    const { intentId } = place;
    const detail = await core.press("act", () => core.calls.staffConfirmDate({ token, intentId }));
    const now = core.state().place;
    if (detail === null || now.name !== "row" || now.intentId !== intentId) return;
    core.set({ detail, said: { kind: "done", what: "date-confirmed" } });
    onDone();
  }

  return {
    print: (order, name) => void print(order, name ?? null),
    cameOut: (came) => void cameOut(came),
    closePress: () => core.set({ press: null }),
    confirmDate: () => void confirmDate(),
    toPapers: () =>
      core.set({ place: { name: "papers" }, detail: null, said: null, press: keptPress(core.state().press) }),
  };
}

interface Follower {
  /** Asks what became of this paper, and again every second while it is under way. */
  readonly look: (pressId: string) => Promise<void>;
  readonly took: (progress: PrintProgress, seen: boolean | null) => void;
}

function createFollower(core: LineCore, clock: Clock, onDone: () => void): Follower {
  let timer: Timer | null = null;

  function follow(pressId: string): void {
    timer?.cancel();
    timer = clock.after(FOLLOW_EVERY_MS, () => void look(pressId));
  }

  async function look(pressId: string): Promise<void> {
    // Whoever has left, or looks at another paper, asks no more.
    if (core.state().press?.pressId !== pressId) return;
    const progress = await core.ask((token) =>
      core.calls.staffPrintState({ ...token, quiet: true, pressId }),
    );
    if (core.state().press?.pressId !== pressId) return;
    if (progress !== null) took(progress, null);
    if (progress === null || isUnderWay(progress)) follow(pressId);
  }

  function took(progress: PrintProgress, seen: boolean | null): void {
    const { press } = core.state();
    if (press === null) return;
    core.set({ press: { ...press, progress, seen } });
    if (progress.state === "printed" || progress.state === "failed") onDone();
  }

  return { look, took };
}

/** Nothing of what was typed into the order stays in the page with it. */
function newPress(pressId: string, order: PrintOrder, name: string | null): Press {
  return {
    pressId,
    order: order.kind,
    intentId: "intentId" in order ? order.intentId : null,
    printerId: "printerId" in order ? order.printerId : null,
    name,
    progress: { state: "rendering", kind: null, problem: null, copies: 0 },
    seen: null,
  };
}
