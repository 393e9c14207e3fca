import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findCommand } from "../../scripts/lib/places.mjs";
import { until } from "./print-processes.ts";

/** Why there can be no pair of serial lines here, or null. */
export const noCable: string | null =
  process.platform === "linux" && findCommand(["socat"]) !== null ? null : "socat is not installed";

/** Two serial lines of the system that are joined: what is written into the scanner's end comes out at the kiosk's. */
export interface SerialCable {
  /** The kiosk's end. */
  readonly path: string;
  plug(): Promise<void>;
  unplug(): Promise<void>;
  /** Writes one piece after the other into the scanner's end, each on its own. */
  write(pieces: readonly Uint8Array[]): Promise<void>;
  remove(): Promise<void>;
}

export async function createSerialCable(): Promise<SerialCable> {
  const folder = await mkdtemp(join(tmpdir(), "cable-"));
  const [path, scannerEnd] = [join(folder, "kiosk"), join(folder, "scanner")];
  let socat: ChildProcess | null = null;

  async function unplug(): Promise<void> {
    const running = socat;
    socat = null;
    if (!running) return;
    const gone = new Promise((done) => running.once("exit", done));
    running.kill("SIGKILL");
    await gone;
    // A killed program leaves its links behind; a cable that is pulled does not.
    await Promise.all([rm(path, { force: true }), rm(scannerEnd, { force: true })]);
  }

  return {
    path,
    async plug() {
      const ends = [path, scannerEnd].map((link) => `pty,link=${link},raw,echo=0`);
      socat = spawn("socat", ends, { stdio: "ignore" });
      await until("socat", async () => existsSync(path) && existsSync(scannerEnd));
    },
    unplug,
    async write(pieces) {
      const end = await open(scannerEnd, "r+");
      try {
        for (const piece of pieces) await end.write(piece);
      } finally {
        await end.close();
      }
    },
    async remove() {
      await unplug();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
