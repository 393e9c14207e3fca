import type { PaperKind, PrintOrderKind, PrintProgress } from "../../../shared/printing.ts";
import type { StaffKey } from "../../i18n/resources.ts";

/** One paper on its way, as the screens follow it. */
export interface Press {
  readonly pressId: string;
  readonly order: PrintOrderKind;
  /** The row or the printer it is about; both null for a register, an empty form, a recovery code. */
  readonly intentId: number | null;
  readonly printerId: string | null;
  /** A name of its own, where the paper's kind does not say enough. */
  readonly name: string | null;
  readonly progress: PrintProgress;
  /** What somebody said of the sheet; null until they were asked. */
  readonly seen: boolean | null;
}

/** Still to be asked for; `handed` waits for a person instead, and the rest is over. */
export function isUnderWay({ state }: PrintProgress): boolean {
  return state === "idle" || state === "rendering" || state === "sent";
}

/** Nothing else is printed before this one is over, or somebody has said what became of it. */
export function holdsBack(press: Press | null): boolean {
  return press !== null && (isUnderWay(press.progress) || press.progress.state === "handed");
}

/** What of it goes along to another screen: only what is not over. */
export function keptPress(press: Press | null): Press | null {
  return holdsBack(press) ? press : null;
}

/** The plain name of a paper: of what came, or else of what was asked for. */
export function paperName(kind: PaperKind | PrintOrderKind): StaffKey {
  return `staff.paper-${kind}`;
}
