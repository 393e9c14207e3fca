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

it("marks only the second print of one kind as a reprint: the first Mẫu 01 after a kept slip is no copy", async () => {
  const jobs: SlipJob[] = [];
  const printed: SlipKind[] = [];
  let status: DossierStatus = keptStatus;
  const press = createSlipPress({
    store: {
      dossierStatus: () => status,
      intentFor: () => intent,
      printCount: (_, kind) => printed.filter((earlier) => earlier === kind).length,
      recordPrint: (_, kind) => void printed.push(kind),
    },
    desk: createPrintDesk({
      printer: createMemoryPrinter(),
      slips: {
        render: async (job) => {
          jobs.push(job);
          return ok(new Uint8Array([1]));
        },
      },
      clock: manualClock(),
    }),
    procedure: procedureOf,
    slipDesk: desk,
    practice: false,
  });
  const seen: PrintProgress[] = [];
  await press(1, (progress) => seen.push(progress));
  status = takenInStatus;
  await press(1, (progress) => seen.push(progress));
  await press(1, (progress) => seen.push(progress));
  expect(jobs.map(({ kind, copy }) => `${kind} ${copy}`)).toEqual(["kept 1", "taken-in 1", "taken-in 2"]);
  expect(seen.at(-1)).toEqual({ state: "printed", kind: "taken-in", problem: null, copies: 2 });
});
