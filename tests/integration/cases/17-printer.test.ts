import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { createMemoryPrinter } from "../../../src/main/core/printing/memory-printer.ts";
import { createPrintDesk } from "../../../src/main/core/printing/print-desk.ts";
import { createSlipPress } from "../../../src/main/core/session/slip-press.ts";
import { desk, intent, keptStatus, procedureOf } from "../../../src/main/core/slips/fixture.ts";
import { manualClock } from "../../../src/shared/clock.ts";
import type { PrintProblem, PrintProgress } from "../../../src/shared/printing.ts";
import { ok } from "../../../src/shared/result.ts";
import type { KioskView } from "../../../src/shared/session.ts";
import { untilPrinted, walkToReview } from "../../support/api-walk.ts";
import { portalBench } from "../../support/practice-portal.ts";
import { catalogueProcedures, wholeKiosk } from "../../support/whole-kiosk.ts";

const code = "1.001193";
const me = "session-1";
const slip = new Uint8Array([1, 2, 3]);

/** What a hand at the printer mends. */
const heals: readonly PrintProblem[] = ["no-paper", "jam", "cover-open", "not-connected", "stopped"];

/** The desk with the presses of one person, at a memory printer; time is passed by hand. */
function deskWithPerson() {
  const clock = manualClock();
  const printer = createMemoryPrinter();
  const drawing = { gate: Promise.resolve() };
  const render = async () => {
    await drawing.gate;
    return ok(slip);
  };
  const desk17 = createPrintDesk({ route: () => ({ printer, paper: null }), slips: { render }, clock });
  const noted: string[] = [];
  const press = createSlipPress({
    store: {
      dossierStatus: () => keptStatus,
      intentFor: () => intent,
      printCount: () => noted.length,
      recordPrint: (_, kind) => void noted.push(kind),
    },
    desk: desk17,
    portal: { fetchResult: () => Promise.resolve(ok(slip)) },
    procedure: procedureOf,
    slipDesk: desk,
    practice: true,
    returnDate: () => null,
    clock,
  });
  const told: PrintProgress[] = [];
  const start = (sessionId = me) => press.slip(sessionId, 1, (progress) => void told.push(progress));
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left >= 0; left -= 100) {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      if (left > 0) clock.advance(100);
    }
  };
  return { printer, press, told, noted, drawing, start, pass };
}

type Bench = ReturnType<typeof deskWithPerson>;

/** Where the trouble meets a press, each with the way there. `handed`: the printer has the job by then. */
const stages: readonly {
  readonly name: string;
  readonly handed: boolean;
  readonly meet: (b: Bench, problem: PrintProblem) => Promise<void>;
}[] = [
  {
    name: "before the press",
    handed: false,
    async meet(b, problem) {
      b.printer.setFault(problem);
      void b.start();
      await b.pass(2_000);
    },
  },
  {
    name: "while the slip is drawn",
    handed: false,
    async meet(b, problem) {
      const drawn = Promise.withResolvers<void>();
      b.drawing.gate = drawn.promise;
      void b.start();
      await b.pass(200);
      b.printer.setFault(problem);
      drawn.resolve();
      await b.pass(2_000);
    },
  },
  {
    name: "right after it was handed over",
    handed: true,
    async meet(b, problem) {
      b.printer.hold(true);
      void b.start();
      await b.pass(0);
      b.printer.setFault(problem);
      await b.pass(2_000);
      b.printer.hold(false);
    },
  },
  {
    name: "while it is printed",
    handed: true,
    async meet(b, problem) {
      b.printer.hold(true);
      void b.start();
      await b.pass(20_000);
      b.printer.setFault(problem);
      await b.pass(2_000);
      b.printer.hold(false);
    },
  },
];

const last = (b: Bench): PrintProgress | undefined => b.told.at(-1);

