/** Domain words shared by the store, the queue, the slips and the screens. Wire names stay in core/portal. */

/** A person as the card or the hand gave them. `birthDate` is `yyyy-MM-dd`, or `yyyy-MM` or `yyyy` where the card knows no more. */
export interface Person {
  readonly fullName: string;
  readonly idPaper: IdPaper;
  /** 12 digits for a citizen's own number; anything else only with another kind of paper. */
  readonly idNumber: string;
  readonly oldIdNumber?: string | undefined;
  readonly birthDate: string;
  readonly sex: "male" | "female";
  readonly address: string;
  /** `yyyy-MM-dd`, when the card says so. */
  readonly issuedOn?: string | undefined;
  readonly source: "card" | "typed";
}
export type IdPaper = "citizen-card" | "passport" | "other";

/** How a kept dossier travels to the portal, chosen by the citizen (DOMAIN, job 3). */
export type Route = "authorised" | "counter" | "self";

/** Who types: asked once, recorded (DOMAIN, job 4). */
export type Typist = "citizen" | "volunteer" | "officer";

export type Delivery =
  | { readonly kind: "counter" }
  | { readonly kind: "post"; readonly receiver: string; readonly phone: string; readonly address: string };

/** The two optional consents, each its own unticked box (DECISIONS 19). */
export interface Consents {
  readonly call: boolean;
  readonly survey: boolean;
}

/** Whose dossier it is, when it is not the submitter's own. */
export interface Owner {
  readonly fullName: string;
  /** Empty when the owner has none yet, such as a newborn. */
  readonly idNumber: string;
}

/** The portal's own limit for one file, in bytes (openapi: 413 above it). */
export const largestScanBytes = 31_457_280;

/** A scan that lies encrypted and fsynced on disk. `sha256` (hex) is of the clear bytes, as the portal wants it. */
export interface ScanFile {
  readonly fileId: string;
  readonly paperCode: string;
  readonly fileName: string;
  readonly mimeType: "image/jpeg" | "image/png" | "application/pdf";
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Of a PDF, where a reader could open it. */
  readonly pages?: number | undefined;
}

/** Everything a citizen confirmed, frozen: what the outbox keeps and the portal gets. */
export interface DossierIntent {
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly fieldCode: string;
  readonly fieldName: string;
  readonly submitter: Person;
  readonly owner: Owner | null;
  readonly phone: string;
  readonly email: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly scans: readonly ScanFile[];
  readonly delivery: Delivery;
  readonly consents: Consents;
  readonly route: Route;
  readonly typist: Typist;
  readonly fees: readonly { readonly name: string; readonly amountVnd: number | null }[];
  /** Wall time of the citizen's confirmation, corrected by the portal's last Date (DECISIONS 8). */
  readonly confirmedAtMs: number;
}

/** A registration on the portal, in account mode `portal`. */
export interface AccountIntent {
  readonly person: Person;
  readonly phone: string;
  readonly email: string;
  readonly confirmedAtMs: number;
}

export type OutboxState =
  | "waiting"
  | "sending"
  | "unknown"
  | "accepted"
  | "needs-person"
  | "held"
  | "cancelled";

/** Why a row stands where it stands, as a code; the words are the screens'. */
export type Reason =
  | "portal-down"
  | "portal-slow"
  | "not-the-portal"
  | "answer-unknown"
  | "behind-account"
  | "account-refused"
  | "refused"
  | "self"
  | "unit-credentials"
  | "file-damaged"
  | "someone-elses"
  /** Held by staff. */
  | "by-staff"
  /** Held until staff confirm its date: nobody could tell whether our clock was right when it was kept. */
  | "date-unsure"
  /** Cancelled because a corrected intent took its place. */
  | "corrected"
  /** Cancelled here because the queue was moved to another machine, which sends it. */
  | "moved"
  /** Why staff cancelled it. */
  | "by-citizen"
  | "duplicate"
  | "on-paper"
  | "mistake"
  /** Never ended, and older than the ward's hard limit for keeping data: cancelled, then wiped. */
  | "too-old";

/** The ten national dossier states (TrangThaiHoSo): 1 registered, 2 taken in, 3 not taken in, 4 processing, 5 papers missing, … 10 handed back. */
export type PortalDossierState = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** What we truly know of one dossier; slips and screens may claim no more than this. */
export interface DossierStatus {
  readonly intentId: number;
  readonly localNumber: string;
  /** 39 digits: the slip's random 128-bit number. Only given where its owner is present. */
  readonly ticket: string;
  readonly state: OutboxState;
  readonly reason: Reason | null;
  /** The portal's own words for a refusal, in Vietnamese. */
  readonly refusal: string | null;
  readonly keptAtMs: number;
  readonly officialCode: string | null;
  readonly portalState: PortalDossierState | null;
  /** Portal's NgayTiepNhan and NgayHenTra, local time `yyyyMMddHHmmss`; null until taken in. */
  readonly takenInAt: string | null;
  readonly dueAt: string | null;
  readonly missingPapers: string | null;
  readonly results: readonly { readonly id: string; readonly name: string }[];
}

export type AccountState = "waiting" | "otp-sent" | "active" | "someone-elses" | "refused";

export interface AccountStatus {
  readonly intentId: number;
  readonly state: AccountState;
  /** The portal's number of the account; null until it answered. */
  readonly accountId: string | null;
  readonly refusal: string | null;
}

/** What the light on every screen says of the portal. */
export type PortalLight =
  | "unknown"
  | "good"
  | "slow"
  | "down"
  | "not-the-portal"
  /** Something between us and the portal answers with a page of its own (a Wi-Fi that wants a log-in). */
  | "network-log-in"
  /** Our clock differs from the portal's so much that certificates or dates are in danger. */
  | "clock-wrong"
  | "certificate-wrong";
