import { describe, expect, it } from "vitest";
import { manualClock, type ManualClock } from "../../../shared/clock.ts";
import type { PrintProblem, PrintProgress } from "../../../shared/printing.ts";
import { err, ok } from "../../../shared/result.ts";
import { keptJob } from "../slips/fixture.ts";
import type { SlipJob } from "../slips/job.ts";
import { createMemoryPrinter } from "./memory-printer.ts";
import { createPrintDesk, type PrintDesk, type PrintDeskOptions } from "./print-desk.ts";
import type { PrintPress } from "./print-job.ts";
import type { Printer } from "./printer.ts";

const pdf = new TextEncoder().encode("%PDF-");
type Render = PrintDeskOptions["slips"]["render"];

function bench(change: (printer: ReturnType<typeof createMemoryPrinter>) => Printer = (same) => same) {
  const clock = manualClock();
  const printer = createMemoryPrinter();
  const drawn: SlipJob[] = [];
  const state: { render: Render; faults: unknown[] } = {
    render: async (job) => {
      drawn.push(job);
      return ok(pdf);
    },
    faults: [],
  };
  const used = change(printer);
  const desk = createPrintDesk({
    route: () => ({ printer: used, paper: null }),
    slips: { render: (job) => state.render(job) },
    clock,
    onFault: (error) => state.faults.push(error),
  });
  const seen: PrintProgress[] = [];
  const onPaper: string[] = [];
  const press = (pressId: string, more: Partial<PrintPress> = {}) =>
    desk.print({
      pressId,
      job: keptJob({ copy: 1 }),
      onProgress: (progress) => seen.push(progress),
      onPaper: () => onPaper.push(pressId),
      ...more,
    });
  return { clock, printer, desk, seen, onPaper, drawn, state, press };
}

/** Lets time pass in small steps, so that everything that waits gets its turn. */
async function pass(clock: ManualClock, ms: number): Promise<void> {
  for (let left = ms; left >= 0; left -= 100) {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    if (left > 0) clock.advance(100);
  }
}

/** The same until a press has ended, within `limitMs`. */
async function ended<T>(clock: ManualClock, press: Promise<T>, limitMs = 700_000): Promise<T> {
  const state = { done: false };
  void press.finally(() => {
    state.done = true;
  });
  for (let ms = 0; ms < limitMs && !state.done; ms += 500) await pass(clock, 500);
  if (!state.done) throw new Error("the press did not end");
  return press;
}

const waits: readonly PrintProblem[] = [
  "no-paper",
  "jam",
  "cover-open",
  "no-ink",
  "not-connected",
  "stopped",
  "held",
];

describe("one press", () => {
  it("ends printed with one slip in the tray, noted once, and the printer forgets the job", async () => {
    const { press, printer, clock, onPaper } = bench();
    const printed = { state: "printed", kind: "kept", problem: null, copies: 1 };
    expect(await ended(clock, press("a"))).toEqual(printed);
    await pass(clock, 100);
    expect([printer.tray.length, printer.known, onPaper]).toEqual([1, 0, ["a"]]);
  });

  it("has a title of its own that names nobody", async () => {
    const { press, printer, clock } = bench();
    await ended(clock, press("a"));
    await ended(clock, press("b"));
    const titles = printer.tray.map(({ options }) => options.title);
    for (const title of titles) expect(title).toMatch(/^kept CHO-261125-1-007 [0-9a-f]{6}$/);
    expect(new Set(titles).size).toBe(2);
  });

  it("pressed twice makes one slip and gives the same answer", async () => {
    const { press, printer, clock } = bench();
    const [first, second] = await ended(clock, Promise.all([press("a"), press("a")]));
    expect(second).toEqual(first);
    expect(printer.taken).toBe(1);
  });

  it("a slip that cannot be drawn fails without touching the printer", async () => {
    const { press, printer, clock, state } = bench();
    state.render = async () => err({ code: "too-late", message: "" });
    expect(await ended(clock, press("a"))).toMatchObject({ state: "failed", problem: "unknown" });
    state.render = async () => err({ code: "no-form", message: "" });
    expect(await ended(clock, press("b"))).toMatchObject({ state: "failed", problem: "not-printable" });
    expect(printer.taken).toBe(0);
  });

  it("is on paper even when the disk does not take the note of it", async () => {
    const { press, clock, state } = bench();
    const onPaper = (): never => {
      throw new Error("disk full");
    };
    expect(await ended(clock, press("a", { onPaper }))).toMatchObject({ state: "printed" });
    expect(state.faults).toHaveLength(1);
  });
});

