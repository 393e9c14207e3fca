import type { Paper } from "../../../shared/procedure.ts";
import type { Session } from "../../../shared/session.ts";
import { change, stay, type Transition } from "./transition.ts";

/** Notes that an officer allowed a picture of an ID card for one of these papers; nothing else changes by it. */
export function noteCardPicture(session: Session, papers: readonly Paper[], paperCode: string): Transition {
  if (!papers.some(({ code }) => code === paperCode)) return stay(session);
  return change(session, {}, { type: "note", event: { event: "card-picture-allowed", paper: paperCode } });
}
