import { expect, it } from "vitest";
import { manualClock } from "../../../shared/clock.ts";
import type { DossierStatus } from "../../../shared/dossier.ts";
import { ok } from "../../../shared/result.ts";
import type { PrintProgress, SlipKind } from "../../../shared/session.ts";
import { createMemoryPrinter } from "../printing/memory-printer.ts";
import { createPrintDesk } from "../printing/print-desk.ts";
import { desk, intent, keptStatus, procedureOf, takenInStatus } from "../slips/fixture.ts";
import type { SlipJob } from "../slips/job.ts";
import { createSlipPress } from "./slip-press.ts";

function bench() {
  const clock = manualClock();
  const jobs: SlipJob[] = [];
  const printed: SlipKind[] = [];
  const printer = createMemoryPrinter();
  const now: { status: DossierStatus } = { status: keptStatus };
  const press = createSlipPress({
    store: {
      dossierStatus: () => now.status,
      intentFor: () => intent,
      printCount: (_, kind) => printed.filter((earlier) => earlier === kind).length,
      recordPrint: (_, kind) => void printed.push(kind),
    },
    desk: createPrintDesk({
      printer,
      slips: {
        render: async (job) => {
          jobs.push(job);
          return ok(new Uint8Array([1]));
        },
      },
      clock,
    }),
    procedure: procedureOf,
    slipDesk: desk,
    practice: false,
    clock,
  });
  return { clock, jobs, printed, printer, now, press };
}

it("marks only the second print of one kind as a reprint: the first Mẫu 01 after a kept slip is no copy", async () => {
  const { clock, jobs, now, press } = bench();
  const seen: PrintProgress[] = [];
  await press(1, (progress) => seen.push(progress));
  now.status = takenInStatus;
  await press(1, (progress) => seen.push(progress));
  clock.advance(1_000);
  await press(1, (progress) => seen.push(progress));
  expect(jobs.map(({ kind, copy }) => `${kind} ${copy}`)).toEqual(["kept 1", "taken-in 1", "taken-in 2"]);
  expect(seen.at(-1)).toEqual({ state: "printed", kind: "taken-in", problem: null, copies: 2 });
});

it.each([0, 50, 399])(
  "prints once for two presses %i ms apart, however fast the printer is",
  async (apartMs) => {
    const { clock, printed, printer, press } = bench();
    const seen: PrintProgress[] = [];
    await press(1, () => {});
    clock.advance(apartMs);
    await press(1, (progress) => seen.push(progress));
    expect(printer.tray).toHaveLength(1);
    expect(printed).toEqual(["kept"]);
    expect(seen).toEqual([{ state: "printed", kind: "kept", problem: null, copies: 1 }]);
    clock.advance(400);
    await press(1, () => {});
    expect(printer.tray).toHaveLength(2);
  },
);
