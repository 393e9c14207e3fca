import type { PrintProblem } from "../../../shared/printing.ts";

/** What a printer or a queue says of itself. */
export interface IppCondition {
  /** RFC 8011 section 5.4.11: 3 idle, 4 processing, 5 stopped; null when it does not say. */
  readonly state: number | null;
  readonly reasons: readonly string[];
  /** False when it takes no jobs. */
  readonly accepting: boolean;
  /** For how many seconds a job has been at work on it without coming out. */
  readonly atWorkS?: number | null;
}

const PRINTER_STOPPED = 5;

/** Keywords of RFC 8011 section 5.4.12, PWG 5100.9 and CUPS by what a hand has to mend, the most telling first. */
const telling: readonly (readonly [PrintProblem, RegExp])[] = [
  ["not-connected", /^(shutdown|offline|timed-out|connecting-to-device)$/u],
  ["jam", /^(media|input|output)[a-z-]*-jam$/u],
  ["cover-open", /^(cover|door|interlock|input-tray-cover)-open$/u],
  ["no-paper", /^(media-empty|media-needed|input-tray-missing|input-media-supply-empty|roll-empty)$/u],
  ["stopped", /^(paused|moving-to-paused|hold-new-jobs)$/u],
];

/** A page takes less than this to come out; a job that takes longer waits for something. */
const LONG_AT_WORK_S = 10;

/** An empty cartridge that is only warned of still prints; it counts when the printer says error or nothing comes out. */
const ink = /^(marker-supply|toner|ink|developer|marker-ink-supply|marker-toner-cartridge)-(empty|missing)$/u;

const severity = /-(error|warning|report)$/u;

/**
 * What keeps a printer from printing, or null. Severities are not trusted for paper, jam and covers: real printers
 * report an empty tray as `-error`, `-warning` and `-report` alike. What is merely low is no problem.
 */
export function problemOf({ state, reasons, accepting, atWorkS }: IppCondition): PrintProblem | null {
  const stopped = state === PRINTER_STOPPED;
  const bare = reasons.map((reason) => reason.replace(severity, ""));
  const physical = telling.find(([, keyword]) => bare.some((reason) => keyword.test(reason)));
  if (physical && physical[0] !== "stopped") return physical[0];
  const stuck = stopped || (atWorkS ?? 0) >= LONG_AT_WORK_S;
  const dry = reasons.some(
    (reason) => ink.test(reason.replace(severity, "")) && (stuck || !/-(warning|report)$/u.test(reason)),
  );
  if (dry) return "no-ink";
  return physical || stopped || !accepting ? "stopped" : null;
}

/** Job-state-reasons (RFC 8011 section 5.3.8, PWG 5100.7) of a document that this printer can never print. */
export function saysNotPrintable(reasons: readonly string[]): boolean {
  return reasons.some((reason) =>
    /^(unsupported-document-format|document-format-error|document-unprintable-error|document-password-error|document-security-error|document-permission-error|compression-error|unsupported-compression|unsupported-attributes-or-values)$/u.test(
      reason,
    ),
  );
}

/** RFC 8011 section 5.3.8: parts of it may be missing on paper. */
export function saysWithErrors(reasons: readonly string[]): boolean {
  return reasons.includes("job-completed-with-errors");
}

/**
 * Whether CUPS says of a job that it cannot reach the printer. Its backends for printers that do not speak IPP say so
 * in words alone, while their reasons stay "none" (measured with CUPS 2.4.2).
 */
export function saysUnreachable(message: string): boolean {
  return /may not exist or is unavailable|not responding|unreachable|unable to locate printer|become available/iu.test(
    message,
  );
}
