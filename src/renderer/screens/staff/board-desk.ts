import type { BoardFilter } from "../../../shared/staff.ts";
import type { LineCore } from "./line-core.ts";
import { keptPress } from "./press.ts";
import type { StaffAct } from "./staff-calls.ts";

export interface BoardDesk {
  /** Asks for the board, and for the row that is open; `quiet` when nobody pressed anything. */
  readonly refresh: (quiet: boolean) => Promise<void>;
  readonly filter: (filter: BoardFilter) => void;
  readonly page: (by: 1 | -1) => void;
  readonly open: (intentId: number) => void;
  readonly toBoard: () => void;
  readonly act: (act: StaffAct) => void;
  readonly resume: () => void;
}

/** The list of what is not finished, one row of it, and what is done to it. */
export function createBoardDesk(core: LineCore, onCorrect: () => void): BoardDesk {
  async function refreshBoard(quiet: boolean): Promise<void> {
    const { filter, pages, pass } = core.state();
    if (pass?.rights.includes("board") !== true) return;
    const after = pages.at(-1) ?? null;
    const board = await core.ask((token) => core.calls.staffBoard({ ...token, quiet, filter, after }));
    const now = core.state();
    // Somebody has turned the page or the filter meanwhile: their answer comes after this one.
    if (board !== null && now.filter === filter && now.pages === pages) core.set({ board });
  }

  async function refreshRow(quiet: boolean): Promise<void> {
    const { place } = core.state();
    if (place.name !== "row") return;
    const { intentId } = place;
    const detail = await core.ask((token) => core.calls.staffRow({ ...token, quiet, intentId }));
    const now = core.state();
    // While an act is under way, its own answer is the newer one.
    if (detail !== null && isOpen(core, intentId) && now.working === null) core.set({ detail });
  }

  async function refresh(quiet: boolean): Promise<void> {
    // Looking into a row is noted, and one look is one note: the board's question tells that somebody is there.
    await Promise.all([refreshBoard(quiet), refreshRow(true)]);
  }

  function turn(pages: readonly (number | null)[]): void {
    core.set({ pages, said: null });
    void refreshBoard(false);
  }

  function open(intentId: number): void {
    const press = keptPress(core.state().press);
    core.set({ place: { name: "row", intentId }, detail: null, said: null, press });
    void refreshRow(false);
  }

  async function act(what: StaffAct): Promise<void> {
    const { place, pass } = core.state();
    if (place.name !== "row" || pass === null) return;
    const { intentId } = place;
    const { token } = pass;
    const detail = await core.press("act", () => core.calls.staffAct({ token, intentId, act: what }));
    // The core has opened the form on the screens and ended the pass.
    if (detail !== null && what.act === "correct") return onCorrect();
    if (detail !== null) core.say({ kind: "done", what: what.act });
    if (detail !== null && isOpen(core, intentId)) core.set({ detail });
    await refresh(true);
  }

  async function resume(): Promise<void> {
    const { pass } = core.state();
    if (pass === null) return;
    const { token } = pass;
    const done = await core.press("act", async () => {
      const answer = await core.calls.staffResume({ token });
      return answer.ok ? { ok: true, value: true } : answer;
    });
    if (done === true) core.say({ kind: "done", what: "resumed" });
    await refresh(true);
  }

  return {
    refresh,
    filter(filter) {
      core.set({ filter });
      turn([null]);
    },
    page(by) {
      const { pages, board } = core.state();
      if (by === -1 && pages.length > 1) turn(pages.slice(0, -1));
      if (by === 1 && board?.next !== null && board !== null) turn([...pages, board.next]);
    },
    open,
    toBoard() {
      const press = keptPress(core.state().press);
      core.set({ place: { name: "board" }, detail: null, recoveryCode: null, said: null, press });
      void refreshBoard(false);
    },
    act: (what) => void act(what),
    resume: () => void resume(),
  };
}

function isOpen(core: LineCore, intentId: number): boolean {
  const { place } = core.state();
  return place.name === "row" && place.intentId === intentId;
}
