import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { connect } from "../../support/api-walk.ts";
import { startKiosk } from "../../support/kiosk-process.ts";

const script = join(import.meta.dirname, "..", "..", "..", "scripts", "staff.ts");

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

/** Runs the command to its end on these lines of standard input. */
async function staff(
  dataDir: string,
  args: readonly string[],
  lines: readonly string[] = [],
): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...args, "--data", dataDir], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  let out = "";
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (out += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  child.stdin.on("error", () => {});
  child.stdin.end(lines.map((line) => `${line}\n`).join(""));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out, said };
}

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "kiosk-command-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

const thu = ["Trần Thị Thử", "officer", "087080001234", "0912345678"];

it("gives somebody a PIN who then gets in, and a new one who forgot it", async () => {
  const dataDir = folder();
  await (await startKiosk({ dataDir })).stop();
  const added = await staff(dataDir, ["add"], [...thu, "123456", "482913", "482931", "482913", "482913"]);
  expect(added).toMatchObject({ code: 0, out: "Added as number 1.\n" });
  expect(added.said).not.toContain("482913");
  expect((await staff(dataDir, ["list"])).out).toBe("1  Trần Thị Thử  officer\n");
  expect(await staff(dataDir, ["reset-pin", "1"], ["730184", "730184"])).toMatchObject({ code: 0 });

  const kiosk = await startKiosk({ dataDir });
  onTestFinished(() => kiosk.kill());
  const api = await connect(kiosk.url);
  expect((await api.staffDoor({})).mayCreateFirst).toBe(false);
  expect(await api.staffSignIn({ staffId: 1, pin: "482913" })).toMatchObject({ error: "pin-wrong" });
  expect(await api.staffSignIn({ staffId: 1, pin: "730184" })).toMatchObject({
    value: { person: { role: "officer" } },
  });
  expect(await staff(dataDir, ["remove", "1"])).toMatchObject({
    code: 1,
    said: "A kiosk is running on this data folder; stop it first.\n",
  });
  await kiosk.stop();
  expect(await staff(dataDir, ["remove", "1"])).toMatchObject({ code: 0, out: "Removed.\n" });
  expect((await staff(dataDir, ["list"])).out).toBe("Nobody has a PIN yet.\n");
});

it("leaves it to the kiosk's next start to see that the last one was killed", async () => {
  const dataDir = folder();
  await (await startKiosk({ dataDir })).kill();
  expect(await staff(dataDir, ["list"])).toMatchObject({ code: 0 });
  expect(cleanMark(dataDir)).toBe(0);
});

it("keeps nothing when the PIN is missing or the role is none, and says what it wants", async () => {
  const dataDir = folder();
  await (await startKiosk({ dataDir })).stop();
  expect(await staff(dataDir, ["add"], [...thu, "482913"])).toMatchObject({ code: 1 });
  expect(await staff(dataDir, ["add"], ["Trần Thị Thử", "boss"])).toMatchObject({ code: 1 });
  expect((await staff(dataDir, ["list"])).out).toBe("Nobody has a PIN yet.\n");
  expect(await staff(dataDir, ["add", "Thử"])).toMatchObject({ code: 2 });
  expect((await staff(folder(), ["list"])).said).toContain("start the kiosk once");
});

function cleanMark(dataDir: string): number {
  const db = new Database(join(dataDir, "kiosk.db"), { readonly: true });
  try {
    return Number(db.prepare("SELECT clean FROM store").pluck().get());
  } finally {
    db.close();
  }
}
