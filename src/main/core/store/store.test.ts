import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { accountIntent, dossierIntent, person, scan } from "../../../../tests/support/intents.ts";
import { type DataFolder, dataFolder, storeOptions } from "../../../../tests/support/store.ts";
import type { DossierIntent, DossierStatus } from "../../../shared/dossier.ts";
import { memoryKeyKeeper } from "../vault/keeper.ts";
import { openVault } from "../vault/vault.ts";
import { openStore, type Store } from "./store.ts";

function keep(
  folder: DataFolder,
  store: Store,
  intent: DossierIntent,
  accountIntentId: number | null = null,
): DossierStatus {
  const kept = store.keepDossier(intent, folder.vault.newDataKey(), { accountIntentId });
  if (!kept.ok) throw new Error(kept.error);
  return kept.value;
}

function keepAccount(folder: DataFolder, store: Store): number {
  const kept = store.keepAccount(accountIntent(), folder.vault.newDataKey());
  if (!kept.ok) throw new Error(kept.error);
  return kept.value.intentId;
}

describe("a kept dossier", () => {
  it("is there after a restart, with the status the desk was told", async () => {
    const folder = await dataFolder();
    const intent = dossierIntent({ scans: [scan("file-1"), scan("file-2")] });
    const told = keep(folder, folder.open(), intent);
    const store = folder.open();
    expect(store.dossierStatus(told.intentId)).toEqual(told);
    expect(store.intentFor(told.intentId)).toEqual(intent);
    expect(store.knownFileIds()).toEqual(new Set(["file-1", "file-2"]));
    expect(store.waitingCount()).toBe(1);
    expect(told).toMatchObject({ state: "waiting", reason: null, officialCode: null, dueAt: null });
  });

  it("is numbered by the desk's day, kiosk and order", async () => {
    const folder = await dataFolder();
    const store = folder.open({ kioskNumber: 2 });
    expect(keep(folder, store, dossierIntent()).localNumber).toBe("CHO-261125-2-001");
    expect(keep(folder, store, dossierIntent()).localNumber).toBe("CHO-261125-2-002");
    const lateEvening = Date.UTC(2026, 10, 25, 17, 0);
    expect(keep(folder, store, dossierIntent({ confirmedAtMs: lateEvening })).localNumber).toBe(
      "CHO-261126-2-001",
    );
  });

  it("is one, however often the same session confirms it", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const key = folder.vault.newDataKey();
    const links = { accountIntentId: null, sessionId: "session-1" };
    const first = store.keepDossier(dossierIntent(), key, links);
    expect(store.keepDossier(dossierIntent(), key, links)).toEqual(first);
    expect(store.waitingCount()).toBe(1);
  });

  it("waits for a person at once when the citizen wants to log in alone", async () => {
    const folder = await dataFolder();
    expect(keep(folder, folder.open(), dossierIntent({ route: "self" }))).toMatchObject({
      state: "needs-person",
      reason: "self",
    });
  });

  it("is not kept, and nothing before it is harmed, when the disk is full", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const before = keep(folder, store, dossierIntent());
    const answers = { long: "x".repeat(400_000) };
    // SQLite answers the same when a file reaches its page limit as when the disk is full.
    const kept = folder
      .open({ maxPages: 60 })
      .keepDossier(dossierIntent({ answers, scans: [scan("late")] }), folder.vault.newDataKey(), {
        accountIntentId: null,
      });
    expect(kept).toEqual({ ok: false, error: "disk-full" });
    const again = folder.open();
    expect(again.dossierStatus(before.intentId)).toEqual(before);
    expect(again.knownFileIds().size).toBe(0);
    expect(keep(folder, again, dossierIntent()).localNumber).toBe("CHO-261125-1-002");
  });
});

describe("a dossier behind a registration", () => {
  it("is held until the portal took the registration, and released by CHO_XAC_THUC", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const account = keepAccount(folder, store);
    const { intentId } = keep(folder, store, dossierIntent(), account);
    expect(store.dossierStatus(intentId)).toMatchObject({ state: "held", reason: "behind-account" });
    store.noteAccount(account, { reference: "r", accountId: "TK1", state: "otp-sent" });
    expect(store.dossierStatus(intentId)).toMatchObject({ state: "waiting", reason: null });
    expect(store.accountStatus(account)).toEqual({
      intentId: account,
      state: "otp-sent",
      accountId: "TK1",
      refusal: null,
    });
  });

  it("goes on when somebody else has that account, stays held when it was refused", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const [first, second] = [keepAccount(folder, store), keepAccount(folder, store)];
    const free = keep(folder, store, dossierIntent(), first);
    const held = keep(folder, store, dossierIntent(), second);
    store.refuseAccount(first, "someone-elses", null);
    store.refuseAccount(second, "refused", "Số điện thoại không đúng");
    expect(store.dossierStatus(free.intentId).state).toBe("waiting");
    expect(store.dossierStatus(held.intentId)).toMatchObject({ state: "held", reason: "behind-account" });
    expect(store.accountStatus(second)).toMatchObject({
      state: "refused",
      refusal: "Số điện thoại không đúng",
    });
  });

  it("waits for nothing when the account stands already", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const account = keepAccount(folder, store);
    store.noteAccount(account, { reference: "r", accountId: "TK1", state: "otp-sent" });
    store.setAccountState(account, "active");
    expect(store.accountStatus(account)).toMatchObject({ state: "active", accountId: "TK1" });
    expect(keep(folder, store, dossierIntent(), account).state).toBe("waiting");
  });
});

