import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from "node:fs";
import { dirname } from "node:path";

/** A log larger than this at start is put aside; one older log is kept. */
const LARGEST_BYTES = 5_000_000;

/** Opens the log for appending (0600). A disk that fails loses log lines, never the work: errors of the stream end here. */
export function openLogFile(path: string): WriteStream {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_BYTES) renameSync(path, `${path}.1`);
  const stream = createWriteStream(path, { flags: "a", mode: 0o600 });
  stream.on("error", () => {});
  return stream;
}
