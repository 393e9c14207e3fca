import type { OutboxState, Reason } from "../../../shared/dossier.ts";
import type { StoreContext } from "./context.ts";
import { IdRow } from "./rows.ts";

/** Where a row starts. */
export interface Start {
  readonly state: OutboxState;
  readonly reason: Reason | null;
}

/** Who waits for whom: only declared dependencies hold a row (DECISIONS 6). Called inside a transaction. */
export interface Chains {
  /** Where a row starts that hangs on this registration, or on nothing. */
  startBehind(accountIntentId: number | null): Start;
  /** What stands behind a registration may go. */
  free(accountIntentId: number): void;
  /** Staff let what stands behind a refused registration go without it: nothing puts it back behind that one later. */
  letGo(accountIntentId: number): void;
  /** The registration was refused: nothing sends what stands behind it by itself any more, and nothing may say so. */
  strand(accountIntentId: number): void;
  /** The registration is tried again: what stands behind it waits for it again. */
  waitAgain(accountIntentId: number): void;
  heldBehind(accountIntentId: number): readonly number[];
}

export function createChains(context: StoreContext): Chains {
  const { db, clock } = context;
  const account = db
    .prepare(
      "SELECT iif(outbox.state = 'cancelled', 'cancelled', accounts.state) FROM accounts JOIN outbox USING (intent_id) WHERE intent_id = ?",
    )
    .pluck();
  const behind =
    "depends_on = ? AND state = 'held' AND reason IN ('behind-account', 'account-refused') RETURNING intent_id";
  const release = db.prepare(
    `UPDATE outbox SET state = 'waiting', reason = NULL, changed_at_ms = ? WHERE ${behind}`,
  );
  const cut = db.prepare("UPDATE outbox SET depends_on = NULL WHERE intent_id = ?");
  const mark = db.prepare(`UPDATE outbox SET reason = ?, changed_at_ms = ? WHERE ${behind}`);
  const held = db.prepare(
    "SELECT intent_id FROM outbox WHERE depends_on = ? AND state = 'held' ORDER BY intent_id",
  );
  const startBehind = (accountIntentId: number | null): Start => {
    const state = accountIntentId === null ? null : account.get(accountIntentId);
    if (state === "waiting") return { state: "held", reason: "behind-account" };
    if (state === "refused") return { state: "held", reason: "account-refused" };
    return { state: "waiting", reason: null };
  };
  const free = (accountIntentId: number): readonly number[] => {
    const freed = idsOf(release.all(clock.nowMs(), accountIntentId));
    for (const intentId of freed) context.touch(intentId);
    if (freed.length > 0)
      context.audit({ event: "dossier-released", accountIntentId, dossiers: freed.length });
    return freed;
  };
  return {
    startBehind,
    free: (accountIntentId) => void free(accountIntentId),
    letGo(accountIntentId) {
      for (const intentId of free(accountIntentId)) cut.run(intentId);
    },
    strand: (accountIntentId) => void mark.all("account-refused", clock.nowMs(), accountIntentId),
    waitAgain: (accountIntentId) => void mark.all("behind-account", clock.nowMs(), accountIntentId),
    heldBehind: (accountIntentId) => idsOf(held.all(accountIntentId)),
  };
}

const idsOf = (rows: readonly unknown[]): readonly number[] => rows.map((row) => IdRow.parse(row).intent_id);
