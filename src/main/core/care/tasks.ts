import { Worker } from "node:worker_threads";
import type { CareReply, CareTask } from "./worker.ts";

/** Runs tasks of care one after the other, each in a thread of its own: two of them never touch the folder at once. */
export interface CareTasks {
  /** The reply, or null when the thread died or the kiosk closes. */
  run(task: CareTask): Promise<CareReply | null>;
  /** Ends the thread that is at work; what it left half is no backup. */
  close(): Promise<void>;
}

export function createCareTasks(workerUrl: URL): CareTasks {
  let last: Promise<unknown> = Promise.resolve();
  let current: Worker | null = null;
  let closed = false;

  function start(task: CareTask): Promise<CareReply | null> {
    if (closed) return Promise.resolve(null);
    const { promise, resolve } = Promise.withResolvers<CareReply | null>();
    const worker = new Worker(workerUrl, { workerData: task, name: `care-${task.kind}` });
    current = worker;
    worker.on("message", resolve);
    // An error is always followed by an exit; without a listener it would end the program.
    worker.on("error", () => {});
    worker.on("exit", () => resolve(null));
    return promise;
  }

  return {
    run(task) {
      // A machine that has no room for a thread just now has it later.
      const reply = last.then(() => start(task)).catch(() => null);
      last = reply;
      return reply;
    },
    async close() {
      closed = true;
      await current?.terminate();
      await last;
    },
  };
}
