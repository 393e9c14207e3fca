/**
 * What a field of an event may hold: `count` a whole number below a billion, `code` one short word of ASCII letters,
 * digits, dot and dash without a long run of digits, `flag` true or false. None of them can carry a person's data.
 */
export type AuditFieldKind = "count" | "code" | "flag";

interface EventEntry {
  /** One line for the reader of the log: what happened. */
  readonly doc: string;
  readonly fields: Readonly<Record<string, AuditFieldKind>>;
}

/** Everything the kiosk may write into its audit table and its log. What is not here cannot be written. */
export const auditEvents = {
  "store-opened": { doc: "The store was opened at start.", fields: { schema: "count", unclean: "flag" } },
  "account-kept": { doc: "A registration was kept durably.", fields: { intentId: "count" } },
  "account-answered": {
    doc: "The portal's answer to a registration was noted.",
    fields: { intentId: "count", state: "code" },
  },
  "dossier-kept": {
    doc: "A dossier was kept durably; its citizen may be told so.",
    fields: {
      intentId: "count",
      localNumber: "code",
      procedureCode: "code",
      route: "code",
      typist: "code",
      files: "count",
    },
  },
  "dossier-corrected": {
    doc: "A corrected dossier was kept as a new intent in the place of another, which will not be sent.",
    fields: { intentId: "count", replaces: "count" },
  },
  "dossier-released": {
    doc: "Dossiers that stood behind a registration may go to the portal.",
    fields: { accountIntentId: "count", dossiers: "count" },
  },
  "send-started": { doc: "A create is about to be sent.", fields: { intentId: "count" } },
  "send-waits": {
    doc: "A row goes on waiting after a passing fault.",
    fields: { intentId: "count", reason: "code", charged: "flag" },
  },
  "outcome-unknown": {
    doc: "A create may or may not have arrived.",
    fields: { intentId: "count", reason: "code" },
  },
  "proven-absent": { doc: "Two look-ups proved that a create never arrived.", fields: { intentId: "count" } },
  "dossier-accepted": {
    doc: "The portal has the dossier.",
    fields: { intentId: "count", portalState: "count" },
  },
  "dossier-progressed": {
    doc: "The portal shows a new state of a dossier.",
    fields: { intentId: "count", portalState: "count" },
  },
  "needs-person": { doc: "A row left the automatic path.", fields: { intentId: "count", reason: "code" } },
  "dossier-wiped": {
    doc: "The purpose of a dossier was done, and its declaration and scans were wiped.",
    fields: { intentId: "count", files: "count" },
  },
  "limit-reached": {
    doc: "A dossier that never ended grew older than the hard limit and was cancelled, to be wiped.",
    fields: { intentId: "count", state: "code" },
  },
  "file-damaged": {
    doc: "The data file was found damaged and set aside.",
    fields: { atStart: "flag" },
  },
  "file-restored": {
    doc: "A backup (or an empty file) took the place of the data; so many rows were saved out of the old file, and so many dossiers lost.",
    fields: { empty: "flag", saved: "count", lost: "count" },
  },
  "backup-taken": {
    doc: "A backup of the data was taken.",
    fields: { dossiers: "count", scans: "count" },
  },
  "backup-failed": { doc: "A backup could not be taken.", fields: { fault: "code" } },
  "restore-failed": {
    doc: "A backup that staff chose was not put in place; the kiosk goes on with the data as they were.",
    fields: { fault: "code" },
  },
  "recovery-code-made": {
    doc: "A recovery code was made; the one before opens only older backups.",
    fields: {},
  },
  "key-rotated": {
    doc: "The main key was changed, and every data key wrapped anew.",
    fields: { keys: "count" },
  },
  "queue-moved-out": {
    doc: "Everything that was not finished was moved to another machine.",
    fields: { intents: "count" },
  },
  "queue-moved-in": { doc: "A queue of another machine was taken over.", fields: { intents: "count" } },
  "card-picture-allowed": {
    doc: "An officer let a picture of an ID card be taken for this paper; whose it was is not said.",
    fields: { paper: "code" },
  },
  "file-uploaded": {
    doc: "The portal holds a scan whole.",
    fields: { intentId: "count", position: "count" },
  },
  "slip-printed": {
    doc: "A paper about a dossier left the printer.",
    fields: { intentId: "count", kind: "code", copies: "count" },
  },
  "printers-damaged": {
    doc: "The saved choice of printers could not be read and was set aside; staff choose again.",
    fields: {},
  },
  "scanner-state": {
    doc: "The card scanner on its serial line can be read (ready), or why not.",
    fields: { state: "code" },
  },
  "rating-given": { doc: "Somebody rated the visit, anonymously.", fields: { grade: "count" } },
  "kiosk-started": {
    doc: "The program started.",
    fields: { host: "code", version: "code", practice: "flag" },
  },
  "kiosk-stopped": { doc: "The program stopped on request.", fields: {} },
  "queue-started": { doc: "The queue started.", fields: { unknown: "count", waiting: "count" } },
  "queue-stopped": { doc: "The queue stopped; nothing is being sent.", fields: {} },
  "queue-halted": {
    doc: "The portal refuses the unit's credentials; nothing is sent until staff act.",
    fields: {},
  },
  "portal-light": { doc: "The light of the portal changed.", fields: { light: "code" } },
  breaker: { doc: "The breaker of the portal changed.", fields: { state: "code" } },
  "strays-swept": { doc: "Scan files that belong to nothing were removed.", fields: { files: "count" } },
  "screen-shown": {
    doc: "The first screen stood painted, so many milliseconds after the page began.",
    fields: { screen: "code", sinceStartMs: "count" },
  },
  "staff-added": { doc: "A member of staff got a PIN.", fields: { staffId: "count", role: "code" } },
  "staff-removed": { doc: "A member of staff was removed.", fields: { staffId: "count" } },
  "staff-pin-reset": { doc: "A member of staff got a new PIN.", fields: { staffId: "count" } },
  "staff-signed-in": {
    doc: "A member of staff signed in.",
    fields: { staffId: "count", role: "code" },
  },
  "staff-signed-out": {
    doc: "A member of staff signed out, or their pass rested too long.",
    fields: { staffId: "count", rested: "flag" },
  },
  "staff-refused": {
    doc: "A wrong PIN was given.",
    fields: { staffId: "count", failures: "count" },
  },
  "staff-locked": {
    doc: "After too many wrong PINs a member of staff may not try for so many seconds.",
    fields: { staffId: "count", seconds: "count" },
  },
  "staff-opened-row": {
    doc: "A member of staff looked into one row.",
    fields: { staffId: "count", intentId: "count" },
  },
  "staff-acted": {
    doc: "A member of staff did something to a row.",
    fields: { staffId: "count", intentId: "count", act: "code" },
  },
  "staff-printed": {
    doc: "A member of staff had a paper of one row printed; that it came out is said by slip-printed.",
    fields: { staffId: "count", intentId: "count", kind: "code" },
  },
  "staff-print-recalled": {
    doc: "A paper that staff had printed for a row was not out when a citizen began, and was taken back.",
    fields: { intentId: "count", kind: "code" },
  },
  "staff-ordered": {
    doc: "A member of staff had a paper printed that belongs to no row.",
    fields: { staffId: "count", kind: "code" },
  },
  "staff-confirmed-date": {
    doc: "A member of staff stands by a return date as the portal gave it.",
    fields: { staffId: "count", intentId: "count" },
  },
  "staff-resumed-queue": {
    doc: "A member of staff said that the unit's log-in is mended.",
    fields: { staffId: "count" },
  },
  "staff-cared": {
    doc: "A member of staff did something for the safety of the data.",
    fields: { staffId: "count", what: "code" },
  },
  "typist-chosen": {
    doc: "Who types for a person was said; again when it changed in the middle.",
    fields: { typist: "code", again: "flag" },
  },
  "vneid-guided": {
    doc: "Somebody was led through VNeID on their own telephone; how it ended, and nothing of whose it was.",
    fields: { outcome: "code" },
  },
  "helper-called": { doc: "Somebody asked for a helper.", fields: {} },
  "session-ended": {
    doc: "A person's session was wiped from the screen.",
    fields: { step: "code", idle: "flag" },
  },
  unexpected: {
    doc: "The program met a state it did not expect; the code names the place.",
    fields: { place: "code" },
  },
} as const satisfies Readonly<Record<string, EventEntry>>;

