import { err, ok, type Result, unreachable } from "../../../shared/result.ts";
import type { BoardAct, CancelReason } from "../../../shared/staff.ts";
import { actsOf } from "./acts.ts";
import { type ActRow, actRowReader } from "./board.ts";
import { createChains } from "./chains.ts";
import { type KeepProblem, keepOrSay, type StoreContext } from "./context.ts";

/** Why an act was not done; `not-now`: the row's table of acts does not offer it as it stands now. */
export type ActProblem = "not-now" | "not-found" | KeepProblem;

/**
 * What staff do to rows. Each act is one transaction with its audit row and checks for itself that it may be done now;
 * `staffId` says who did it. The queue learns of it at its next look (`Queue.wake`, `Queue.retry`).
 */
export interface RowActs {
  /**
   * Back into the line, under the same reference (a refusal does not use it up): waiting and unknown rows stay as they
   * are and only become due by `Queue.retry`; a refused registration takes its dossiers with it.
   */
  retryRow(intentId: number, staffId: number): Result<null, ActProblem>;
  /** Nothing is sent until it is released; a row whose outcome is in doubt is still looked up, and then stays. */
  holdRow(intentId: number, staffId: number): Result<null, ActProblem>;
  /** A held row goes on; on a refused registration: the dossiers behind it go without it. */
  releaseRow(intentId: number, staffId: number): Result<null, ActProblem>;
  /** Ends a row that is surely not at the portal; a registration takes the dossiers behind it along. */
  cancelRow(intentId: number, reason: CancelReason, staffId: number): Result<null, ActProblem>;
  /** The portal has it under this code, submitted by the citizen or found by a person; no dates are claimed. */
  closeSelf(intentId: number, officialCode: string, staffId: number): Result<null, ActProblem | "code-wrong">;
}

export function createRowActs(context: StoreContext): RowActs {
  const { db } = context;
  const read = actRowReader(context);
  const write = createWrites(context);

  function act<E = never>(
    what: BoardAct,
    { intentId, staffId }: { readonly intentId: number; readonly staffId: number },
    work: (row: ActRow) => Result<null, E>,
  ): Result<null, ActProblem | E> {
    const done = keepOrSay(
      db.transaction((): Result<null, ActProblem | E> => {
        const row = read(intentId);
        if (!row) return err("not-found");
        if (!actsOf(row.facts).includes(what)) return err("not-now");
        const result = work(row);
        if (!result.ok) return result;
        context.audit({ event: "staff-acted", staffId, intentId, act: what });
        context.touch(intentId);
        return ok(null);
      }).immediate,
    );
    return done.ok ? done.value : done;
  }

  return {
    retryRow: (intentId, staffId) =>
      act("retry", { intentId, staffId }, (row) => {
        if (row.facts.state === "needs-person") write.sendAgain(row);
        return ok(null);
      }),
    holdRow: (intentId, staffId) =>
      act("hold", { intentId, staffId }, (row) => {
        write.hold(row);
        return ok(null);
      }),
    releaseRow: (intentId, staffId) =>
      act("release", { intentId, staffId }, (row) => {
        write.release(row);
        return ok(null);
      }),
    cancelRow: (intentId, reason, staffId) =>
      act("cancel", { intentId, staffId }, () => {
        write.cancel(intentId, reason);
        return ok(null);
      }),
    closeSelf: (intentId, officialCode, staffId) =>
      act<"code-wrong">("close-self", { intentId, staffId }, () =>
        write.close(intentId, officialCode) ? ok(null) : err("code-wrong"),
      ),
  };
}

function createWrites(context: StoreContext) {
  const { db, clock } = context;
  const chains = createChains(context);
  const move = db.prepare("UPDATE outbox SET state = ?, reason = ?, changed_at_ms = ? WHERE intent_id = ?");
  const forgetWords = db.prepare("UPDATE dossiers SET answer = NULL WHERE intent_id = ?");
  const registerAgain = db.prepare("UPDATE accounts SET state = 'waiting' WHERE intent_id = ?");
  const end = db.prepare("INSERT OR IGNORE INTO endings (intent_id, ended_at_ms) VALUES (?, ?)");
  const others = db
    .prepare("SELECT count(*) FROM dossiers WHERE official_code = ? AND intent_id <> ?")
    .pluck();
  const certain = db.prepare("UPDATE outbox SET doubts = 0 WHERE intent_id = ?");
  const setCode = db.prepare("UPDATE dossiers SET official_code = ?, answer = NULL WHERE intent_id = ?");
  const to = (intentId: number, state: string, reason: string | null): void =>
    void move.run(state, reason, clock.nowMs(), intentId);
  const cancel = (intentId: number, reason: CancelReason): void => {
    to(intentId, "cancelled", reason);
    end.run(intentId, clock.nowMs());
  };
  return {
    sendAgain({ facts, columns }: ActRow): void {
      const { intent_id: intentId } = columns;
      if (facts.inDoubt) return to(intentId, "unknown", "answer-unknown");
      to(intentId, "waiting", null);
      if (facts.kind === "dossier") return void forgetWords.run(intentId);
      registerAgain.run(intentId);
      chains.waitAgain(intentId);
    },
    hold({ facts, columns }: ActRow): void {
      const state = facts.state === "unknown" || facts.inDoubt ? "unknown" : "held";
      to(columns.intent_id, state, "by-staff");
    },
    release({ facts, columns }: ActRow): void {
      const { intent_id: intentId } = columns;
      switch (facts.state) {
        case "needs-person":
          return chains.letGo(intentId);
        case "unknown":
          return to(intentId, "unknown", "answer-unknown");
        case "held": {
          const start = chains.startBehind(columns.depends_on);
          return to(intentId, start.state, start.reason);
        }
        case "waiting":
        case "sending":
        case "accepted":
        case "cancelled":
          throw new Error("the table of acts offers no release here");
        default:
          return unreachable(facts.state);
      }
    },
    cancel(intentId: number, reason: CancelReason): void {
      cancel(intentId, reason);
      for (const behind of chains.heldBehind(intentId)) cancel(behind, reason);
    },
    close(intentId: number, officialCode: string): boolean {
      if (Number(others.get(officialCode, intentId)) > 0) return false;
      to(intentId, "accepted", null);
      certain.run(intentId);
      setCode.run(officialCode, intentId);
      end.run(intentId, clock.nowMs());
      return true;
    },
  };
}
