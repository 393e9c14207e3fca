import type { Clock, Timer } from "../../shared/clock.ts";

/** The core calls somebody gone after 90 s without a touch; this is well within. */
const SPEAK_EVERY_MS = 20_000;

/** Speaks for a person who cannot touch the screen now, every 20 s, but at most `mostTimes`: they may have walked away. */
export function speakFor(clock: Clock, mostTimes: number, tell: () => void): Timer {
  let times = 0;
  let timer = clock.after(SPEAK_EVERY_MS, speak);
  function speak(): void {
    tell();
    times += 1;
    if (times < mostTimes) timer = clock.after(SPEAK_EVERY_MS, speak);
  }
  return { cancel: () => timer.cancel() };
}

/** The system's window for files lies over the page for at most 10 minutes before it counts as left behind. */
const MOST_TIMES_IN_FILES = 30;

export interface FileWindow {
  /** Our own button opens it. */
  readonly opened: () => void;
  /** A file was chosen, it was called off, or the page has the focus again. */
  readonly closed: () => void;
  /** Its button is gone; nothing is said any more. */
  readonly cancel: () => void;
}

/** While the system's window for files is open the page hears no touch, so it speaks for whoever looks through a stick. */
export function createFileWindow(clock: Clock, tell: () => void): FileWindow {
  let speaking: Timer | null = null;
  return {
    opened() {
      speaking?.cancel();
      speaking = speakFor(clock, MOST_TIMES_IN_FILES, tell);
    },
    closed() {
      if (speaking === null) return;
      speaking.cancel();
      speaking = null;
      tell();
    },
    cancel() {
      speaking?.cancel();
      speaking = null;
    },
  };
}
