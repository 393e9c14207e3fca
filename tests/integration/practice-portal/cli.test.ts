import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, expect, it } from "vitest";

const CLI = join(import.meta.dirname, "../../../src/main/practice-portal/cli.ts");
const dataDir = mkdtempSync(join(tmpdir(), "portal-cli-"));
const started: ChildProcess[] = [];

function run(...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [CLI, "--data", dataDir, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  return child;
}

async function firstLine(stream: ChildProcess["stdout"]): Promise<string> {
  if (!stream) return "";
  for await (const line of createInterface(stream)) return line;
  return "";
}

afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
});

it("says where it is ready, knows the catalogue, and stops cleanly on Ctrl-C", async () => {
  const child = run("--port", "0", "--otp", "fixed");
  const line = await firstLine(child.stdout);
  const url = /http:\S+/.exec(line)?.[0] ?? "";
  expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: "ok", service: "portal" });
  const json = { "Content-Type": "application/json" };
  const post = async (path: string, body: unknown): Promise<Record<string, unknown>> =>
    (await fetch(url + path, { method: "POST", headers: json, body: JSON.stringify(body) })).json();
  const { session } = await post("/auth", { username: "kiosk", password: "practice" });
  const ask = { session, madonvi: "H20.82.05", service: "LayThuTuc", data: [{ maTTHC: "1.001193" }] };
  expect(await post("/integration", ask)).toMatchObject({ error_code: "0" });
  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([0, null]);
});

it("answers a wrong value with one line and exit code 2", async () => {
  const child = run("--fail", "2");
  const line = firstLine(child.stderr);
  expect(await once(child, "exit")).toEqual([2, null]);
  expect(await line).toContain("--fail");
});
