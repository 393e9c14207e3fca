import type { ScannerView } from "../../../shared/staff.ts";
import type { StaffKey } from "../../i18n/resources.ts";

/** What the scanner has, and what to do about it. One that was never there and that nobody asked for is no trouble. */
export function scannerWords(scanner: ScannerView): readonly [what: StaffKey, then: StaffKey] {
  const { state } = scanner;
  if (state === "absent" && !isMissed(scanner)) return ["staff.scanner-none", "staff.scanner-none-do"];
  return [`staff.scanner-${state}`, `staff.scanner-${state}-do`];
}

/** True where the desk has a scanner on a line that cannot be read now: staff are told before a citizen waits for it. */
export function isScannerTrouble(scanner: ScannerView): boolean {
  const { state } = scanner;
  if (state === "ready" || state === "off") return false;
  return state !== "absent" || isMissed(scanner);
}

/** The settings name its line, or it was read from since the program started. */
function isMissed({ port, path }: ScannerView): boolean {
  return path !== null || (port !== null && port !== "auto");
}
