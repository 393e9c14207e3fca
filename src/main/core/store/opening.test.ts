import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { dossierIntent, scan } from "../../../../tests/support/intents.ts";
import { atPortal, keep, keepAccount } from "../../../../tests/support/keep.ts";
import { dataFolder, storeOptions } from "../../../../tests/support/store.ts";
import { memoryKeyKeeper } from "../vault/keeper.ts";
import { openVault } from "../vault/vault.ts";
import { openStore } from "./store.ts";

describe("a draft", () => {
  it("survives a crash and is gone, with its key, once cleared", async () => {
    const folder = await dataFolder();
    const key = folder.vault.newDataKey();
    folder.open().saveDraft("s1", '{"a":"Trần Thị Nháp"}', key);
    const store = folder.open();
    expect(store.loadDraft()).toMatchObject({ sessionId: "s1", json: '{"a":"Trần Thị Nháp"}' });
    store.clearDraft();
    expect(store.loadDraft()).toBeNull();
    const wrapped = Buffer.from(key.wrapped);
    for (const name of readdirSync(folder.dir).filter((file) => file.startsWith("kiosk.db"))) {
      expect(readFileSync(join(folder.dir, name)).includes(wrapped)).toBe(false);
    }
  });
});

describe("opening", () => {
  it("refuses a store of another portal, mode, kiosk or key, with words, and touches nothing", async () => {
    const folder = await dataFolder();
    folder.open().close();
    const other = await openVault(memoryKeyKeeper(), join(folder.dir, "elsewhere"));
    if (!other.ok) throw new Error(other.error);
    const code = (more: Parameters<typeof storeOptions>[1]): string => {
      const opened = openStore(storeOptions(folder, more));
      return opened.ok ? "opened" : opened.error.code;
    };
    expect(code({ portalIdentity: { url: "https://portal.example", mode: "real" } })).toBe("another-portal");
    expect(code({ kioskId: "kiosk-2" })).toBe("another-kiosk");
    expect(code({ vault: other.value })).toBe("wrong-key");
    expect(folder.open().lastStopClean).toBe(true);
    expect(code({})).toBe("in-use");
  });

  it("refuses a newer file, and a file that is no store", async () => {
    const folder = await dataFolder();
    folder.open().close();
    const db = new Database(join(folder.dir, "kiosk.db"));
    db.pragma("user_version = 999");
    db.close();
    expect(openStore(storeOptions(folder))).toMatchObject({ ok: false, error: { code: "newer-file" } });
    writeFileSync(
      join(folder.dir, "text.db"),
      "this is not a database, only a text of some length".repeat(40),
    );
    expect(openStore(storeOptions(folder, { path: join(folder.dir, "text.db") }))).toMatchObject({
      ok: false,
      error: { code: "damaged-file" },
    });
  });

  it("counts prints and ratings without the person", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const { intentId } = keep(folder, store, dossierIntent());
    store.recordPrint(intentId, "kept", 1);
    store.recordPrint(intentId, "kept", 2);
    store.recordRating(5, ["friendly"]);
    expect(store.printCount(intentId)).toBe(2);
  });
});

it("no personal value lies in clear anywhere in the data folder", async () => {
  const folder = await dataFolder();
  const store = folder.open();
  const key = folder.vault.newDataKey();
  const owner = { fullName: "Lê Văn Chủ Hồ Sơ", idNumber: "087088000009" };
  const delivery = {
    kind: "post",
    receiver: "Phạm Thị Nhận",
    phone: "0987654321",
    address: "Ấp Thử, Xã Mẫu",
  } as const;
  const intent = dossierIntent({ owner, delivery, scans: [scan("f1")] });
  const account = keepAccount(folder, store);
  const told = keep(folder, store, intent, account);
  store.noteAccount(account, { reference: "r", accountId: "TK-0871990-1", state: "otp-sent" });
  store.noteDossier(told.intentId, {
    ...atPortal("H20-1"),
    missingPapers: "Bổ sung giấy của Lê Văn Chủ Hồ Sơ",
  });
  store.saveDraft("s1", JSON.stringify(intent), key);
  const { fullName, idNumber, address } = intent.submitter;
  const personal = [
    ...Object.values({
      fullName,
      idNumber,
      address,
      phone: intent.phone,
      email: intent.email,
      ticket: told.ticket,
    }),
    ...Object.values(owner),
    ...Object.values(delivery).slice(1),
    "Nguyễn Văn Bé Thử",
    "Giấy chứng sinh",
    "1999-09-05",
    "Nguyễn",
    "TK-0871990-1",
  ];
  const files = readdirSync(folder.dir, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.map(({ name }) => name)).toContain("kiosk.db-wal");
  for (const file of files) {
    const bytes = readFileSync(join(file.parentPath, file.name));
    for (const value of personal) {
      expect(bytes.includes(value) || bytes.includes(value.normalize("NFD"))).toBe(false);
      expect(bytes.includes(Buffer.from(value, "utf16le"))).toBe(false);
    }
  }
});
