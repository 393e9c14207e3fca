import type { Clock, Timer } from "../../../shared/clock.ts";
import type { StaffPass } from "../../../shared/staff.ts";
import { type BoardDesk, createBoardDesk } from "./board-desk.ts";
import { type CareDesk, createCareDesk } from "./care-desk.ts";
import { createDoorDesk, type DoorDesk } from "./door-desk.ts";
import { createFindDesk, type FindDesk } from "./find-desk.ts";
import { createLineCore, type LineCore } from "./line-core.ts";
import { createPaperDesk, type PaperDesk } from "./paper-desk.ts";
import { createPrintersDesk, type PrintersDesk } from "./printers-desk.ts";
import type { StaffCalls } from "./staff-calls.ts";
import type { StaffState } from "./state.ts";

/** How old the board may get under somebody's eyes. */
const NEWS_EVERY_MS = 4_000;
const TICK_MS = 1_000;
/** The countdown before the area closes, as a citizen's is. */
const COUNTDOWN_MS = 30_000;

/** What the screens of the staff area may do. */
export interface StaffActions
  extends
    Omit<BoardDesk, "refresh">,
    Omit<FindDesk, "refresh">,
    Omit<CareDesk, "refresh">,
    Omit<PrintersDesk, "refresh">,
    PaperDesk,
    DoorDesk,
    Pick<StaffLine, "stay" | "leave"> {}

/** The staff area's line to the core: holds what is shown, and wipes it when somebody leaves; knows nothing of React. */
export interface StaffLine {
  readonly state: () => StaffState;
  readonly subscribe: (changed: () => void) => () => void;
  readonly actions: StaffActions;
  /** Somebody is there. Not heard during the countdown, which wants an answer of its own. */
  readonly touched: () => void;
  readonly stay: () => void;
  /** Signs out, wipes, and gives the screen back. */
  readonly leave: () => void;
  /** Opens the door; gives what signs out and wipes. */
  readonly start: () => () => void;
}

/** What becomes of the first screen, which the area stands over. */
export interface StaffLineWays {
  /** Gives the screen back to citizens: somebody left, or a correction took the screens. */
  readonly onGone: () => void;
  /** Said every few seconds while somebody is signed in: the first screen must not begin anew under them. */
  readonly onHere: () => void;
}

export function createStaffLine(
  calls: StaffCalls,
  clock: Clock,
  { onGone, onHere }: StaffLineWays,
): StaffLine {
  const core = createLineCore(calls, () => {
    // The words of it stay on the door; everything else of the visit goes.
    const { said, working } = core.state();
    // The program has started anew on the backup: nobody is signed in, and the first screen says what is to be read.
    if (working === "restore") return leave();
    close();
    door.toDoor();
    core.set({ said });
  });
  const door = createDoorDesk(core, clock, (pass) => opened(pass));
  const board = createBoardDesk(core, () => leave());
  const find = createFindDesk(core, clock, { onRow: board.open, onScan: () => rest.stay() });
  const care = createCareDesk(core);
  const printers = createPrintersDesk(core);
  const paper = createPaperDesk(core, clock, () => {
    void board.refresh(true);
    // What kept the printer from printing is over, or new.
    void printers.refresh(true);
  });
  const rest = createRest(core, clock, () => leave());

  function opened(pass: StaffPass): void {
    // A technician cares for the machine and sees nobody's dossier.
    const place = pass.rights.includes("board") ? "board" : "care";
    core.set({ pass, place: { name: place }, said: null });
    rest.begin(pass.restMs, (touched) => {
      onHere();
      // A touch since the last question makes this one a sign of presence; otherwise the page asks by itself.
      void board.refresh(!touched);
      if (core.state().place.name === "care") void care.refresh(!touched);
      void printers.refresh(!touched);
      void find.refresh(!touched);
    });
    void board.refresh(true);
    void find.refresh(true);
    void care.refresh(true);
  }

  function close(): void {
    rest.end();
    const { pass } = core.state();
    core.wipe();
    if (pass !== null) calls.staffSignOut({ token: pass.token }).catch(() => undefined);
  }

  function leave(): void {
    close();
    onGone();
  }

  const { refresh: _board, ...boardActions } = board;
  const { refresh: _find, ...findActions } = find;
  const { refresh: _care, ...careActions } = care;
  const { refresh: _printers, ...printersActions } = printers;
  return {
    state: core.state,
    subscribe: core.subscribe,
    actions: {
      ...door,
      ...boardActions,
      ...findActions,
      ...careActions,
      ...printersActions,
      ...paper,
      stay: rest.stay,
      leave,
    },
    touched: rest.touched,
    stay: rest.stay,
    leave,
    start() {
      door.toDoor();
      return close;
    },
  };
}

interface Rest {
  /** `news` is called every few seconds, with whether somebody touched anything since the last time. */
  readonly begin: (restMs: number, news: (touched: boolean) => void) => void;
  readonly end: () => void;
  readonly touched: () => void;
  readonly stay: () => void;
}

/** How long nobody has touched anything; `onOver` when that was too long. */
function createRest(core: LineCore, clock: Clock, onOver: () => void): Rest {
  let timer: Timer | null = null;
  let touchedAtMs = 0;
  let askedAtMs = 0;
  let restMs = 0;

  function stay(): void {
    touchedAtMs = clock.monotonicMs();
    if (core.state().restLeftMs !== null) core.set({ restLeftMs: null });
  }

  function tick(news: (touched: boolean) => void): void {
    const nowMs = clock.monotonicMs();
    const leftMs = touchedAtMs + restMs - nowMs;
    // A backup or a restore is waited for in front of the screen, without touching it.
    if (core.state().working !== null) stay();
    else if (leftMs <= 0) return onOver();
    else if (leftMs <= Math.min(COUNTDOWN_MS, restMs / 2)) core.set({ restLeftMs: leftMs });
    if (nowMs - askedAtMs >= NEWS_EVERY_MS) {
      news(touchedAtMs >= askedAtMs);
      askedAtMs = nowMs;
    }
    timer = clock.after(TICK_MS, () => tick(news));
  }

  return {
    begin(allowedMs, news) {
      restMs = allowedMs;
      touchedAtMs = clock.monotonicMs();
      askedAtMs = touchedAtMs;
      timer?.cancel();
      timer = clock.after(TICK_MS, () => tick(news));
    },
    end: () => timer?.cancel(),
    touched() {
      if (core.state().restLeftMs === null) touchedAtMs = clock.monotonicMs();
    },
    stay,
  };
}