type Catalogue = typeof auditEvents;
export type AuditEventId = keyof Catalogue;

interface FieldValue {
  readonly count: number;
  readonly code: string;
  readonly flag: boolean;
}

/** One event with exactly the fields its entry names: an unknown id or field is a type error. */
export type AuditEvent = {
  [K in AuditEventId]: { readonly event: K } & {
    readonly [F in keyof Catalogue[K]["fields"]]: Catalogue[K]["fields"][F] extends AuditFieldKind
      ? FieldValue[Catalogue[K]["fields"][F]]
      : never;
  };
}[AuditEventId];

/** ASCII only, and no run of nine digits: neither a name nor an ID or phone number passes. */
const codeShape = /^(?!.*\d{9})[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * Checks an event's fields against its entry and gives them alone, ready to be written as JSON. Throws on anything
 * else, naming the field and never its value: types were bypassed, and that is a bug.
 */
export function auditFields(event: AuditEvent): Readonly<Record<string, string | number | boolean>> {
  const kinds: Readonly<Record<string, AuditFieldKind>> = auditEvents[event.event].fields;
  const fields: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(event)) {
    if (name === "event") continue;
    const kind = kinds[name];
    if (!kind || !fits(kind, value))
      throw new Error(`audit event ${event.event}: field ${name} is not allowed`);
    fields[name] = value;
  }
  return fields;
}

function fits(kind: AuditFieldKind, value: unknown): boolean {
  if (kind === "flag") return typeof value === "boolean";
  if (kind === "count") return Number.isInteger(value) && Math.abs(Number(value)) < 1e9;
  return typeof value === "string" && codeShape.test(value);
}
