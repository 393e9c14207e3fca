import { setTimeout as pause } from "node:timers/promises";
import type { PaperKind, PrintProgress } from "../../../src/shared/printing.ts";
import { systemClock } from "../../../src/shared/clock.ts";
import { createIppPrinter } from "../../../src/main/core/printing/ipp-printer.ts";
import { createPrintDesk } from "../../../src/main/core/printing/print-desk.ts";
import { createSlipPress, type SlipPress } from "../../../src/main/core/session/slip-press.ts";
import { assetsDir, desk, intent, keptStatus, procedureOf } from "../../../src/main/core/slips/fixture.ts";
import { createSlips, type Slips } from "../../../src/main/core/slips/slips.ts";
import { startPrintShop, whyNoPrintServer } from "../../support/print-server.ts";
import { atMost, forTheRecord, type Group, quantile } from "../measurement.ts";
import { builtWorker } from "./slip-of.ts";

const PRESSES = 30;
const LIMIT_MS = 250;
/** Two presses within 400 ms are one trembling finger. */
const APART_MS = 450;

/** The virtual printer has no A5, so the slip is laid out for its A4. */
function pressOf(slips: Slips, uri: string): SlipPress {
  const clock = systemClock();
  const printer = createIppPrinter({ uri, clock });
  const printed = new Map<PaperKind, number>();
  return createSlipPress({
    store: {
      dossierStatus: () => keptStatus,
      intentFor: () => intent,
      printCount: (_, kind) => printed.get(kind) ?? 0,
      recordPrint: (_, kind, copies) => void printed.set(kind, copies),
    },
    desk: createPrintDesk({ route: () => ({ printer, paper: "a4" }), slips, clock }),
    portal: { fetchResult: async () => Promise.reject(new Error("no result is printed here")) },
    procedure: procedureOf,
    slipDesk: desk,
    practice: false,
    returnDate: () => null,
    clock,
  });
}

/** One press, followed until it is on paper; the time at which the printer had taken the job. */
async function acceptedAfter(press: SlipPress): Promise<number> {
  const fromMs = performance.now();
  const seen: (PrintProgress & { readonly atMs: number })[] = [];
  await press.slip("session", 1, (progress) => {
    seen.push({ ...progress, atMs: performance.now() - fromMs });
  });
  const end = seen.at(-1);
  if (end?.state !== "printed")
    throw new Error(`the printer of the bench ended a slip as ${end?.state}, ${end?.problem}`);
  return seen.find(({ state }) => state === "sent")?.atMs ?? Number.NaN;
}

/** From the press to the job accepted: session's press, slip thread, print desk, IPP, a real virtual printer. */
export const accepted: Group = async (say) => {
  const why = whyNoPrintServer();
  if (why !== null) {
    say(`slips: touch to accepted job NOT MEASURED, it needs a real virtual printer: ${why}`);
    return [];
  }
  say(`slips: ${PRESSES} presses to a real IPP printer (ippeveprinter), each until it is on paper …`);
  const shop = await startPrintShop();
  const slips = createSlips({ workerUrl: builtWorker, assetsDir });
  try {
    const press = pressOf(slips, shop.printer.uri);
    await acceptedAfter(press);
    const taken: number[] = [];
    for (let i = 0; i < PRESSES; i += 1) {
      await pause(APART_MS);
      taken.push(await acceptedAfter(press));
    }
    return [
      atMost("touch to job accepted by an IPP printer, p95", "ms", quantile(taken, 0.95), LIMIT_MS),
      forTheRecord("the same, p50", "ms", quantile(taken, 0.5), LIMIT_MS),
    ];
  } finally {
    await slips.close();
    await shop.stop();
  }
};