describe("looking up", () => {
  it("needs the slip and the last four of phone or ID number", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const told = keep(folder, store, dossierIntent());
    const spaced = told.ticket.replaceAll(/(\d{4})/g, "$1 ");
    expect(told.ticket).toMatch(/^\d{39}$/);
    expect(store.ticketKnown(spaced)).toBe(true);
    expect(store.findByTicket(spaced, "5678")).toEqual({ ok: true, value: told });
    expect(store.findByTicket(told.ticket, person().idNumber.slice(-4))).toEqual({ ok: true, value: told });
    expect(store.findByTicket(told.ticket, "0000")).toEqual({ ok: false, error: "proof-wrong" });
    expect(store.findByTicket("1".repeat(39), "5678")).toEqual({ ok: false, error: "ticket-unknown" });
    expect(store.ticketKnown("12")).toBe(false);
  });

  it("by official code needs the number of the submitter or the owner", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const owner = { fullName: "Trần Văn Chủ", idNumber: "087088000009" };
    const { intentId } = keep(folder, store, dossierIntent({ owner }));
    store.noteDossier(intentId, atPortal("H20.82-261125-0001"));
    expect(store.findByCode(" h20.82-261125-0001 ", person().idNumber)?.intentId).toBe(intentId);
    expect(store.findByCode("H20.82-261125-0001", owner.idNumber)?.intentId).toBe(intentId);
    expect(store.findByCode("H20.82-261125-0001", "087088000000")).toBeNull();
  });

  it("notices the same procedure of the same person on the same day, unless cancelled", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    keep(folder, store, dossierIntent());
    expect(store.sameDossierToday(person().idNumber, "1.001193")).toBe(true);
    expect(store.sameDossierToday(person().idNumber, "2.000635")).toBe(false);
    expect(store.sameDossierToday(person(2).idNumber, "1.001193")).toBe(false);
    expect(store.sameDossierToday(person().idNumber, "1.001193", Date.UTC(2026, 10, 26, 1))).toBe(false);
  });
});

function atPortal(officialCode: string) {
  const empty = { takenInAt: null, dueAt: null, missingPapers: null, results: [] };
  return { reference: "r", officialCode, state: 1 as const, ...empty };
}

describe("news from the portal", () => {
  it("reaches the status once, and only when something changed", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const { intentId } = keep(folder, store, dossierIntent());
    expect(store.noteDossier(intentId, atPortal("H20-1"))).toBe(true);
    expect(store.noteDossier(intentId, atPortal("H20-1"))).toBe(false);
    expect(store.waitingCount()).toBe(0);
    expect(store.unfinished(0, 10)).toEqual([intentId]);
    const done = {
      ...atPortal("H20-1"),
      state: 10 as const,
      takenInAt: "20261125083000",
      dueAt: "20261126170000",
    };
    expect(store.noteDossier(intentId, { ...done, results: [{ id: "g1", name: "Giấy khai sinh" }] })).toBe(
      true,
    );
    expect(store.dossierStatus(intentId)).toMatchObject({
      state: "accepted",
      portalState: 10,
      dueAt: "20261126170000",
      results: [{ id: "g1", name: "Giấy khai sinh" }],
    });
    expect(store.unfinished(0, 10)).toEqual([]);
  });

  it("after a kill, what was being sent is of unknown outcome", async () => {
    const folder = await dataFolder();
    const { intentId } = keep(folder, folder.open(), dossierIntent());
    folder.open().markSending(intentId);
    const store = folder.open();
    expect(store.recoverSending()).toBe(1);
    expect(store.dossierStatus(intentId)).toMatchObject({ state: "unknown", reason: "answer-unknown" });
  });
});

describe("the line", () => {
  it("offers a citizen's rows in order, and passes one that keeps failing", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const [a1, a2] = [keep(folder, store, dossierIntent()), keep(folder, store, dossierIntent())];
    const b = keep(folder, store, dossierIntent({ submitter: person(2) }));
    const offered = (): readonly number[] => {
      const seen: number[] = [];
      store.firstWaiting(3, ({ intentId }) => seen.push(intentId) === 0);
      return seen;
    };
    expect(offered()).toEqual([a1.intentId, b.intentId]);
    for (const _ of [1, 2, 3]) store.markWaiting(a1.intentId, "portal-down", true);
    expect(offered()).toEqual([a1.intentId, a2.intentId, b.intentId]);
  });

  it("keeps the portal's words for a refusal, and where an upload stands", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const { intentId } = keep(folder, store, dossierIntent({ scans: [scan("f1")] }));
    store.noteUploadUrl("f1", "/tep/1");
    store.noteUploaded(intentId, "f1", 0, "/tep/1");
    expect(store.task(intentId)).toMatchObject({
      kind: "dossier",
      uploads: [{ fileId: "f1", url: "/tep/1", uploaded: true }],
    });
    store.markNeedsPerson(intentId, "refused", "Thiếu tên cha");
    expect(store.dossierStatus(intentId)).toMatchObject({ state: "needs-person", refusal: "Thiếu tên cha" });
  });
});

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
