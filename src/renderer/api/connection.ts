import type { Api } from "../../main/core/api/api.ts";
import type { Client } from "../../shared/client.ts";
import type { Clock, Timer } from "../../shared/clock.ts";
import { largestScanBytes } from "../../shared/dossier.ts";
import type { ListFound } from "../../shared/lists.ts";
import type { PlaceFound, Province } from "../../shared/places.ts";
import type { ListName, Procedure } from "../../shared/procedure.ts";
import type { KioskView, Notice, NoticeCode, SessionEvent } from "../../shared/session.ts";
import { toBase64 } from "./base64.ts";
import { keepSame } from "./keep-same.ts";

export interface ConnectionState {
  /** null until the core answered for the first time. */
  readonly view: KioskView | null;
  /** `clock.monotonicMs()` when the view came, so that clocks and countdowns go on between two views. */
  readonly receivedAtMs: number;
  readonly procedures: readonly Procedure[];
  /** True when the core has not answered for a while; the screen says so in plain words. */
  readonly lost: boolean;
  /** True while a paper of this person is read and handed to the core. */
  readonly scanning: boolean;
  /** What became of their last paper where the core could not say so; `field` is the paper. */
  readonly scanProblem: Notice | null;
  /** What became of the last press: nothing to say, the core is slow with it, or it never reached the core. */
  readonly press: PressState;
}

export type PressState = "heard" | "slow" | "lost";

/** A paper that somebody photographed or picked. */
export interface PickedScan {
  /** Whose it is: with them it goes. */
  readonly sessionId: string;
  readonly paperCode: string;
  readonly file: Blob;
  readonly fileName: string;
  /** Files of the same paper that this one holds whole. */
  readonly replaces: readonly string[];
}

export interface Connection {
  readonly state: () => ConnectionState;
  readonly subscribe: (changed: () => void) => () => void;
  readonly send: (event: SessionEvent) => void;
  /** Settles when it is known what became of the paper. */
  readonly addScan: (scan: PickedScan) => Promise<void>;
  readonly readScan: (
    fileId: string,
  ) => Promise<{ readonly mimeType: string; readonly base64: string } | null>;
  readonly listProvinces: () => Promise<readonly Province[]>;
  readonly searchPlaces: (text: string, provinceCode: string | null) => Promise<readonly PlaceFound[]>;
  readonly searchList: (list: ListName, text: string) => Promise<readonly ListFound[]>;
  /** Asks for news until stopped; gives the way to stop it. */
  readonly start: () => () => void;
}

const RETRY_MS = 500;
/** A restart of the core is shorter than this and not worth a word. */
const LOST_AFTER_MS = 2_000;
/** Later than this an answer is not felt as one any more: the screen says that the press was felt. */
const SLOW_AFTER_MS = 700;
/** Presses that wait for the one before them; more is a hand that leans on the glass. */
const MOST_KEPT = 4;

/** How long "somebody is there" waits for the press that mostly follows and says the same. */
const TOUCHED_WAITS_MS = 400;

/** May overtake or follow another event at any time; everything else waits for the answer to the last press. */
const ALWAYS: ReadonlySet<SessionEvent["type"]> = new Set([
  "code-scanned",
  "set-preferences",
  "set-typist",
  "fold-strip",
  "call-helper",
  "leave",
]);

/** What the citizen's screens ask of the core; the staff area has a line of its own. */
export type CitizenCalls = Omit<Client<Api>, `staff${string}`>;

