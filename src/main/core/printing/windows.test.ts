import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ManualClock, manualClock, systemClock } from "../../../shared/clock.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { JobOutcome, Printer, PrintProblem } from "./printer.ts";
import { greyPng } from "./raster-png.ts";
import { createWindowsPrinter, findWindowsPrinters } from "./windows.ts";
import { createPowerShell, type RunFault } from "./windows-powershell.ts";
import { listScript, lookScript, printScript, removeScript } from "./windows-scripts.ts";

const name = `Máy in "quầy 1"'; Remove-Item *`;
const options = { title: "kept CHO-261125-1-007", paper: "a5", copies: 1 } as const;
const page = greyPng({ widthDots: 1748, heightDots: 2480, data: new Uint8Array(1748 * 2480).fill(255) }, 300);
const pdf = new TextEncoder().encode("%PDF");

interface Call {
  readonly script: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly deadlineMs: number;
}
const noCall: Call = { script: "", values: {}, deadlineMs: 0 };
let folder = "";
let clock: ManualClock;
let calls: Call[] = [];
/** What the next looks find; the last one stays. */
let looks: string[] = [];
let printed: Result<string, RunFault>;
let removed: Result<string, RunFault>;
/** What lay in the folder while Windows drew. */
let drawnFrom: { readonly mode: number; readonly whole: boolean }[] = [];
let printer: Printer;

const facts = { name, state: 0, fault: 2, offline: false };
const seen = (mask: number | null, more: Partial<typeof facts> = {}): string =>
  JSON.stringify({ printer: { ...facts, ...more }, jobs: mask === null ? [] : [mask] });

async function run(
  script: string,
  values: Call["values"],
  deadlineMs: number,
): Promise<Result<string, RunFault>> {
  calls.push({ script, values, deadlineMs });
  if (script === printScript) {
    for (let at = 0; at < Number(values["pages"]); at += 1) {
      const file = `${String(values["begin"])}${at}.png`;
      drawnFrom.push({
        mode: (await stat(file)).mode & 0o777,
        whole: Buffer.from(page).equals(await readFile(file)),
      });
    }
    return printed;
  }
  if (script === removeScript) return removed;
  const next = looks.length > 1 ? looks.shift() : looks[0];
  return next === "failed" || next === "too-late" ? err(next) : ok(next ?? "");
}

function open(): Printer {
  return createWindowsPrinter({ name, run, clock, folder, drawPages: async () => ok([page, page]) });
}

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "windows-printer-")), "pages");
  clock = manualClock();
  calls = [];
  drawnFrom = [];
  looks = [seen(null)];
  printed = ok(JSON.stringify({ done: true }));
  removed = ok(JSON.stringify({ removed: 1 }));
  printer = open();
});
afterEach(() => rm(join(folder, ".."), { recursive: true, force: true }));

async function press(): Promise<string> {
  const handed = await printer.print(pdf, options);
  if (!handed.ok) throw new Error(handed.error);
  return handed.value;
}

async function outcomes(jobId: string, count: number): Promise<readonly JobOutcome[]> {
  const found: JobOutcome[] = [];
  for (let at = 0; at < count; at += 1) {
    found.push(await printer.outcome(jobId));
    clock.advance(2000);
  }
  return found;
}

