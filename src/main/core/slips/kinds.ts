import type { DossierStatus } from "../../../shared/dossier.ts";
import type { SlipKind } from "../../../shared/session.ts";
import { parsePortalTime } from "./wording.ts";

/** States in which a Giấy tiếp nhận promises something no longer or not yet true: registered, refused, withdrawn, stopped. */
const NOT_TAKEN_IN: ReadonlySet<number> = new Set([1, 3, 7, 8]);

/**
 * The one slip that a dossier's true state allows. Mẫu 01 needs the official code, both of the portal's dates and a
 * portal state from 2 on in which the promise of a result still stands (NĐ 309/2026 Điều 17 k.3: the clock starts with it).
 */
export function slipKindOf(status: DossierStatus): SlipKind {
  if (!status.officialCode?.trim()) return "kept";
  if (status.state === "cancelled") return "registered";
  if (status.portalState === null || NOT_TAKEN_IN.has(status.portalState)) return "registered";
  if (!parsePortalTime(status.takenInAt) || !parsePortalTime(status.dueAt)) return "registered";
  return "taken-in";
}
