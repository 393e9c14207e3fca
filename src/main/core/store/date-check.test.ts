import { describe, expect, it } from "vitest";
import { manualClock } from "../../../shared/clock.ts";
import { accountIntent, dossierIntent } from "../../../../tests/support/intents.ts";
import { dataFolder } from "../../../../tests/support/store.ts";
import type { ClockTrust } from "../portal/port.ts";
import type { DossierLinks } from "./keep.ts";

const day = 86_400_000;

async function desk(startMs?: number) {
  const clock = manualClock(startMs);
  const folder = await dataFolder(clock);
  const store = folder.open();
  const keep = (clockTrust: ClockTrust, more: Partial<DossierLinks> = {}, intent = dossierIntent()) => {
    const kept = store.keepDossier(intent, folder.vault.newDataKey(), {
      accountIntentId: null,
      clockTrust,
      ...more,
    });
    if (!kept.ok) throw new Error(kept.error);
    return kept.value;
  };
  return { clock, folder, store, keep };
}

const free = { state: "waiting", reason: null };
const unsure = { state: "held", reason: "date-unsure" };

describe("the date of a dossier", () => {
  it("is trusted when the portal's Date was heard, or nothing speaks against our clock", async () => {
    const { keep } = await desk();
    expect([keep("heard"), keep("unheard")]).toMatchObject([free, free]);
  });

  it("is for staff to confirm when the clock was set since the portal was last heard", async () => {
    const { keep } = await desk();
    expect(keep("moved")).toMatchObject(unsure);
  });

  it("is for staff to confirm when the machine believes in a year before this program", async () => {
    const { keep, clock } = await desk(0);
    expect(keep("unheard")).toMatchObject(unsure);
    clock.jump(Date.UTC(2026, 10, 25));
    expect(keep("unheard")).toMatchObject(free);
  });

  it("is for staff to confirm once when the clock stands before the row kept last", async () => {
    const { keep, clock } = await desk();
    keep("heard");
    clock.jump(-3 * day);
    expect([keep("unheard"), keep("unheard")]).toMatchObject([unsure, free]);
  });

  it("does not matter where the citizen submits it themself", async () => {
    const { keep } = await desk();
    expect(keep("moved", {}, dossierIntent({ route: "self" }))).toMatchObject({
      state: "needs-person",
      reason: "self",
    });
  });

  it("lets the dossier go, or behind its registration, when staff say that it is right", async () => {
    const { store, keep, folder } = await desk();
    const account = store.keepAccount(accountIntent(), folder.vault.newDataKey());
    const accountIntentId = account.ok ? account.value.intentId : null;
    const alone = keep("moved").intentId;
    const behind = keep("moved", { accountIntentId }).intentId;
    expect(store.releaseRow(alone, 1)).toMatchObject({ ok: true });
    expect(store.releaseRow(behind, 1)).toMatchObject({ ok: true });
    expect(store.dossierStatus(alone)).toMatchObject(free);
    expect(store.dossierStatus(behind)).toMatchObject({ state: "held", reason: "behind-account" });
  });
});
