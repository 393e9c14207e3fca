import { describe, expect, it } from "vitest";
import { dossierIntent, person, scan } from "../../../../tests/support/intents.ts";
import { atPortal, keep, keepAccount } from "../../../../tests/support/keep.ts";
import { dataFolder } from "../../../../tests/support/store.ts";

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
    expect(store.dossierStatus(held.intentId)).toMatchObject({ state: "held", reason: "account-refused" });
    const later = keep(folder, store, dossierIntent(), second);
    expect(later).toMatchObject({ state: "held", reason: "account-refused" });
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

  it("is heard too when only the words or the results changed", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const { intentId } = keep(folder, store, dossierIntent());
    const lacking = { ...atPortal("H20-1"), state: 5 as const, missingPapers: "Giấy chứng sinh" };
    store.noteDossier(intentId, lacking);
    expect(store.noteDossier(intentId, { ...lacking, missingPapers: "Giấy chứng sinh, tờ khai" })).toBe(true);
    expect(store.dossierStatus(intentId).missingPapers).toBe("Giấy chứng sinh, tờ khai");
    expect(store.noteDossier(intentId, { ...lacking, results: [{ id: "g1", name: "Bản nháp" }] })).toBe(true);
  });

  it("is taken in whatever an official code of some province looks like", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const { intentId } = keep(folder, store, dossierIntent());
    expect(store.noteDossier(intentId, atPortal("H20/2611250000000001 (Đ)"))).toBe(true);
    expect(store.dossierStatus(intentId).state).toBe("accepted");
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
    const offered = (): readonly number[] =>
      store
        .waitingAfter(0, 10)
        .filter((row) => store.isClear(row, 3))
        .map(({ intentId }) => intentId);
    expect(offered()).toEqual([a1.intentId, b.intentId]);
    for (const _ of [1, 2, 3]) store.markWaiting(a1.intentId, "portal-down", true);
    expect(offered()).toEqual([a1.intentId, a2.intentId, b.intentId]);
    const { citizen } = store.waitingAfter(0, 1)[0] ?? { citizen: "" };
    expect(store.headsOf(citizen, 3).map(({ intentId }) => intentId)).toEqual([a1.intentId, a2.intentId]);
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
