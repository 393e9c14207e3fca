import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..", "..");
const kiosk = join(root, "out", "main", "browser.js");
const start = join(root, "scripts", "start.mjs");
let dir: string;
let running: ChildProcess | null = null;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "kiosk-start-"));
});
afterEach(() => {
  running?.kill("SIGKILL");
  rmSync(dir, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  /** What the technician reads, without the end of the last line. */
  readonly lines: readonly string[];
}

/** Runs one of the two programs to its end; a test that waits here too long has found one that does not stop. */
async function ended(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, KIOSK_PORTAL_URL: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running = child;
  let out = "";
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (out += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  const code = await new Promise<number | null>((resolve) => {
    child.once("close", resolve);
  });
  return { code, out, lines: said.trimEnd().split("\n") };
}

const headless = (...args: readonly string[]): Promise<Ended> =>
  ended(kiosk, ["--headless", "--data", dir, ...args]);

function settings(text: string): void {
  writeFileSync(join(dir, "settings.json"), text);
}

describe("a wrong flag is one line and exit code 2", () => {
  it.each([
    [["--foo"], "--foo"],
    [["--host", "netscape"], "netscape"],
    [["--port", "99999999"], "--port"],
    [["--portal", "ftp://portal.example"], "--portal"],
    [["now"], "now"],
  ])("npm start -- %j", async (args, named) => {
    const { code, out, lines } = await ended(start, args);
    expect({ code, out, lines: lines.length }).toEqual({ code: 2, out: "", lines: 1 });
    expect(lines[0]).toContain(named);
  });

  it.each([
    [["--foo"], "--foo"],
    [["--port", "x"], "--port"],
    [["--portal", "gopher://portal.example"], "--portal"],
  ])("the program itself with %j", async (args, named) => {
    const { code, out, lines } = await headless(...args);
    expect({ code, out, lines: lines.length }).toEqual({ code: 2, out: "", lines: 1 });
    expect(lines[0]).toContain(named);
  });
});

describe("a settings file with a mistake", () => {
  it("is named by line and key, and nothing starts", async () => {
    settings(
      '{\n  "desk": { "ward": "Phường Mỹ Trà" },\n  "portal": { "ulr": "https://portal.example" }\n}\n',
    );
    expect(await headless()).toEqual({
      code: 1,
      out: "",
      lines: ["settings.json:3: portal.ulr: unknown key"],
    });
  });

  it("is named with all its mistakes at once, values kept back", async () => {
    settings('{\n  "kiosk": { "number": "one" },\n  "portal": { "pasword": "geheim" }\n}\n');
    const { code, lines } = await headless();
    expect(code).toBe(1);
    expect(lines.map((line) => line.split(": ").slice(0, 2).join(": "))).toEqual(
      expect.arrayContaining(["settings.json:2: kiosk.number", "settings.json:3: portal.pasword"]),
    );
    expect(lines.join("\n")).not.toContain("geheim");
  });

  it("that is not finished is named by its line", async () => {
    settings('{\n  "desk": {\n');
    const { code, lines } = await headless();
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/^settings\.json:\d+: /u);
  });

  it("wants credentials for a real portal before anything is sent", async () => {
    settings('{ "portal": { "url": "https://portal.example" } }');
    const { code, lines } = await headless();
    expect(code).toBe(1);
    expect(lines.join("\n")).toMatch(/portal\.unitCode[\s\S]*portal\.username[\s\S]*portal\.password/u);
  });
});

it("a catalogue file with a mistake is named by file, line and field", async () => {
  const shipped = readFileSync(join(root, "assets", "catalogue", "procedures", "2.000635.json"), "utf8");
  const wrong = shipped.replace('"unit": "same-day"', '"unit": "someday"');
  const line = wrong.split("\n").findIndex((text) => text.includes("someday")) + 1;
  mkdirSync(join(dir, "catalogue"));
  writeFileSync(join(dir, "catalogue", "2.000635.json"), wrong);
  const { code, out, lines } = await headless();
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(lines.join("\n")).toMatch(new RegExp(`^2\\.000635\\.json:${line}: time\\.unit: `, "mu"));
});

it("a port that is taken is one line", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { code, lines } = await headless("--port", String(port));
  server.close();
  expect({ code, lines }).toEqual({ code: 1, lines: [`Port ${port} is taken; choose another with --port.`] });
});
