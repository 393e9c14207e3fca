import { describe, expect, it } from "vitest";
import { ended, pass, pdf, printBench } from "../../../../tests/support/print-bench.ts";
import { manualClock } from "../../../shared/clock.ts";
import type { PrintProgress } from "../../../shared/printing.ts";
import { ok } from "../../../shared/result.ts";
import { keptJob } from "../slips/fixture.ts";
import type { SlipJob } from "../slips/job.ts";
import { createMemoryPrinter } from "./memory-printer.ts";
import { createPrintDesk, type PrintDesk } from "./print-desk.ts";

describe("behind another job", () => {
  it("a press is not kept waiting for a printer that says nothing about what it still has", async () => {
    const silent: Promise<never> = Promise.reject(new Error("spooler"));
    silent.catch(() => {});
    const { press, printer, clock } = printBench((same) => ({ ...same, outcome: () => silent }));
    const first = press("a");
    expect(await ended(clock, first)).toMatchObject({ state: "failed", problem: "unknown" });
    const second = await ended(clock, press("b"), 60_000);
    expect(second).toMatchObject({ state: "failed", problem: "unknown", copies: 0 });
    expect(printer.taken).toBe(1);
  });

  it("a press is told what the printer waits for, and comes out after it", async () => {
    const { press, printer, clock, onPaper } = printBench();
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
    const { press, printer, clock } = printBench();
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
    const { press, printer, clock, desk, onPaper } = printBench();
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
    const { press, printer, clock, desk, onPaper } = printBench();
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

describe("several printers", () => {
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
