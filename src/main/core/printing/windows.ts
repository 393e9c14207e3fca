import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Clock } from "../../../shared/clock.ts";
import type { PrinterFound, PrintProblem, SlipPaper } from "../../../shared/printing.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { JobId, JobOutcome, Printer, PrintOptions } from "./printer.ts";
import { pngSize } from "./raster-png.ts";
import type { RasterProblem } from "./raster.ts";
import type { RunFault, RunPowerShell } from "./windows-powershell.ts";
import { listScript, lookScript, printScript, removeScript } from "./windows-scripts.ts";
import { jobBits, PrinterFacts, problemOfJob, problemOfPrinter } from "./windows-state.ts";

export interface WindowsPrinterOptions {
  /** Name of the queue, as Windows shows it. */
  readonly name: string;
  readonly run: RunPowerShell;
  readonly clock: Clock;
  /** Pages of a PDF as PNG pictures (Rasteriser.pages). */
  readonly drawPages: (pdf: Uint8Array, dpi: number) => Promise<Result<readonly Uint8Array[], RasterProblem>>;
  /** A folder of ours for the pictures on their way to the spooler; what an earlier run left in it goes. */
  readonly folder: string;
}

const DPI = 300;
/** PowerShell needs about a second to begin; Windows may look for a printer that is gone for some more. */
const LOOK_MS = 10_000;
const PRINT_MS = 30_000;
/** What drawing one page on a sheet may take beside that. */
const PAGE_MS = 1_500;
/** Each look starts a PowerShell; who asks more often gets what was seen last. */
const LOOK_EVERY_MS = 1500;
const OURS = /^page-[0-9a-f-]{36}-\d+\.png$/;

const Printers = z.strictObject({
  printers: z.array(z.strictObject({ name: z.string().min(1), papers: z.array(z.string().nullable()) })),
});
const Look = z.strictObject({ printer: PrinterFacts.nullable(), jobs: z.array(z.int()) });
const Printed = z.strictObject({ done: z.boolean() });
const Removed = z.strictObject({ removed: z.int() });

/** Runs a script and reads its answer; anything but the answer that was asked for is a failure. */
async function ask<T>(
  run: RunPowerShell,
  [script, values, deadlineMs]: Parameters<RunPowerShell>,
  schema: z.ZodType<T>,
): Promise<Result<T, RunFault>> {
  const answer = await run(script, values, deadlineMs);
  if (!answer.ok) return answer;
  try {
    const parsed = schema.safeParse(JSON.parse(answer.value));
    return parsed.success ? ok(parsed.data) : err("failed");
  } catch {
    return err("failed");
  }
}

