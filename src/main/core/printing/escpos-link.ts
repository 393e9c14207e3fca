import { createConnection, type Socket } from "node:net";
import type { Clock } from "../../../shared/clock.ts";
import type { PrintProblem } from "../../../shared/printing.ts";
import { createAnswerDecoder, type EscPosAnswer, problemOfStatus } from "./escpos-answers.ts";
import { commands } from "./escpos-commands.ts";

const DEFAULT_PORT = 9100;

/** Reads `host`, `host:port` or `[v6]:port`; null for anything else. */
export function parseAddress(address: string): { readonly host: string; readonly port: number } | null {
  const found = /^(?:\[(?<v6>[0-9a-f:]+)\]|(?<host>[a-z0-9.-]+))(?::(?<port>\d{1,5}))?$/iu.exec(address);
  const host = found?.groups?.["v6"] ?? found?.groups?.["host"];
  const port = Number(found?.groups?.["port"] ?? DEFAULT_PORT);
  return host !== undefined && port > 0 && port < 65_536 ? { host, port } : null;
}

/** What has been heard on a connection. */
export interface Heard {
  /** Everything the printer finished, counted in receipts. */
  receipts: number;
  /** How often it emptied its buffers. */
  clearings: number;
  /** The latest it said of itself. */
  problem: PrintProblem | null;
  /** It answered DLE EOT on this connection. */
  answers: boolean;
  /** It told a change by itself. */
  tells: boolean;
}

/** One connection to a receipt printer. */
export interface Link {
  readonly heard: Readonly<Heard>;
  isOpen(): boolean;
  /** Gives bytes to the system; they wait there while the printer takes none. */
  send(bytes: Uint8Array): void;
  /** All that was sent has left this program; the printer need not have it. */
  isFlushed(): boolean;
  /** Asks how it is; false when no answer came in time. What it said is in `heard.problem`. */
  ask(deadlineMs: number): Promise<boolean>;
  /** Waits until something is heard, the connection ends or the time is over. */
  news(deadlineMs: number): Promise<void>;
  /** Receipts are counted from here on. */
  forgetReceipts(): void;
  /** Says that nothing more comes and waits until the printer has taken all; false when it broke or took too long. */
  finish(deadlineMs: number): Promise<boolean>;
  /** Ends the connection and throws away what the printer has not taken. */
  drop(): void;
}

/** Connects within `deadlineMs`; null when there is nobody. */
export function openLink(address: string, clock: Clock, deadlineMs: number): Promise<Link | null> {
  const target = parseAddress(address);
  if (!target) return Promise.resolve(null);
  return new Promise((settle) => {
    const socket = createConnection({ ...target, noDelay: true, keepAlive: true });
    const timer = clock.after(deadlineMs, () => socket.destroy());
    socket.once("connect", () => {
      timer.cancel();
      settle(linkOf(socket, clock));
    });
    // After the connection stands this only keeps an error from being nobody's: "close" follows and tells.
    socket.on("error", () => {});
    socket.once("close", () => {
      timer.cancel();
      settle(null);
    });
  });
}

function linkOf(socket: Socket, clock: Clock): Link {
  const heard: Heard = { receipts: 0, clearings: 0, problem: null, answers: false, tells: false };
  const decode = createAnswerDecoder();
  const listeners = new Set<() => void>();
  let status: number[] = [];
  let asked = 0;
  let answered = 0;

  function hear(answer: EscPosAnswer): void {
    if (answer.kind === "receipt") heard.receipts += 1;
    else if (answer.kind === "cleared") heard.clearings += 1;
    else if (answer.kind === "change") Object.assign(heard, { problem: answer.problem, tells: true });
    else status.push(answer.byte);
    if (status.length < 4) return;
    Object.assign(heard, { problem: problemOfStatus(status), answers: true });
    status = [];
    answered += 1;
  }
  const wake = (): void => [...listeners].forEach((listener) => listener());
  socket.on("data", (bytes: Buffer) => {
    decode(bytes).forEach(hear);
    wake();
  });
  let failed = false;
  socket.on("error", () => {
    failed = true;
  });
  socket.on("close", wake);
  socket.on("drain", wake);

  function news(deadlineMs: number): Promise<void> {
    return new Promise((settle) => {
      const done = (): void => {
        timer.cancel();
        listeners.delete(done);
        settle();
      };
      const timer = clock.after(deadlineMs, done);
      listeners.add(done);
      if (socket.destroyed) done();
    });
  }

  async function until(held: () => boolean, deadlineMs: number): Promise<boolean> {
    const endMs = clock.monotonicMs() + deadlineMs;
    while (!held() && !socket.destroyed) {
      const leftMs = endMs - clock.monotonicMs();
      if (leftMs <= 0) return false;
      await news(leftMs);
    }
    return held();
  }

  return {
    heard,
    isOpen: () => !socket.destroyed && !socket.readableEnded,
    send: (bytes) => void socket.write(bytes),
    isFlushed: () => socket.writableLength === 0,
    news,
    async ask(deadlineMs) {
      // An unanswered question is not asked again: its answer may be on its way behind a slip.
      if (asked === answered) {
        asked += 1;
        socket.write(commands.askStatus);
      }
      const mine = asked;
      return until(() => answered >= mine, deadlineMs);
    },
    forgetReceipts() {
      heard.receipts = 0;
    },
    async finish(deadlineMs) {
      socket.end();
      const taken = await until(() => socket.destroyed, deadlineMs);
      if (!taken) socket.destroy();
      return taken && !failed;
    },
    drop: () => void socket.resetAndDestroy(),
  };
}
