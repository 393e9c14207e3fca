import { actsOf } from "./acts.ts";
import { actRowReader } from "./board.ts";
import { keyOf, type StoreContext } from "./context.ts";
import type { DataKey } from "../vault/vault.ts";

/** What a corrected intent passes on. */
interface Corrected {
  readonly intentId: number;
  readonly dependsOn: number | null;
}

/** The step from a dossier to its corrected successor; every call stands inside the transaction that keeps it. */
export interface Corrections {
  /** null unless the row may be corrected now; throws when the key is not its own, for then its scans would be lost. */
  begin(intentId: number, key: DataKey): Corrected | null;
  /** The old row ends, and the new one names it. */
  replace(oldIntentId: number, newIntentId: number): void;
  /** Moves a scan with its upload; false when the old intent has no such scan. */
  takeFile(
    fileId: string,
    move: { readonly from: number; readonly to: number; readonly position: number },
  ): boolean;
}

export function createCorrections(context: StoreContext): Corrections {
  const { db, vault, clock } = context;
  const read = actRowReader(context);
  const link = db.prepare("UPDATE intents SET replaces = ? WHERE intent_id = ?");
  const cancel = db.prepare(
    "UPDATE outbox SET state = 'cancelled', reason = 'corrected', changed_at_ms = ? WHERE intent_id = ?",
  );
  const end = db.prepare("INSERT OR IGNORE INTO endings (intent_id, ended_at_ms) VALUES (?, ?)");
  const move = db.prepare("UPDATE files SET intent_id = ?, position = ? WHERE file_id = ? AND intent_id = ?");
  return {
    begin(intentId, key) {
      const row = read(intentId);
      if (!row || !actsOf(row.facts).includes("correct")) return null;
      const { wrapped_key: wrapped, depends_on: dependsOn } = row.columns;
      if (!wrapped || Buffer.compare(keyOf(vault, wrapped), key.key) !== 0)
        throw new Error("a correction came under another key than the dossier it corrects");
      return { intentId, dependsOn };
    },
    replace(oldIntentId, newIntentId) {
      link.run(oldIntentId, newIntentId);
      cancel.run(clock.nowMs(), oldIntentId);
      end.run(oldIntentId, clock.nowMs());
      context.audit({ event: "dossier-corrected", intentId: newIntentId, replaces: oldIntentId });
      context.touch(oldIntentId);
    },
    takeFile: (fileId, { from, to, position }) => move.run(to, position, fileId, from).changes === 1,
  };
}
