import { expect, it } from "vitest";
import { manualClock } from "../../../shared/clock.ts";
import type { DossierStatus } from "../../../shared/dossier.ts";
import type { PaperKind, PrintProgress } from "../../../shared/printing.ts";
import { err, ok } from "../../../shared/result.ts";
import type { ReturnDate } from "../../../shared/staff.ts";
import { createMemoryPrinter } from "../printing/memory-printer.ts";
import { createPrintDesk } from "../printing/print-desk.ts";
import type { Portal } from "../portal/port.ts";
import { desk, intent, keptStatus, procedureOf, takenInStatus } from "../slips/fixture.ts";
import type { SlipJob } from "../slips/job.ts";
import { createSlipPress } from "./slip-press.ts";

const me = "session-1";
const returnDate: ReturnDate = { dueAt: "20261125163000", ours: null, warning: null, confirmed: false };
const resultPdf = new TextEncoder().encode("%PDF-1.7 the portal's own");

const name = (kind: PaperKind, part?: string): string => (part === undefined ? kind : `${kind} ${part}`);

function bench() {
  const clock = manualClock();
  const jobs: SlipJob[] = [];
  const printed: string[] = [];
  const printer = createMemoryPrinter();
  const now: { status: DossierStatus; wiped: boolean; fetchResult: Portal["fetchResult"] } = {
    status: keptStatus,
    wiped: false,
    fetchResult: async () => ok(resultPdf),
  };
  const press = createSlipPress({
    store: {
      dossierStatus: () => now.status,
      intentFor: () => (now.wiped ? null : intent),
      printCount: (_, kind, part) => printed.filter((earlier) => earlier === name(kind, part)).length,
      recordPrint: (_, kind, __, part) => void printed.push(name(kind, part)),
    },
    desk: createPrintDesk({
      route: () => ({ printer, paper: null }),
      slips: {
        render: async (job) => {
          jobs.push(job);
          return ok(new Uint8Array([1]));
        },
      },
      clock,
    }),
    portal: { fetchResult: (id) => now.fetchResult(id) },
    procedure: procedureOf,
    slipDesk: desk,
    practice: false,
    returnDate: ({ dueAt }) => (dueAt === null ? null : returnDate),
    clock,
  });
  const seen: PrintProgress[] = [];
  const tell = (progress: PrintProgress): void => void seen.push(progress);
  /** Lets time pass in small steps, so that everything that waits gets its turn. */
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left >= 0; left -= 100) {
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      if (left > 0) clock.advance(100);
    }
  };
  return { clock, jobs, printed, printer, now, press, seen, tell, pass };
}

it("marks only the second print of one kind as a reprint: the first Mẫu 01 after a kept slip is no copy", async () => {
  const { clock, jobs, now, press, seen, tell } = bench();
  await press.slip(me, 1, tell);
  now.status = takenInStatus;
  await press.slip(me, 1, tell);
  clock.advance(1_000);
  await press.slip(me, 1, tell);
  expect(jobs.map(({ kind, copy }) => `${kind} ${copy}`)).toEqual(["kept 1", "taken-in 1", "taken-in 2"]);
  expect(seen.at(-1)).toEqual({ state: "printed", kind: "taken-in", problem: null, copies: 2 });
});

it("prints on Mẫu 01 the return date that the desk counts with", async () => {
  const { jobs, now, press, tell } = bench();
  await press.slip(me, 1, tell);
  now.status = takenInStatus;
  await press.slip(me, 1, tell);
  expect(jobs.map((job) => ("returnDate" in job ? job.returnDate : "none"))).toEqual([null, returnDate]);
});

it.each([0, 50, 399])(
  "prints once for two presses %i ms apart, however fast the printer is",
  async (apartMs) => {
    const { clock, printed, printer, press, seen, tell } = bench();
    await press.slip(me, 1, () => {});
    clock.advance(apartMs);
    await press.slip(me, 1, tell);
    expect(printer.tray).toHaveLength(1);
    expect(printed).toEqual(["kept"]);
    expect(seen).toEqual([{ state: "printed", kind: "kept", problem: null, copies: 1 }]);
    clock.advance(400);
    await press.slip(me, 1, () => {});
    expect(printer.tray).toHaveLength(2);
  },
);