describe.each(heals)("a printer with %s", (problem) => {
  describe.each(stages)("$name", ({ meet }) => {
    it("is named while the person waits, and the slip comes out whole, once, when it is mended", async () => {
      const b = deskWithPerson();
      await meet(b, problem);
      expect(last(b)).toMatchObject({ state: "sent", problem, copies: 0 });
      await b.pass(120_000);
      expect([b.printer.tray, b.noted]).toEqual([[], []]);
      b.printer.setFault(null);
      await b.pass(2_000);
      expect(last(b)).toMatchObject({ state: "printed", problem: null, copies: 1 });
      expect(b.printer.tray.map(({ pdf }) => pdf)).toEqual([slip]);
      expect(b.noted).toEqual(["kept"]);
    });

    it("and its person gone: the next one gets their own slip and no other", async () => {
      const b = deskWithPerson();
      await meet(b, problem);
      b.press.stop(me);
      const told = b.told.length;
      await b.pass(5_000);
      b.printer.setFault(null);
      await b.pass(5_000);
      expect([b.printer.tray, b.noted, b.told.length]).toEqual([[], [], told]);
      await Promise.all([b.start("session-2"), b.pass(2_000)]);
      expect([b.printer.tray.length, b.noted]).toEqual([1, ["kept"]]);
    });

    it("and never mended: the press ends with that word, and nothing comes out later", async () => {
      const b = deskWithPerson();
      await meet(b, problem);
      await b.pass(610_000);
      expect(last(b)).toMatchObject({ state: "failed", problem, copies: 0 });
      b.printer.setFault(null);
      await b.pass(5_000);
      expect([b.printer.tray, b.noted]).toEqual([[], []]);
    });
  });

  it("after the slip came out: it stays on paper and is told as nothing else", async () => {
    const b = deskWithPerson();
    await Promise.all([b.start(), b.pass(1_000)]);
    b.printer.setFault(problem);
    await b.pass(60_000);
    expect(last(b)).toMatchObject({ state: "printed", problem: null });
    b.printer.setFault(null);
    await b.pass(5_000);
    expect([b.printer.tray.length, b.noted]).toEqual([1, ["kept"]]);
  });

  it("behind the slip of a person who left: theirs goes first, and never comes out", async () => {
    const b = deskWithPerson();
    b.printer.hold(true);
    void b.start("session-0");
    await b.pass(1_000);
    b.printer.setFault(problem);
    b.press.stop("session-0");
    void b.start();
    await b.pass(2_000);
    b.printer.hold(false);
    await b.pass(2_000);
    expect(last(b)).toMatchObject({ state: "sent", problem });
    b.printer.setFault(null);
    await b.pass(2_000);
    expect(last(b)).toMatchObject({ state: "printed", copies: 1 });
    expect([b.printer.tray.length, b.noted]).toEqual([1, ["kept"]]);
  });

  it("presses of an impatient finger while it waits make no second slip", async () => {
    const b = deskWithPerson();
    b.printer.setFault(problem);
    void b.start();
    await b.pass(100);
    void b.start();
    await b.pass(5_000);
    b.printer.setFault(null);
    await b.pass(3_000);
    expect([b.printer.tray.length, b.noted]).toEqual([1, ["kept"]]);
  });
});

describe("a printer that gives the job up", () => {
  it.each(stages)("$name: says so, counts nothing, and the next press prints one slip", async ({ meet }) => {
    const b = deskWithPerson();
    await meet(b, "aborted");
    await b.pass(2_000);
    expect(last(b)).toMatchObject({ state: "failed", problem: "aborted", copies: 0 });
    expect([b.printer.tray, b.noted]).toEqual([[], []]);
    b.printer.setFault(null);
    await Promise.all([b.start(), b.pass(2_000)]);
    expect([b.printer.tray.length, b.noted]).toEqual([1, ["kept"]]);
  });
});

const isSentAndTold = ({ session: { print, dossier } }: KioskView): boolean =>
  print.problem !== null && dossier?.state === "accepted";

it("at the real kiosk, with no printer at submit: the dossier is kept and sent, the screen says why there is no paper, and the slip comes by itself once there is one", async () => {
  const bench = await portalBench({ procedures: await catalogueProcedures() });
  onTestFinished(() => bench.close());
  const kiosk = await wholeKiosk({ portalUrl: bench.portal.url });
  const review = await walkToReview(kiosk.api, code);
  const sessionId = review.session.id;
  const away = `${kiosk.printsDir}-away`;
  renameSync(kiosk.printsDir, away);
  writeFileSync(kiosk.printsDir, "");
  let view = await kiosk.api.sendEvent({ sessionId, event: { type: "submit" } });
  while (!isSentAndTold(view)) view = await kiosk.api.watchView({ revision: view.revision });
  expect(view.session.print).toMatchObject({ state: "sent", problem: "not-connected", copies: 0 });
  expect(view.session.dossier?.state).toBe("accepted");
  expect(bench.portal.ledger().dossiers).toHaveLength(1);
  rmSync(kiosk.printsDir);
  renameSync(away, kiosk.printsDir);
  const done = await untilPrinted(kiosk.api, view);
  expect(done.session.print).toMatchObject({ state: "printed", problem: null, copies: 1 });
  const papers = readdirSync(kiosk.printsDir);
  expect(papers).toHaveLength(1);
  const pdf = readFileSync(`${kiosk.printsDir}/${papers[0] ?? ""}`);
  expect(pdf.subarray(-6).toString()).toContain("%%EOF");
});
