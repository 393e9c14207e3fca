import { healing, type PrintProblem } from "../../../shared/printing.ts";
import type { Desk } from "../../../shared/session.ts";
import { unreachable } from "../../../shared/result.ts";
import type { StaffKey } from "../../i18n/resources.ts";
import type { Press } from "./press.ts";

/** What keeps a printer from printing, and what a hand can do about it. */
export function problemWords(problem: PrintProblem): readonly [StaffKey, StaffKey] {
  return [`staff.problem-${problem}`, `staff.problem-${problem}-do`];
}

/** What became of a paper so far, and the next step, one sentence after the other. */
export function pressWords(press: Press, filePapers: Desk["filePapers"]): readonly StaffKey[] {
  const { state, problem, copies } = press.progress;
  switch (state) {
    case "idle":
    case "rendering":
      return ["staff.press-rendering"];
    case "sent":
      return problem === null ? ["staff.press-sent"] : waitingWords(problem);
    case "handed":
      return ["staff.press-handed"];
    case "printed":
      // What the printer believes is not repeated to who has looked and said no.
      if (press.seen === false) return seenWords(press);
      if (isFile(press, filePapers)) return ["staff.press-file"];
      return [copies > 1 ? "staff.press-printed-again" : "staff.press-printed", ...seenWords(press)];
    case "failed":
      return failedWords(press);
    default:
      return unreachable(state);
  }
}

/** True where the paper is a file and no sheet came out, however often it was "printed". */
export function isFile({ progress: { kind } }: Press, filePapers: Desk["filePapers"]): boolean {
  return kind !== null && filePapers.includes(kind);
}

function waitingWords(problem: PrintProblem): readonly StaffKey[] {
  const after: readonly StaffKey[] = healing.has(problem) ? ["staff.press-healing"] : [];
  return [...problemWords(problem), ...after, "staff.press-stop-text"];
}

function failedWords({ progress: { problem }, seen, order }: Press): readonly StaffKey[] {
  // A person said so; the printer itself has nothing to add.
  if (seen === false)
    return ["staff.press-failed", order === "test-page" ? "staff.press-test-no" : "staff.press-missed"];
  return ["staff.press-failed", ...(problem === null ? [] : problemWords(problem))];
}

/** Of a test page a person is asked even when the printer is sure: words may be cut off at the edge. */
function seenWords({ order, seen }: Press): readonly StaffKey[] {
  if (order !== "test-page") return [];
  if (seen === null) return ["staff.press-test-ask"];
  return [seen ? "staff.press-test-yes" : "staff.press-test-no"];
}
