import { describe, expect, it } from "vitest";
import { dossierIntent, person, scan } from "../../../../tests/support/intents.ts";
import { atPortal, keep, keepAccount } from "../../../../tests/support/keep.ts";
import { type DataFolder, dataFolder } from "../../../../tests/support/store.ts";
import type { Store } from "./store.ts";

const staff = 7;
const notNow = { ok: false, error: "not-now" } as const;
const done = { ok: true, value: null } as const;

async function opened(): Promise<{ readonly folder: DataFolder; readonly store: Store }> {
  const folder = await dataFolder();
  return { folder, store: folder.open() };
}

/** A correction as a session makes it: under the key of what it corrects. */
function correct(store: Store, corrects: number, more = {}): ReturnType<Store["keepDossier"]> {
  const key = store.keyFor(corrects);
  if (!key) throw new Error("wiped");
  return store.keepDossier(dossierIntent(more), key, { accountIntentId: null, sessionId: "mend", corrects });
}

describe("the board", () => {
  it("shows everything that is not finished, oldest first, page by page, with its person and acts", async () => {
    const { folder, store } = await opened();
    const kept = [1, 2, 3, 4].map(
      (n) => keep(folder, store, dossierIntent({ submitter: person(n) })).intentId,
    );
    const [first, second, third, fourth] = kept as [number, number, number, number];
    store.markNeedsPerson(first, "refused", "Thiếu tên cha");
    store.noteDossier(second, atPortal("H20-2"));
    store.markUnknown(third, "answer-unknown");
    const page = store.boardPage("all", null, 2);
    expect(page.rows).toMatchObject([
      {
        intentId: first,
        who: person(1).fullName,
        phone: "0912345678",
        procedureName: "Thủ tục đăng ký khai sinh",
        state: "needs-person",
        words: "Thiếu tên cha",
        acts: ["retry", "correct", "cancel"],
      },
      { intentId: third, state: "unknown", words: null, acts: ["retry", "hold"] },
    ]);
    expect(page.next).toBe(third);
    expect(store.boardPage("all", page.next, 2)).toMatchObject({ rows: [{ intentId: fourth }], next: null });
    expect(store.boardPage("waiting", null, 9).rows.map(({ intentId }) => intentId)).toEqual([third, fourth]);
    expect(store.boardCounts()).toEqual({
      all: 3,
      "needs-person": 1,
      waiting: 2,
      held: 0,
      paper: 4,
      supplement: 0,
      "at-portal": 1,
    });
    expect(store.boardRow(second)).toMatchObject({ state: "accepted", acts: [] });
    expect(store.boardRow(99)).toBeNull();
  });

  it("counts and marks what the portal says lacks papers, until the portal has them", async () => {
    const { folder, store } = await opened();
    const [lacking, complete] = [1, 2].map(() => keep(folder, store, dossierIntent()).intentId);
    const tells = (intentId: number | undefined, state: 4 | 5): void =>
      void store.noteDossier(intentId ?? 0, { ...atPortal(`000.00.00.H20-261125-000${intentId}`), state });
    tells(lacking, 5);
    tells(complete, 4);
    expect(store.boardCounts()).toMatchObject({ supplement: 1, "at-portal": 2 });
    expect(store.boardPage("supplement", null, 9)).toMatchObject({
      rows: [{ intentId: lacking, lacksPapers: true }],
      next: null,
    });
    expect(store.boardRow(complete ?? 0)?.lacksPapers).toBe(false);
    tells(lacking, 4);
    expect(store.boardCounts()).toMatchObject({ supplement: 0, "at-portal": 2 });
    expect(store.boardPage("supplement", null, 9).rows).toEqual([]);
  });

  it("shows a refused registration and what stands behind it as one problem", async () => {
    const { folder, store } = await opened();
    const account = keepAccount(folder, store);
    const behindNumbers = [1, 2].map(() => keep(folder, store, dossierIntent(), account).localNumber);
    expect(store.boardCounts()).toMatchObject({ all: 1, held: 0 });
    store.refuseAccount(account, "refused", "Số điện thoại sai");
    expect(store.boardPage("all", null, 9).rows).toMatchObject([
      {
        intentId: account,
        kind: "account",
        behind: 2,
        behindNumbers,
        words: "Số điện thoại sai",
        acts: ["retry", "release", "cancel"],
      },
    ]);
    expect(store.boardCounts()).toEqual({
      all: 1,
      "needs-person": 1,
      waiting: 0,
      held: 0,
      paper: 2,
      supplement: 0,
      "at-portal": 0,
    });
    expect(store.waitingCount()).toBe(2);
  });
});

