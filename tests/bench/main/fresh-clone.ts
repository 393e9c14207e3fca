import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, untilLine } from "../../support/run-command.ts";
import { type Group, within } from "../measurement.ts";

/** From the command in a fresh clone to the ready line, against `npm ci` alone in another; both with the same warm cache. */
export const freshClone: Group = async (say) => {
  const dir = await mkdtemp(join(tmpdir(), "kiosk-bench-"));
  try {
    say("fresh clone: npm ci alone …");
    const rivalMs = await timeInstall(join(dir, "rival"));
    say("fresh clone: npm start to the ready line …");
    const oursMs = await timeStart(join(dir, "ours"), join(dir, "data"));
    return [within("fresh clone to the ready line, against npm ci", "s", oursMs / 1000, rivalMs / 1000, 1.5)];
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
};

async function timeInstall(dir: string): Promise<number> {
  await run("git", ["clone", "--quiet", process.cwd(), dir]);
  const startMs = performance.now();
  await run("npm", ["ci"], { cwd: dir });
  return performance.now() - startMs;
}

async function timeStart(dir: string, data: string): Promise<number> {
  await run("git", ["clone", "--quiet", process.cwd(), dir]);
  const startMs = performance.now();
  const args = ["-s", "start", "--", "--headless", "--data", data];
  const child = spawn("npm", args, { cwd: dir, detached: true, stdio: ["ignore", "pipe", "ignore"] });
  await untilLine(child, (line) => line.includes('"url"'));
  const tookMs = performance.now() - startMs;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-(child.pid ?? 0), "SIGINT");
  await gone;
  return tookMs;
}
