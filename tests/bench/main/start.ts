import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chromiumFlags } from "../../../src/main/hosts/browser/chromium-flags.ts";
import { type Group, median, within } from "../measurement.ts";

const RUNS = 5;

/**
 * From the command to the first screen painted, against a blank page in the same Chromium started the same way. Both
 * pages tell the moment themselves: in the second frame they call back, for by then the first one is painted. No display is needed: a wrapper makes
 * Chromium headless for both.
 */
export const start: Group = async (say) => {
  const dir = await mkdtemp(join(tmpdir(), "kiosk-bench-"));
  try {
    const browser = await headlessBrowser(dir);
    const ours: number[] = [];
    const blank: number[] = [];
    for (let i = 0; i < RUNS; i += 1) {
      say(`start: run ${i + 1} of ${RUNS} …`);
      blank.push(await blankPage(browser, join(dir, `blank-${i}`)));
      ours.push(await firstScreen(browser, join(dir, `ours-${i}`)));
    }
    const limit = { goal: "at most 2.5 s", most: 2.5 };
    return [
      within(
        "first screen usable, against a blank page",
        "s",
        median(ours) / 1000,
        median(blank) / 1000,
        2,
        limit,
      ),
    ];
  } finally {
    // Chromium's last processes may still be writing when its first one has gone.
    await rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
};

async function headlessBrowser(dir: string): Promise<string> {
  const path = join(dir, "chromium-headless");
  await writeFile(path, '#!/bin/sh\nexec chromium --headless=new --disable-gpu "$@"\n');
  await chmod(path, 0o700);
  return path;
}

async function blankPage(browser: string, profileDir: string): Promise<number> {
  const server = createServer((request, response) => {
    if (request.url === "/painted") server.emit("painted");
    response.setHeader("content-type", "text/html");
    response.end(
      request.url === "/"
        ? "<!doctype html><title>blank</title><script>requestAnimationFrame(()=>requestAnimationFrame(()=>fetch('/painted')))</script>"
        : "",
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const painted = once(server, "painted");
  const startMs = performance.now();
  const options = {
    address: `http://127.0.0.1:${port}/`,
    profileDir,
    windowed: false,
    root: process.getuid?.() === 0,
  };
  // Nobody holds the other end of the debugging pipe here, and without one Chromium ends at once.
  const flags = chromiumFlags(options).filter((flag) => flag !== "--remote-debugging-pipe");
  const child = spawn(browser, flags, { detached: true, stdio: "ignore" });
  await painted;
  const tookMs = performance.now() - startMs;
  await end(child);
  server.closeAllConnections();
  server.close();
  return tookMs;
}

async function firstScreen(browser: string, data: string): Promise<number> {
  const startMs = performance.now();
  const child = spawn("npm", ["-s", "start", "--", "--host", "browser", "--data", data], {
    detached: true,
    env: { ...process.env, KIOSK_BROWSER: browser },
    stdio: "ignore",
  });
  const log = join(data, "logs", "kiosk.log");
  while (!(existsSync(log) && readFileSync(log, "utf8").includes('"screen-shown"'))) {
    if (child.exitCode !== null)
      throw new Error(`the kiosk ended with ${child.exitCode} before its first screen`);
    await pause(5);
  }
  const tookMs = performance.now() - startMs;
  await end(child);
  return tookMs;
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  process.kill(-(child.pid ?? 0), "SIGTERM");
  await gone;
}