/** A program in PowerShell's place. */
async function program(body: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, "shell");
  await writeFile(path, `#!/bin/sh\n${body}\n`);
  await chmod(path, 0o755);
  return path;
}
describe("a print on Windows", () => {
  it("hands the pages over as pictures of their true size, and keeps none of them", async () => {
    await press();
    const [{ values } = noCall] = calls.filter(({ script }) => script === printScript);
    expect(values).toMatchObject({ printer: name, copies: 1, width: 583, height: 827 });
    expect(values["document"]).toMatch(/^kept CHO-261125-1-007 [0-9a-f]{8}$/u);
    expect(drawnFrom).toEqual([
      { mode: 0o600, whole: true },
      { mode: 0o600, whole: true },
    ]);
    expect(await readdir(folder)).toEqual([]);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it("of a long document asks PowerShell for no more than an environment variable holds, and gives it time", async () => {
    const small = greyPng({ widthDots: 8, heightDots: 8, data: new Uint8Array(64) }, 300);
    const pages = Array.from({ length: 300 }, () => small);
    const long = createWindowsPrinter({ name, run, clock, folder, drawPages: async () => ok(pages) });
    expect(await long.print(pdf, { ...options, paper: "a4" })).toMatchObject({ ok: true });
    const [{ values, deadlineMs } = noCall] = calls.filter(({ script }) => script === printScript);
    expect(JSON.stringify(values).length).toBeLessThan(4_000);
    expect(drawnFrom.map(({ mode }) => mode)).toEqual(pages.map(() => 0o600));
    expect(deadlineMs).toBeGreaterThan(300_000);
    expect(await readdir(folder)).toEqual([]);
  });

  it("a roll is as long as its slip", async () => {
    await printer.print(pdf, { ...options, paper: "roll-80" });
    expect(calls[0]?.values).toMatchObject({ width: 315, height: 827, dpi: 300 });
  });

  it("ends as handed when the queue has let it go: nobody knows more", async () => {
    looks = [seen(8), seen(16), seen(null)];
    expect(await outcomes(await press(), 3)).toEqual([
      { state: "pending", problem: null },
      { state: "pending", problem: null },
      { state: "handed" },
    ]);
  });

  it.each([
    ["printed but kept in the queue", 0x80],
    ["complete", 0x1000],
  ])("is handed when the job says %s", async (_what, mask) => {
    looks = [seen(mask)];
    expect(await printer.outcome(await press())).toEqual({ state: "handed" });
  });

  it.each([
    ["no paper, by the job", seen(0x40 | 0x10), "no-paper"],
    ["no paper, by the printer", seen(0x2, { state: 0x10 }), "no-paper"],
    ["no paper, by its driver", seen(0x2, { fault: 4 }), "no-paper"],
    ["door open", seen(0x2, { state: 0x40_0000 }), "cover-open"],
    ["door open, by its driver", seen(0x2, { fault: 7 }), "cover-open"],
    ["jam", seen(0x2, { state: 0x8 }), "jam"],
    ["jam, by its driver", seen(0x2, { fault: 8 }), "jam"],
    ["no ink", seen(0x2, { fault: 6 }), "no-ink"],
    ["off line, by the job", seen(0x20), "not-connected"],
    ["off line, by Windows", seen(0, { offline: true }), "not-connected"],
    ["printer gone", JSON.stringify({ printer: null, jobs: [0] }), "not-connected"],
    ["printer paused", seen(0, { state: 0x1 }), "stopped"],
    ["job paused", seen(0x1), "held"],
    ["a hand is needed", seen(0x400), "stopped"],
    ["another job in the way", seen(0x200), "stopped"],
    ["an error without a reason", seen(0x2), "unknown"],
    ["printing", seen(0x10, { state: 0x400 }), null],
    ["little paper and little ink left", seen(0x10, { fault: 3, state: 0x2_0000 }), null],
  ] as const)("tells %s, and goes on when it is mended", async (_what, trouble, problem) => {
    looks = [trouble, seen(0x10), seen(null)];
    expect(await outcomes(await press(), 3)).toEqual([
      { state: "pending", problem },
      { state: "pending", problem: null },
      { state: "handed" },
    ]);
  });

  it("a job that vanishes out of its trouble was taken out by somebody", async () => {
    looks = [seen(0x2, { state: 0x8 }), seen(null)];
    expect((await outcomes(await press(), 2)).at(-1)).toEqual({ state: "failed", problem: "cancelled" });
  });

  it("a job that was seen being deleted was taken out too", async () => {
    looks = [seen(0x14), seen(null)];
    expect((await outcomes(await press(), 2)).at(-1)).toEqual({ state: "failed", problem: "cancelled" });
  });

  it.each(["failed", "too-late", "no JSON", '{"printer":null}', '{"printer":null,"jobs":["x"]}'])(
    "a look that fails (%s) ends nothing",
    async (fault) => {
      looks = [fault, seen(null)];
      expect(await outcomes(await press(), 2)).toEqual([
        { state: "pending", problem: "unknown" },
        { state: "handed" },
      ]);
    },
  );

  it("asks Windows at most every one and a half seconds", async () => {
    looks = [seen(0x10)];
    const jobId = await press();
    for (let at = 0; at < 10; at += 1) {
      await printer.outcome(jobId);
      clock.advance(300);
    }
    expect(calls.filter(({ script }) => script === lookScript)).toHaveLength(2);
  });

  it("is taken out of the queue by the name that no other job has", async () => {
    const jobId = await press();
    await printer.cancel(jobId);
    const document = calls.find(({ script }) => script === printScript)?.values["document"];
    expect(calls.at(-1)).toMatchObject({ script: removeScript, values: { printer: name, document } });
    expect(await printer.outcome(jobId)).toEqual({ state: "failed", problem: "cancelled" });
  });

  it("is not called gone before Windows has let it go", async () => {
    looks = [seen(0x2, { state: 0x10 }), seen(0x4), seen(null)];
    const jobId = await press();
    await printer.cancel(jobId);
    expect(await outcomes(jobId, 3)).toEqual([
      { state: "pending", problem: "no-paper" },
      { state: "pending", problem: null },
      { state: "failed", problem: "cancelled" },
    ]);
  });

  it("is taken out by the next start too, when the kiosk died meanwhile", async () => {
    const jobId = await press();
    looks = [seen(0x40), seen(null)];
    printer = open();
    await printer.cancel(jobId);
    const document = calls.find(({ script }) => script === printScript)?.values["document"];
    expect(calls.at(-1)).toMatchObject({ script: removeScript, values: { printer: name, document } });
    expect(await outcomes(jobId, 2)).toEqual([
      { state: "pending", problem: "no-paper" },
      { state: "failed", problem: "cancelled" },
    ]);
  });

  it("leaves no copy in a queue that keeps what it printed", async () => {
    const jobId = await press();
    await printer.outcome(jobId);
    await printer.forget(jobId);
    expect(calls.at(-1)?.script).toBe(removeScript);
    expect(await printer.outcome(jobId)).toEqual({ state: "failed", problem: "aborted" });
  });

  it.each<[string, Result<string, RunFault>, PrintProblem]>([
    ["there is no such printer", ok(JSON.stringify({ done: false })), "not-connected"],
    ["PowerShell fails", err("failed"), "unknown"],
    ["it takes too long", err("too-late"), "not-connected"],
    ["the answer is none", ok("?"), "unknown"],
  ])("says so when %s, and keeps no page", async (_what, answer, problem) => {
    printed = answer;
    expect(await printer.print(pdf, options)).toEqual({ ok: false, error: problem });
    expect(await readdir(folder)).toEqual([]);
    // What may have come into the queue all the same is taken out.
    const removals = calls.filter(({ script }) => script === removeScript);
    expect(removals).toHaveLength(problem === "not-connected" && answer.ok ? 0 : 1);
  });

  it("is in doubt when it took too long and what is in the queue cannot be taken out either: not tried again", async () => {
    printed = err("too-late");
    removed = err("too-late");
    expect(await printer.print(pdf, options)).toEqual({ ok: false, error: "unknown" });
  });

  it("says what cannot be drawn", async () => {
    const bad = createWindowsPrinter({
      name,
      run,
      clock,
      folder,
      drawPages: async () => err({ code: "not-a-pdf", message: "" }),
    });
    expect(await bad.print(pdf, options)).toEqual({ ok: false, error: "not-printable" });
    expect(calls).toEqual([]);
  });

  it("removes the pages that a killed run left, and nobody else's files", async () => {
    await mkdir(folder, { recursive: true });
    const left = "page-0f0e0d0c-0000-4000-8000-000000000000-0.png";
    await writeFile(join(folder, left), page);
    await utimes(join(folder, left), 0, 0);
    // Of another queue, on its way just now.
    await writeFile(join(folder, left.replace("0f0e", "1f1e")), page);
    await writeFile(join(folder, "photo.png"), page);
    printer = open();
    await press();
    expect((await readdir(folder)).toSorted()).toEqual([left.replace("0f0e", "1f1e"), "photo.png"]);
  });
});

describe("printers of a Windows machine", () => {
  it("are found with the sheets they hold", async () => {
    looks = [
      JSON.stringify({
        printers: [
          { name: "Kyocera", papers: ["A4", "A5", "Letter", "A4 Transverse"] },
          { name: "XP-80C", papers: ["72mm x 210mm", "80(72) x 297mm"] },
          { name: "Fax", papers: [null] },
        ],
      }),
    ];
    expect(await findWindowsPrinters(run)).toEqual([
      { way: "windows", name: "Kyocera", address: "Kyocera", tells: false, papers: ["a5", "a4"] },
      { way: "windows", name: "XP-80C", address: "XP-80C", tells: false, papers: ["roll-80"] },
      { way: "windows", name: "Fax", address: "Fax", tells: false, papers: [] },
    ]);
    expect(calls).toMatchObject([{ script: listScript, values: {} }]);
  });

  it("are none where there is no PowerShell", async () => {
    looks = ["failed"];
    expect(await findWindowsPrinters(run)).toEqual([]);
  });

  it.each([
    ["ready", seen(null), null],
    ["paused", seen(null, { state: 1 }), "stopped"],
    ["gone", JSON.stringify({ printer: null, jobs: [] }), "not-connected"],
    ["silent", "too-late", "unknown"],
  ] as const)("%s is told", async (_what, answer, problem) => {
    looks = [answer];
    expect(await printer.status()).toEqual({ problem });
  });
});

describe("what PowerShell is given", () => {
  it("travels as one argument whole: no double quotes, no line breaks", () => {
    for (const script of [listScript, lookScript, printScript, removeScript])
      expect(script).not.toMatch(/["\n]/u);
  });

  it("that fails or is not there is told", async () => {
    const nowhere = createPowerShell(systemClock(), join(folder, "no-such-program"));
    expect(await nowhere(lookScript, {}, 5000)).toEqual(err("failed"));
  });
});

describe.skipIf(process.platform === "win32")("a program in PowerShell's place", () => {
  it("takes names with quotes as values, beside an unchanged text", async () => {
    const shell = createPowerShell(systemClock(), await program(`printf '%s|%s' "$KIOSK_PRINT" "$*"`));
    const answer = await shell(lookScript, { printer: name }, 5000);
    expect(answer).toEqual(
      ok(`${JSON.stringify({ printer: name })}|-NoLogo -NoProfile -NonInteractive -Command ${lookScript}`),
    );
  });

  it("is ended at its deadline", async () => {
    const shell = createPowerShell(systemClock(0.01), await program("exec sleep 600"));
    expect(await shell(lookScript, {}, 5000)).toEqual(err("too-late"));
  });

  it("that ends with a fault is told", async () => {
    const shell = createPowerShell(systemClock(), await program("echo '{}'; exit 1"));
    expect(await shell(lookScript, {}, 5000)).toEqual(err("failed"));
  });
});
