import type { PortalDossier } from "../../src/main/core/portal/port.ts";
import type { Store } from "../../src/main/core/store/store.ts";
import type { DossierIntent, DossierStatus } from "../../src/shared/dossier.ts";
import { accountIntent } from "./intents.ts";
import type { DataFolder } from "./store.ts";

/** Keeps a dossier under a new key; fails when the store does not. */
export function keep(
  folder: DataFolder,
  store: Store,
  intent: DossierIntent,
  accountIntentId: number | null = null,
): DossierStatus {
  const kept = store.keepDossier(intent, folder.vault.newDataKey(), { accountIntentId });
  if (!kept.ok) throw new Error(kept.error);
  return kept.value;
}

/** Keeps a registration; gives its intent. */
export function keepAccount(folder: DataFolder, store: Store): number {
  const kept = store.keepAccount(accountIntent(), folder.vault.newDataKey());
  if (!kept.ok) throw new Error(kept.error);
  return kept.value.intentId;
}

/** What a portal says of a dossier that it registered and did not take in. */
export function atPortal(officialCode: string): PortalDossier {
  const empty = { takenInAt: null, dueAt: null, missingPapers: null, refusal: null, results: [] };
  return { reference: "r", officialCode, state: 1 as const, ...empty };
}
