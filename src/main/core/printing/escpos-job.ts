import type { Clock } from "../../../shared/clock.ts";
import type { PrintProblem } from "../../../shared/printing.ts";
import { bandsOf, commands, restOfPicture } from "./escpos-commands.ts";
import type { Link } from "./escpos-link.ts";
import type { JobOutcome } from "./printer.ts";
import type { Raster } from "./raster-page.ts";

/** Waits of a receipt printer, in ms; tests run on a faster clock instead of other numbers. */
export const escPosWaits = {
  connectMs: 3000,
  /** A status comes at once or not at all. */
  answerMs: 700,
  pollMs: 1000,
  /** A printer that says it is ready and sends no receipt for so long gives none. */
  receiptMs: 4000,
  /** The same of one that gave some. */
  nextReceiptMs: 30_000,
  /** Mute printers: until all has been taken. */
  finishMs: 20_000,
  clearMs: 500,
} as const;

/** Bands on their way at a time. */
const AHEAD = 3;
/** The slowest head we know of, in dots a second: a printer without receipts is watched for so long. */
const SLOW_DOTS = 400;

/** What the job's owner knows and may change while it runs. */
export interface JobTurn {
  readonly raster: Raster;
  readonly copies: number;
  /** The roll may hang at a half slip: it is cut off first. */
  readonly torn: boolean;
  readonly isCancelled: () => boolean;
  readonly onProblem: (problem: PrintProblem | null) => void;
  /** From here on something of it may be on paper. */
  readonly onInk: () => void;
}

const aborted = { state: "failed", problem: "aborted" } as const;
const cancelled = { state: "failed", problem: "cancelled" } as const;

/**
 * Prints on an open connection and follows it to its end: nothing is sent before the printer is ready, and no more than
 * 48 mm ahead of what it says it has done.
 */
export async function runJob(link: Link, turn: JobTurn, clock: Clock): Promise<JobOutcome> {
  const speaks = await link.ask(escPosWaits.answerMs);
  turn.onProblem(link.heard.problem);
  while (link.heard.problem !== null && goesOn(link, turn)) await isReady(link, turn);
  if (!goesOn(link, turn)) return endOf(link, turn);
  await prepare(link, turn.torn, clock);
  if (!goesOn(link, turn)) return endOf(link, turn);
  turn.onInk();
  const slip = [...bandsOf(turn.raster), commands.cut];
  const pieces = Array.from({ length: turn.copies }, () => slip).flat();
  return speaks ? await tellingPrinter(link, turn, pieces, clock) : await mutePrinter(link, turn, pieces);
}

const goesOn = (link: Link, turn: JobTurn): boolean => link.isOpen() && !turn.isCancelled();

function endOf(link: Link, turn: JobTurn): JobOutcome {
  if (turn.isCancelled()) return cancelled;
  return link.isOpen() ? { state: "handed" } : aborted;
}

/**
 * One round of watching; true when the printer says it is ready. One that takes nothing and says nothing has stopped, or
 * is gone when it used to tell.
 */
async function isReady(link: Link, turn: JobTurn): Promise<boolean> {
  const answered = await link.ask(escPosWaits.answerMs);
  const silent = link.heard.problem ?? (link.heard.tells ? "not-connected" : "stopped");
  const problem = answered ? link.heard.problem : silent;
  turn.onProblem(problem);
  if (problem !== null) await link.news(escPosWaits.pollMs);
  return problem === null;
}

/** Empties the printer's buffers; true when it said that it did. */
export async function clearBuffers(link: Link, clock: Clock): Promise<boolean> {
  const endMs = clock.monotonicMs() + escPosWaits.clearMs;
  const before = link.heard.clearings;
  link.send(commands.clear);
  while (link.isOpen() && link.heard.clearings === before && clock.monotonicMs() < endMs)
    await link.news(endMs - clock.monotonicMs());
  return link.heard.clearings > before;
}

