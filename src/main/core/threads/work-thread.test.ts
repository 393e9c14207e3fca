import { Worker } from "node:worker_threads";
import { describe, expect, it, vi } from "vitest";
import { manualClock, systemClock } from "../../../shared/clock.ts";
import { createThread } from "./work-thread.ts";

describe("the thread", () => {
  const script = `const { parentPort } = require("node:worker_threads");
    parentPort.on("message", ({ id, job }) => {
      if (job === "die") process.exit(1);
      if (job === "page") parentPort.postMessage({ id });
      else if (job !== "hang") parentPort.postMessage({ id, result: job.toUpperCase() });
    });`;
  const started: Worker[] = [];
  const start = (): Worker => {
    const worker = new Worker(script, { eval: true });
    started.push(worker);
    return worker;
  };

  it("is replaced when it dies, and its work is given up after the second time", async () => {
    const thread = createThread<string, string>({
      start,
      deadlineMs: 9000,
      restMs: 9000,
      clock: systemClock(),
    });
    const before = started.length;
    expect(await thread.run("die")).toEqual({ ok: false, error: "crashed" });
    expect(started.length - before).toBe(2);
    expect(await thread.run("a")).toEqual({ ok: true, value: "A" });
    await thread.close();
  });

  it("is ended when it hangs, and the next piece is done by another", async () => {
    const clock = manualClock();
    const thread = createThread<string, string>({ start, deadlineMs: 9000, restMs: 90_000, clock });
    const hanging = thread.run("hang");
    const next = thread.run("b");
    clock.advance(9000);
    expect(await hanging).toEqual({ ok: false, error: "too-late" });
    expect(await next).toEqual({ ok: true, value: "B" });
    await thread.close();
  });

  it("is given its time anew for every page that it draws", async () => {
    const clock = manualClock();
    const thread = createThread<string, string>({ start, deadlineMs: 9000, restMs: 90_000, clock });
    let ended = false;
    const long = thread.run("page").finally(() => (ended = true));
    clock.advance(8000);
    await new Promise((page) => void started.at(-1)?.once("message", page));
    clock.advance(8000);
    await new Promise((turn) => void setImmediate(turn));
    expect(ended).toBe(false);
    clock.advance(1000);
    expect(await long).toEqual({ ok: false, error: "too-late" });
    await thread.close();
  });

  it("is let go after a rest, and started again for new work", async () => {
    const clock = manualClock();
    const thread = createThread<string, string>({ start, deadlineMs: 9000, restMs: 60_000, clock });
    await thread.run("a");
    const resting = started.at(-1);
    let ended = false;
    resting?.on("exit", () => (ended = true));
    clock.advance(60_000);
    await vi.waitFor(() => expect(ended).toBe(true));
    expect(await thread.run("c")).toEqual({ ok: true, value: "C" });
    expect(started.at(-1)).not.toBe(resting);
    await thread.close();
  });
});
