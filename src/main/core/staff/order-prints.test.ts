import { expect, it } from "vitest";
import { pass, printBench } from "../../../../tests/support/print-bench.ts";
import type { AuditEvent } from "../../../shared/audit-events.ts";
import type { PrintProblem } from "../../../shared/printing.ts";
import { keptJob } from "../slips/fixture.ts";
import { createOrderPrints } from "./order-prints.ts";

/** Staff have ordered the slip of row 7 from a printer that stands as it is said. */
async function ordered(trouble: PrintProblem | null, more: { readonly held?: boolean } = {}) {
  const bench = printBench();
  const noted: AuditEvent[] = [];
  const counted: number[] = [];
  const prints = createOrderPrints({
    printDesk: bench.desk,
    store: {
      printCount: () => counted.length,
      recordPrint: (intentId) => void counted.push(intentId),
    },
    note: (event) => void noted.push(event),
    changed: () => {},
  });
  const begin = () => prints.begin({ job: keptJob({ copy: 1 }), intentId: 7, kind: "kept" });
  bench.printer.setFault(trouble);
  bench.printer.hold(more.held ?? false);
  const pressId = begin();
  await pass(bench.clock, 2_000);
  return { ...bench, prints, noted, counted, pressId, begin };
}
const recalled = [{ event: "staff-print-recalled", intentId: 7, kind: "kept" }];

it.each(["no-paper", "held"] as const)(
  "takes a row's paper that waits (%s) back when a citizen begins, and its row says so",
  async (trouble) => {
    const { prints, printer, clock, desk, noted, counted, pressId } = await ordered(trouble);
    prints.citizenBegan();
    await pass(clock, 5_000);
    printer.setFault(null);
    await pass(clock, 5_000);
    expect([printer.tray, counted, noted]).toEqual([[], [], recalled]);
    expect(desk.progress(pressId)).toMatchObject({ state: "failed", problem: "cancelled" });
  },
);

it("takes back what stands in line behind another paper, and lets the one that the printer is at come out", async () => {
  const { prints, printer, clock, noted, counted, begin } = await ordered(null, { held: true });
  begin();
  await pass(clock, 1_000);
  prints.citizenBegan();
  await pass(clock, 1_000);
  printer.hold(false);
  await pass(clock, 5_000);
  expect([printer.tray.length, counted, noted]).toEqual([1, [7], recalled]);
});

it("takes back what meets an empty tray only when the citizen is there already", async () => {
  const { prints, printer, clock, noted } = await ordered(null, { held: true });
  prints.citizenBegan();
  printer.setFault("no-paper");
  await pass(clock, 5_000);
  printer.hold(false);
  printer.setFault(null);
  await pass(clock, 5_000);
  expect([printer.tray, noted]).toEqual([[], recalled]);
});

it("lets a row's paper come out when staff have left and nobody came", async () => {
  const { prints, printer, clock, noted, counted } = await ordered("no-paper");
  prints.staffLeft();
  await pass(clock, 60_000);
  printer.setFault(null);
  await pass(clock, 5_000);
  expect([printer.tray.length, counted, noted]).toEqual([1, [7], []]);
});

it("lets what staff order later alone: nobody new has come since", async () => {
  const { prints, printer, clock, counted, begin } = await ordered(null);
  prints.citizenBegan();
  printer.setFault("no-paper");
  begin();
  await pass(clock, 5_000);
  printer.setFault(null);
  await pass(clock, 5_000);
  expect([printer.tray.length, counted]).toEqual([2, [7, 7]]);
});
