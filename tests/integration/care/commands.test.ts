import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readScan } from "../../../src/main/core/attachments/scan-disk.ts";
import { restoreFrom } from "../../../src/main/core/care/restore-from.ts";
import { lockData } from "../../../src/main/core/store/care-lock.ts";
import { fileKeyKeeper } from "../../../src/main/core/vault/keeper.ts";
import type { DossierStatus } from "../../../src/shared/dossier.ts";
import {
  backUpFolder,
  emptyFolder,
  fillFolder,
  killAtChange,
  openAsKiosk,
  runScript,
} from "../../support/care-folder.ts";
import { person } from "../../support/intents.ts";

/** Opens a folder and proves each dossier: its declaration, its slip and its scan. Gives the states. */
async function prove(dir: string, kept: readonly DossierStatus[]): Promise<readonly string[]> {
  const { store } = await openAsKiosk(dir);
  try {
    const states: string[] = [];
    for (const [at, { ticket }] of kept.entries()) {
      const found = store.findByTicket(ticket, "5678");
      if (!found.ok) throw new Error(`dossier ${at + 1}: ${found.error}`);
      const { intentId, state } = found.value;
      const intent = store.intentFor(intentId);
      expect(intent?.submitter.fullName).toBe(person(at + 1).fullName);
      const [key, file] = [store.dataKeyOf(intentId), intent?.scans[0]];
      if (!key || !file) throw new Error("no scan");
      expect((await readScan(join(dir, "scans"), file, key)).ok).toBe(true);
      states.push(state);
    }
    return states;
  } finally {
    store.close();
  }
}

/** Kills a command at the 1st change of this folder, the 4th, the 16th and so on, until it ends first: how often, and what it said. */
async function killedOften(
  dir: string,
  command: Parameters<typeof killAtChange>[2],
  afterEach: () => Promise<void>,
): Promise<{ readonly kills: number; readonly said: string }> {
  for (let kills = 0; ; kills += 1) {
    const said = await killAtChange(dir, 4 ** kills, command);
    await afterEach();
    if (said !== null) return { kills, said };
  }
}

it("brings a machine back after its disk is gone, with the stick and the recovery code alone", async () => {
  const [first, stick, second] = [emptyFolder(), emptyFolder(), emptyFolder()];
  const kept = await fillFolder(first, 3);
  const code = await runScript("recovery-code", ["--data", first]);
  expect(code.said).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}\n$/u);
  expect((await runScript("recovery-code", ["--data", first])).complained).toContain("--again");
  expect(await backUpFolder(first, stick)).toMatchObject({ kind: "taken" });
  rmSync(first, { recursive: true });

  const from = ["--from", stick, "--data", second];
  const without = await runScript("restore", from);
  expect([without.code, without.complained]).toEqual([1, expect.stringContaining("mistyped")]);
  const wrong = await runScript("restore", from, {
    env: { KIOSK_RECOVERY_CODE: "00000-00000-00000-00000-00000" },
  });
  expect(wrong.code).toBe(1);
  expect(existsSync(join(second, "kiosk.db"))).toBe(false);
  const restored = await runScript("restore", from, { input: code.said.toLowerCase() });
  expect([restored.code, restored.complained]).toEqual([0, "Recovery code: "]);
  expect(restored.said).toContain("3 dossiers");
  // This machine never had settings of its own, and a backup holds none.
  expect(restored.said).toContain("settings.json");
  expect(await prove(second, kept)).toEqual(["unknown", "unknown", "unknown"]);
  // The paper still counts there: the next machine may break as well.
  expect(existsSync(join(second, "recovery.json"))).toBe(true);
  expect((await runScript("restore", ["--from", stick, "--list"])).said).toMatch(/3 dossiers/u);
});

