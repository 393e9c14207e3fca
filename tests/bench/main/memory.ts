import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { connect, leave, walk } from "../../support/api-walk.ts";
import { untilLine } from "../../support/run-command.ts";
import type { Group } from "../measurement.ts";

const LIMIT_MB = 150;
const RESTED_MS = 65_000;

/**
 * Resident memory of the core process (browser host, without its practice portal, which is a process of its own) after
 * one walk of each procedure. Read once when the PDF thread has gone to rest, as the promise has it, and once before,
 * for the record.
 */
export const memory: Group = async (say) => {
  const dir = mkdtempSync(join(tmpdir(), "kiosk-bench-"));
  const data = join(dir, "data");
  const args = ["-s", "start", "--", "--headless", "--data", data];
  const child = spawn("npm", args, { detached: true, stdio: ["ignore", "pipe", "ignore"] });
  try {
    const line = await untilLine(child, (text) => text.includes('"url"'));
    const { url } = JSON.parse(line) as { readonly url: string };
    say("memory: three walks through the API …");
    const api = await connect(url);
    for (const [n, code] of ["1.001193", "2.000635", "1.004873"].entries()) {
      const { session } = await walk(api, code, n + 1);
      await leave(api, session.id);
    }
    const busyMb = residentMb(corePid(data));
    say("memory: waiting for the PDF thread to go to rest …");
    await pause(RESTED_MS);
    const restedMb = residentMb(corePid(data));
    const against = (name: string, ours: number, goal: string, holds: boolean) =>
      ({ name, ours, rival: LIMIT_MB, unit: "MB", ratio: ours / LIMIT_MB, goal, holds }) as const;
    return [
      against("core memory after the walks", restedMb, `under ${LIMIT_MB} MB`, restedMb < LIMIT_MB),
      against("the same with the PDF thread still awake", busyMb, "for the record", true),
    ];
  } finally {
    const gone = once(child, "exit");
    process.kill(-(child.pid ?? 0), "SIGINT");
    await gone;
    rmSync(dir, { recursive: true, force: true });
  }
};

/** The process that runs the core on this data folder: started by npm, by the start script, by nobody else. */
function corePid(data: string): string {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const found = pids.find((pid) => {
    const words = commandOf(pid);
    return words.some((word) => word.endsWith(join("out", "main", "browser.js"))) && words.includes(data);
  });
  if (found === undefined) throw new Error("the core's process was not found in /proc");
  return found;
}

/** The words of a process's command line; none when it has gone or belongs to somebody else. */
function commandOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

function residentMb(pid: string): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}
