import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { outboxRows } from "../../support/invariants.ts";
import { untilLine } from "../../support/run-command.ts";
import type { LoopSeen } from "./loop-probe.ts";

/** The built kiosk without a window, with a probe on its event loop. */
export interface WatchedKiosk {
  /** The address to open; it works once. */
  readonly url: string;
  beginWatch(): void;
  endWatch(): Promise<LoopSeen>;
  /** Settles when so many rows are accepted. */
  drained(rows: number): Promise<void>;
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, "..", "..", "..");

export async function startWatchedKiosk(dataDir: string, portalUrl: string): Promise<WatchedKiosk> {
  const loopFile = join(dataDir, "..", "loop.json");
  const probe = pathToFileURL(join(import.meta.dirname, "loop-probe.ts")).href;
  const script = join(root, "out", "main", "browser.js");
  const args = ["--import", probe, script, "--headless", "--data", dataDir, "--portal", portalUrl];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, KIOSK_LOOP_FILE: loopFile },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const line = await untilLine(child, (text) => text.includes('"url"'));
  const { url } = JSON.parse(line) as { readonly url: string };
  return {
    url,
    beginWatch: () => void child.kill("SIGUSR2"),
    async endWatch() {
      child.kill("SIGUSR2");
      while (!existsSync(loopFile)) await pause(20);
      const seen: LoopSeen = JSON.parse(readFileSync(loopFile, "utf8"));
      if (seen.seenOfProofMs < seen.proofMs) throw new Error("the probe did not see a block made on purpose");
      return seen;
    },
    async drained(rows) {
      while (acceptedIn(dataDir) < rows) await pause(1_000);
    },
    async stop() {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}

function acceptedIn(dataDir: string): number {
  return outboxRows(join(dataDir, "kiosk.db")).filter(({ state }) => state === "accepted").length;
}
