import { unreachable } from "../../../shared/result.ts";
import type { Task } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";
import type { Doubts } from "./doubts.ts";
import type { Ending } from "./work.ts";
import type { Waits } from "./waits.ts";

/** What a row's end is written to. */
export interface Books {
  readonly store: Store;
  readonly waits: Waits;
  readonly doubts: Doubts;
}

/**
 * Writes how one go at a row ended into the store and the waits, inside the transaction that is open. Gives true when
 * the whole queue must halt.
 */
export function settle(task: Task, ending: Ending, books: Books): boolean {
  const { store } = books;
  const { intentId } = task;
  switch (ending.end) {
    case "dossier":
      store.noteDossier(intentId, ending.dossier);
      forget(intentId, books);
      return false;
    case "account":
      store.noteAccount(intentId, ending.account);
      forget(intentId, books);
      return false;
    case "act":
      return settleAct(task, ending, books);
    default:
      return unreachable(ending);
  }
}

function forget(intentId: number, { waits, doubts }: Books): void {
  waits.forget(intentId);
  doubts.forget(intentId);
}

function settleAct(task: Task, { act, call }: Extract<Ending, { end: "act" }>, books: Books): boolean {
  const { store, waits } = books;
  const { intentId } = task;
  const asking = call === "look-up";
  switch (act.do) {
    case "hand-over":
      handOver(task, act, store);
      forget(intentId, books);
      return false;
    case "look-up":
      store.markUnknown(intentId, act.reason);
      waits.fail(intentId, { portalWide: true, asking: true, restMs: act.restMs });
      return false;
    case "absent":
      settleAbsent(intentId, books);
      return false;
    case "wait":
      // A look-up changes nothing of what it asks about: an unknown outcome stays unknown until one answers.
      if (asking) store.release(intentId);
      else store.markWaiting(intentId, act.reason, act.charged);
      waits.fail(intentId, { portalWide: !act.row, asking: task.state === "unknown", restMs: act.restMs });
      return false;
    case "pause":
      store.release(intentId);
      waits.putOff(intentId, 0, false);
      return false;
    case "halt":
      if (asking) store.release(intentId);
      else store.markWaiting(intentId, "unit-credentials", false);
      // Due as soon as staff say "go on".
      waits.putOff(intentId, 0, task.state === "unknown");
      return true;
    case "upload-again":
      throw new Error("an upload begins anew where it is made, not here");
    default:
      return unreachable(act);
  }
}

function settleAbsent(intentId: number, { store, waits, doubts }: Books): void {
  const absence = doubts.absent(intentId);
  if (absence.proven) {
    store.markAbsent(intentId);
    waits.forget(intentId);
    return;
  }
  store.release(intentId);
  waits.progress(intentId);
  waits.putOff(intentId, absence.againMs, true);
}

type HandOver = Extract<Extract<Ending, { end: "act" }>["act"], { do: "hand-over" }>;

function handOver(task: Task, { reason, words }: HandOver, store: Store): void {
  if (task.kind === "dossier") return store.markNeedsPerson(task.intentId, reason, words);
  if (reason === "answer-unknown") return store.markNeedsPerson(task.intentId, reason, null);
  return store.refuseAccount(task.intentId, reason === "someone-elses" ? "someone-elses" : "refused", words);
}
