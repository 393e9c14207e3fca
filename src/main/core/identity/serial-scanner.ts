import type { Clock, Timer } from "../../../shared/clock.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { pickLine } from "./pick-line.ts";
import { createScanJoiner } from "./scan-joiner.ts";
import type { ScannerState } from "../../../shared/staff.ts";
import type { CardScanner, LineProblem, SerialLines } from "./scanner.ts";

interface OpenLine {
  close(): Promise<void>;
}

export interface SerialScannerOptions {
  readonly lines: SerialLines;
  /** Path of the line (`/dev/ttyACM0`, `COM3`), or `auto` for the one that is surely a scanner's. */
  readonly port: string;
  readonly baudRate: number;
  readonly clock: Clock;
  /** Told of every change of the state. */
  readonly onState: (state: ScannerState) => void;
}

const FIRST_WAIT_MS = 1000;
/** Somebody who plugs the scanner in again stands there and waits. */
const LONGEST_WAIT_MS = 5000;

/** A scanner in its serial mode (USB-COM). It is looked for until `close`, and again whenever it was unplugged. */
export function createSerialScanner(options: SerialScannerOptions): CardScanner {
  const { lines, port, baudRate, clock, onState } = options;
  const listeners = new Set<(payload: string) => void>();
  let state: ScannerState = "absent";
  let line: OpenLine | null = null;
  let lastPath: string | null = null;
  let lastReadAtMs: number | null = null;
  let waitMs = FIRST_WAIT_MS;
  let timer: Timer | null = null;
  let closed = false;
  let looking = look();

  function become(now: ScannerState): void {
    if (closed || now === state) return;
    state = now;
    onState(now);
  }

  async function look(): Promise<void> {
    // A system that cannot list or open lines at all is asked again like one where the line is taken.
    const opened = await openLine().catch((): Result<OpenLine, LineProblem> => err("failed"));
    if (!opened.ok) return later(opened.error);
    if (closed) return opened.value.close();
    line = opened.value;
    waitMs = FIRST_WAIT_MS;
    become("ready");
  }

  async function openLine(): Promise<Result<OpenLine, LineProblem | "several">> {
    const picked = port === "auto" ? pickLine(await lines.list()) : ok({ path: port });
    if (!picked.ok) return picked;
    const joiner = createScanJoiner({ clock, onPayload: tell });
    let ended = false;
    const opened = await lines.open(picked.value.path, baudRate, {
      bytes: (bytes) => {
        if (!ended && !closed) joiner.push(bytes);
      },
      ended: () => {
        ended = true;
        joiner.drop();
        if (line === null || !opened.ok || line !== opened.value) return;
        line = null;
        later("absent");
      },
    });
    if (opened.ok && ended) return err("absent");
    if (opened.ok) lastPath = picked.value.path;
    return opened;
  }

  function tell(payload: string): void {
    lastReadAtMs = clock.nowMs();
    for (const listener of listeners) listener(payload);
  }

  function later(problem: LineProblem | "several"): void {
    if (closed) return;
    become(problem);
    timer?.cancel();
    timer = clock.after(waitMs, () => {
      looking = look();
    });
    waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
  }

  return {
    status: () => ({ state, port, path: lastPath, lastReadAtMs }),
    onPayload(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      closed = true;
      timer?.cancel();
      await looking;
      await line?.close();
      line = null;
      listeners.clear();
    },
  };
}
