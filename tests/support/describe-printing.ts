import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { JobId, JobOutcome, Printer, PrintProblem } from "../../src/main/core/printing/printer.ts";
import { type PrintShop, startPrintShop, whyNoPrintServer } from "./print-server.ts";

const PDF = fileURLToPath(new URL("../fixtures/giay-xac-nhan.pdf", import.meta.url));
const FOLLOW_MS = 25_000;

/** One way to the printer, and what it can tell. */
export interface PrintWay {
  readonly name: string;
  readonly create: (shop: PrintShop) => Printer;
  /** What it says of a document that starts like a PDF and is none. */
  readonly corrupt: PrintProblem;
}

/** The tools of a test at a running printer. */
export interface PrintBench {
  readonly shop: () => PrintShop;
  readonly printer: () => Printer;
  readonly pdf: () => Uint8Array;
  /** A title that no other job has. */
  readonly title: () => string;
  readonly send: (
    title: string,
    more?: { readonly pdf?: Uint8Array; readonly copies?: number },
  ) => Promise<JobId>;
  /** Asks until the job is as wanted; the last answers are in the error. */
  readonly until: (jobId: JobId, wanted: JobOutcome) => Promise<void>;
  /** The job's end, however it ends. */
  readonly end: (jobId: JobId) => Promise<JobOutcome>;
  /** How often a title came out. */
  readonly sheetsOf: (title: string) => Promise<number>;
}

let titles = 0;

function createBench(
  way: PrintWay,
  running: () => PrintShop,
  pdf: () => Uint8Array,
  printer: () => Printer,
): PrintBench {
  async function follow(jobId: JobId, done: (outcome: JobOutcome) => boolean): Promise<JobOutcome> {
    const endMs = performance.now() + FOLLOW_MS;
    const seen: string[] = [];
    for (;;) {
      const outcome = await printer().outcome(jobId);
      if (done(outcome)) return outcome;
      const words = JSON.stringify(outcome);
      if (seen.at(-1) !== words) seen.push(words);
      if (performance.now() > endMs || outcome.state !== "pending")
        throw new Error(`${way.name}: ${jobId} went ${seen.join(" → ")}`);
      await pause(25);
    }
  }
  return {
    shop: running,
    printer,
    pdf,
    title: () => `CHO-261125-1-${String(++titles).padStart(3, "0")}`,
    async send(title, more = {}) {
      const sent = await printer().print(more.pdf ?? pdf(), { title, paper: "a4", copies: more.copies ?? 1 });
      if (!sent.ok) throw new Error(`${title} was refused: ${sent.error}`);
      return sent.value;
    },
    async until(jobId, wanted) {
      await follow(jobId, (outcome) => JSON.stringify(outcome) === JSON.stringify(wanted));
    },
    end: (jobId) => follow(jobId, ({ state }) => state !== "pending"),
    sheetsOf: async (title) =>
      (await running().printer.tray()).filter((sheet) => sheet.title === title).length,
  };
}

/** Runs `tests` at a real printer that is reached by one way; says why where it cannot. */
export function atRealPrinter(way: PrintWay, tests: (bench: PrintBench) => void): void {
  const whyNot = whyNoPrintServer();
  // The short reporter counts what is skipped without its reason.
  if (whyNot !== null) process.stderr.write(`SKIPPED: ${way.name}, because ${whyNot}\n`);
  const note = whyNot === null ? "" : ` (skipped, because ${whyNot})`;
  describe.skipIf(whyNot !== null)(`${way.name}${note}`, () => {
    let shop: PrintShop | null = null;
    let bytes: Uint8Array = new Uint8Array();
    let own: Printer | null = null;
    const running = (): PrintShop => {
      if (!shop) throw new Error("the printer is not there");
      return shop;
    };
    const printer = (): Printer => (own ??= way.create(running()));
    beforeAll(async () => {
      bytes = await readFile(PDF);
      shop = await startPrintShop();
    });
    afterEach(() => running().printer.hand(null));
    afterAll(() => shop?.stop());
    tests(createBench(way, running, () => bytes, printer));
  });
}

function pending(problem: PrintProblem | null): JobOutcome {
  return { state: "pending", problem };
}