describe("staff", () => {
  it("hold a waiting row, so that the queue passes it, and let it go again", async () => {
    const { folder, store } = await opened();
    const { intentId } = keep(folder, store, dossierIntent());
    expect(store.holdRow(intentId, staff)).toEqual(done);
    expect(store.dossierStatus(intentId)).toMatchObject({ state: "held", reason: "by-staff" });
    expect(store.claim(intentId, "send")).toBe(false);
    expect(store.boardCounts()).toMatchObject({ held: 1, waiting: 0 });
    expect(store.releaseRow(intentId, staff)).toEqual(done);
    expect(store.claim(intentId, "send")).toBe(true);
    expect(store.holdRow(intentId, staff)).toEqual(notNow);
  });

  it("who hold a row in doubt keep it after it is proven absent, and may then end it", async () => {
    const { folder, store } = await opened();
    const { intentId } = keep(folder, store, dossierIntent());
    store.markSending(intentId);
    store.markWaiting(intentId, "portal-slow", true);
    expect(store.cancelRow(intentId, "by-citizen", staff)).toEqual(notNow);
    store.holdRow(intentId, staff);
    expect(store.dossierStatus(intentId)).toMatchObject({ state: "unknown", reason: "by-staff" });
    store.markAbsent(intentId);
    expect(store.dossierStatus(intentId)).toMatchObject({ state: "held", reason: "by-staff" });
    expect(store.cancelRow(intentId, "by-citizen", staff)).toEqual(done);
    expect(store.dossierStatus(intentId)).toMatchObject({ state: "cancelled", reason: "by-citizen" });
  });

  it("cancel nothing that is being sent, unknown, or at the portal, and nothing twice", async () => {
    const { folder, store } = await opened();
    const { intentId } = keep(folder, store, dossierIntent());
    const cancel = () => store.cancelRow(intentId, "mistake", staff);
    store.markSending(intentId);
    expect(cancel()).toEqual(notNow);
    store.markUnknown(intentId, "answer-unknown");
    expect(cancel()).toEqual(notNow);
    store.noteDossier(intentId, atPortal("H20-1"));
    expect(cancel()).toEqual(notNow);
    expect(store.cancelRow(99, "mistake", staff)).toEqual({ ok: false, error: "not-found" });
  });

  it("may cancel what never left: a create without a connection leaves no doubt, an answered fault does", async () => {
    const { folder, store } = await opened();
    const { intentId } = keep(folder, store, dossierIntent());
    store.markSending(intentId);
    store.markWaiting(intentId, "portal-down", false);
    expect(store.boardRow(intentId)?.acts).toContain("cancel");
    store.markSending(intentId);
    store.markWaiting(intentId, "portal-slow", true);
    store.markSending(intentId);
    store.markWaiting(intentId, "portal-down", false);
    expect(store.boardRow(intentId)?.acts).not.toContain("cancel");
    store.markNeedsPerson(intentId, "refused", null);
    expect(store.cancelRow(intentId, "on-paper", staff)).toEqual(done);
  });

  it("send a refused registration again with its dossiers behind it, or let them go without it", async () => {
    const { folder, store } = await opened();
    const account = keepAccount(folder, store);
    const { intentId } = keep(folder, store, dossierIntent(), account);
    store.refuseAccount(account, "refused", "Số điện thoại sai");
    expect(store.retryRow(account, staff)).toEqual(done);
    expect(store.accountStatus(account).state).toBe("waiting");
    expect(store.dossierStatus(intentId)).toMatchObject({ state: "held", reason: "behind-account" });
    store.refuseAccount(account, "refused", "Số điện thoại sai");
    expect(store.releaseRow(account, staff)).toEqual(done);
    expect(store.dossierStatus(intentId)).toMatchObject({ state: "waiting", reason: null });
    expect(store.boardRow(account)?.acts).toEqual(["retry", "cancel"]);
  });

  it("let a dossier go without its refused registration once for all, whatever becomes of it after", async () => {
    const { folder, store } = await opened();
    const account = keepAccount(folder, store);
    const [held, asked] = [1, 2].map(() => keep(folder, store, dossierIntent(), account).intentId) as [
      number,
      number,
    ];
    store.refuseAccount(account, "refused", "Số điện thoại sai");
    store.releaseRow(account, staff);
    store.holdRow(held, staff);
    expect(store.releaseRow(held, staff)).toEqual(done);
    expect(store.dossierStatus(held)).toMatchObject({ state: "waiting", reason: null });
    store.markSending(asked);
    store.markUnknown(asked, "answer-unknown");
    store.markAbsent(asked);
    expect(store.dossierStatus(asked)).toMatchObject({ state: "waiting", reason: null });
  });

  it("who cancel a registration cancel what stands behind it, and nobody waits for it later", async () => {
    const { folder, store } = await opened();
    const account = keepAccount(folder, store);
    const { intentId } = keep(folder, store, dossierIntent(), account);
    expect(store.cancelRow(account, "by-citizen", staff)).toEqual(done);
    expect(store.dossierStatus(intentId)).toMatchObject({ state: "cancelled", reason: "by-citizen" });
    expect(keep(folder, store, dossierIntent(), account).state).toBe("waiting");
    expect(store.boardCounts().all).toBe(1);
  });

  it("close a dossier that its citizen submitted by the official code, and claim no date", async () => {
    const { folder, store } = await opened();
    const other = keep(folder, store, dossierIntent());
    store.noteDossier(other.intentId, atPortal("H20-1"));
    const { intentId } = keep(folder, store, dossierIntent({ route: "self" }));
    expect(store.closeSelf(intentId, "H20-1", staff)).toEqual({ ok: false, error: "code-wrong" });
    expect(store.closeSelf(intentId, "H20-2", staff)).toEqual(done);
    expect(store.dossierStatus(intentId)).toMatchObject({
      state: "accepted",
      officialCode: "H20-2",
      dueAt: null,
      takenInAt: null,
    });
  });
});

