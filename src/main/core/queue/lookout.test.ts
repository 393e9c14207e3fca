import { expect, it } from "vitest";
import { accountIntent, dossierIntent, person } from "../../../../tests/support/intents.ts";
import { type DataFolder, dataFolder } from "../../../../tests/support/store.ts";
import { manualClock } from "../../../shared/clock.ts";
import type { Store } from "../store/store.ts";
import { createLookout } from "./lookout.ts";
import { defaultPolicy } from "./policy.ts";
import { createWaits } from "./waits.ts";

function lookoutOver(store: Store) {
  const waits = createWaits(defaultPolicy, manualClock(), () => 0.5);
  return createLookout({ store, waits, policy: defaultPolicy, busy: () => false });
}

/** Families 1 to `count`: a registration and the dossier that waits for it, each. */
function families(folder: DataFolder, store: Store, count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => {
    const account = store.keepAccount(accountIntent(at + 1), folder.vault.newDataKey());
    if (!account.ok) throw new Error(account.error);
    const { intentId: accountIntentId } = account.value;
    const intent = dossierIntent({ submitter: person(at + 1) });
    const dossier = store.keepDossier(intent, folder.vault.newDataKey(), { accountIntentId });
    if (!dossier.ok) throw new Error(dossier.error);
    return [accountIntentId, dossier.value.intentId];
  }).flat();
}

it("offers a dossier whose registration went through while the rows after it were read ahead already", async () => {
  const folder = await dataFolder();
  const store = folder.open();
  const [account = 0, dossier = 0, second = 0] = families(folder, store, 3);
  const lookout = lookoutOver(store);
  const taken = lookout.next()?.row;
  expect(taken?.intentId).toBe(account);
  store.claim(account, "send");
  store.noteAccount(account, { accountId: "TK1", reference: "", state: "otp-sent" });
  lookout.freed(taken?.citizen ?? "");
  const offered = [lookout.next(), lookout.next()].map((pick) => pick?.row.intentId);
  expect(offered).toEqual([dossier, second]);
});

it("offers a row that staff let go between two rows that were read ahead", async () => {
  const folder = await dataFolder();
  const store = folder.open();
  const ids = [1, 2, 3, 4].map((n) => {
    const intent = dossierIntent({ submitter: person(n) });
    const kept = store.keepDossier(intent, folder.vault.newDataKey(), { accountIntentId: null });
    if (!kept.ok) throw new Error(kept.error);
    return kept.value.intentId;
  });
  const [, held = 0] = ids;
  store.holdRow(held, 1);
  const lookout = lookoutOver(store);
  const first = lookout.next()?.row.intentId;
  store.releaseRow(held, 1);
  const rest = ids.slice(1).map(() => lookout.next()?.row.intentId);
  expect(new Set([first, ...rest])).toEqual(new Set(ids));
});
