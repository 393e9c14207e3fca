import { expect, it } from "vitest";
import { accountIntent, dossierIntent } from "../../../../tests/support/intents.ts";
import { dataFolder } from "../../../../tests/support/store.ts";
import { type ManualClock, manualClock } from "../../../shared/clock.ts";
import { ok } from "../../../shared/result.ts";
import { silentLog } from "../audit/log.ts";
import { memoryPortal } from "../portal/memory-portal.ts";
import type { Store } from "../store/store.ts";
import { createQueue } from "./queue.ts";

/** SQLite's error of a disk that fails a read. */
class DiskFault extends Error {
  readonly code = "SQLITE_IOERR_READ";
}

async function pass(clock: ManualClock, ms: number): Promise<void> {
  for (let left = ms; left >= 0; left -= 500) {
    for (let turn = 0; turn < 100; turn++) await Promise.resolve();
    clock.advance(500);
  }
}

/** A queue over a store that is changed by `spoil`, with one registration and the dossier behind it. */
async function bench(spoil: (store: Store) => Partial<Store>) {
  const clock = manualClock();
  const folder = await dataFolder(clock);
  const store = folder.open();
  const account = store.keepAccount(accountIntent(), folder.vault.newDataKey());
  if (!account.ok) throw new Error(account.error);
  const links = { accountIntentId: account.value.intentId };
  const dossier = store.keepDossier(dossierIntent(), folder.vault.newDataKey(), links);
  if (!dossier.ok) throw new Error(dossier.error);
  const queue = createQueue({
    store: { ...store, ...spoil(store) },
    portal: memoryPortal(),
    clock,
    readScan: () => Promise.resolve(ok(Buffer.from("abc"))),
    log: silentLog,
    random: () => 0.5,
  });
  queue.start();
  return { clock, store, dossier: dossier.value.intentId };
}

it("sends a row whose first look the disk refused, as soon as it gives it", async () => {
  let faults = 2;
  const { clock, store, dossier } = await bench(({ task }) => ({
    task(intentId) {
      faults -= 1;
      if (faults >= 0) throw new DiskFault();
      return task(intentId);
    },
  }));
  await pass(clock, 20_000);
  expect(store.dossierStatus(dossier).state).toBe("accepted");
});

it("goes on with what stands behind a registration though the disk refused to name it to the screens", async () => {
  const { clock, store, dossier } = await bench(() => ({
    behind() {
      throw new DiskFault();
    },
  }));
  await pass(clock, 20_000);
  expect(store.dossierStatus(dossier).state).toBe("accepted");
});
