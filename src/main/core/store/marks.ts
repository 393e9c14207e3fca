import type { Reason } from "../../../shared/dossier.ts";
import { createChains } from "./chains.ts";
import { keyOf, sealJson, type StoreContext } from "./context.ts";
import type { Outbox } from "./outbox.ts";
import { type AccountAnswerBody, type DossierAnswerBody, IntentRow } from "./rows.ts";

export type Marks = Pick<
  Outbox,
  "markSending" | "markUnknown" | "markWaiting" | "markAbsent" | "markNeedsPerson"
>;

/** A seal of what the portal said, under the intent's own key; null once the intent was wiped. */
export function answerSealer({ db, vault }: StoreContext) {
  const select = db.prepare("SELECT kind, reference, wrapped_key, body FROM intents WHERE intent_id = +?");
  return (intentId: number, answer: DossierAnswerBody | AccountAnswerBody): Uint8Array | null => {
    const { reference, wrapped_key: wrapped } = IntentRow.parse(select.get(intentId));
    return wrapped ? sealJson(keyOf(vault, wrapped), answer, "answer", reference) : null;
  };
}

/** Each step of a row, with its audit row; every one but the first ends its claim. */
export function createMarks(context: StoreContext): Marks {
  const { db, clock } = context;
  const sealAnswer = answerSealer(context);
  const send = db.prepare(
    "UPDATE outbox SET state = 'sending', reason = NULL, doubts = doubts + 1, changed_at_ms = ? WHERE intent_id = +?",
  );
  const unknown = db.prepare(
    "UPDATE outbox SET state = 'unknown', reason = ?, lease = NULL, changed_at_ms = ? WHERE intent_id = +?",
  );
  // A create that surely never arrived (no connection, no session) leaves no doubt; an answered fault leaves its own.
  const wait = db.prepare(
    `UPDATE outbox SET state = 'waiting', reason = @reason, attempts = attempts + @charge, lease = NULL,
       doubts = doubts - iif(state = 'sending' AND @charge = 0, 1, 0), changed_at_ms = @nowMs WHERE intent_id = +@intentId`,
  );
  const absent = db.prepare(
    `UPDATE outbox SET state = iif(reason = 'by-staff', 'held', 'waiting'), reason = iif(reason = 'by-staff', reason, NULL),
       doubts = 0, lease = NULL, changed_at_ms = ? WHERE intent_id = +?`,
  );
  const chains = createChains(context);
  const hangsOn = db
    .prepare("SELECT depends_on FROM outbox WHERE intent_id = +? AND state = 'waiting'")
    .pluck();
  const putBehind = db.prepare("UPDATE outbox SET state = 'held', reason = ? WHERE intent_id = +?");
  // The portal's own refusal tells that it has none of it; a damaged file tells nothing of an earlier try.
  const handOver = db.prepare(
    `UPDATE outbox SET state = 'needs-person', reason = @reason, attempts = attempts + 1, lease = NULL,
       doubts = iif(@reason IN ('refused', 'someone-elses'), 0, doubts), changed_at_ms = @nowMs WHERE intent_id = +@intentId`,
  );
  const refusal = db.prepare("UPDATE dossiers SET answer = ? WHERE intent_id = +?");
  return {
    markSending: db.transaction((intentId: number) => {
      send.run(clock.nowMs(), intentId);
      context.audit({ event: "send-started", intentId });
    }),
    markUnknown: db.transaction((intentId: number, reason: Reason) => {
      unknown.run(reason, clock.nowMs(), intentId);
      context.audit({ event: "outcome-unknown", intentId, reason });
    }),
    markWaiting: db.transaction((intentId: number, reason: Reason | null, charged: boolean) => {
      wait.run({ reason, charge: charged ? 1 : 0, nowMs: clock.nowMs(), intentId });
      context.audit({ event: "send-waits", intentId, reason: reason ?? "none", charged });
    }),
    markAbsent: db.transaction((intentId: number) => {
      absent.run(clock.nowMs(), intentId);
      // After a restore a row in doubt may hang on a registration that is not through: it goes back behind it.
      const dependsOn = hangsOn.get(intentId);
      const start = typeof dependsOn === "number" ? chains.startBehind(dependsOn) : null;
      if (start?.state === "held") putBehind.run(start.reason, intentId);
      context.audit({ event: "proven-absent", intentId });
    }),
    markNeedsPerson: db.transaction((intentId: number, reason: Reason, words: string | null) => {
      handOver.run({ reason, nowMs: clock.nowMs(), intentId });
      if (words !== null)
        refusal.run(sealAnswer(intentId, { refusal: words, missingPapers: null, results: [] }), intentId);
      context.audit({ event: "needs-person", intentId, reason });
    }),
  };
}
