import { unreachable } from "../../../shared/result.ts";
import type { DeclarationJob, EmptyDeclarationJob, SlipJob } from "./job.ts";

/** The templates beside the declarations, each a file of this name in assets/slips. */
export const TEMPLATE_NAMES = [
  "kept",
  "registered",
  "taken-in",
  "desk-copy",
  "supplement",
  "rejection",
  "apology-new",
  "apology-old",
  "control",
  "authorisation",
  "register",
  "test-page",
  "recovery-code",
] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** Which template a job is printed by; a declaration's is the form that its procedure names. */
export function templateNameOf(job: Exclude<SlipJob, DeclarationJob | EmptyDeclarationJob>): TemplateName {
  switch (job.kind) {
    case "apology":
      return job.desk.apologyForm === "old" ? "apology-old" : "apology-new";
    case "kept":
    case "registered":
    case "taken-in":
    case "desk-copy":
    case "supplement":
    case "rejection":
    case "control":
    case "authorisation":
    case "register":
    case "test-page":
    case "recovery-code":
      return job.kind;
    default:
      return unreachable(job);
  }
}

const FLAGS = {
  desk: ["desk-phone"],
  dossier: [
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
    "official-code",
    "taken-in",
    "date-unconfirmed",
    "post",
    "at-counter",
    "call",
    "owner",
    "missing-named",
    "refusal-named",
    "fee-due",
    "fee-none",
  ],
  apology: ["overdue"],
  form: ["filled", "empty"],
  authorisation: ["owner"],
  register: ["no-rows"],
} as const;

/** All flags a template may ask for. */
export type SlipFlag = (typeof FLAGS)[keyof typeof FLAGS][number];

const TEXTS = {
  desk: [
    "agency",
    "agencyCaps",
    "desk",
    "deskCaps",
    "ward",
    "place",
    "deskPhone",
    "reprintNumber",
    "sheet",
    "paper",
  ],
  dossier: [
    "dated",
    "procedure",
    "procedureCode",
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
    // Of its lists: fees, papers.
    "name",
    "amount",
    "amountWords",
    "n",
    "electronic",
  ],
  reason: ["reason"],
  apology: ["takenInDay", "newDueDay"],
  control: ["giver", "receiver"],
  form: ["dated", "procedure", "procedureCode", "submitter"],
  authorisation: [
    "owner",
    "birthDate",
    "idPaper",
    "idNumber",
    "idIssued",
    "address",
    "phone",
    "confirmedAt",
    "officerName",
    "officerIdNumber",
    "officerPhone",
  ],
  register: [
    "from",
    "to",
    "total",
    "totalWords",
    "n",
    "code",
    "procedure",
    "count",
    "who",
    "contact",
    "takenInOn",
    "dueOn",
    "returnedOn",
    "how",
  ],
  "test-page": ["dated", "printerName", "printedAt"],
  "recovery-code": ["dated", "code", "printedAt"],
} as const;

type FlagGroup = keyof typeof FLAGS;
type TextGroup = keyof typeof TEXTS;
interface Groups {
  readonly texts: readonly TextGroup[];
  readonly flags: readonly FlagGroup[];
}

const dossier: Groups = { texts: ["desk", "dossier"], flags: ["desk", "dossier"] };
const apology: Groups = {
  texts: ["desk", "dossier", "reason", "apology"],
  flags: ["desk", "dossier", "apology"],
};

const GROUPS: Readonly<Record<TemplateName | "form", Groups>> = {
  kept: dossier,
  registered: dossier,
  "taken-in": dossier,
  "desk-copy": dossier,
  supplement: { ...dossier, texts: ["desk", "dossier", "reason"] },
  rejection: { ...dossier, texts: ["desk", "dossier", "reason"] },
  "apology-new": apology,
  "apology-old": apology,
  control: { ...dossier, texts: ["desk", "dossier", "control"] },
  authorisation: { texts: ["desk", "form", "authorisation"], flags: ["desk", "authorisation"] },
  register: { texts: ["desk", "register"], flags: ["desk", "register"] },
  "test-page": { texts: ["desk", "test-page"], flags: ["desk"] },
  "recovery-code": { texts: ["desk", "recovery-code"], flags: ["desk"] },
  form: { texts: ["desk", "form"], flags: ["desk", "form"] },
};

/** The values (those of its lists included) and flags that a template of this name may use; `form`: a declaration. */
export function namesFor(template: TemplateName | "form"): {
  readonly texts: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
} {
  const { texts, flags } = GROUPS[template];
  return {
    texts: new Set(texts.flatMap((group) => [...TEXTS[group]])),
    flags: new Set(flags.flatMap((group) => [...FLAGS[group]])),
  };
}