/** Holds the newest view of the core for the screens; knows nothing of React. */
export function createConnection(client: CitizenCalls, clock: Clock): Connection {
  let state: ConnectionState = {
    view: null,
    receivedAtMs: 0,
    procedures: [],
    lost: false,
    scanning: false,
    scanProblem: null,
    press: "heard",
  };
  const page = crypto.randomUUID();
  let underWay: SessionEvent | null = null;
  let kept: readonly SessionEvent[] = [];
  let touched: Timer | null = null;
  let silentSinceMs: number | null = null;
  /** The procedures came since the core was last silent. */
  let listed = false;
  const listeners = new Set<() => void>();

  function set(patch: Partial<ConnectionState>): void {
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  }

  function accept(view: KioskView): void {
    // A slow answer must not overwrite a newer one; after a silence the core may be a new one that counts anew.
    const stale = silentSinceMs === null && state.view !== null && view.revision < state.view.revision;
    const known = silentSinceMs === null && state.view?.revision === view.revision;
    silentSinceMs = null;
    // A press and the question for news are answered alike: what is on the screen is not drawn a second time.
    if (stale || known) return;
    // Another screen says more of a press than any line could.
    const gone = state.view !== null && !isSameScreen(state.view, view);
    const news = keepSame(state.view, view);
    const left = state.view !== null && state.view.session.id !== view.session.id;
    const scanned = state.view?.session.scans !== news.session.scans;
    set({
      view: news,
      receivedAtMs: clock.monotonicMs(),
      lost: false,
      ...(gone && { press: "heard" }),
      ...(left && { scanning: false }),
      // A paper that was missed may have come after all.
      ...((left || scanned) && { scanProblem: null }),
    });
    // React keeps what it drew last beside what it draws now: one more drawing lets go of the person before.
    if (left) clock.after(0, () => set({}));
  }

  function failed(): void {
    silentSinceMs ??= clock.monotonicMs();
    if (!state.lost && clock.monotonicMs() - silentSinceMs >= LOST_AFTER_MS) set({ lost: true });
  }

  async function watchOnce(): Promise<boolean> {
    try {
      if (silentSinceMs !== null) listed = false;
      const revision = listed ? (state.view?.revision ?? -1) : -1;
      accept(await client.watchView({ page, revision }));
      // The first screen needs none of them, so it does not wait for them.
      if (!listed) set({ procedures: await client.listProcedures({}) });
      listed = true;
      return true;
    } catch {
      failed();
      return false;
    }
  }

  async function deliver(view: KioskView, event: SessionEvent): Promise<void> {
    try {
      accept(await client.sendEvent({ page, sessionId: view.session.id, event }));
      if (state.press !== "heard") set({ press: "heard" });
    } catch {
      failed();
      // That somebody is there is no press, and nobody waits for it; a call for help has rung here already.
      if (event.type !== "touched" && event.type !== "call-helper") set({ press: "lost" });
      // The core may have heard it, and does not tell this page the same again by itself.
      void watchOnce();
    }
  }

  /** One press at a time. Another control's press meanwhile is kept, and counts if its screen is still there. */
  async function press(view: KioskView, event: SessionEvent): Promise<void> {
    if (underWay !== null) {
      const again = [underWay, ...kept].some((earlier) => isSame(earlier, event));
      // The second touch of a trembling finger is not a second answer.
      if (!again && kept.length < MOST_KEPT) kept = [...kept, event];
      return;
    }
    underWay = event;
    const slow = clock.after(SLOW_AFTER_MS, () => set({ press: "slow" }));
    await deliver(view, event);
    slow.cancel();
    underWay = null;
    const [next, ...rest] = kept;
    kept = [];
    const now = state.view;
    if (next === undefined || now === null || state.press === "lost" || !isSameScreen(view, now)) return;
    kept = rest;
    await press(now, next);
  }

  /** A touch that turns out to be a press is told once; who is about to be given up on is told of at once. */
  function tellTouched(): void {
    const tell = (): void => {
      touched = null;
      if (state.view !== null) void deliver(state.view, { type: "touched" });
    };
    if (state.view?.session.idle === "active") touched ??= clock.after(TOUCHED_WAITS_MS, tell);
    else tell();
  }

  /** Gives why the paper is not there, or null where it is, or where the core itself has said why not. */
  async function hand({ file, replaces, ...scan }: PickedScan): Promise<NoticeCode | null> {
    const before = state.view?.session.scans ?? [];
    // One byte too many is enough for the core to refuse it in words; a film would not even fit into the call.
    const base64 = await toBase64(file.slice(0, largestScanBytes + 1)).catch(() => null);
    if (base64 === null) return "scan-not-read";
    let heard = true;
    try {
      accept(await client.addScan({ ...scan, base64, replaces: [...replaces] }));
    } catch {
      heard = false;
      failed();
    }
    const { scans = [], notice } = state.view?.session ?? {};
    const { paperCode } = scan;
    const isThere = scans.some(
      (one) => one.paperCode === paperCode && !before.some(({ fileId }) => fileId === one.fileId),
    );
    return isThere || (heard && notice?.field === paperCode) ? null : "scan-not-kept";
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      clock.after(RETRY_MS, resolve);
    });
  }

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    send(event) {
      if (state.view === null) return;
      if (event.type === "touched") return tellTouched();
      touched?.cancel();
      touched = null;
      if (ALWAYS.has(event.type)) void deliver(state.view, event);
      else void press(state.view, event);
    },
    async addScan(scan) {
      const isTheirs = (): boolean => state.view?.session.id === scan.sessionId;
      // It took until now to look at it, and its person is gone.
      if (!isTheirs()) return;
      // From the first byte on: nobody goes on past a paper that is on its way.
      set({ scanning: true, scanProblem: null });
      const code = await hand(scan);
      if (isTheirs())
        set({ scanning: false, scanProblem: code === null ? null : { code, field: scan.paperCode } });
    },
    readScan: async (fileId) =>
      state.view === null ? null : client.readScan({ sessionId: state.view.session.id, fileId }),
    listProvinces: () => client.listProvinces({}),
    searchPlaces: (text, provinceCode) => client.searchPlaces({ text, provinceCode }),
    searchList: (list, text) => client.searchList({ list, text }),
    start() {
      const stopped = new AbortController();
      const untilStopped = async (): Promise<void> => {
        while (!stopped.signal.aborted) {
          // Each question waits for the answer to the last one; that is the point of a long poll.
          if (!(await watchOnce())) await pause();
        }
      };
      void untilStopped();
      return () => stopped.abort();
    },
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isSameScreen({ session: one }: KioskView, { session: other }: KioskView): boolean {
  return one.id === other.id && isSame(one.step, other.step);
}