it("needs no code on the same machine, keeps what came later, and refuses while a kiosk runs", async () => {
  const [dir, stick] = [emptyFolder(), emptyFolder()];
  const kept = await fillFolder(dir, 2);
  await backUpFolder(dir, stick);
  const later = await fillFolder(dir, 3);
  const lock = lockData(join(dir, "kiosk.db"));
  if (!lock.ok) throw new Error(lock.error);
  expect((await runScript("restore", ["--from", stick, "--data", dir])).complained).toContain(
    "A kiosk is running",
  );
  expect((await runScript("rotate-key", ["--data", dir])).complained).toContain("A kiosk is running");
  expect((await runScript("queue", ["code", "--data", dir])).complained).toContain("A kiosk is running");
  lock.value.release();
  const restored = await runScript("restore", ["--from", stick, "--data", dir]);
  expect([restored.code, restored.complained]).toEqual([0, ""]);
  expect(restored.said).toContain("3 rows kept since");
  expect(await prove(dir, kept)).toEqual(["unknown", "unknown"]);
  expect(await prove(dir, later)).toEqual(["unknown", "unknown", "unknown"]);
});

it("brings a machine back that lost its key, by the recovery code, with what came after the backup", async () => {
  const [dir, stick] = [emptyFolder(), emptyFolder()];
  const kept = await fillFolder(dir, 2);
  const code = (await runScript("recovery-code", ["--data", dir])).said;
  await backUpFolder(dir, stick);
  const later = await fillFolder(dir, 1);
  rmSync(join(dir, "kiosk.key"));
  expect((await runScript("queue", ["code", "--data", dir])).complained).toContain("npm run restore");
  const restored = await runScript("restore", ["--from", stick, "--data", dir], { input: code });
  expect([restored.code, restored.said]).toEqual([0, expect.stringContaining("1 row kept since")]);
  expect(await prove(dir, kept)).toEqual(["unknown", "unknown"]);
  expect(await prove(dir, later)).toEqual(["unknown"]);
});

it("takes another machine's data over only when it is said, and never instead of open rows of its own", async () => {
  const [dir, stick, mine] = [emptyFolder(), emptyFolder(), emptyFolder()];
  await fillFolder(dir, 1);
  await backUpFolder(dir, stick);
  const options = {
    from: stick,
    backupId: null,
    dataDir: dir,
    keeper: fileKeyKeeper(dir),
    machine: "b".repeat(32),
    nowMs: Date.now(),
    askCode: () => Promise.resolve(""),
  };
  expect(await restoreFrom({ ...options, takesOver: false })).toEqual({
    ok: false,
    error: "another-machine",
  });
  expect((await restoreFrom({ ...options, takesOver: true })).ok).toBe(true);
  // The machine that was taken over from cannot open the copy any more, so it cannot send.
  await expect(openAsKiosk(dir)).rejects.toThrow("another-kiosk");

  await fillFolder(mine, 1);
  mkdirSync(join(mine, "foreign"));
  copyFileSync(join(dir, "kiosk.key"), join(mine, "foreign", "kiosk.key"));
  const foreign = {
    ...options,
    dataDir: mine,
    keeper: fileKeyKeeper(join(mine, "foreign")),
    takesOver: true,
  };
  expect(await restoreFrom(foreign)).toEqual({ ok: false, error: "own-rows" });
});

it("changes the key at one stroke: killed anywhere, everything opens under the old keys or the new ones", async () => {
  const [dir, stick] = [emptyFolder(), join(emptyFolder())];
  const kept = await fillFolder(dir, 40);
  const code = (await runScript("recovery-code", ["--data", dir])).said;
  const keyFile = () => readFileSync(join(dir, "kiosk.key")).toString("hex");
  const before = keyFile();
  const rotate = ["rotate-key", ["--data", dir]] as const;
  const whole = await runScript(...rotate);
  expect(whole.said).toMatch(/\d+ data keys/u);
  expect(keyFile()).not.toBe(before);
  const { kills } = await killedOften(dir, rotate, async () => {
    // Whatever opens the data next first brings a change of keys that was cut off to one end or the other.
    expect((await runScript("queue", ["code", "--data", dir])).complained).toContain("No queue was moved");
    expect(await prove(dir, kept)).toHaveLength(40);
  });
  expect(kills).toBeGreaterThan(0);
  // The same paper opens a backup that was taken under the new key.
  await backUpFolder(dir, stick);
  const other = emptyFolder();
  const restored = await runScript("restore", ["--from", stick, "--data", other], { input: code });
  expect([restored.code, restored.said]).toEqual([0, expect.stringContaining("40 dossiers")]);
  expect(await prove(other, kept)).toHaveLength(40);
}, 120_000);

