import type { PortalSettings } from "../core/settings/settings.ts";
import { practiceOtp } from "./practice.ts";

/** What the console says when the kiosk is ready: to which portal dossiers go, and whether that one is real. */
export function readyLines(portal: PortalSettings, practicePage: string | null): readonly string[] {
  const mode = portal.practice ? "The kiosk is ready, in PRACTICE: nothing goes to a real portal." : ready;
  const lines = [mode];
  if (portal.kind === "url") lines.push(`  Portal:                     ${portal.url}`);
  if (practicePage === null) return lines;
  return [
    ...lines,
    `  Practice portal, its page:  ${practicePage}/`,
    `  One-time code of everybody: ${practiceOtp}`,
  ];
}

const ready = "The kiosk is ready, on a REAL portal: what is handed in counts.";
