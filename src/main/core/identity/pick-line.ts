import { err, ok, type Result } from "../../../shared/result.ts";
import type { LineFound } from "./scanner.ts";

/**
 * USB vendors that make code scanners and nothing else with a serial line that a kiosk would have (usb.ids): Honeywell
 * (also as Metrologic and Hand Held Products), Zebra (Symbol), Datalogic (also as PSC), Newland, Opticon.
 */
const SCANNER_VENDORS: ReadonlySet<string> = new Set([
  "0536",
  "05e0",
  "05f9",
  "065a",
  "080c",
  "0c2e",
  "1eab",
]);

const CALLS_ITSELF_SCANNER = /bar ?code|scanner|qr ?code/iu;

/**
 * The one line that is surely a scanner's: of a known maker, or else one that calls itself a scanner. A line nobody
 * knows is never opened, it may be a modem, a till or a door.
 */
export function pickLine(lines: readonly LineFound[]): Result<LineFound, "absent" | "several"> {
  const known = lines.filter(({ vendorId }) => vendorId !== null && SCANNER_VENDORS.has(vendorId));
  const candidates = known.length > 0 ? known : lines.filter(({ name }) => CALLS_ITSELF_SCANNER.test(name));
  const [line, ...others] = candidates;
  if (line === undefined) return err("absent");
  return others.length === 0 ? ok(line) : err("several");
}
