import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { PrinterChoice, PrinterSetup } from "../../src/shared/printing.ts";
import type { KioskView } from "../../src/shared/session.ts";
import { walkToReview } from "./api-walk.ts";
import { type WholeKiosk, wholeKiosk, type WholeKioskOptions } from "./whole-kiosk.ts";

const code = "1.001193";

/** The whole kiosk with one printer for its slips; the portal is dead, so that they stay slips of what was kept. */
export function kioskWithPrinter(
  choice: Pick<PrinterChoice, "way" | "address" | "paper">,
  more: Partial<WholeKioskOptions> = {},
): Promise<WholeKiosk> {
  const dataDir = mkdtempSync(join(tmpdir(), "kiosk-printer-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const setup: PrinterSetup = {
    printers: [{ printerId: "slips", name: "Máy in phiếu", ...choice }],
    uses: { slip: "slips", official: null, form: null, result: null },
  };
  writeFileSync(join(dataDir, "printers.json"), JSON.stringify(setup));
  return wholeKiosk({ portalUrl: "http://127.0.0.1:9", dataDir, submitWaitMs: 200, ...more });
}

/** One person walks up and confirms; `n` tells people apart. */
export async function submit({ api }: WholeKiosk, n = 1): Promise<KioskView> {
  const review = await walkToReview(api, code, n);
  return api.sendEvent({ sessionId: review.session.id, event: { type: "submit" } });
}

/** The first view that is as wanted. */
export async function until(
  { api }: WholeKiosk,
  start: KioskView,
  wanted: (view: KioskView) => boolean,
): Promise<KioskView> {
  let view = start;
  while (!wanted(view)) view = await api.watchView({ revision: view.revision });
  return view;
}
