import type { Clock } from "../../shared/clock.ts";
import type { ScannerView } from "../../shared/staff.ts";
import type { Log } from "../core/audit/log.ts";
import type { CardScanner } from "../core/identity/scanner.ts";
import { systemSerialLines } from "../core/identity/serial-lines.ts";
import { createSerialScanner } from "../core/identity/serial-scanner.ts";
import type { Settings } from "../core/settings/settings.ts";

/** What staff see where the settings name no line. */
export const noScanner: ScannerView = { state: "off", port: null, path: null, lastReadAtMs: null };

/** The scanner of the settings on its serial line, or null where there is none. The log says when it comes and goes. */
export function openScanner(
  { port, baudRate }: Settings["scanner"],
  clock: Clock,
  log: Log,
): CardScanner | null {
  if (port === null) return null;
  const onState = (state: string): void => log.write({ event: "scanner-state", state });
  return createSerialScanner({ lines: systemSerialLines(), port, baudRate, clock, onState });
}
