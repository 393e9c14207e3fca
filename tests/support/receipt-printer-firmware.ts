import type { PaperRoll } from "./receipt-printer-paper.ts";

/** What a printer can do; a cheap one answers less. */
export interface Abilities {
  /** DLE EOT. */
  readonly answersStatus: boolean;
  /** GS r. */
  readonly givesReceipts: boolean;
  /** GS a. */
  readonly tellsChanges: boolean;
  /** DLE DC4 8. */
  readonly clears: boolean;
  readonly bufferBytes: number;
}

/** What hands do to a printer; rows count down as they are printed. */
export interface Mechanics {
  cover: boolean;
  knife: boolean;
  paperRows: number;
  stalled: boolean;
}

/** The program inside a virtual printer: takes bytes as far as its buffer goes, prints rows, says what it is asked. */
export interface Firmware {
  /** Takes what fits from the line and gives back the rest. */
  receive(line: Buffer): Buffer;
  /** Does one thing; false when it can do none. */
  step(): boolean;
  /** Tells of a change, when it was asked to. */
  tell(): void;
  /** Power gone: buffer, the picture on its way and all settings are lost. */
  reset(): void;
  /** What it could not read as a command. */
  readonly faults: readonly string[];
}

export interface FirmwareOptions {
  readonly abilities: Abilities;
  readonly mechanics: Mechanics;
  readonly paper: PaperRoll;
  readonly say: (bytes: readonly number[]) => void;
  readonly onRow: () => void;
}

const CLEAR = Buffer.from([0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]);
const ROW_BYTES = 72;
const bit = (on: boolean, at: number): number => (on ? 1 << at : 0);
const startsWithClear = (bytes: Buffer): boolean => bytes.subarray(0, CLEAR.length).equals(CLEAR);

/** The four answers to DLE EOT. Its roll is always near the end, which keeps nobody from printing. */
function statusByte(which: number, { cover, knife, paperRows }: Mechanics): number {
  const out = paperRows <= 0;
  if (which === 1) return 0x12 | bit(cover || knife || out, 3);
  if (which === 2) return 0x12 | bit(cover, 2) | bit(out, 5) | bit(knife, 6);
  if (which === 3) return 0x12 | bit(knife, 3);
  return 0x1e | bit(out, 5) | bit(out, 6);
}

/** Starts with an empty buffer and the settings of a printer that was just switched on. */
export function createFirmware({ abilities, mechanics, paper, say, onRow }: FirmwareOptions): Firmware {
  const faults: string[] = [];
  let buffer: Buffer = Buffer.alloc(0);
  let rows = 0;
  let pushes = 0;

  function tell(): void {
    if (!abilities.tellsChanges || pushes === 0) return;
    const { cover, knife, paperRows } = mechanics;
    const out = paperRows <= 0;
    say([
      0x10 | bit(cover || knife || out, 3) | bit(cover, 5),
      bit(knife, 3),
      3 | bit(out, 2) | bit(out, 3),
      0,
    ]);
  }

  function drop(): void {
    buffer = Buffer.alloc(0);
    rows = 0;
  }

  function take(bytes: number): Buffer {
    const taken = buffer.subarray(0, bytes);
    buffer = buffer.subarray(bytes);
    return taken;
  }

  function printRow(): boolean {
    if (buffer.length < ROW_BYTES) return false;
    paper.print(take(ROW_BYTES));
    rows -= 1;
    mechanics.paperRows -= 1;
    if (mechanics.paperRows === 0) tell();
    onRow();
    return true;
  }

  function beginPicture(): void {
    const head = take(8);
    rows = head.readUInt16LE(6);
    if (head[2] !== 0x30 || head[3] !== 0) faults.push(`GS v ${head[2]} ${head[3]}`);
    if (head.readUInt16LE(4) !== ROW_BYTES) faults.push(`${head.readUInt16LE(4)} bytes a row`);
  }

  const meanings: Readonly<Record<string, { readonly bytes: number; readonly act: () => void }>> = {
    "1b40": {
      bytes: 2,
      act: () => {
        take(2);
        pushes = 0;
      },
    },
    "1d76": { bytes: 8, act: beginPicture },
    "1d61": {
      bytes: 3,
      act: () => {
        pushes = take(3)[2] ?? 0;
        tell();
      },
    },
    "1d72": {
      bytes: 3,
      act: () => {
        take(3);
        if (abilities.givesReceipts) say([0x03]);
      },
    },
    "1d56": {
      bytes: 4,
      act: () => {
        if (take(4)[2] !== 66) faults.push("another cut");
        paper.cut();
      },
    },
  };

  function command(): boolean {
    // Bytes without a meaning are passed over: NUL, and a clearing that this one does not know.
    if (buffer[0] === 0) return take(1).length > 0;
    if (startsWithClear(buffer)) return take(CLEAR.length).length > 0;
    if (buffer.length < 2) return false;
    const meaning = meanings[buffer.subarray(0, 2).toString("hex")];
    if (!meaning) faults.push(`byte ${take(1).toString("hex")}`);
    else if (buffer.length < meaning.bytes) return false;
    else meaning.act();
    return true;
  }

  return {
    faults,
    tell,
    receive(line) {
      let at = 0;
      while (at < line.length && buffer.length < abilities.bufferBytes) {
        const rest = line.subarray(at);
        const which = rest[2] ?? 0;
        // Real-time commands are obeyed as they come in, wherever they stand.
        if (rest[0] === 0x10 && rest[1] === 4 && which >= 1 && which <= 4) {
          if (abilities.answersStatus) say([statusByte(which, mechanics)]);
          at += 3;
        } else if (abilities.clears && startsWithClear(rest)) {
          drop();
          say([0x37, 0x25, 0]);
          at += CLEAR.length;
        } else {
          const next = rest.indexOf(0x10, 1);
          const plain = Math.min(next < 0 ? rest.length : next, abilities.bufferBytes - buffer.length);
          buffer = Buffer.concat([buffer, rest.subarray(0, plain)]);
          at += plain;
        }
      }
      return line.subarray(at);
    },
    step() {
      const { cover, knife, stalled, paperRows } = mechanics;
      if (cover || knife || stalled || paperRows <= 0) return false;
      return rows > 0 ? printRow() : command();
    },
    reset() {
      drop();
      pushes = 0;
    },
  };
}