describe("a corrected dossier", () => {
  it("is a new intent in the place of the old one, with its scans, uploads and registration", async () => {
    const { folder, store } = await opened();
    const account = keepAccount(folder, store);
    store.noteAccount(account, { reference: "r", accountId: "TK1", state: "active" });
    const old = keep(folder, store, dossierIntent({ scans: [scan("f1"), scan("f2")] }), account);
    store.noteUploaded(old.intentId, "f2", 1, "/tep/2");
    store.markNeedsPerson(old.intentId, "refused", "Thiếu tên cha");
    const kept = correct(store, old.intentId, { scans: [scan("f2"), scan("f3")], phone: "0987654321" });
    if (!kept.ok) throw new Error(kept.error);
    expect(store.dossierStatus(old.intentId)).toMatchObject({ state: "cancelled", reason: "corrected" });
    expect(kept.value).toMatchObject({ state: "waiting", refusal: null });
    expect(store.task(kept.value.intentId)).toMatchObject({
      uploads: [
        { fileId: "f2", uploaded: true, url: "/tep/2" },
        { fileId: "f3", uploaded: false },
      ],
    });
    expect(store.task(kept.value.intentId)?.reference).not.toBe(store.task(old.intentId)?.reference);
    expect(store.behind(account)).toEqual([old.intentId, kept.value.intentId]);
  });

  it("is found by the old slip, with the numbers the old slip was proven by, however often it was corrected", async () => {
    const { folder, store } = await opened();
    const old = keep(folder, store, dossierIntent());
    const once = correct(store, old.intentId, { phone: "0987654321" });
    if (!once.ok) throw new Error(once.error);
    const key = store.keyFor(once.value.intentId);
    if (!key) throw new Error("wiped");
    const links = { accountIntentId: null, corrects: once.value.intentId };
    const twice = store.keepDossier(dossierIntent(), key, links);
    if (!twice.ok) throw new Error(twice.error);
    expect(store.findByTicket(old.ticket, "5678")).toEqual(twice);
    expect(store.findByTicket(once.value.ticket, "4321")).toEqual(twice);
  });

  it("is not its own second dossier of the day", async () => {
    const { folder, store } = await opened();
    const old = keep(folder, store, dossierIntent());
    const asked = (corrects: number | null) =>
      store.sameDossierToday(person().idNumber, "1.001193", undefined, corrects);
    expect([asked(null), asked(old.intentId)]).toEqual([true, false]);
    correct(store, old.intentId);
    expect(asked(null)).toBe(true);
  });

  it("is one, however often its session confirms it, and nothing else takes the old one's place", async () => {
    const { folder, store } = await opened();
    const old = keep(folder, store, dossierIntent());
    const first = correct(store, old.intentId);
    expect(correct(store, old.intentId)).toEqual(first);
    const key = store.keyFor(old.intentId);
    if (!key) throw new Error("wiped");
    const links = { accountIntentId: null, sessionId: "another", corrects: old.intentId };
    expect(store.keepDossier(dossierIntent(), key, links)).toEqual(notNow);
    expect(store.boardCounts().all).toBe(1);
  });

  it("is refused while the portal may have the old one", async () => {
    const { folder, store } = await opened();
    const { intentId } = keep(folder, store, dossierIntent());
    store.markSending(intentId);
    expect(correct(store, intentId)).toEqual(notNow);
    store.markUnknown(intentId, "answer-unknown");
    expect(correct(store, intentId)).toEqual(notNow);
    store.markAbsent(intentId);
    expect(correct(store, intentId)).toMatchObject({ ok: true });
  });
});
