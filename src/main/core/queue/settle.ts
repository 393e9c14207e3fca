import { unreachable } from "../../../shared/result.ts";
import type { Task } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";
import type { Ending } from "./work.ts";
import type { Waits } from "./waits.ts";

/** Writes how one go at a row ended into the store and the waits. Gives true when the whole queue must halt. */
export function settle(task: Task, ending: Ending, store: Store, waits: Waits): boolean {
  const { intentId } = task;
  switch (ending.end) {
    case "dossier":
      store.noteDossier(intentId, ending.dossier);
      waits.forget(intentId);
      return false;
    case "account":
      store.noteAccount(intentId, ending.account);
      waits.forget(intentId);
      return false;
    case "act":
      return settleAct(task, ending, store, waits);
    default:
      return unreachable(ending);
  }
}

function settleAct(
  task: Task,
  { act, call }: Extract<Ending, { end: "act" }>,
  store: Store,
  waits: Waits,
): boolean {
  const { intentId } = task;
  const asking = call === "look-up";
  switch (act.do) {
    case "hand-over":
      handOver(task, act, store);
      waits.forget(intentId);
      return false;
    case "look-up":
      store.markUnknown(intentId, act.reason);
      waits.fail(intentId, true);
      return false;
    case "absent":
      if (waits.absent(intentId)) store.markAbsent(intentId);
      return false;
    case "wait":
      // An unknown outcome stays unknown until a look-up answers.
      if (!asking) store.markWaiting(intentId, act.reason, act.charged);
      waits.fail(intentId, !act.row);
      return false;
    case "halt":
      if (!asking) store.markWaiting(intentId, "unit-credentials", false);
      return true;
    case "upload-again":
      throw new Error("an upload begins anew where it is made, not here");
    default:
      return unreachable(act);
  }
}

type HandOver = Extract<Extract<Ending, { end: "act" }>["act"], { do: "hand-over" }>;

function handOver(task: Task, { reason, words }: HandOver, store: Store): void {
  if (task.kind === "dossier") return store.markNeedsPerson(task.intentId, reason, words);
  if (reason === "answer-unknown") return store.markNeedsPerson(task.intentId, reason, null);
  return store.refuseAccount(task.intentId, reason === "someone-elses" ? "someone-elses" : "refused", words);
}
