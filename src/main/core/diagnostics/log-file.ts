import {
  closeSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

/** A log larger than this at start is put aside; one older log is kept. */
const LARGEST_BYTES = 5_000_000;

/** Kept back beside the log, so that a full disk can still be written about. */
const RESERVE_BYTES = 65_536;

/** A log on the disk. No call throws: a disk that fails loses log lines, never the work. */
export interface LogFile {
  /** Appends; when the disk is full, into what was kept back for that, and again as soon as there is room. */
  write(text: string): void;
  close(): void;
}

/** Opens the log for appending (0600). */
export function openLogFile(path: string): LogFile {
  let file = openOrNull(path);
  const reserve = createReserve(`${path}.reserve`);
  let torn = false;
  let closed = false;

  /** Writes all of it, or leaves a line that is not whole; the next one then begins on its own. */
  function append(line: Uint8Array): boolean {
    if (!closed) file ??= openOrNull(path);
    if (file === null) return false;
    const bytes = torn ? Buffer.concat([Buffer.from("\n"), line]) : line;
    let at = 0;
    try {
      while (at < bytes.length) at += writeSync(file, bytes, at);
      torn = false;
      return true;
    } catch {
      torn ||= at > 0;
      return false;
    }
  }

  return {
    write(text) {
      const line = Buffer.from(text);
      if (!append(line) && reserve.spend()) append(line);
    },
    close() {
      closed = true;
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}

function openOrNull(path: string): number | null {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_BYTES) renameSync(path, `${path}.1`);
    return openSync(path, "a", 0o600);
  } catch {
    return null;
  }
}

function createReserve(path: string): { spend(): boolean } {
  let kept = true;
  try {
    writeFileSync(path, Buffer.alloc(RESERVE_BYTES, 1), { mode: 0o600 });
  } catch {
    rmSync(path, { force: true });
    kept = false;
  }
  return {
    spend() {
      const had = kept;
      kept = false;
      rmSync(path, { force: true });
      return had;
    },
  };
}
