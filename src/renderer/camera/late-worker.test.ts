import { expect, it } from "vitest";
import { askWorker, startedOnce } from "./late-worker.ts";

/** As much of a worker as a page sees: it says a text back, or breaks. */
class EchoWorker extends EventTarget {
  readonly terminated: boolean[] = [];
  onmessage = null;
  onmessageerror = null;
  onerror = null;
  postMessage(message: unknown): void {
    queueMicrotask(() => {
      if (message === "break") this.dispatchEvent(new Event("error"));
      else this.dispatchEvent(new MessageEvent("message", { data: message }));
    });
  }
  terminate(): void {
    this.terminated.push(true);
  }
}

it("asks again for a worker whose program did not come, and starts no second one beside it", async () => {
  let asked = 0;
  const worker = startedOnce(async () => {
    asked += 1;
    if (asked === 1) throw new Error("not there");
    return new EchoWorker();
  });
  await expect(worker.get()).rejects.toThrow("not there");
  const [one, other] = [await worker.get(), await worker.get()];
  expect([one === other, asked]).toEqual([true, 2]);
});

it("starts another worker in the place of one that broke, and leaves nobody waiting for it", async () => {
  const started: EchoWorker[] = [];
  const worker = startedOnce(async () => {
    const one = new EchoWorker();
    started.push(one);
    return one;
  });
  expect(await askWorker(await worker.get(), "paper", [])).toBe("paper");
  await expect(askWorker(await worker.get(), "break", [])).rejects.toThrow("broke");
  expect(await askWorker(await worker.get(), "paper", [])).toBe("paper");
  expect(started.map(({ terminated }) => terminated.length)).toEqual([1, 0]);
});