it("takes back what is not on paper when its person leaves, and tells the next one nothing of it", async () => {
  const { printer, printed, press, seen, tell, pass } = bench();
  printer.hold(true);
  const leaving = press.slip(me, 1, tell);
  await pass(1_000);
  press.stop(me);
  const told = seen.length;
  await pass(2_000);
  await leaving;
  printer.hold(false);
  await pass(1_000);
  expect([printer.tray, printed, seen.length]).toEqual([[], [], told]);
});

it("leaves the paper of the person at the machine alone when another one's session ends", async () => {
  const { printer, press, tell, pass } = bench();
  printer.hold(true);
  const mine = press.slip(me, 1, tell);
  await pass(1_000);
  press.stop("session-0");
  printer.hold(false);
  await pass(1_000);
  await mine;
  expect(printer.tray).toHaveLength(1);
});

it("counts a paper whose printer cannot tell when its person has seen it, once, and only theirs", async () => {
  const { printer, printed, press, seen, tell } = bench();
  printer.tells(false);
  await press.slip(me, 1, tell);
  expect([seen.at(-1)?.state, printed]).toEqual(["handed", []]);
  press.cameOut("session-2", true);
  expect(printed).toEqual([]);
  press.cameOut(me, true);
  press.cameOut(me, true);
  expect([seen.at(-1)?.state, printed]).toEqual(["printed", ["kept"]]);
});

it("says so when the declaration is no longer here", async () => {
  const { now, press, printer, seen, tell } = bench();
  now.wiped = true;
  expect(await press.slip(me, 1, tell)).toBe("slip-wiped");
  expect(seen.at(-1)).toMatchObject({ state: "idle", problem: null });
  expect(printer.taken).toBe(0);
});

const withResult: DossierStatus = { ...takenInStatus, results: [{ id: "r1", name: "Giấy khai sinh" }] };

it("tells nobody of a result that did not come for who has turned away from it", async () => {
  const { now, press, seen, tell } = bench();
  now.status = withResult;
  const answer = Promise.withResolvers<Awaited<ReturnType<Portal["fetchResult"]>>>();
  now.fetchResult = () => answer.promise;
  const asked = press.result(me, 1, "r1", tell);
  await Promise.resolve();
  press.stop(me);
  const told = seen.length;
  answer.resolve(ok(new TextEncoder().encode("<html>")));
  expect(await asked).toBeNull();
  expect(seen).toHaveLength(told);
});

it("prints a result as the portal gave it, and counts each result by itself", async () => {
  const { now, press, printer, printed, seen, tell } = bench();
  now.status = withResult;
  expect(await press.result(me, 1, "r1", tell)).toBeNull();
  expect(printer.tray[0]?.pdf).toEqual(resultPdf);
  expect(printed).toEqual(["result r1"]);
  expect(seen.at(-1)).toMatchObject({ state: "printed", kind: "result", copies: 1 });
});

it("prints no result of another dossier", async () => {
  const { now, press, printer, tell } = bench();
  now.status = withResult;
  await press.result(me, 1, "r2", tell);
  expect(printer.taken).toBe(0);
});

it.each<[string, Portal["fetchResult"]]>([
  ["does not answer", async () => err({ kind: "not-found" })],
  ["answers with a page of words", async () => ok(new TextEncoder().encode("<html>"))],
])("says that the result is away when the portal %s", async (_, fetchResult) => {
  const { now, press, printer, seen, tell } = bench();
  now.status = withResult;
  now.fetchResult = fetchResult;
  expect(await press.result(me, 1, "r1", tell)).toBe("result-away");
  expect([printer.taken, seen.at(-1)?.state]).toEqual([0, "idle"]);
});

it("prints no result for a person who left while the portal was asked", async () => {
  const { now, press, printer, tell } = bench();
  const slow = Promise.withResolvers<Awaited<ReturnType<Portal["fetchResult"]>>>();
  now.status = withResult;
  now.fetchResult = () => slow.promise;
  const printing = press.result(me, 1, "r1", tell);
  press.stop(me);
  slow.resolve(ok(resultPdf));
  await printing;
  expect(printer.taken).toBe(0);
});