const paperNames: readonly (readonly [RegExp, SlipPaper])[] = [
  [/\b(?:80|79\.5|72)(?:[.,]\d)?\s*(?:mm|\(|x|×)|\broll\b/iu, "roll-80"],
  [/^A5\b/iu, "a5"],
  [/^A4\b/iu, "a4"],
];

/** Printers of this machine; none when PowerShell does not answer. Windows never proves that paper came out. */
export async function findWindowsPrinters(run: RunPowerShell): Promise<readonly PrinterFound[]> {
  const found = await ask(run, [listScript, {}, LOOK_MS], Printers);
  if (!found.ok) return [];
  return found.value.printers.map(({ name, papers }) => ({
    way: "windows",
    name,
    address: name,
    tells: false,
    papers: paperNames
      .filter(([pattern]) => papers.some((paper) => paper !== null && pattern.test(paper)))
      .map(([, paper]) => paper),
  }));
}

/** By its name in the queue, which nobody else's job has and which a later start knows it by. */
interface Job {
  /** How it stood at the last look, and when that was. */
  last: { readonly outcome: JobOutcome; readonly atMs: number } | null;
  /** What it waited for when it was last seen; a job that vanishes from a trouble was taken out. */
  troubled: boolean;
  cancelled: boolean;
  end: JobOutcome | null;
}

const begun = { last: null, troubled: false, cancelled: false, end: null } as const;

/**
 * A queue of the Windows spooler. Pages go there as pictures; the job is followed by its name until it leaves the queue,
 * which ends as `handed`: Windows drops a job when its bytes are out, and nobody tells it whether paper came.
 * NOT RUN on Windows: held to scripted answers only.
 */
export function createWindowsPrinter(options: WindowsPrinterOptions): Printer {
  const { name, run, clock, drawPages, folder } = options;
  const jobs = new Map<JobId, Job>();
  const opened = openFolder(folder);
  // A folder that cannot be made is told by every print, not by the end of the program.
  opened.catch(() => {});

  const look = (document: string): Promise<Result<z.output<typeof Look>, RunFault>> =>
    ask(run, [lookScript, { printer: name, document }, LOOK_MS], Look);

  async function spool(
    pages: readonly Uint8Array[],
    document: string,
    { copies, paper }: PrintOptions,
  ): Promise<Spooled> {
    // One beginning for all: the names of many pages are more than an environment variable holds.
    const begin = join(folder, `page-${randomUUID()}-`);
    const files = pages.map((_page, index) => `${begin}${index}.png`);
    try {
      await opened;
      await Promise.all(
        pages.map((page, index) => writeFile(files[index] ?? "", page, { mode: 0o600, flag: "wx" })),
      );
      const [first] = pages;
      if (!first) return err("failed");
      const drawn = { begin, pages: pages.length, dpi: DPI };
      const values = { printer: name, document, copies, ...drawn, ...sheetOf(paper, first) };
      return await ask(run, [printScript, values, PRINT_MS + pages.length * PAGE_MS], Printed);
    } finally {
      // The spooler has drawn them by now, or nobody will.
      await Promise.all(files.map((file) => rm(file, { force: true }).catch(() => {})));
    }
  }

  const remove = (document: string): Promise<Result<unknown, RunFault>> =>
    ask(run, [removeScript, { printer: name, document }, LOOK_MS], Removed);

  return {
    async status() {
      const seen = await look("");
      return { problem: seen.ok ? problemOfPrinter(seen.value.printer) : "unknown" };
    },
    async print(pdf, print) {
      const pages = await drawPages(pdf, DPI);
      if (!pages.ok) return err(problemOfRaster(pages.error));
      const document = `${print.title} ${randomUUID().slice(0, 8)}`;
      const spooled = await spool(pages.value, document, print).catch(() => err("failed" as const));
      if (!spooled.ok) {
        // Whether it got as far as the queue nobody knows: what is there of it goes.
        const removed = await remove(document);
        return err(spooled.error === "too-late" && removed.ok ? "not-connected" : "unknown");
      }
      if (!spooled.value.done) return err("not-connected");
      jobs.set(document, { ...begun });
      return ok(document);
    },
    async outcome(jobId) {
      const job = jobs.get(jobId);
      if (!job) return { state: "failed", problem: "aborted" };
      if (job.end) return job.end;
      if (job.last && clock.monotonicMs() - job.last.atMs < LOOK_EVERY_MS) return job.last.outcome;
      const seen = await look(jobId);
      // No word is no news: the next look may tell.
      const outcome: JobOutcome = seen.ok
        ? follow(job, seen.value)
        : { state: "pending", problem: "unknown" };
      job.last = { outcome, atMs: clock.monotonicMs() };
      return outcome;
    },
    async cancel(jobId) {
      // One that is not known is of a run that died; its paper may still come out.
      const job = jobs.get(jobId) ?? { ...begun };
      jobs.set(jobId, job);
      if (job.end) return;
      job.cancelled = true;
      await remove(jobId);
      job.last = null;
    },
    async forget(jobId) {
      // A queue may be set to keep documents that are printed.
      if (jobs.delete(jobId)) await remove(jobId);
    },
  };
}

type Spooled = Result<z.output<typeof Printed>, RunFault>;

function follow(job: Job, { printer, jobs }: z.output<typeof Look>): JobOutcome {
  const [mask] = jobs;
  if (mask === undefined) {
    const takenOut = job.cancelled || job.troubled;
    job.end = takenOut ? { state: "failed", problem: "cancelled" } : { state: "handed" };
    return job.end;
  }
  if ((mask & (jobBits.printed | jobBits.complete)) !== 0) {
    job.end = { state: "handed" };
    return job.end;
  }
  const problem = problemOfJob(mask, printer);
  const leaving = (mask & (jobBits.deleting | jobBits.deleted)) !== 0;
  job.troubled = leaving ? job.troubled || (mask & jobBits.deleting) !== 0 : problem !== null;
  return { state: "pending", problem };
}

function problemOfRaster({ code }: RasterProblem): PrintProblem {
  return code === "not-a-pdf" || code === "too-large" ? "not-printable" : "unknown";
}

/** Hundredths of an inch, as Windows measures paper; a roll is as long as its slip. */
const sheets: Readonly<Record<SlipPaper, { readonly width: number; readonly height: number | null }>> = {
  a4: { width: 827, height: 1169 },
  a5: { width: 583, height: 827 },
  "roll-80": { width: 315, height: null },
};

function sheetOf(
  paper: SlipPaper,
  firstPage: Uint8Array,
): { readonly width: number; readonly height: number } {
  const { width, height } = sheets[paper];
  return { width, height: height ?? Math.round((pngSize(firstPage).heightDots * 100) / DPI) };
}

/** Makes the folder and removes what an earlier run left; pages of another queue on their way are younger than we. */
async function openFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const ours = (await readdir(folder)).filter((file) => OURS.test(file)).map((file) => join(folder, file));
  await Promise.all(
    ours.map(async (file) => {
      const facts = await stat(file).catch(() => null);
      if (facts && facts.mtimeMs < performance.timeOrigin) await rm(file, { force: true });
    }),
  );
}
