import type { Result } from "../../../shared/result.ts";
import type { ScannerState, ScannerView } from "../../../shared/staff.ts";

/** A scanner that hands over each code whole, once. It finds its line again by itself when it was unplugged. */
export interface CardScanner {
  /** How its line stands, and when it was last read; never what was read. */
  status(): ScannerView;
  /** Calls `listener` with the text of each code from now on; gives what ends that. */
  onPayload(listener: (payload: string) => void): () => void;
  close(): Promise<void>;
}

/** A serial line as the system lists it. `vendorId`: four hexadecimal digits in lower case, null where it is no USB device. */
export interface LineFound {
  readonly path: string;
  readonly vendorId: string | null;
  /** What maker and device call themselves. */
  readonly name: string;
}

/** Why a line did not open. */
export type LineProblem = Extract<ScannerState, "absent" | "busy" | "denied" | "failed">;

/** What an open line tells; after `ended` (it was unplugged) nothing more comes. */
export interface LineListener {
  readonly bytes: (bytes: Uint8Array) => void;
  readonly ended: () => void;
}

/** The machine's serial lines. */
export interface SerialLines {
  list(): Promise<readonly LineFound[]>;
  /** Opens the line for this program alone, with 8 data bits, no parity, 1 stop bit. */
  open(
    path: string,
    baudRate: number,
    listener: LineListener,
  ): Promise<Result<{ close(): Promise<void> }, LineProblem>>;
}