async function prepare(link: Link, torn: boolean, clock: Clock): Promise<void> {
  const emptied = !torn || (await clearBuffers(link, clock));
  if (!emptied) link.send(restOfPicture);
  link.send(commands.init);
  link.send(commands.tellChanges);
  if (torn) link.send(commands.cut);
  if (!emptied) await forgetOldReceipts(link, clock);
}

/** A printer that kept the torn slip's last bytes also gives the receipts that were asked for in them. */
async function forgetOldReceipts(link: Link, clock: Clock): Promise<void> {
  let quietSinceMs = clock.monotonicMs();
  while (link.isOpen() && clock.monotonicMs() - quietSinceMs < escPosWaits.clearMs) {
    const before = link.heard.receipts;
    await link.news(escPosWaits.clearMs);
    if (link.heard.receipts > before) quietSinceMs = clock.monotonicMs();
  }
  link.forgetReceipts();
}

/** Sends piece by piece, each with a wish for a receipt; goes on without receipts where the printer gives none. */
async function tellingPrinter(
  link: Link,
  turn: JobTurn,
  pieces: readonly Uint8Array[],
  clock: Clock,
): Promise<JobOutcome> {
  for (const [index, piece] of pieces.entries()) {
    const inTime = await receiptsUntil(link, turn, index + 1 - AHEAD, clock);
    if (!goesOn(link, turn)) return endOf(link, turn);
    if (!inTime) return withoutReceipts(link, turn, pieces.slice(index), clock);
    link.send(piece);
    link.send(commands.askReceipt);
  }
  const all = await receiptsUntil(link, turn, pieces.length, clock);
  if (link.heard.receipts >= pieces.length) return { state: "printed" };
  return all || !goesOn(link, turn) ? endOf(link, turn) : withoutReceipts(link, turn, [], clock);
}

/** Waits for so many receipts, through every problem; false when a printer that is ready gave none in its time. */
async function receiptsUntil(link: Link, turn: JobTurn, count: number, clock: Clock): Promise<boolean> {
  let sinceMs = clock.monotonicMs();
  while (link.heard.receipts < count && goesOn(link, turn)) {
    const before = link.heard.receipts;
    await link.news(escPosWaits.pollMs / 4);
    const moved = link.heard.receipts > before;
    if (moved || !(await isReady(link, turn))) sinceMs = clock.monotonicMs();
    const patienceMs = before > 0 ? escPosWaits.nextReceiptMs : escPosWaits.receiptMs;
    if (clock.monotonicMs() - sinceMs > patienceMs) return false;
  }
  turn.onProblem(link.heard.problem);
  return true;
}

/** Everything at once, then watched for as long as a slow head needs: whether it came out nobody says. */
async function withoutReceipts(
  link: Link,
  turn: JobTurn,
  pieces: readonly Uint8Array[],
  clock: Clock,
): Promise<JobOutcome> {
  for (const piece of pieces) link.send(piece);
  const neededMs = ((turn.raster.heightDots * turn.copies) / SLOW_DOTS) * 1000;
  let readyMs = 0;
  while (readyMs < neededMs && goesOn(link, turn)) {
    const fromMs = clock.monotonicMs();
    await link.news(escPosWaits.pollMs);
    const ready = await isReady(link, turn);
    if (ready && link.isFlushed()) readyMs += clock.monotonicMs() - fromMs;
  }
  return endOf(link, turn);
}

/** A printer that never answers: it has all when it closes after us. */
async function mutePrinter(link: Link, turn: JobTurn, pieces: readonly Uint8Array[]): Promise<JobOutcome> {
  for (const piece of pieces) link.send(piece);
  while (!link.isFlushed() && goesOn(link, turn)) {
    await link.news(escPosWaits.pollMs);
    turn.onProblem(link.isFlushed() ? null : "stopped");
  }
  if (!goesOn(link, turn)) return endOf(link, turn);
  const taken = await link.finish(escPosWaits.finishMs);
  if (turn.isCancelled()) return cancelled;
  return taken ? { state: "handed" } : aborted;
}
