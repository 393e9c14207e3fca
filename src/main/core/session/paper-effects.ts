import { unreachable } from "../../../shared/result.ts";
import type { PrintProgress, Session } from "../../../shared/session.ts";
import type { SlipPress } from "./slip-press.ts";
import type { CoreEvent, Effect } from "./transition.ts";

type PaperEffect = Extract<Effect, { type: "print" | "print-result" | "paper-came-out" | "stop-print" }>;

/** Everything that moves the paper of a kept dossier; what becomes of it is told as it happens. */
export async function onPaper(
  effect: PaperEffect,
  { id, dossier }: Session,
  press: SlipPress,
  tell: (event: CoreEvent) => void,
): Promise<void> {
  const onProgress = (print: PrintProgress): void => tell({ type: "print-changed", print });
  switch (effect.type) {
    case "print": {
      const notice = dossier && (await press.slip(id, dossier.intentId, onProgress));
      return notice ? tell({ type: "nothing-to-print", notice }) : undefined;
    }
    case "print-result": {
      const notice = dossier && (await press.result(id, dossier.intentId, effect.resultId, onProgress));
      return notice ? tell({ type: "nothing-to-print", notice }) : undefined;
    }
    case "paper-came-out":
      return press.cameOut(id, effect.came);
    case "stop-print":
      return press.stop(id);
    default:
      return unreachable(effect);
  }
}
