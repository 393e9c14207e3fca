import { describe, expect, it } from "vitest";
import { manualClock, type ManualClock } from "../../../shared/clock.ts";
import { err, ok } from "../../../shared/result.ts";
import type { PrintProgress } from "../../../shared/session.ts";
import { keptJob } from "../slips/fixture.ts";
import { createMemoryPrinter, type MemoryPrinter } from "./memory-printer.ts";
import { createPrintDesk, type PrintDesk } from "./print-desk.ts";
import type { PrintProblem } from "./printer.ts";

const pdf = new TextEncoder().encode("%PDF-");

interface Bench {
  readonly clock: ManualClock;
  readonly printer: MemoryPrinter;
  readonly desk: PrintDesk;
  readonly seen: PrintProgress[];
  readonly press: (pressId: string, copy?: number) => Promise<PrintProgress>;
}

function bench(
  render = async () =>
    ok(pdf) as Awaited<ReturnType<Parameters<typeof createPrintDesk>[0]["slips"]["render"]>>,
): Bench {
  const clock = manualClock();
  const printer = createMemoryPrinter();
  const desk = createPrintDesk({ printer, slips: { render }, clock });
  const seen: PrintProgress[] = [];
  return {
    clock,
    printer,
    desk,
    seen,
    press: (pressId, copy = 1) =>
      desk.printSlip({ pressId, job: keptJob({ copy }), onProgress: (progress) => seen.push(progress) }),
  };
}

/** Lets promises settle and the clock run until the press has ended. */
async function ended<T>(clock: ManualClock, press: Promise<T>, stepMs = 300, steps = 400): Promise<T> {
  const state = { done: false };
  void press.finally(() => {
    state.done = true;
  });
  for (let step = 0; step < steps && !state.done; step += 1) {
    for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
    if (!state.done) clock.advance(stepMs);
  }
  return press;
}

describe("one press", () => {
  it("ends printed with one slip in the tray, and its title names nobody", async () => {
    const { press, printer, clock } = bench();
    expect(await ended(clock, press("a"))).toEqual({
      state: "printed",
      kind: "kept",
      problem: null,
      copies: 1,
    });
    expect(printer.tray).toHaveLength(1);
    expect(printer.tray[0]?.options.title).toBe("kept CHO-261125-1-007");
  });

  it("pressed twice makes one slip and gives the same answer", async () => {
    const { press, printer, clock } = bench();
    const [first, second] = await ended(clock, Promise.all([press("a"), press("a")]));
    expect(second).toEqual(first);
    expect(printer.taken).toBe(1);
  });

  it("a new press for a reprint prints again and counts it", async () => {
    const { press, printer, clock } = bench();
    await ended(clock, press("a"));
    expect(await ended(clock, press("b", 2))).toMatchObject({ state: "printed", copies: 2 });
    expect(printer.tray).toHaveLength(2);
  });

  it("does not count a slip that never came out", async () => {
    const { press, printer, clock } = bench();
    printer.setFault("not-connected");
    expect(await ended(clock, press("a"))).toEqual({
      state: "failed",
      kind: "kept",
      problem: "not-connected",
      copies: 0,
    });
    expect(printer.taken).toBe(0);
  });

  it("a slip that cannot be drawn fails without touching the printer", async () => {
    const { press, printer, clock } = bench(async () => err({ code: "too-late", message: "" }));
    expect(await ended(clock, press("a"))).toMatchObject({ state: "failed", problem: "unknown" });
    expect(printer.taken).toBe(0);
  });
});

describe("a printer in trouble", () => {
  const waiting: readonly PrintProblem[] = ["no-paper", "jam", "cover-open", "stopped", "unknown"];

  it.each(waiting)(
    "tells %s while it waits, and the slip comes out whole, once, when it is mended",
    async (problem) => {
      const { press, printer, clock, seen } = bench();
      printer.setFault(problem);
      const pressed = press("a");
      await ended(clock, Promise.race([pressed, new Promise((done) => clock.after(3000, () => done(null)))]));
      expect(seen.at(-1)).toMatchObject({ state: "sent", problem });
      printer.setFault(null);
      expect(await ended(clock, pressed)).toMatchObject({ state: "printed", problem: null });
      expect(printer.tray).toHaveLength(1);
    },
  );

  it.each(waiting)(
    "with %s to the end, fails with that word, and the slip never comes out for the next person",
    async (problem) => {
      const { press, printer, clock } = bench();
      printer.setFault(problem);
      expect(await ended(clock, press("a"))).toMatchObject({ state: "failed", problem, copies: 0 });
      printer.setFault(null);
      expect(printer.tray).toHaveLength(0);
      expect(await ended(clock, press("b"))).toMatchObject({ state: "printed" });
      expect(printer.tray).toHaveLength(1);
    },
  );

  it("tells a job the printer gave up apart from one on paper", async () => {
    const { press, printer, clock } = bench();
    printer.hold(true);
    const pressed = press("a");
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
    printer.setFault("aborted");
    printer.hold(false);
    expect(await ended(clock, pressed)).toMatchObject({ state: "failed", problem: "aborted" });
    expect(printer.tray).toHaveLength(0);
  });

  it("a printer that never says anything fails as unknown, and its job is taken back", async () => {
    const { press, printer, clock } = bench();
    printer.hold(true);
    expect(await ended(clock, press("a"))).toMatchObject({ state: "failed", problem: "unknown" });
    printer.hold(false);
    expect(printer.tray).toHaveLength(0);
  });

  it("an adapter that hangs or throws ends the press instead of the desk", async () => {
    const { clock, printer } = bench();
    const hung = { ...printer, print: () => new Promise<never>(() => {}) };
    const broken = {
      ...printer,
      print: async () => {
        throw new Error("spooler");
      },
    };
    for (const bad of [hung, broken]) {
      const desk = createPrintDesk({ printer: bad, slips: { render: async () => ok(pdf) }, clock });
      expect(await ended(clock, desk.printSlip({ pressId: "a", job: keptJob() }))).toMatchObject({
        state: "failed",
        problem: "unknown",
      });
    }
  });
});
