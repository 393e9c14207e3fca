import type { Procedure, Question } from "../../../shared/procedure.ts";
import type { Session, SessionEvent } from "../../../shared/session.ts";
import { afterEdit } from "./after-edit.ts";
import { firstMissing, firstToConfirm, openIndexes, procedureOf, withPrefilled } from "./declaration-walk.ts";
import { cardsFor, onOwnerCard } from "./steps-second-card.ts";
import { go, refuse, stay, type Transition, type World } from "./transition.ts";

/** What is said where the submitter stands for the owner of a dossier that is never their own. */
export const ownerNotSelf = { code: "owner-not-self", field: "fullName" } as const;

/** Whose dossier it is (DECISIONS 40). Answers that came from the earlier owner are filled anew. */
export function onOwner(session: Session, event: SessionEvent, world: World): Transition {
  if (event.type === "back") return go(session, { name: "requirements" });
  if (event.type === "code-scanned") return onOwnerCard(session, event.payload, world);
  if (event.type !== "set-owner") return stay(session);
  if (event.owner === "self" && isNeverOwn(procedureOf(session, world)))
    return refuse(session, ownerNotSelf.code, ownerNotSelf.field);
  const named =
    event.owner === "self"
      ? "self"
      : { ...event.owner, fullName: event.owner.fullName.trim().normalize("NFC") };
  if (named !== "self" && named.fullName === "") return refuse(session, "answer-missing", "fullName");
  return enterDeclaration({ ...session, owner: named, cards: cardsFor(session, named) }, session, world);
}

function enterDeclaration(session: Session, before: Session, world: World): Transition {
  const procedure = procedureOf(session, world);
  if (!procedure) return stay(session);
  const filled = { ...session, answers: withPrefilled(session, before, procedure, world.today) };
  const changed = session.editing ? firstToConfirm(filled, before, procedure) : -1;
  if (changed !== -1) return go(filled, { name: "declaration", index: changed });
  if (session.editing && firstMissing(filled, procedure, world.today) === -1) return afterEdit(filled, {});
  const first = openIndexes(filled, procedure, world.today)[0];
  return first === undefined
    ? go(filled, { name: "scans" })
    : go(filled, { name: "declaration", index: first });
}

/** A birth is never registered for whoever stands there. */
function isNeverOwn(procedure: Procedure | null): boolean {
  return procedure?.owner?.never === "self";
}

/** True while nobody but the submitter is named as the owner of what is never their own: a dossier that is mended may be so. */
export function isOwnerWanted({ owner }: Session, procedure: Procedure): boolean {
  return isNeverOwn(procedure) && (owner === null || owner === "self");
}

/** The owner after a question was answered: who mends the child's name has named somebody else before, and the number was not the child's. */
export function ownerNamed(
  { owner }: Session,
  { prefill }: Question,
  fullName: string,
  procedure: Procedure,
): Session["owner"] {
  if (prefill !== "otherOwner.fullName" || owner === null) return owner;
  if (owner === "self") return isNeverOwn(procedure) ? { fullName, idNumber: "" } : owner;
  return owner.fullName === fullName ? owner : { fullName, idNumber: "" };
}
