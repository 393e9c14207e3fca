import type { DossierStatus, PortalDossierState } from "../../../shared/dossier.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import { titleOf } from "../../../shared/title.ts";
import { unreachable } from "../../../shared/result.ts";
import { shownAnswer } from "./form-questions.ts";
import type { DeclarationJob, EmptyDeclarationJob, StatusSlipJob } from "./job.ts";
import type { CommonTexts } from "./template.ts";
import {
  formatDay,
  formatMoment,
  formatVnd,
  localTimeOf,
  maskName,
  maskNumber,
  numbersInWords,
  parsePortalTime,
} from "./wording.ts";

/** What the placeholders, lists and flags of a template stand for in one job. */
export interface SlipValues {
  readonly texts: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  readonly flags: ReadonlySet<string>;
}

/** All flags a template may ask for. */
export const SLIP_FLAGS = [
  "route-authorised",
  "route-counter",
  "route-self",
  "going",
  "stuck",
  "cancelled",
  "arrived",
  "portal-waiting",
  "portal-working",
  "portal-refused",
  "portal-papers-missing",
  "portal-withdrawn",
  "portal-stopped",
  "post",
  "at-counter",
  "call",
  "owner",
  "desk-phone",
  "missing-named",
  "refusal-named",
  "fee-due",
  "fee-none",
  "filled",
  "empty",
] as const;
type SlipFlag = (typeof SLIP_FLAGS)[number];

/** All values a template of a dossier's slip may name, those of its lists included. */
export const SLIP_TEXTS = [
  "agency",
  "agencyCaps",
  "desk",
  "deskCaps",
  "ward",
  "place",
  "deskPhone",
  "procedure",
  "procedureCode",
  "reprintNumber",
  "sheet",
  "dated",
  "localNumber",
  "ticket",
  "officialCode",
  "submitter",
  "maskedSubmitter",
  "owner",
  "maskedOwner",
  "maskedIdNumber",
  "address",
  "phone",
  "email",
  "keptAt",
  "takenInAt",
  "dueAt",
  "time",
  "scanCount",
  "scanCountWords",
  "delivery",
  "refusal",
  "missingPapers",
  "name",
  "amount",
  "n",
  "electronic",
] as const;

const BLANK = "……………………";

type Words = CommonTexts["words"];

/** Puts values into `{name}`; a value is never read again for placeholders. Unknown names stay visible. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{([a-zA-Z]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function procedureTime(procedure: Procedure, words: Words): string {
  const n = String(procedure.time.amount);
  switch (procedure.time.unit) {
    case "same-day":
      return words.sameDay;
    case "working-day":
      return fill(words.workingDays, { n });
    case "calendar-day":
      return fill(words.calendarDays, { n });
    default:
      return unreachable(procedure.time.unit);
  }
}

function feeRows({ intent, procedure }: StatusSlipJob, words: Words): readonly Record<string, string>[] {
  return intent.fees.map(({ name, amountVnd }) => {
    if (amountVnd === null) return { name, amount: words.feeUnknown };
    if (amountVnd === 0) return { name, amount: words.feeFree };
    const per = procedure.fees.find((fee) => fee.name.vi === name)?.per?.vi;
    const amount = formatVnd(amountVnd);
    return { name, amount: per === undefined ? amount : `${amount} / ${per}` };
  });
}

/**
 * Only what was truly handed in: the electronic form and the scans. Originals and copies are left for the officer's
 * pen, because the machine has not seen them.
 */
function paperRows(job: StatusSlipJob, words: Words): readonly Record<string, string>[] {
  const counts = new Map<string, number>();
  for (const scan of job.intent.scans) counts.set(scan.paperCode, (counts.get(scan.paperCode) ?? 0) + 1);
  const named = [...counts].map(([code, count]) => ({
    name: job.procedure.papers.find((paper) => paper.code === code)?.name.vi ?? words.otherPaper,
    electronic: String(count),
  }));
  const form = job.procedure.papers.find((paper) => paper.how === "form")?.name.vi ?? words.form;
  return [{ name: fill(words.electronicForm, { name: form }), electronic: "1" }, ...named].map(
    (row, index) => ({
      ...row,
      n: String(index + 1),
    }),
  );
}

