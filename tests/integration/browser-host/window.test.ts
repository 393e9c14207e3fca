import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { findBrowser } from "../../../scripts/lib/browsers.mjs";
import { systemClock } from "../../../src/shared/clock.ts";
import { chromiumOpener, keepWindow } from "../../../src/main/hosts/browser/window.ts";

const patience = { timeout: 20_000, interval: 50 };
let dir: string;
let browser: string;
let server: Server;
let origin: string;
/** Addresses that a window has shown, in order. */
let shown: string[];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "kiosk-window-"));
  browser = join(dir, "browser");
  // The kiosk's own command line, on a machine without a screen.
  writeFileSync(browser, `#!/bin/sh\nexec "${findBrowser() ?? ""}" --headless=new --disable-gpu "$@"\n`);
  chmodSync(browser, 0o700);
  server = createServer((request, response) => {
    if (request.url?.startsWith("/shown")) shown.push(request.url);
    const script = `<script>fetch("/shown" + location.search)</script>`;
    response
      .writeHead(200, { "Content-Type": "text/html" })
      .end(`<!doctype html><title>kiosk</title>${script}`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(dir, { recursive: true, force: true });
});

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function processes(): readonly Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const parent = Number(stat.slice(stat.lastIndexOf(")") + 4).split(" ")[0]);
        const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
        return [{ pid: Number(name), parent, command }];
      } catch {
        return [];
      }
    });
}

/** The window's own processes: the one that was given the profile, and everything it started. */
function windowProcesses(profileDir: string): readonly Process[] {
  const all = processes();
  const found = all.filter(
    ({ command }) => command.includes(`--user-data-dir=${profileDir}`) && !command.includes("open-window"),
  );
  for (const one of found)
    found.push(
      ...all.filter(({ pid, parent }) => parent === one.pid && !found.some((other) => other.pid === pid)),
    );
  return found;
}

describe.skipIf(process.platform !== "linux")("the window in a real Chromium", () => {
  it("comes back with a new address when its page crashes, and leaves nothing behind when the kiosk stops", async () => {
    shown = [];
    const profileDir = join(dir, "profile-a");
    let opened = 0;
    const window = keepWindow({
      open: chromiumOpener(browser, profileDir, false),
      newAddress: () => `${origin}/?token=${++opened}`,
      mayBeClosed: false,
      clock: systemClock(0.1),
      say: () => undefined,
      stopped: () => undefined,
    });
    await vi.waitFor(() => expect(shown).toEqual(["/shown?token=1"]), patience);
    for (const { pid, command } of windowProcesses(profileDir))
      if (command.includes("--type=renderer")) process.kill(pid, "SIGKILL");
    await vi.waitFor(() => expect(shown).toEqual(["/shown?token=1", "/shown?token=2"]), patience);
    await window.close();
    await vi.waitFor(() => expect(windowProcesses(profileDir)).toEqual([]), patience);
    expect(existsSync(profileDir)).toBe(false);
  });

  it("ends with a kiosk that is killed", async () => {
    shown = [];
    const profileDir = join(dir, "profile-b");
    const script = join(import.meta.dirname, "..", "..", "support", "open-window.ts");
    const kiosk = spawn(process.execPath, [script, browser, profileDir, `${origin}/?token=killed`], {
      stdio: "ignore",
    });
    await vi.waitFor(() => expect(shown).toEqual(["/shown?token=killed"]), patience);
    expect(windowProcesses(profileDir).length).toBeGreaterThan(1);
    kiosk.kill("SIGKILL");
    await vi.waitFor(() => expect(windowProcesses(profileDir)).toEqual([]), patience);
  });
});
