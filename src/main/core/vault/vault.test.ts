import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileKeyKeeper, memoryKeyKeeper } from "./keeper.ts";
import { newKey, open, openFile, openText, seal, sealFile, sealText } from "./seal.ts";
import { mainKeyFile, openVault, type Vault } from "./vault.ts";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "vault-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

async function vaultOf(keyDir = dir): Promise<Vault> {
  const vault = await openVault(fileKeyKeeper(keyDir), dir);
  if (!vault.ok) throw new Error(vault.error);
  return vault.value;
}

describe("seal", () => {
  const key = newKey();

  it("gives back what was sealed, for the same key and place only", () => {
    const sealed = sealText(key, "Nguyễn Thị Thử", "intent:1");
    expect(openText(key, sealed, "intent:1")).toEqual({ ok: true, value: "Nguyễn Thị Thử" });
    expect(openText(key, sealed, "intent:2")).toEqual({ ok: false, error: "damaged" });
    expect(openText(newKey(), sealed, "intent:1")).toEqual({ ok: false, error: "damaged" });
  });

  it("says damaged for every single changed byte, for cut and for foreign bytes", () => {
    const sealed = seal(key, Buffer.from("abc"), "x");
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(open(key, changed, "x").ok).toBe(false);
    }
    expect(open(key, sealed.subarray(0, 10), "x").ok).toBe(false);
    expect(open(key, new Uint8Array(), "x").ok).toBe(false);
  });

  it("never seals the same text to the same bytes", () => {
    expect(seal(key, Buffer.from("a"), "x")).not.toEqual(seal(key, Buffer.from("a"), "x"));
  });

  it("keeps an empty file and does not let two files be swapped", () => {
    expect(openFile(key, sealFile(key, new Uint8Array(), "a"), "a").ok).toBe(true);
    expect(openFile(key, sealFile(key, Buffer.of(1), "a"), "b").ok).toBe(false);
  });
});

describe("vault", () => {
  it("opens after a restart what it sealed before", async () => {
    const before = await vaultOf();
    const { key, wrapped } = before.newDataKey();
    const after = await vaultOf();
    expect(after.unwrap(wrapped)).toEqual({ ok: true, value: Buffer.from(key) });
    expect(after.hash("ticket", "1")).toBe(before.hash("ticket", "1"));
  });

  it("hashes equal values of two purposes differently", async () => {
    const vault = await vaultOf();
    expect(vault.hash("ticket", "1")).not.toBe(vault.hash("id-number", "1"));
  });

  it("keeps its key files to their owner and the main key wrapped", async () => {
    const vault = await vaultOf();
    expect(statSync(join(dir, "kiosk.key")).mode & 0o777).toBe(0o600);
    expect(statSync(join(dir, mainKeyFile)).mode & 0o777).toBe(0o600);
    expect(vault.unwrap(readFileSync(join(dir, mainKeyFile))).ok).toBe(false);
  });

  it("never replaces a key that does not open", async () => {
    await vaultOf();
    const before = readFileSync(join(dir, mainKeyFile));
    expect(await openVault(memoryKeyKeeper(), dir)).toEqual({ ok: false, error: "key-damaged" });
    rmSync(join(dir, "kiosk.key"));
    expect(await openVault(fileKeyKeeper(dir), dir)).toEqual({ ok: false, error: "key-missing" });
    writeFileSync(join(dir, "kiosk.key"), "short");
    expect(await openVault(fileKeyKeeper(dir), dir)).toEqual({ ok: false, error: "key-damaged" });
    expect(readFileSync(join(dir, mainKeyFile))).toEqual(before);
  });
});
