import { z } from "zod";
import type { AccountIntent, DossierIntent } from "../../../shared/dossier.ts";

const Person = z.strictObject({
  fullName: z.string(),
  idPaper: z.enum(["citizen-card", "passport", "other"]),
  idNumber: z.string(),
  oldIdNumber: z.string().optional(),
  birthDate: z.string(),
  sex: z.enum(["male", "female"]),
  address: z.string(),
  issuedOn: z.string().optional(),
  source: z.enum(["card", "typed"]),
});

const Scan = z.strictObject({
  fileId: z.string(),
  paperCode: z.string(),
  fileName: z.string(),
  mimeType: z.enum(["image/jpeg", "image/png", "application/pdf"]),
  sizeBytes: z.int(),
  sha256: z.string(),
  pages: z.int().optional(),
});

/** A sealed dossier body as it comes out of the file. */
export const DossierBody: z.ZodType<DossierIntent> = z.strictObject({
  procedureCode: z.string(),
  procedureName: z.string(),
  fieldCode: z.string(),
  fieldName: z.string(),
  submitter: Person,
  owner: z.strictObject({ fullName: z.string(), idNumber: z.string() }).nullable(),
  phone: z.string(),
  email: z.string(),
  answers: z.record(z.string(), z.string()),
  scans: z.array(Scan),
  delivery: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("counter") }),
    z.strictObject({ kind: z.literal("post"), receiver: z.string(), phone: z.string(), address: z.string() }),
  ]),
  consents: z.strictObject({ call: z.boolean(), survey: z.boolean() }),
  route: z.enum(["authorised", "counter", "self"]),
  typist: z.enum(["citizen", "volunteer", "officer"]),
  fees: z.array(z.strictObject({ name: z.string(), amountVnd: z.number().nullable() })),
  confirmedAtMs: z.number(),
});

/** A dossier's sealed body: what was confirmed, and the duty officer of that moment. */
export const ConfirmedBody = z.strictObject({
  intent: DossierBody,
  officer: z.strictObject({ name: z.string(), idNumber: z.string(), phone: z.string() }).nullable(),
});

/** A sealed registration body as it comes out of the file. */
export const AccountBody: z.ZodType<AccountIntent> = z.strictObject({
  person: Person,
  phone: z.string(),
  email: z.string(),
  confirmedAtMs: z.number(),
});

/** What the portal said of a dossier and may name people, so it lies sealed. */
export const DossierAnswerBody = z.strictObject({
  refusal: z.string().nullable(),
  missingPapers: z.string().nullable(),
  results: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});
export type DossierAnswerBody = z.output<typeof DossierAnswerBody>;

/** What the portal said of a registration, sealed. */
export const AccountAnswerBody = z.strictObject({
  accountId: z.string().nullable(),
  refusal: z.string().nullable(),
});
export type AccountAnswerBody = z.output<typeof AccountAnswerBody>;

const Blob = z.instanceof(Uint8Array);
export const StateText = z.enum([
  "waiting",
  "sending",
  "unknown",
  "accepted",
  "needs-person",
  "held",
  "cancelled",
]);
export const ReasonText = z.enum([
  "portal-down",
  "portal-slow",
  "not-the-portal",
  "answer-unknown",
  "behind-account",
  "account-refused",
  "refused",
  "self",
  "unit-credentials",
  "file-damaged",
  "someone-elses",
  "by-staff",
  "date-unsure",
  "corrected",
  "moved",
  "by-citizen",
  "duplicate",
  "on-paper",
  "mistake",
  "too-old",
]);
const PortalState = z.union(
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => z.literal(n as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10)),
);

/** The joined row a dossier's status is read from. */
export const DossierStatusRow = z.strictObject({
  intent_id: z.int(),
  reference: z.string(),
  wrapped_key: Blob.nullable(),
  kept_at_ms: z.int(),
  local_number: z.string(),
  ticket: Blob.nullable(),
  state: StateText,
  reason: ReasonText.nullable(),
  official_code: z.string().nullable(),
  portal_state: PortalState.nullable(),
  taken_in_at: z.string().nullable(),
  due_at: z.string().nullable(),
  answer: Blob.nullable(),
});
export type DossierStatusRow = z.output<typeof DossierStatusRow>;

export const AccountStatusRow = z.strictObject({
  intent_id: z.int(),
  reference: z.string(),
  wrapped_key: Blob.nullable(),
  state: z.enum(["waiting", "otp-sent", "active", "someone-elses", "refused"]),
  answer: Blob.nullable(),
});
export type AccountStatusRow = z.output<typeof AccountStatusRow>;

export const IntentRow = z.strictObject({
  kind: z.enum(["account", "dossier"]),
  reference: z.string(),
  wrapped_key: Blob.nullable(),
  body: Blob.nullable(),
});

export const ProofRow = z.strictObject({ intent_id: z.int(), phone_proof: z.string(), id_proof: z.string() });

export const DraftRow = z.strictObject({
  session_id: z.string(),
  saved_at_ms: z.int(),
  wrapped_key: Blob,
  body: Blob,
});

export const StoreRow = z.strictObject({
  portal_url: z.string(),
  portal_mode: z.enum(["practice", "real"]),
  kiosk_id: z.string(),
  key_check: Blob,
  clean: z.union([z.literal(0), z.literal(1)]),
});

/** A row of the line, as the queue looks at it before it takes it. */
export const CandidateRow = z.strictObject({
  intent_id: z.int(),
  kind: z.enum(["account", "dossier"]),
  citizen: z.string(),
});

export const LineRowColumns = CandidateRow.extend({ state: StateText, lease: z.string().nullable() });

/** A row of one citizen's own line. */
export const HeadRow = CandidateRow.extend({ state: StateText, attempts: z.int() });

export const OutboxRow = z.strictObject({
  intent_id: z.int(),
  kind: z.enum(["account", "dossier"]),
  reference: z.string(),
  citizen: z.string(),
  state: StateText,
  attempts: z.int(),
  wrapped_key: Blob.nullable(),
  body: Blob.nullable(),
});

export const FileRow = z.strictObject({
  file_id: z.string(),
  position: z.int(),
  upload_url: z.string().nullable(),
  uploaded: z.union([z.literal(0), z.literal(1)]),
});

/** Everything a line of the staff board is made from. */
export const BoardRowColumns = z.strictObject({
  intent_id: z.int(),
  kind: z.enum(["account", "dossier"]),
  state: StateText,
  reason: ReasonText.nullable(),
  attempts: z.int(),
  doubts: z.int(),
  lease: z.string().nullable(),
  changed_at_ms: z.int(),
  depends_on: z.int().nullable(),
  reference: z.string(),
  kept_at_ms: z.int(),
  wrapped_key: Blob.nullable(),
  body: Blob.nullable(),
  local_number: z.string().nullable(),
  answer: Blob.nullable(),
  behind: z.int(),
  behind_numbers: z.string().nullable(),
  owed: z.enum(["kept", "registered", "taken-in"]).nullable(),
  lacks_papers: z.int().nullable(),
});
export type BoardRowColumns = z.output<typeof BoardRowColumns>;

export const TallyRow = z.tuple([z.string(), z.int()]);

export const CountRow = z.strictObject({ n: z.int() });
export const FileIdRow = z.strictObject({ file_id: z.string() });
export const IdRow = z.strictObject({ intent_id: z.int() });
