import type { Session } from "../../../shared/session.ts";
import { go, type Transition } from "./transition.ts";

/** Back to the check screen after one thing was changed there. */
export function afterEdit(session: Session, patch: Partial<Session>): Transition {
  return go(session, { name: "review" }, { ...patch, editing: false });
}