it("finishes a change of files that a kill cut, before it says that one is missing", async () => {
  const dir = emptyFolder();
  await fillFolder(dir, 1);
  for (const [command, asked, answer] of [
    ["queue", "code", "No queue was moved"],
    ["staff", "list", ""],
  ] as const) {
    renameSync(join(dir, "kiosk.key"), join(dir, "kiosk.key.next"));
    const step = { live: "kiosk.key", next: "kiosk.key.next", aside: null };
    writeFileSync(join(dir, "swap.json"), JSON.stringify([step]));
    const { complained } = await runScript(command, [asked, "--data", dir]);
    expect(complained).toContain(answer);
    expect(complained).not.toContain("kiosk.key");
    expect(existsSync(join(dir, "kiosk.key"))).toBe(true);
  }
});

it("moves a queue by command, and killed anywhere it is in exactly one place", async () => {
  const [dir, other, stick] = [emptyFolder(), emptyFolder(), emptyFolder()];
  const kept = await fillFolder(dir, 20);
  await fillFolder(other, 1);
  const machine = (await runScript("queue", ["machine"])).said.trim();
  const moved = async (): Promise<boolean> => {
    const { store } = await openAsKiosk(dir);
    const open = store.waitingCount();
    store.close();
    if (open !== 0 && open !== 20) throw new Error(`${open} rows are open`);
    return open === 0;
  };
  let [file, tries, kills] = ["", 0, 0];
  do {
    file = join(stick, `queue-${tries}`);
    const moving = ["queue", ["export", "--to", file, "--for", machine, "--data", dir]] as const;
    if ((await killAtChange(dir, 4 ** tries, moving)) === null) kills += 1;
    tries += 1;
  } while (!(await moved()));
  expect(kills).toBeGreaterThan(0);
  // Killed or not before it was read, the code can be shown again, and the file opens with it.
  const shown = await runScript("queue", ["code", "--data", dir]);
  const code = /([0-9A-Z]{5}-){4}[0-9A-Z]{5}/u.exec(shown.said)?.[0] ?? "";
  const args = ["import", "--from", file, "--data", other];
  const waiting: number[] = [];
  await killedOften(other, ["queue", args, { KIOSK_QUEUE_CODE: code }], async () => {
    const { store } = await openAsKiosk(other);
    waiting.push(store.waitingCount());
    store.close();
  });
  // All of it was there or nothing, and each was seen: the first kill came before. What was killed right after it was
  // whole said nothing of it, and is there all the same.
  expect(new Set(waiting)).toEqual(new Set([1, 21]));
  expect(waiting.at(-1)).toBe(21);
  expect((await runScript("queue", args, { input: code })).complained).toContain("counts once");
  expect(new Set(await prove(other, kept))).toEqual(new Set(["waiting"]));
  expect(new Set(await prove(dir, kept))).toEqual(new Set(["cancelled"]));
}, 120_000);

it.each([
  ["queue", ["export", "--to", "queue.kiosk", "--for", "abc"], "--for abc"],
  ["restore", ["--bogus"], "--bogus"],
  ["recovery-code", ["elsewhere"], "elsewhere"],
] as const)("names the wrong argument of %s in one line", async (script, args, named) => {
  const { code, complained } = await runScript(script, args);
  expect([code, complained.trim().split("\n").length]).toEqual([2, 1]);
  expect(complained).toContain(named);
});
