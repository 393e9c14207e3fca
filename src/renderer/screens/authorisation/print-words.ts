import type { PrintProblem, PrintProgress } from "../../../shared/printing.ts";
import type { TextKey } from "../../i18n/resources.ts";

/** What became of the Giấy ủy quyền, and what to do about it; null while nobody asked for it. */
export function authorisationWords({ state, problem }: PrintProgress, toFile: boolean): TextKey | null {
  switch (state) {
    case "idle":
      return null;
    case "sent":
      return problem === null ? "authorisation.state-sent" : waits[problem];
    case "failed":
      return failed[problem ?? "unknown"];
    case "printed":
      return toFile ? "authorisation.state-file" : "authorisation.state-printed";
    case "rendering":
    case "handed":
      return `authorisation.state-${state}`;
    default:
      return state satisfies never;
  }
}

/** It comes out by itself when a hand mended the cause. */
const waits: Readonly<Record<PrintProblem, TextKey>> = {
  "no-paper": "authorisation.waits-no-paper",
  jam: "authorisation.waits-jam",
  "cover-open": "authorisation.waits-cover-open",
  "no-ink": "authorisation.waits-no-ink",
  "not-connected": "authorisation.waits-not-connected",
  stopped: "authorisation.waits-other",
  held: "authorisation.waits-other",
  aborted: "authorisation.waits-other",
  cancelled: "authorisation.waits-other",
  "not-printable": "authorisation.waits-other",
  "not-chosen": "authorisation.waits-other",
  unknown: "authorisation.waits-other",
};

const failed: Readonly<Record<PrintProblem, TextKey>> = {
  "no-paper": "authorisation.failed-no-paper",
  jam: "authorisation.failed-jam",
  "cover-open": "authorisation.failed-cover-open",
  "no-ink": "authorisation.failed-no-ink",
  "not-connected": "authorisation.failed-not-connected",
  stopped: "authorisation.failed-other",
  held: "authorisation.failed-other",
  aborted: "authorisation.failed-other",
  cancelled: "authorisation.failed-other",
  "not-printable": "authorisation.failed-other",
  "not-chosen": "authorisation.failed-not-chosen",
  unknown: "authorisation.failed-other",
};
