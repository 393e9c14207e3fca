import type { PrintProblem } from "../../../shared/printing.ts";

/** What a receipt printer sent back. */
export type EscPosAnswer =
  /** One of the four bytes of DLE EOT, in the order they were asked for. */
  | { readonly kind: "status"; readonly byte: number }
  /** GS r: all before it is done. */
  | { readonly kind: "receipt" }
  /** The printer told by itself (GS a). */
  | { readonly kind: "change"; readonly problem: PrintProblem | null }
  /** The buffers are empty (DLE DC4 8). */
  | { readonly kind: "cleared" };

const BLOCK_HEAD = 0x37;
const CLEARED = 0x25;
const CHANGE_BYTES = 4;
/** A block that does not end is no block. */
const MAX_BLOCK = 16;

const has = (byte: number | undefined, bit: number): boolean => ((byte ?? 0) & (1 << bit)) !== 0;

/** What keeps the printer from printing; null for nothing. A roll that is near its end still prints. */
export function problemOf(facts: {
  readonly coverOpen: boolean;
  readonly noPaper: boolean;
  readonly knife: boolean;
  readonly fault: boolean;
  readonly offLine: boolean;
}): PrintProblem | null {
  // Most printers miss the paper as soon as the cover is up.
  if (facts.coverOpen) return "cover-open";
  if (facts.noPaper) return "no-paper";
  if (facts.knife) return "jam";
  return facts.fault || facts.offLine ? "stopped" : null;
}

/** Reads the answers to DLE EOT 1, 2, 3 and 4. */
export function problemOfStatus([line, cause, fault, roll]: readonly number[]): PrintProblem | null {
  return problemOf({
    coverOpen: has(cause, 2),
    noPaper: has(cause, 5) || has(roll, 5) || has(roll, 6),
    knife: has(fault, 3),
    fault: has(cause, 6) || has(fault, 5) || has(fault, 6),
    offLine: has(line, 3),
  });
}

function problemOfChange([line, fault, roll]: readonly number[]): PrintProblem | null {
  return problemOf({
    coverOpen: has(line, 5),
    noPaper: has(roll, 2) || has(roll, 3),
    knife: has(fault, 3),
    fault: has(fault, 5) || has(fault, 6),
    offLine: has(line, 3),
  });
}

/**
 * A strict decoder of a receipt printer's answers, fed with bytes as they come; each kind is told by its fixed bits.
 * Bytes of no known kind are dropped: they are no answer.
 */
export function createAnswerDecoder(): (bytes: Uint8Array) => readonly EscPosAnswer[] {
  let part: number[] = [];

  function take(byte: number): EscPosAnswer | null {
    const head = part[0];
    if (head === BLOCK_HEAD) return takeBlock(byte);
    if (head !== undefined) return takeChange(byte);
    if ((byte & 0x93) === 0x12) return { kind: "status", byte };
    if (byte === BLOCK_HEAD || (byte & 0x93) === 0x10) part = [byte];
    else if ((byte & 0xf0) === 0) return { kind: "receipt" };
    return null;
  }

  function takeBlock(byte: number): EscPosAnswer | null {
    part.push(byte);
    if (byte !== 0 && part.length < MAX_BLOCK) return null;
    const kind = part[1];
    part = [];
    return kind === CLEARED ? { kind: "cleared" } : null;
  }

  function takeChange(byte: number): EscPosAnswer | null {
    if ((byte & 0x90) !== 0) {
      part = [];
      return take(byte);
    }
    part.push(byte);
    if (part.length < CHANGE_BYTES) return null;
    const problem = problemOfChange(part);
    part = [];
    return { kind: "change", problem };
  }

  return (bytes) => [...bytes].map(take).filter((answer) => answer !== null);
}
