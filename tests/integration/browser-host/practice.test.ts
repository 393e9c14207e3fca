import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { loadSettings } from "../../../src/main/core/settings/load-settings.ts";
import { preparePractice } from "../../../src/main/hosts/practice.ts";

const patience = { timeout: 20_000, interval: 50 };
const support = join(import.meta.dirname, "..", "..", "support");
const portalScript = join(support, "..", "..", "src", "main", "practice-portal", "cli.ts");
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "kiosk-practice-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );

async function practise(script: string) {
  const settings = loadSettings({ dataDir: dir, env: {}, flags: {} });
  if (!settings.ok) throw new Error("the settings are wrong");
  return preparePractice(settings.value, dir, script);
}

it("puts a portal of its own, with a log-in of this start alone, in place of the word practice", async () => {
  const { settings, url, run, close } = await practise(portalScript);
  expect(await run()).toEqual({ ok: true, value: null });
  expect(await answers(url)).toBe(true);
  expect(settings.portal).toMatchObject({ kind: "url", practice: true, url, username: "kiosk" });
  expect(settings.portal.kind === "url" ? settings.portal.password : "").toHaveLength(32);
  close();
  await vi.waitFor(async () => expect(await answers(url)).toBe(false), patience);
});

it("says in one line that the portal did not start", async () => {
  const broken = join(dir, "broken.mjs");
  writeFileSync(broken, "process.exit(1);");
  expect(await (await practise(broken)).run()).toEqual({
    ok: false,
    error: "The practice portal inside the kiosk did not start.",
  });
});

it("ends the portal when the kiosk is killed without a chance to say so", async () => {
  const kiosk = spawn(process.execPath, [join(support, "practise.ts"), dir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line]: string[] = await once(kiosk.stdout.setEncoding("utf8"), "data");
  const url = (line ?? "").trim();
  expect(await answers(url)).toBe(true);
  kiosk.kill("SIGKILL");
  await vi.waitFor(async () => expect(await answers(url)).toBe(false), patience);
});
