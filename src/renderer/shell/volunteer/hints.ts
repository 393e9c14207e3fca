import { askedQuestions, neededPapers } from "../../../shared/declaration.ts";
import type { Procedure, Question, QuestionKind, Wording } from "../../../shared/procedure.ts";
import type { Session, StepName } from "../../../shared/session.ts";
import type { LateAreas } from "../../i18n/resources.ts";

export type HintKey = keyof LateAreas["volunteer"];

interface StepHints {
  readonly check?: HintKey;
  readonly wrong?: HintKey;
  readonly law?: HintKey;
}

const account = { check: "account-check", wrong: "account-wrong", law: "account-law" } as const;
const vneid = { check: "vneid-check", wrong: "vneid-wrong", law: "vneid-law" } as const;
const ownerIsOther: StepHints = { check: "owner-other-check", wrong: "owner-other-wrong" };
const lookup = { check: "lookup-check", wrong: "lookup-wrong", law: "lookup-law" } as const;

/**
 * What the volunteer is told on each screen. There is none where nobody helps: at the first screen and while something
 * is under way, and none at the rating, which is the citizen's alone.
 */
const hintsOfStep: Partial<Readonly<Record<StepName, StepHints>>> = {
  card: { check: "card-check", wrong: "card-wrong" },
  identity: { check: "identity-check", wrong: "identity-wrong" },
  "card-check": { check: "card-check-check", wrong: "card-check-wrong" },
  phone: { check: "phone-check", wrong: "phone-wrong" },
  account,
  vneid,
  "vneid-stuck": vneid,
  otp: { check: "otp-check", wrong: "otp-wrong", law: "otp-law" },
  procedure: { check: "procedure-check", wrong: "procedure-wrong" },
  requirements: { check: "requirements-check", wrong: "requirements-wrong" },
  owner: { check: "owner-check", wrong: "owner-wrong" },
  declaration: { check: "declaration-check" },
  scans: { check: "scans-check", wrong: "scans-wrong" },
  delivery: { check: "delivery-check", wrong: "delivery-wrong" },
  consents: { check: "consents-check", wrong: "consents-wrong", law: "consents-law" },
  authorisation: { check: "authorisation-check", wrong: "authorisation-wrong" },
  review: { check: "review-check", wrong: "review-wrong" },
  done: { check: "done-check", wrong: "done-wrong" },
  lookup,
  "lookup-proof": lookup,
  "lookup-result": lookup,
};

const wrongOfKind: Partial<Readonly<Record<QuestionKind, HintKey>>> = {
  name: "kind-name-wrong",
  text: "kind-text-wrong",
  list: "kind-text-wrong",
  date: "kind-date-wrong",
  choice: "kind-choice-wrong",
  "id-number": "kind-id-number-wrong",
  phone: "kind-phone-wrong",
  address: "kind-address-wrong",
};

export interface Hints {
  readonly check: HintKey | null;
  readonly wrong: HintKey | Wording | null;
  readonly law: readonly LawLine[];
}

export interface LawLine {
  readonly key: HintKey;
  readonly who?: string;
}

/** What the strip says now, or null on a screen that has none. The catalogue's own words go before the general ones. */
export function hintsFor(session: Session, procedure: Procedure | null): Hints | null {
  const { step } = session;
  const neverOwn = step.name === "owner" && procedure?.owner?.never === "self";
  const hints = neverOwn ? ownerIsOther : hintsOfStep[step.name];
  if (hints === undefined) return null;
  const question = step.name === "declaration" && procedure ? asked(procedure, session, step.index) : null;
  if (step.name === "scans" && procedure && !handsIn(procedure, session))
    return { check: "scans-none-check", wrong: null, law: lawOf(procedure) };
  return {
    check: hints.check ?? null,
    wrong: question?.volunteer ?? hints.wrong ?? (question && (wrongOfKind[question.kind] ?? null)),
    law: hints.law === undefined ? lawOf(procedure) : [{ key: hints.law }],
  };
}

/** Whether any paper is photographed at all; what is only shown to the officer is not. */
function handsIn(procedure: Procedure, { answers }: Session): boolean {
  return neededPapers(procedure, answers).some(({ how }) => how === "submit");
}

function asked(procedure: Procedure, session: Session, index: number): Question | null {
  return askedQuestions(procedure, session.answers)[index] ?? null;
}

/** What the catalogue says the law wants by own hand and in person. */
function lawOf(procedure: Procedure | null): readonly LawLine[] {
  if (procedure === null) return [];
  const { othersMayType, mustSelfWrite, mustSignInPerson } = procedure.typing;
  const hand: HintKey = mustSelfWrite ? "law-self-write" : othersMayType ? "law-may-type" : "law-own-typing";
  const signs = mustSignInPerson.length > 0;
  return [{ key: hand }, ...(signs ? [{ key: "law-sign" as const, who: mustSignInPerson.join(", ") }] : [])];
}
