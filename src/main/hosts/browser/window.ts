import { spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { Readable, Writable } from "node:stream";
import type { Clock, Timer } from "../../../shared/clock.ts";
import { chromiumFlags } from "./chromium-flags.ts";
import { onPageCrash } from "./crash-pipe.ts";

export type WindowEnd = "closed" | "crashed" | "cannot-start";

/** One opened browser window; `close` may be called at any time and waits for the end of its process. */
export interface OpenedWindow {
  close(): Promise<void>;
}

/** Opens one window on an address and tells, once, how it ended. */
export type OpenWindow = (address: string, ended: (end: WindowEnd) => void) => OpenedWindow;

/** Opens the installed browser at `executable`, with an empty profile that is removed again afterwards. */
export function chromiumOpener(executable: string, profileDir: string, windowed: boolean): OpenWindow {
  return (address, ended) => {
    removeProfile(profileDir);
    const root = process.getuid?.() === 0;
    const child = spawn(executable, chromiumFlags({ address, profileDir, windowed, root }), {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    let pageCrashed = false;
    watchPipe(child, () => {
      pageCrashed = true;
      child.kill("SIGKILL");
    });
    const gone = Promise.withResolvers<void>();
    let over = false;
    const end = (how: WindowEnd): void => {
      if (over) return;
      over = true;
      removeProfile(profileDir);
      gone.resolve();
      ended(how);
    };
    child.on("error", () => end("cannot-start"));
    child.on("exit", (code) => end(code === 0 && !pageCrashed ? "closed" : "crashed"));
    return {
      close() {
        child.kill("SIGTERM");
        return gone.promise;
      },
    };
  };
}

function watchPipe(child: ChildProcess, crashed: () => void): void {
  const [, , , toBrowser, fromBrowser] = child.stdio;
  if (toBrowser instanceof Writable && fromBrowser instanceof Readable)
    onPageCrash(toBrowser, fromBrowser, crashed);
}

/** The profile may still be written to by a browser that is on its way out; the next opening empties it again. */
function removeProfile(profileDir: string): void {
  try {
    rmSync(profileDir, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    return;
  }
}

export interface WatchdogOptions {
  readonly open: OpenWindow;
  /** A fresh one-time address for each opening. */
  readonly newAddress: () => string;
  /** A window the person may close; otherwise a closed one is opened again. */
  readonly mayBeClosed: boolean;
  readonly clock: Clock;
  readonly say: (line: string) => void;
  /** The person closed the window, or the browser cannot be started at all. */
  readonly stopped: (end: "closed" | "cannot-start") => void;
}

const waitBaseMs = 500;
const waitCapMs = 30_000;
/** A window that stood this long was all right; the next crash waits the base again. */
const goodForMs = 60_000;

/** Keeps a window open: after a crash a new one comes, each time later (0.5 s doubling to 30 s). Returns the way to end it. */
export function keepWindow(options: WatchdogOptions): OpenedWindow {
  const { clock } = options;
  let failures = 0;
  let done = false;
  let pause: Timer | null = null;
  let current: OpenedWindow | null = null;

  const openOne = (): void => {
    const openedAtMs = clock.monotonicMs();
    current = options.open(options.newAddress(), (end) => afterEnd(end, clock.monotonicMs() - openedAtMs));
  };
  const afterEnd = (end: WindowEnd, stoodMs: number): void => {
    if (done) return;
    if (end === "cannot-start" || (end === "closed" && options.mayBeClosed)) {
      done = true;
      return options.stopped(end);
    }
    if (stoodMs >= goodForMs) failures = 0;
    const waitMs = Math.min(waitCapMs, waitBaseMs * 2 ** failures++);
    options.say(
      `The window ${end === "closed" ? "was closed" : "crashed"}; opening it again in ${waitMs / 1000} s.`,
    );
    pause = clock.after(waitMs, openOne);
  };
  openOne();
  return {
    async close() {
      done = true;
      pause?.cancel();
      await current?.close();
    },
  };
}
