import { createInterface, type Interface } from "node:readline";
import { Writable } from "node:stream";

/** Asks on the terminal, or reads one line after the other where standard input is a file or a pipe. */
export interface Asking {
  /** One line without blanks around it; "" at the end of the input. */
  line(question: string): Promise<string>;
  /** The same, and nothing of it appears on the screen. */
  secret(question: string): Promise<string>;
  close(): void;
}

/** Opens standard input for questions, which are written to standard error. */
export function startAsking(): Asking {
  let silent = false;
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!silent) process.stderr.write(chunk);
      done();
    },
  });
  const terminal = process.stdin.isTTY;
  const lines = createInterface({ input: process.stdin, output, terminal });
  const next = lineReader(lines);
  return {
    line(question) {
      process.stderr.write(question);
      return next();
    },
    async secret(question) {
      process.stderr.write(question);
      silent = true;
      try {
        return await next();
      } finally {
        silent = false;
        if (terminal) process.stderr.write("\n");
      }
    },
    close: () => lines.close(),
  };
}

/** Lines that come before they are asked for (a pipe) are kept. */
function lineReader(lines: Interface): () => Promise<string> {
  const kept: string[] = [];
  let ended = false;
  let wanted: ((line: string) => void) | null = null;
  lines.on("line", (line) => {
    if (!wanted) kept.push(line);
    wanted?.(line);
    wanted = null;
  });
  lines.on("close", () => {
    ended = true;
    wanted?.("");
  });
  return async () => {
    const line = kept.shift() ?? (ended ? "" : await new Promise<string>((resolve) => (wanted = resolve)));
    return line.trim();
  };
}