describe.each(waits)("a printer with %s", (problem) => {
  it("is told and waited for, and the slip comes out whole, once, without another press", async () => {
    const { press, printer, clock, seen, onPaper } = bench();
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
    const { press, printer, clock, onPaper } = bench();
    printer.setFault(problem);
    expect(await ended(clock, press("a"))).toMatchObject({ state: "failed", problem, copies: 0 });
    printer.setFault(null);
    await pass(clock, 5_000);
    expect([printer.tray, onPaper]).toEqual([[], []]);
    expect(await ended(clock, press("b"))).toMatchObject({ state: "printed" });
    expect(printer.tray).toHaveLength(1);
  });

  it("when its person leaves: nothing comes out once it is mended", async () => {
    const { press, printer, clock } = bench();
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
    const { press, printer, clock, onPaper } = bench();
    for (const problem of ["aborted", "cancelled"] as const) {
      printer.setFault(problem);
      expect(await ended(clock, press(problem))).toMatchObject({ state: "failed", problem });
    }
    expect(onPaper).toEqual([]);
  });

  it("that never says anything fails as unknown after 45 s, and its job is taken back", async () => {
    const { press, printer, clock } = bench();
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
    const hang = (): Promise<never> => new Promise<never>(() => {});
    const broken = (): Promise<never> => {
      throw new Error("spooler");
    };
    for (const bad of [hang, broken]) {
      const all = { status: bad, print: bad, outcome: bad, cancel: bad, forget: bad };
      const { press, clock } = bench(() => all);
      expect(await ended(clock, press("a"))).toMatchObject({ state: "failed", problem: "unknown" });
      const deaf = bench((printer) => ({ ...printer, outcome: bad }));
      expect(await ended(deaf.clock, deaf.press("a"))).toMatchObject({ state: "failed", problem: "unknown" });
    }
  });

  it("that takes a job only after it was given up for lost has it asked back", async () => {
    const slow = Promise.withResolvers<null>();
    const { press, printer, clock } = bench((same) => ({
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
    const { press, printer, clock } = bench((same) => ({
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

describe("behind another job", () => {
  it("a press is not kept waiting for a printer that says nothing about what it still has", async () => {
    const silent: Promise<never> = Promise.reject(new Error("spooler"));
    silent.catch(() => {});
    const { press, printer, clock } = bench((same) => ({ ...same, outcome: () => silent }));
    const first = press("a");
    expect(await ended(clock, first)).toMatchObject({ state: "failed", problem: "unknown" });
    const second = await ended(clock, press("b"), 60_000);
    expect(second).toMatchObject({ state: "failed", problem: "unknown", copies: 0 });
    expect(printer.taken).toBe(1);
  });

  it("a press is told what the printer waits for, and comes out after it", async () => {
    const { press, printer, clock, onPaper } = bench();
    printer.setFault("no-paper");
    const first = press("a");
    await pass(clock, 1_000);
    const told: PrintProgress[] = [];
    const second = press("b", { onProgress: (progress) => told.push(progress) });
    await pass(clock, 1_000);
    expect(told.at(-1)).toMatchObject({ state: "sent", problem: "no-paper" });
    printer.setFault(null);
    await ended(clock, Promise.all([first, second]));
    expect(onPaper).toEqual(["a", "b"]);
  });

  it("a press whose person leaves never reaches the printer", async () => {
    const { press, printer, clock } = bench();
    printer.hold(true);
    const person = new AbortController();
    const first = press("a");
    const second = press("b", { signal: person.signal });
    const third = press("c");
    await pass(clock, 1_000);
    person.abort();
    expect(await ended(clock, second, 1_000)).toMatchObject({ state: "failed", problem: "cancelled" });
    printer.hold(false);
    await ended(clock, Promise.all([first, third]));
    expect(printer.taken).toBe(2);
  });
});

describe("a printer that cannot tell", () => {
  it("leaves the press handed until a person looks, and then notes it once", async () => {
    const { press, printer, clock, desk, onPaper } = bench();
    printer.tells(false);
    expect(await ended(clock, press("a"))).toEqual({
      state: "handed",
      kind: "kept",
      problem: null,
      copies: 0,
    });
    expect(onPaper).toEqual([]);
    expect(desk.cameOut("a", true)).toMatchObject({ state: "printed", copies: 1 });
    expect(desk.cameOut("a", true)).toMatchObject({ state: "printed" });
    expect(desk.cameOut("a", false)).toMatchObject({ state: "printed" });
    expect(onPaper).toEqual(["a"]);
  });

  it("lets a new press follow when nothing came out", async () => {
    const { press, printer, clock, desk, onPaper } = bench();
    printer.tells(false);
    await ended(clock, press("a"));
    expect(desk.cameOut("a", false)).toEqual({
      state: "failed",
      kind: "kept",
      problem: "aborted",
      copies: 0,
    });
    await ended(clock, press("b"));
    expect(desk.progress("b")).toMatchObject({ state: "handed" });
    expect(onPaper).toEqual([]);
    expect(desk.cameOut("never", true)).toBeNull();
    expect(desk.progress("never")).toBeNull();
  });
});

describe("several printers", () => {
  function two() {
    const clock = manualClock();
    const printers = { roll: createMemoryPrinter(), office: createMemoryPrinter() };
    const drawn: SlipJob[] = [];
    const desk: PrintDesk = createPrintDesk({
      route: (kind, printerId) => {
        if (kind === "result") return "not-chosen";
        return kind === "test-page" || printerId === "office"
          ? { printer: printers.office, paper: "a4" }
          : { printer: printers.roll, paper: "roll-80" };
      },
      slips: {
        render: async (job) => {
          drawn.push(job);
          return ok(pdf);
        },
      },
      clock,
    });
    return { clock, ...printers, drawn, desk };
  }

  it("work side by side: one without paper does not hold up the other", async () => {
    const { clock, roll, office, desk, drawn } = two();
    roll.setFault("no-paper");
    void desk.print({ pressId: "slip", job: keptJob() });
    const { desk: names } = keptJob();
    const job = {
      kind: "test-page",
      printerName: "x",
      nowMs: 0,
      desk: names,
      practice: false,
      copy: 1,
    } as const;
    const page = desk.print({ pressId: "page", printerId: "office", job });
    expect(await ended(clock, page, 2_000)).toMatchObject({ state: "printed" });
    expect([roll.tray.length, office.tray.length]).toEqual([0, 1]);
    expect(drawn.map(({ kind, paper }) => `${kind} ${paper}`)).toEqual(["kept roll-80", "test-page a4"]);
  });

  it("a paper without a printer, or for another sheet, says so at once", async () => {
    const { clock, desk } = two();
    const result = { kind: "result", number: "H1", pdf, copy: 1 } as const;
    expect(await ended(clock, desk.print({ pressId: "a", job: result }), 1_000)).toMatchObject({
      state: "failed",
      problem: "not-chosen",
    });
    const { procedure, desk: names } = keptJob();
    const form = { kind: "empty-declaration", procedure, desk: names, practice: false, copy: 1 } as const;
    expect(await ended(clock, desk.print({ pressId: "b", job: form }), 1_000)).toMatchObject({
      state: "failed",
      problem: "not-printable",
    });
  });
});

it("takes everything back when it closes, so that nothing comes out after the program ended", async () => {
  const { press, printer, clock, desk } = bench();
  printer.hold(true);
  const pressed = press("a");
  await pass(clock, 1_000);
  await ended(clock, desk.close(), 10_000);
  expect(await pressed).toMatchObject({ state: "failed", problem: "cancelled" });
  printer.hold(false);
  await pass(clock, 1_000);
  expect(printer.tray).toEqual([]);
});
