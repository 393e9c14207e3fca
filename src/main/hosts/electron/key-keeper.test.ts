import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SafeStorage } from "electron";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openVault } from "../../core/vault/vault.ts";
import { chooseKeeper, osKeyKeeper } from "./key-keeper.ts";

type Store = Parameters<typeof osKeyKeeper>[0];

function fakeStore(backend: ReturnType<SafeStorage["getSelectedStorageBackend"]>, available = true): Store {
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(available),
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: (text) => Promise.resolve(Buffer.from(`sealed:${text}`)),
    decryptStringAsync: (bytes) => {
      const text = bytes.toString();
      if (!text.startsWith("sealed:")) return Promise.reject(new Error("not ours"));
      return Promise.resolve({ result: text.slice(7), shouldReEncrypt: false });
    },
  };
}

describe("the key of a data folder", () => {
  let dir = "";
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "keeper-"));
  });
  afterAll(() => rm(dir, { recursive: true }));

  it("is kept by the system's store and opens again", async () => {
    const keeper = await chooseKeeper(fakeStore("gnome_libsecret"), dir, "linux");
    expect(keeper.kind).toBe("os-store");
    const first = await openVault(keeper, dir);
    const again = await openVault(osKeyKeeper(fakeStore("gnome_libsecret")), dir);
    if (!first.ok || !again.ok) throw new Error("the vault did not open");
    expect(again.value.hash("ticket", "1")).toBe(first.value.hash("ticket", "1"));
  });

  it("says so when the store cannot open it or is not there, and never throws", async () => {
    const keeper = osKeyKeeper(fakeStore("kwallet6"));
    expect(await keeper.unwrap(Buffer.from("someone else's"))).toEqual({ ok: false, error: "key-damaged" });
    const dead = osKeyKeeper({
      ...fakeStore("kwallet6"),
      encryptStringAsync: () => Promise.reject(new Error("no")),
    });
    expect(await dead.wrap(Buffer.from("k"))).toEqual({ ok: false, error: "keeper-unavailable" });
  });

  it.each(["basic_text", "unknown"] as const)(
    "goes to a key file in a Linux session with %s",
    async (backend) => {
      expect((await chooseKeeper(fakeStore(backend), dir, "linux")).kind).toBe("key-file");
    },
  );

  it("goes to a key file where the store is not available, and to DPAPI on Windows", async () => {
    expect((await chooseKeeper(fakeStore("gnome_libsecret", false), dir, "linux")).kind).toBe("key-file");
    expect((await chooseKeeper(fakeStore("unknown"), dir, "win32")).kind).toBe("os-store");
  });

  it("stays with the key file a folder began with, whichever host opens it", async () => {
    await writeFile(join(dir, "kiosk.key"), "x");
    expect((await chooseKeeper(fakeStore("gnome_libsecret"), dir, "linux")).kind).toBe("key-file");
  });
});
