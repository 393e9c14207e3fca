import type { Attachments } from "../core/attachments/attachments.ts";
import type { Log } from "../core/audit/log.ts";
import { setAsideFiles } from "../core/care/set-aside.ts";
import type { KioskCore } from "../core/session/kiosk.ts";
import type { Store } from "../core/store/store.ts";

export interface SweepOptions {
  readonly dataDir: string;
  readonly store: Pick<Store, "knowsFile">;
  readonly attachments: Pick<Attachments, "sweep">;
  readonly core: Pick<KioskCore, "scanFileIds">;
  readonly log: Log;
}

/** Start-up removes scan files that no dossier and no resumed form knows (DECISIONS 15). */
export async function sweepScans({ dataDir, store, attachments, core, log }: SweepOptions): Promise<void> {
  // Scans of rows that only a set-aside file still has are no strays: somebody may yet get them back.
  if ((await setAsideFiles(dataDir)).length > 0) return;
  const isKnown = (fileId: string): boolean => store.knowsFile(fileId) || core.scanFileIds().includes(fileId);
  const files = await attachments.sweep(isKnown).catch(() => 0);
  if (files > 0) log.write({ event: "strays-swept", files });
}
