import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { ended, pass, printBench } from "../../../../tests/support/print-bench.ts";
import type { PrintProblem } from "../../../shared/printing.ts";
import { err } from "../../../shared/result.ts";

const waits: readonly PrintProblem[] = [
  "no-paper",
  "jam",
  "cover-open",
  "no-ink",
  "not-connected",
  "stopped",
  "held",
];

const diskFull = (): never => {
  throw new Error("disk full");
};
const hang = (): Promise<never> => new Promise<never>(() => {});
const broken = (): Promise<never> => {
  throw new Error("spooler");
};

/** Frees what nothing holds any more; a WeakRef itself holds until the turn it was made in is over. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString("--expose-gc");
  await new Promise((turn) => void setImmediate(turn));
  runInNewContext("gc")();
}

describe("one press", () => {
  it("ends printed with one slip in the tray, noted once, and the printer forgets the job", async () => {
    const { press, printer, clock, onPaper } = printBench();
    const printed = { state: "printed", kind: "kept", problem: null, copies: 1 };
    expect(await ended(clock, press("a"))).toEqual(printed);
    await pass(clock, 100);
    expect([printer.tray.length, printer.known, onPaper]).toEqual([1, 0, ["a"]]);
  });

  it("has a title of its own that names nobody", async () => {
    const { press, printer, clock } = printBench();
    await ended(clock, press("a"));
    await ended(clock, press("b"));
    const titles = printer.tray.map(({ options }) => options.title);
    for (const title of titles) expect(title).toMatch(/^kept CHO-261125-1-007 [0-9a-f]{6}$/);
    expect(new Set(titles).size).toBe(2);
  });

  it("pressed twice makes one slip and gives the same answer", async () => {
    const { press, printer, clock } = printBench();
    const [first, second] = await ended(clock, Promise.all([press("a"), press("a")]));
    expect(second).toEqual(first);
    expect(printer.taken).toBe(1);
  });

  it("is marked as the copy that it is when it comes out, however many pressed at the same moment", async () => {
    const { press, clock, onPaper, drawn, seen } = printBench();
    const copiesOut = (): number => onPaper.length;
    await ended(clock, Promise.all([press("a", { copiesOut }), press("b", { copiesOut })]));
    expect(drawn.map(({ copy }) => copy)).toEqual([1, 2]);
    expect(seen.filter(({ state }) => state === "printed").map(({ copies }) => copies)).toEqual([1, 2]);
  });

  it("a slip that cannot be drawn fails without touching the printer", async () => {
    const { press, printer, clock, state } = printBench();
    state.render = async () => err({ code: "too-late", message: "" });
    expect(await ended(clock, press("a"))).toMatchObject({ state: "failed", problem: "unknown" });
    state.render = async () => err({ code: "no-form", message: "" });
    expect(await ended(clock, press("b"))).toMatchObject({ state: "failed", problem: "not-printable" });
    expect(printer.taken).toBe(0);
  });

  it("holds nothing of its person once it has ended", async () => {
    const { press, clock } = printBench();
    const begin = (): readonly [WeakRef<object>, Promise<unknown>] => {
      const person = { name: "Nguyễn Thị Thử" };
      const onProgress = (): string => person.name;
      return [new WeakRef(onProgress), press("a", { onProgress })];
    };
    const [held, pressed] = begin();
    await ended(clock, pressed);
    await pass(clock, 100);
    await collectGarbage();
    expect(held.deref()).toBeUndefined();
  });

  it("is on paper even when the disk does not take the note of it", async () => {
    const { press, clock, state } = printBench();
    expect(await ended(clock, press("a", { onPaper: diskFull }))).toMatchObject({ state: "printed" });
    expect(state.faults).toHaveLength(1);
  });
});

describe.each(waits)("a printer with %s", (problem) => {
  it("is told and waited for, and the slip comes out whole, once, without another press", async () => {
    const { press, printer, clock, seen, onPaper } = printBench();
    printer.setFault(problem);
    const pressed = press("a");
    await pass(clock, 300_000);
    expect(seen.at(-1)).toMatchObject({ state: "sent", problem });
    expect(printer.taken).toBe(problem === "held" ? 1 : 0);
    printer.setFault(null);
    expect(await ended(clock, pressed, 5_000)).toMatchObject({ state: "printed", problem: null });
    expect([printer.tray.length, onPaper]).toEqual([1, ["a"]]);
  });

  it("to the end of patience, fails with that word, and the slip never comes out for the next person", async () => {
    const { press, printer, clock, onPaper } = printBench();
    printer.setFault(problem);
    expect(await ended(clock, press("a"))).toMatchObject({ state: "failed", problem, copies: 0 });
    printer.setFault(null);
    await pass(clock, 5_000);
    expect([printer.tray, onPaper]).toEqual([[], []]);
    expect(await ended(clock, press("b"))).toMatchObject({ state: "printed" });
    expect(printer.tray).toHaveLength(1);
  });

  it("when its person leaves: nothing comes out once it is mended", async () => {
    const { press, printer, clock } = printBench();
    const person = new AbortController();
    printer.setFault(problem);
    const pressed = press("a", { signal: person.signal });
    await pass(clock, 3_000);
    person.abort();
    expect(await ended(clock, pressed, 5_000)).toMatchObject({ state: "failed", problem: "cancelled" });
    printer.setFault(null);
    await pass(clock, 5_000);
    expect([printer.tray, printer.known]).toEqual([[], 0]);
  });
});

describe("a printer in trouble", () => {
  it("tells a job the printer gave up apart from one that somebody took out", async () => {
    const { press, printer, clock, onPaper } = printBench();
    for (const problem of ["aborted", "cancelled"] as const) {
      printer.setFault(problem);
      expect(await ended(clock, press(problem))).toMatchObject({ state: "failed", problem });
    }
    expect(onPaper).toEqual([]);
  });

  it("that never says anything fails as unknown after 45 s, and its job is taken back", async () => {
    const { press, printer, clock } = printBench();
    printer.hold(true);
    const pressed = press("a");
    await pass(clock, 44_000);
    expect(printer.known).toBe(1);
    expect(await ended(clock, pressed, 3_000)).toMatchObject({ state: "failed", problem: "unknown" });
    printer.hold(false);
    await pass(clock, 2_000);
    expect(printer.tray).toHaveLength(0);
  });

  it("that hangs or throws ends the press instead of the desk", async () => {
    for (const bad of [hang, broken]) {
      const all = { status: bad, print: bad, outcome: bad, cancel: bad, forget: bad };
      const { press, clock } = printBench(() => all);
      expect(await ended(clock, press("a"))).toMatchObject({ state: "failed", problem: "unknown" });
      const deaf = printBench((printer) => ({ ...printer, outcome: bad }));
      expect(await ended(deaf.clock, deaf.press("a"))).toMatchObject({ state: "failed", problem: "unknown" });
    }
  });

  it("that takes a job only after it was given up for lost has it asked back", async () => {
    const slow = Promise.withResolvers<null>();
    const { press, printer, clock } = printBench((same) => ({
      ...same,
      async print(bytes, options) {
        await slow.promise;
        same.hold(true);
        return same.print(bytes, options);
      },
    }));
    expect(await ended(clock, press("a"))).toMatchObject({ state: "failed", problem: "unknown" });
    slow.resolve(null);
    await pass(clock, 2_000);
    printer.hold(false);
    await pass(clock, 2_000);
    expect([printer.tray, printer.known]).toEqual([[], 0]);
  });

  it("that refuses to give a job back is asked again, and nobody's paper comes before the job is gone", async () => {
    const state = { deaf: true };
    const { press, printer, clock } = printBench((same) => ({
      ...same,
      cancel: (jobId) => (state.deaf ? Promise.reject(new Error("busy")) : same.cancel(jobId)),
    }));
    const person = new AbortController();
    printer.hold(true);
    const first = press("a", { signal: person.signal });
    await pass(clock, 1_000);
    person.abort();
    expect(await ended(clock, first, 10_000)).toMatchObject({ state: "failed", problem: "cancelled" });
    const second = press("b");
    await pass(clock, 20_000);
    expect(printer.taken).toBe(1);
    state.deaf = false;
    await pass(clock, 5_000);
    printer.hold(false);
    expect(await ended(clock, second)).toMatchObject({ state: "printed" });
    expect([printer.taken, printer.tray.length]).toEqual([2, 1]);
  });
});

it("takes everything back when it closes, so that nothing comes out after the program ended", async () => {
  const { press, printer, clock, desk } = printBench();
  printer.hold(true);
  const pressed = press("a");
  await pass(clock, 1_000);
  await ended(clock, desk.close(), 10_000);
  expect(await pressed).toMatchObject({ state: "failed", problem: "cancelled" });
  printer.hold(false);
  await pass(clock, 1_000);
  expect(printer.tray).toEqual([]);
});
