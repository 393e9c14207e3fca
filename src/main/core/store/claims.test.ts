import { describe, expect, it } from "vitest";
import { dossierIntent, scan } from "../../../../tests/support/intents.ts";
import { keep } from "../../../../tests/support/keep.ts";
import { dataFolder } from "../../../../tests/support/store.ts";

describe("a claim", () => {
  it("of a row with nothing to upload notes in the same write that it is being sent", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const [plain, withScan] = [
      keep(folder, store, dossierIntent()),
      keep(folder, store, dossierIntent({ scans: [scan("f1")] })),
    ].map(({ intentId }) => intentId) as [number, number];
    expect([store.claim(plain, "send"), store.claim(withScan, "send")]).toEqual([true, true]);
    expect(store.lineRow(plain)).toMatchObject({ state: "sending", leased: true });
    expect(store.lineRow(withScan)).toMatchObject({ state: "waiting", leased: true });
  });

  it("leaves a row that was answered before waiting, because it is asked about first", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const { intentId } = keep(folder, store, dossierIntent());
    store.markWaiting(intentId, "portal-slow", true);
    store.claim(intentId, "send");
    expect(store.lineRow(intentId)).toMatchObject({ state: "waiting", leased: true });
  });

  it("is made once, and not of a row that stands elsewhere", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const { intentId } = keep(folder, store, dossierIntent({ scans: [scan("f1")] }));
    expect(store.claim(intentId, "look-up")).toBe(false);
    expect([store.claim(intentId, "send"), store.claim(intentId, "send")]).toEqual([true, false]);
    expect(store.waitingAfter(0, 10)).toEqual([]);
    store.release(intentId);
    expect(store.claim(intentId, "send")).toBe(true);
  });

  it("of a run that was killed is void: what was being sent is unknown, the rest is free", async () => {
    const folder = await dataFolder();
    const before = folder.open();
    const sent = keep(folder, before, dossierIntent()).intentId;
    const uploading = keep(folder, before, dossierIntent({ scans: [scan("f1")] })).intentId;
    for (const intentId of [sent, uploading]) before.claim(intentId, "send");
    const store = folder.open();
    expect(store.recoverSending()).toBe(1);
    expect(store.lineRow(sent)).toMatchObject({ state: "unknown", leased: false });
    expect(store.lineRow(uploading)).toMatchObject({ state: "waiting", leased: false });
    expect(store.counts()).toEqual({ waiting: 1, unknown: 1 });
  });

  it("stands or falls with the other writes of its commit", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const [one, next] = [keep(folder, store, dossierIntent()), keep(folder, store, dossierIntent())];
    store.claim(one.intentId, "send");
    expect(() =>
      store.atomically(() => {
        store.markNeedsPerson(one.intentId, "refused", null);
        store.claim(next.intentId, "send");
        throw new Error("the disk is full");
      }),
    ).toThrow("full");
    expect(store.lineRow(one.intentId)).toMatchObject({ state: "sending", leased: true });
    expect(store.lineRow(next.intentId)).toMatchObject({ state: "waiting", leased: false });
    expect(store.counts().waiting).toBe(1);
  });
});