/** What every way to a printer that can be asked itself has to keep. */
export function describePrinting(way: PrintWay): void {
  atRealPrinter(way, (bench) => {
    const { end, send, sheetsOf, shop, title, until } = bench;
    test("a slip comes out once, on the sheet it is made for", async () => {
      const name = title();
      const job = await send(name);
      expect(await end(job)).toEqual({ state: "printed" });
      const media = expect.stringMatching(/^iso_a4_210x297mm|x-dimension=21000 y-dimension=29700/);
      expect(await shop().printer.tray()).toEqual([{ title: name, media }]);
      expect(await bench.printer().status()).toEqual({ problem: null });
      await bench.printer().forget(job);
    });

    test("a sheet that the printer does not have is no reason to print nothing", async () => {
      const name = title();
      const sent = await bench.printer().print(bench.pdf(), { title: name, paper: "a5", copies: 1 });
      if (!sent.ok) throw new Error(sent.error);
      expect(await end(sent.value)).toEqual({ state: "printed" });
      expect(await sheetsOf(name)).toBe(1);
    });

    test("two copies are two", async () => {
      const name = title();
      expect(await end(await send(name, { copies: 2 }))).toEqual({ state: "printed" });
      expect(await sheetsOf(name)).toBe(2);
    });

    test.each(["no-paper", "jam", "cover-open"] as const)(
      "%s is told apart, and the slip comes out whole and once when it is mended",
      async (problem) => {
        const name = title();
        await shop().printer.hand(problem);
        const job = await send(name);
        await until(job, pending(problem));
        expect(await bench.printer().status()).toEqual({ problem });
        expect(await sheetsOf(name)).toBe(0);
        await shop().printer.hand(null);
        expect(await end(job)).toEqual({ state: "printed" });
        expect(await sheetsOf(name)).toBe(1);
        expect(await bench.printer().status()).toEqual({ problem: null });
      },
    );

    test("one fault after another is each told, without asking anew", async () => {
      const name = title();
      await shop().printer.hand("cover-open");
      const job = await send(name);
      await until(job, pending("cover-open"));
      await shop().printer.hand("no-paper");
      await until(job, pending("no-paper"));
      await shop().printer.hand("busy");
      await until(job, pending(null));
      await shop().printer.hand(null);
      expect(await end(job)).toEqual({ state: "printed" });
      expect(await sheetsOf(name)).toBe(1);
    });

    test("a job that the printer gives up at once is never said to be printed", async () => {
      const name = title();
      await shop().printer.hand("abort");
      expect(await end(await send(name))).toEqual({ state: "failed", problem: "aborted" });
      expect(await sheetsOf(name)).toBe(0);
    });

    test("a job that the printer gives up later is never said to be printed", async () => {
      const name = title();
      await shop().printer.hand("no-paper");
      const job = await send(name);
      await until(job, pending("no-paper"));
      await shop().printer.hand("abort");
      expect(await end(job)).toEqual({ state: "failed", problem: "aborted" });
      expect(await sheetsOf(name)).toBe(0);
    });

    test("a corrupt file is refused and does not hold up the next slip", async () => {
      const [broken, next] = [title(), title()];
      const pdf = Buffer.concat([bench.pdf().subarray(0, 60), Buffer.from("không phải PDF")]);
      const job = await send(broken, { pdf });
      expect(await end(job)).toEqual({ state: "failed", problem: way.corrupt });
      await bench.printer().forget(job);
      expect(await end(await send(next))).toEqual({ state: "printed" });
      expect([await sheetsOf(broken), await sheetsOf(next)]).toEqual([0, 1]);
    });

    test("two slips come out in the order of their presses", async () => {
      const [first, second] = [title(), title()];
      await shop().printer.hand("busy");
      const jobs = [await send(first), await send(second)];
      for (const job of jobs) await until(job, pending(null));
      await shop().printer.hand(null);
      for (const job of jobs) expect(await end(job)).toEqual({ state: "printed" });
      expect((await shop().printer.tray()).slice(-2).map((sheet) => sheet.title)).toEqual([first, second]);
    });

    test("a slip that was taken back never comes out, and the next one does", async () => {
      const [gone, next] = [title(), title()];
      await shop().printer.hand("no-paper");
      const job = await send(gone);
      await until(job, pending("no-paper"));
      await bench.printer().cancel(job);
      expect(await end(job)).toEqual({ state: "failed", problem: "cancelled" });
      await shop().printer.hand(null);
      expect(await end(await send(next))).toEqual({ state: "printed" });
      expect([await sheetsOf(gone), await sheetsOf(next)]).toEqual([0, 1]);
    });

    test("of two waiting slips the one that is taken back stays away", async () => {
      const [first, second] = [title(), title()];
      await shop().printer.hand("no-paper");
      const [kept, gone] = [await send(first), await send(second)];
      await bench.printer().cancel(gone);
      expect(await end(gone)).toEqual({ state: "failed", problem: "cancelled" });
      await shop().printer.hand(null);
      expect(await end(kept)).toEqual({ state: "printed" });
      await bench.printer().forget(gone);
      expect([await sheetsOf(first), await sheetsOf(second)]).toEqual([1, 0]);
    });

    test("a slip that is already out is left alone by a late taking back", async () => {
      const name = title();
      const job = await send(name);
      expect(await end(job)).toEqual({ state: "printed" });
      await bench.printer().cancel(job);
      expect(await bench.printer().outcome(job)).toEqual({ state: "printed" });
      expect(await sheetsOf(name)).toBe(1);
    });

    test("taken back while the printer is off, it does not come out when it is on again", async () => {
      const [gone, next] = [title(), title()];
      await shop().printer.hand("no-paper");
      const job = await send(gone);
      await until(job, pending("no-paper"));
      await shop().printer.switchOff();
      await until(job, pending("not-connected"));
      expect(await bench.printer().status()).toEqual({ problem: "not-connected" });
      await bench.printer().cancel(job);
      await shop().printer.hand(null);
      await shop().printer.switchOn();
      expect((await end(job)).state).not.toBe("printed");
      await bench.printer().forget(job);
      expect(await end(await send(next))).toEqual({ state: "printed" });
      expect([await sheetsOf(gone), await sheetsOf(next)]).toEqual([0, 1]);
    });
  });
}
