import { describe, expect, it } from "vitest";
import { dossierIntent, person } from "../../../../tests/support/intents.ts";
import { atPortal, keep } from "../../../../tests/support/keep.ts";
import { dataFolder } from "../../../../tests/support/store.ts";
import { manualClock } from "../../../shared/clock.ts";
import type { PortalDossier } from "../portal/port.ts";
import type { Store } from "./store.ts";

const nowMs = Date.UTC(2026, 10, 27, 3, 15);

async function place() {
  const clock = manualClock(nowMs);
  const folder = await dataFolder(clock);
  const store = folder.open();
  const take = (n: number, takenInAt: string | null, more: Partial<PortalDossier> = {}): number => {
    const { intentId } = keep(folder, store, dossierIntent({ submitter: person(n) }));
    const dueAt = takenInAt && "20261130170000";
    store.noteDossier(intentId, {
      ...atPortal(`code-${n}`),
      state: takenInAt ? 2 : 1,
      takenInAt,
      dueAt,
      ...more,
    });
    return intentId;
  };
  return { clock, folder, store, take };
}

const registered = (store: Store, from: string, to: string): readonly string[] =>
  store.takenInBetween(from, to, 10).map((intentId) => store.registerRow(intentId).officialCode);

describe("the register", () => {
  it("has what was taken in from the first to the last minute of its days, in that order, and nothing else", async () => {
    const { store, take } = await place();
    take(1, "20261126000000");
    take(2, "20261125235959");
    take(3, "20261125000000");
    take(4, "20261124235959");
    take(5, null);
    take(6, "20261125100000", { state: 3 });
    expect(registered(store, "2026-11-25", "2026-11-25")).toEqual(["code-3", "code-2"]);
    expect(registered(store, "2026-11-24", "2026-11-26")).toHaveLength(4);
    expect(store.takenInBetween("2026-11-24", "2026-11-26", 2)).toHaveLength(2);
  });

  it("says who, when it is due, and when the portal told that it was handed back", async () => {
    const { store, take, clock } = await place();
    const intentId = take(1, "20261125083000");
    expect(store.registerRow(intentId)).toEqual({
      officialCode: "code-1",
      procedureName: "Thủ tục đăng ký khai sinh",
      who: "Nguyễn Thị Thử 1",
      address: person(1).address,
      phone: "0912345678",
      takenInAt: "20261125083000",
      dueAt: "20261130170000",
      returnedAt: null,
      byPost: false,
    });
    clock.advance(3_600_000);
    const done = { ...atPortal("code-1"), takenInAt: "20261125083000", dueAt: "20261130170000" };
    store.noteDossier(intentId, { ...done, state: 10 });
    expect(store.registerRow(intentId).returnedAt).toBe("20261127111500");
  });

  it("keeps code and days of a wiped dossier, and nobody's name", async () => {
    const { store, take, clock } = await place();
    const intentId = take(1, "20261125083000", { state: 10 });
    clock.advance(1_000);
    store.wipeEnded(clock.nowMs());
    expect(store.registerRow(intentId)).toMatchObject({
      officialCode: "code-1",
      takenInAt: "20261125083000",
      returnedAt: "20261127101500",
      who: "",
      address: "",
      phone: "",
    });
    expect(registered(store, "2026-11-25", "2026-11-25")).toEqual(["code-1"]);
  });
});

describe("a return date", () => {
  it("that staff stand by is asked for anew when the portal changes it, and survives a new start", async () => {
    const { folder, store, take } = await place();
    const intentId = take(1, "20261125083000");
    expect(store.dateConfirmed(intentId, "20261130170000")).toBe(false);
    expect(store.confirmDate(intentId, "20261130170000", 1).ok).toBe(true);
    expect(store.dateConfirmed(intentId, "20261201170000")).toBe(false);
    expect(store.historyOf(intentId).at(-1)).toMatchObject({
      event: "staff-confirmed-date",
      fields: { staffId: 1 },
    });
    expect(folder.open().dateConfirmed(intentId, "20261130170000")).toBe(true);
  });
});

describe("papers", () => {
  it("are counted by their kind, and results one by one", async () => {
    const { store, take } = await place();
    const intentId = take(1, "20261125083000");
    store.recordPrint(intentId, "result", 1, "KQ-1");
    store.recordPrint(intentId, "control", 1);
    store.recordPrint(intentId, "control", 1);
    expect(store.printCount(intentId, "control")).toBe(2);
    expect(store.printCount(intentId, "result", "KQ-1")).toBe(1);
    expect(store.printCount(intentId, "result", "KQ-2")).toBe(0);
    expect(store.printCount(intentId)).toBe(3);
  });
});
