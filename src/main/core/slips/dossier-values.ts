import { authorisationPaper } from "../../../shared/authorisation.ts";
import type { DossierStatus, PortalDossierState } from "../../../shared/dossier.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import { unreachable } from "../../../shared/result.ts";
import { titleOf } from "../../../shared/title.ts";
import { deskFlags, deskTexts } from "./desk-values.ts";
import type { DossierJob } from "./job.ts";
import { slipKindOf } from "./kinds.ts";
import type { SlipFlag } from "./template-names.ts";
import type { CommonTexts } from "./template.ts";
import { BLANK, fill, NO_DATE, type SlipValues } from "./values.ts";
import {
  formatDay,
  formatMoment,
  formatVnd,
  localTimeOf,
  maskName,
  maskNumber,
  moneyInWords,
  numbersInWords,
  parsePortalTime,
} from "./wording.ts";

type Words = CommonTexts["words"];

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

function feeRows({ intent, procedure }: DossierJob, words: Words): readonly Record<string, string>[] {
  return intent.fees.map(({ name, amountVnd }) => {
    if (amountVnd === null) return { name, amount: words.feeUnknown, amountWords: words.feeUnknown };
    if (amountVnd === 0) return { name, amount: words.feeFree, amountWords: words.feeFree };
    const per = procedure.fees.find((fee) => fee.name.vi === name)?.per?.vi;
    const amount = formatVnd(amountVnd);
    const amountWords = moneyInWords(amountVnd);
    return { name, amount: per === undefined ? amount : `${amount} / ${per}`, amountWords };
  });
}

/**
 * Only what was truly handed in: the electronic form and the scans. Originals and copies are left for the officer's
 * pen, because the machine has not seen them.
 */
function paperRows(job: DossierJob, words: Words): readonly Record<string, string>[] {
  const papers = [...job.procedure.papers, authorisationPaper];
  const counts = new Map<string, number>();
  for (const scan of job.intent.scans) counts.set(scan.paperCode, (counts.get(scan.paperCode) ?? 0) + 1);
  const named = [...counts].map(([code, count]) => ({
    name: papers.find((paper) => paper.code === code)?.name.vi ?? words.otherPaper,
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

function flagsOf(job: DossierJob): readonly SlipFlag[] {
  const { intent, status, returnDate } = job;
  const state = stateFlag(status);
  const flags: SlipFlag[] = [...deskFlags(job), `route-${intent.route}`, state];
  if (state !== "cancelled") flags.push(portalFlag(status.portalState));
  if (status.officialCode?.trim()) flags.push("official-code");
  if (slipKindOf(status) === "taken-in") flags.push("taken-in");
  if (returnDate?.warning === "unconfirmed" && !returnDate.confirmed) flags.push("date-unconfirmed");
  flags.push(intent.delivery.kind === "post" ? "post" : "at-counter");
  if (intent.consents.call) flags.push("call");
  if (intent.owner) flags.push("owner");
  if (status.missingPapers) flags.push("missing-named");
  if (status.refusal) flags.push("refusal-named");
  flags.push(intent.fees.some((fee) => fee.amountVnd !== 0) ? "fee-due" : "fee-none");
  return flags;
}

/** A portal that gives a day without an hour says midnight, when no desk is open: only the day is promised then. */
function dueWords(stamp: string | null): string {
  const due = parsePortalTime(stamp);
  if (!due) return "";
  return due.hour === 0 && due.minute === 0 ? formatDay(due) : formatMoment(due);
}

/** The day that stands at the head of the paper: when it was made, or what it bears witness to. */
function dayOf(job: DossierJob): string {
  const takenIn = parsePortalTime(job.status.takenInAt);
  switch (job.kind) {
    case "kept":
    case "registered":
    case "desk-copy":
      return formatDay(localTimeOf(job.status.keptAtMs));
    case "taken-in":
    case "control":
      return takenIn ? formatDay(takenIn) : NO_DATE;
    case "supplement":
    case "rejection":
    case "apology":
      return formatDay(localTimeOf(job.nowMs));
    default:
      return unreachable(job);
  }
}

function personTexts({ intent }: DossierJob): Record<string, string> {
  const { submitter, owner } = intent;
  return {
    submitter: submitter.fullName,
    maskedSubmitter: maskName(submitter.fullName),
    owner: owner?.fullName ?? submitter.fullName,
    maskedOwner: maskName(owner?.fullName ?? submitter.fullName),
    maskedIdNumber: maskNumber(submitter.idNumber),
    address: submitter.address || BLANK,
    phone: intent.phone || BLANK,
    email: intent.email || BLANK,
  };
}

function dossierTexts(job: DossierJob, words: Words): Record<string, string> {
  const { intent, status, desk } = job;
  const takenIn = parsePortalTime(status.takenInAt);
  return {
    dated: `${desk.place}, ${dayOf(job)}`,
    procedure: titleOf(job.procedure, "vi"),
    procedureCode: job.procedure.code,
    localNumber: status.localNumber,
    ticket: status.ticket,
    officialCode: status.officialCode ?? "",
    keptAt: formatMoment(localTimeOf(status.keptAtMs)),
    takenInAt: takenIn ? formatMoment(takenIn) : "",
    dueAt: dueWords(job.returnDate?.dueAt ?? status.dueAt),
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

/** What any paper about a dossier may name. */
export function dossierValues(job: DossierJob, { words }: CommonTexts): SlipValues {
  return {
    texts: { ...deskTexts(job), ...personTexts(job), ...dossierTexts(job, words) },
    lists: { fees: feeRows(job, words), papers: paperRows(job, words) },
    flags: new Set(flagsOf(job)),
  };
}
