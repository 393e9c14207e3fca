import type { IdPaper } from "../../../shared/dossier.ts";
import { titleOf } from "../../../shared/title.ts";
import { deskFlags, deskTexts } from "./desk-values.ts";
import { shownAnswer } from "./form-questions.ts";
import type { AuthorisationJob, DeclarationJob, EmptyDeclarationJob } from "./job.ts";
import type { CommonTexts } from "./template.ts";
import { BLANK, fill, NO_DATE, type SlipValues } from "./values.ts";
import { formatAnswerDate, formatDay, formatMoment, localTimeOf } from "./wording.ts";

/** The values of a declaration outside its questions; an empty one is dated by hand. */
export function declarationValues(job: DeclarationJob | EmptyDeclarationJob): SlipValues {
  const filled = job.kind === "declaration";
  const answers = job.procedure.questions.map((question) => {
    const answer = filled ? (job.intent.answers[question.key] ?? "") : "";
    return [question.key, answer === "" ? BLANK : shownAnswer(question, answer)] as const;
  });
  const day = filled ? formatDay(localTimeOf(job.intent.confirmedAtMs)) : NO_DATE;
  return {
    texts: {
      ...Object.fromEntries(answers),
      ...deskTexts(job),
      procedure: titleOf(job.procedure, "vi"),
      procedureCode: job.procedure.code,
      dated: `${job.desk.place}, ${day}`,
      submitter: filled ? job.intent.submitter.fullName : "",
    },
    lists: {},
    flags: new Set([...deskFlags(job), filled ? "filled" : "empty"]),
  };
}

function idPaperWord(paper: IdPaper, { words }: CommonTexts): string {
  return { "citizen-card": words.citizenCard, passport: words.passport, other: words.otherIdPaper }[paper];
}

/**
 * Giấy ủy quyền: both sides by full name and number, for a paper that is signed must say who signs. It names one dossier
 * of one procedure and nothing else.
 */
export function authorisationValues(job: AuthorisationJob, common: CommonTexts): SlipValues {
  const { intent, officer, procedure, desk } = job;
  const { submitter, owner } = intent;
  const confirmed = localTimeOf(intent.confirmedAtMs);
  return {
    texts: {
      ...deskTexts(job),
      dated: `${desk.place}, ${formatDay(confirmed)}`,
      procedure: titleOf(procedure, "vi"),
      procedureCode: procedure.code,
      submitter: submitter.fullName,
      owner: owner?.fullName ?? submitter.fullName,
      birthDate: formatAnswerDate(submitter.birthDate) || BLANK,
      idPaper: idPaperWord(submitter.idPaper, common),
      idNumber: submitter.idNumber || BLANK,
      idIssued:
        submitter.issuedOn === undefined
          ? ""
          : fill(common.words.issuedOn, { day: formatAnswerDate(submitter.issuedOn) }),
      address: submitter.address || BLANK,
      phone: intent.phone || BLANK,
      confirmedAt: formatMoment(confirmed),
      officerName: officer.name,
      officerIdNumber: officer.idNumber || BLANK,
      officerPhone: officer.phone || BLANK,
    },
    lists: {},
    flags: new Set([...deskFlags(job), ...(owner ? (["owner"] as const) : [])]),
  };
}
