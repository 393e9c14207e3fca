import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { createMemoryPrinter } from "../../../src/main/core/printing/memory-printer.ts";
import { createPrintDesk } from "../../../src/main/core/printing/print-desk.ts";
import type { PrintProblem } from "../../../src/main/core/printing/printer.ts";
import { desk, intent, keptStatus, procedureOf } from "../../../src/main/core/slips/fixture.ts";
import { manualClock } from "../../../src/shared/clock.ts";
import { ok } from "../../../src/shared/result.ts";
import { untilPrinted, walkToReview } from "../../support/api-walk.ts";
import { portalBench } from "../../support/practice-portal.ts";
import { catalogueProcedures, wholeKiosk } from "../../support/whole-kiosk.ts";

const code = "1.001193";

const problems: readonly PrintProblem[] = ["no-paper", "jam", "cover-open", "stopped", "not-connected"];

/** One press at a memory printer; time is passed by hand. */
function press() {
  const clock = manualClock();
  const printer = createMemoryPrinter();
  const slips = { render: () => Promise.resolve(ok(new Uint8Array([1, 2, 3]))) };
  const printDesk = createPrintDesk({ printer, slips, clock, deadlineMs: 10_000 });
  const told: (string | null)[] = [];
  const about = procedureOf(intent.procedureCode);
  if (!about) throw new Error("no procedure");
  const job = {
    kind: "kept",
    status: keptStatus,
    intent,
    procedure: about,
    desk,
    practice: true,
    copy: 1,
  } as const;
  const start = () =>
    printDesk.printSlip({ pressId: "p1", job, onProgress: ({ problem }) => void told.push(problem) });
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 100) {
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
      clock.advance(100);
    }
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return { printer, told, start, pass };
}

describe.each(problems)("a printer with %s", (problem) => {
  it("from the start, and never mended: the press ends with that word, and nothing comes out later", async () => {
    const p = press();
    p.printer.setFault(problem);
    const end = p.start();
    await p.pass(12_000);
    expect(await end).toMatchObject({ state: "failed", problem, copies: 0 });
    p.printer.setFault(null);
    await p.pass(5_000);
    expect(p.printer.tray).toEqual([]);
  });

  it("in the middle, and mended in time: told, then the slip whole, once", async () => {
    const p = press();
    p.printer.hold(true);
    const end = p.start();
    await p.pass(500);
    p.printer.setFault(problem);
    await p.pass(1_000);
    expect(p.told).toContain(problem);
    p.printer.setFault(null);
    p.printer.hold(false);
    await p.pass(1_000);
    expect(await end).toMatchObject({ state: "printed", problem: null, copies: 1 });
    expect(p.printer.tray).toHaveLength(1);
    expect(p.printer.tray[0]?.pdf).toEqual(new Uint8Array([1, 2, 3]));
  });
});

it("a printer that gives the job up says so; the next press prints one slip", async () => {
  const p = press();
  p.printer.setFault("aborted");
  const end = p.start();
  await p.pass(1_000);
  expect(await end).toMatchObject({ state: "failed", problem: "aborted" });
  expect(p.printer.tray).toEqual([]);
});

it("at the real kiosk, with no printer at submit: the dossier is kept and sent, the screen says why there is no paper, and a press prints it once there is one", async () => {
  const bench = await portalBench({ procedures: await catalogueProcedures() });
  onTestFinished(() => bench.close());
  const kiosk = await wholeKiosk({ portalUrl: bench.portal.url });
  const review = await walkToReview(kiosk.api, code);
  const sessionId = review.session.id;
  const away = `${kiosk.printsDir}-away`;
  renameSync(kiosk.printsDir, away);
  writeFileSync(kiosk.printsDir, "");
  const done = await untilPrinted(
    kiosk.api,
    await kiosk.api.sendEvent({ sessionId, event: { type: "submit" } }),
  );
  expect(done.session.print).toMatchObject({ state: "failed", problem: "not-connected", copies: 0 });
  expect(done.session.dossier?.state).toBe("accepted");
  expect(bench.portal.ledger().dossiers).toHaveLength(1);
  rmSync(kiosk.printsDir);
  renameSync(away, kiosk.printsDir);
  await new Promise<void>((later) => void setTimeout(later, 500));
  const again = await untilPrinted(
    kiosk.api,
    await kiosk.api.sendEvent({ sessionId, event: { type: "print-slip" } }),
  );
  expect(again.session.print).toMatchObject({ state: "printed", problem: null, copies: 1 });
  const papers = readdirSync(kiosk.printsDir);
  expect(papers).toHaveLength(1);
  const pdf = readFileSync(`${kiosk.printsDir}/${papers[0] ?? ""}`);
  expect(pdf.subarray(-6).toString()).toContain("%%EOF");
});