function stateFlag(status: DossierStatus): SlipFlag {
  switch (status.state) {
    case "waiting":
    case "sending":
    case "unknown":
      return "going";
    case "needs-person":
      return status.reason === "self" ? "going" : "stuck";
    case "held":
      return status.reason === "behind-account" ? "going" : "stuck";
    case "cancelled":
      // Moved to another machine of the desk, it is sent all the same.
      return status.reason === "moved" ? "going" : "cancelled";
    case "accepted":
      return "arrived";
    default:
      return unreachable(status.state);
  }
}

function portalFlag(state: PortalDossierState | null): SlipFlag {
  if (state === 3) return "portal-refused";
  if (state === 5) return "portal-papers-missing";
  if (state === 7) return "portal-withdrawn";
  if (state === 8) return "portal-stopped";
  return state === null || state === 1 ? "portal-waiting" : "portal-working";
}

function flagsOf(job: StatusSlipJob): ReadonlySet<SlipFlag> {
  const { intent, status, desk } = job;
  const state = stateFlag(status);
  const flags: SlipFlag[] = [`route-${intent.route}`, state];
  if (state !== "cancelled") flags.push(portalFlag(status.portalState));
  flags.push(intent.delivery.kind === "post" ? "post" : "at-counter");
  if (intent.consents.call) flags.push("call");
  if (intent.owner) flags.push("owner");
  if (desk.phone) flags.push("desk-phone");
  if (status.missingPapers) flags.push("missing-named");
  if (status.refusal) flags.push("refusal-named");
  flags.push(intent.fees.some((fee) => fee.amountVnd !== 0) ? "fee-due" : "fee-none");
  return new Set(flags);
}

function deskTexts(job: StatusSlipJob | DeclarationJob | EmptyDeclarationJob): Record<string, string> {
  const { desk, procedure } = job;
  return {
    agency: desk.agencyName,
    agencyCaps: desk.agencyName.toLocaleUpperCase("vi"),
    desk: desk.deskName,
    deskCaps: desk.deskName.toLocaleUpperCase("vi"),
    ward: desk.wardName,
    place: desk.place,
    deskPhone: desk.phone ?? "",
    procedure: titleOf(procedure, "vi"),
    procedureCode: procedure.code,
    reprintNumber: String(job.copy - 1),
    sheet: "",
  };
}

function dossierTexts(job: StatusSlipJob, words: Words): Record<string, string> {
  const { intent, status, desk } = job;
  const takenIn = parsePortalTime(status.takenInAt);
  const due = parsePortalTime(status.dueAt);
  const day = job.kind === "taken-in" && takenIn ? takenIn : localTimeOf(status.keptAtMs);
  return {
    dated: `${desk.place}, ${formatDay(day)}`,
    localNumber: status.localNumber,
    ticket: status.ticket,
    officialCode: status.officialCode ?? "",
    submitter: intent.submitter.fullName,
    maskedSubmitter: maskName(intent.submitter.fullName),
    owner: intent.owner?.fullName ?? intent.submitter.fullName,
    maskedOwner: maskName(intent.owner?.fullName ?? intent.submitter.fullName),
    maskedIdNumber: maskNumber(intent.submitter.idNumber),
    address: intent.submitter.address || BLANK,
    phone: intent.phone || BLANK,
    email: intent.email || BLANK,
    keptAt: formatMoment(localTimeOf(status.keptAtMs)),
    takenInAt: takenIn ? formatMoment(takenIn) : "",
    dueAt: due ? formatMoment(due) : "",
    time: procedureTime(job.procedure, words),
    scanCount: String(intent.scans.length),
    scanCountWords: numbersInWords(intent.scans.length),
    delivery:
      intent.delivery.kind === "post"
        ? fill(words.byPost, { address: intent.delivery.address })
        : desk.deskName,
    refusal: status.refusal ?? "",
    missingPapers: status.missingPapers ?? "",
  };
}

/** The values of a slip about a dossier. */
export function slipValues(job: StatusSlipJob, common: CommonTexts): SlipValues {
  return {
    texts: { ...deskTexts(job), ...dossierTexts(job, common.words) },
    lists: { fees: feeRows(job, common.words), papers: paperRows(job, common.words) },
    flags: flagsOf(job),
  };
}

const NO_DATE = "ngày ……… tháng ……… năm …………";

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
      dated: `${job.desk.place}, ${day}`,
      submitter: filled ? job.intent.submitter.fullName : "",
    },
    lists: {},
    flags: new Set<SlipFlag>([filled ? "filled" : "empty"]),
  };
}
