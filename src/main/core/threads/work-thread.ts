import type { Worker } from "node:worker_threads";
import type { Clock, Timer } from "../../../shared/clock.ts";
import { err, ok, type Result } from "../../../shared/result.ts";

/** Why a thread gave no answer: the deadline passed, it died twice on this piece of work, or the line is closed. */
export type ThreadFault = "too-late" | "crashed" | "closed";

export interface ThreadOptions {
  /** A thread that answers `{ id, job }` with `{ id, result }`, and says `{ id }` whenever a part of it is done. */
  readonly start: () => Worker;
  /** How long one piece of work may take from its start, or from the part of it that was done last. */
  readonly deadlineMs: number;
  /** How long the thread stays without work before it is let go with its memory. */
  readonly restMs: number;
  readonly clock: Clock;
}

/** Work for one thread, piece by piece. */
export interface Thread<Job, Answer> {
  /** Never rejects. */
  run(job: Job): Promise<Result<Answer, ThreadFault>>;
  /** Gets the thread ready, so that the first piece does not wait for it. */
  warm(): void;
  close(): Promise<void>;
}

interface Piece<Job, Answer> {
  readonly job: Job;
  readonly settle: (result: Result<Answer, ThreadFault>) => void;
  tries: number;
}

const MAX_TRIES = 2;

/**
 * A thread that is started by `warm` or the first piece of work and let go after a rest. One that dies is replaced and
 * its work tried once more; one that hangs past the deadline is ended.
 */
export function createThread<Job, Answer>(options: ThreadOptions): Thread<Job, Answer> {
  const { deadlineMs, restMs, clock } = options;
  const waiting: Piece<Job, Answer>[] = [];
  let worker: Worker | null = null;
  let running: {
    readonly id: number;
    readonly piece: Piece<Job, Answer>;
    timer: Timer;
  } | null = null;
  let resting: Timer | null = null;
  let nextId = 0;
  let closed = false;

  function startWorker(): Worker {
    const started = options.start();
    started.on("message", (reply: { readonly id: number; readonly result?: Answer }) => {
      if (reply.result === undefined) goesOn(reply.id);
      else finish(reply.id, ok(reply.result));
    });
    started.on("error", () => replaceWorker(started));
    started.on("exit", () => replaceWorker(started));
    started.unref();
    return started;
  }

  function replaceWorker(dead: Worker): void {
    if (worker !== dead) return;
    worker = null;
    if (!running) return;
    const { piece, timer } = running;
    timer.cancel();
    running = null;
    if (piece.tries < MAX_TRIES) waiting.unshift(piece);
    else piece.settle(err("crashed"));
    pump();
  }

  function finish(id: number, result: Result<Answer, ThreadFault>): void {
    if (running?.id !== id) return;
    running.timer.cancel();
    running.piece.settle(result);
    running = null;
    pump();
  }

  function goesOn(id: number): void {
    if (running?.id !== id) return;
    running.timer.cancel();
    running.timer = clock.after(deadlineMs, () => tooLate(id));
  }

  function tooLate(id: number): void {
    letGo();
    finish(id, err("too-late"));
  }

  function letGo(): void {
    const idle = worker;
    worker = null;
    void idle?.terminate();
  }

  function pump(): void {
    if (running || closed) return;
    const piece = waiting.shift();
    if (!piece) return rest();
    resting?.cancel();
    worker ??= startWorker();
    worker.ref();
    piece.tries += 1;
    const id = (nextId += 1);
    running = { id, piece, timer: clock.after(deadlineMs, () => tooLate(id)) };
    worker.postMessage({ id, job: piece.job }, []);
  }

  function rest(): void {
    resting?.cancel();
    worker?.unref();
    resting = clock.after(restMs, letGo);
  }

  return {
    warm() {
      if (closed || running) return;
      worker ??= startWorker();
      rest();
    },
    run: (job) =>
      new Promise((settle) => {
        if (closed) return settle(err("closed"));
        waiting.push({ job, settle, tries: 0 });
        pump();
      }),
    async close() {
      closed = true;
      const left = running ? [running.piece, ...waiting] : [...waiting];
      running?.timer.cancel();
      resting?.cancel();
      running = null;
      waiting.length = 0;
      for (const piece of left) piece.settle(err("closed"));
      const last = worker;
      worker = null;
      await last?.terminate();
    },
  };
}
