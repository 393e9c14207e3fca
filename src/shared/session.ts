import { z } from "zod";
import type {
  AccountStatus,
  Consents,
  Delivery,
  DossierStatus,
  IdPaper,
  Owner,
  Person,
  PortalLight,
  Reason,
  Route,
  ScanFile,
  Typist,
} from "./dossier.ts";
import type { AddressOffer } from "./places.ts";
import type { NoticeCode } from "./notice-code.ts";
import type { PaperKind, PrintProblem, PrintProgress } from "./printing.ts";
import type { VneidOutcome, VneidPlace } from "./vneid.ts";

/** Everything a person sees depends on one of these; a step with data of its own carries it. */
export type Step =
  | { readonly name: "home" }
  | { readonly name: "card" }
  /** Typing the identity by hand, one question a screen, when there is no card. */
  | { readonly name: "identity"; readonly index: number }
  | { readonly name: "card-check" }
  | { readonly name: "phone" }
  | { readonly name: "account" }
  /** One page of being led through VNeID, and the question what is in the way; nothing is ever typed on either. */
  | ({ readonly name: "vneid" } & VneidPlace)
  | ({ readonly name: "vneid-stuck" } & VneidPlace)
  | { readonly name: "account-wait" }
  | { readonly name: "otp" }
  | { readonly name: "account-done" }
  | { readonly name: "procedure" }
  | { readonly name: "requirements" }
  | { readonly name: "owner" }
  /** `index` counts the questions that are asked now (`askedQuestions`). */
  | { readonly name: "declaration"; readonly index: number }
  | { readonly name: "scans" }
  | { readonly name: "delivery" }
  | { readonly name: "consents" }
  /** Only with the route `authorised`: its paper is printed, signed and photographed. */
  | { readonly name: "authorisation" }
  | { readonly name: "review" }
  | { readonly name: "submitting" }
  | { readonly name: "done" }
  | { readonly name: "rating" }
  | { readonly name: "goodbye" }
  | { readonly name: "lookup" }
  | { readonly name: "lookup-proof" }
  | { readonly name: "lookup-result" };
export type StepName = Step["name"];

export const Preferences = z.strictObject({
  language: z.enum(["vi", "en"]),
  textSize: z.enum(["normal", "large", "larger", "largest"]),
  contrast: z.enum(["default", "black-on-white", "white-on-black"]),
  /** How loud is read aloud; the call for a helper has its own loudness. */
  volume: z.enum(["soft", "normal", "loud"]),
  /** `low`: on a standing panel everything to touch lies in its lower half. */
  reach: z.enum(["usual", "low"]),
  motion: z.enum(["usual", "still"]),
  /** What letter keys mean in Vietnamese words: an input method, or just the letters and tone keys themselves. */
  typing: z.enum(["telex", "vni", "direct"]),
  /** Personal values are hidden from who looks over the shoulder. */
  covered: z.boolean(),
});
export type Preferences = z.output<typeof Preferences>;

/** Something the person must know on this screen. `field` names the input it belongs to; `detail` is fit to be shown. */
export interface Notice {
  readonly code: NoticeCode;
  readonly field?: string | undefined;
  readonly detail?: string | undefined;
  /** Why a card that was held up after the one that was read was not taken; what was read stands. */
  readonly refused?: NoticeCode | undefined;
}

export type { NoticeCode } from "./notice-code.ts";
export type { PrintProgress, SlipKind } from "./printing.ts";

/** A kept dossier that staff opened with its citizen; it stays as it is until the mended one is confirmed. */
export interface Correction {
  readonly intentId: number;
  readonly localNumber: string;
  /** Why it stands with staff. */
  readonly reason: Reason | null;
  /** The portal's own words for what it refused; null when it said none. */
  readonly words: string | null;
  /** Scans that belong to it and not to this session: they outlive the session. */
  readonly fileIds: readonly string[];
}

/** A further person's ID card, read for this dossier. */
export interface CardRead {
  /** The address is today's where only one can be meant, else the card's own words. */
  readonly person: Person;
  /** Warnings that never stop anybody. */
  readonly warnings: readonly NoticeCode[];
  /** The card's address beside those of today; null when it is of today, or not understood. */
  readonly addressOffer: AddressOffer | null;
  /** The owner was named without a number and has it from this card: it goes when the card does. */
  readonly givesNumber?: true;
}

/** One person at one machine. A new person is a new object with a new id; nothing outlives it. */
export interface Session {
  readonly id: string;
  readonly startedAtMs: number;
  readonly step: Step;
  readonly goal: "submit" | "account" | "lookup" | null;
  /** True while the person came back from the check screen to change one thing. */
  readonly editing: boolean;
  readonly preferences: Preferences;
  readonly typist: Typist | null;
  /** Answers of the typed identity, by key of `identityQuestions`. */
  readonly typedIdentity: Readonly<Record<string, string>>;
  readonly idPaper: IdPaper;
  readonly person: Person | null;
  /** Warnings about the card that never stop anybody. */
  readonly cardWarnings: readonly NoticeCode[];
  /** Today's addresses beside the one of the card or the hand; null when that one is of today, or not understood. */
  readonly addressOffer: AddressOffer | null;
  readonly phone: string;
  readonly email: string;
  readonly accountChoice: "register" | "have" | null;
  readonly account: AccountStatus | null;
  /** What became of being led through VNeID; null when nobody was. */
  readonly vneid: VneidOutcome | null;
  readonly procedureCode: string | null;
  /** null until asked; `self` when the submitter is the owner. */
  readonly owner: "self" | Owner | null;
  /** Cards of further persons by the key of their section; `owner` for the dossier's owner. */
  readonly cards: Readonly<Record<string, CardRead>>;
  readonly answers: Readonly<Record<string, string>>;
  /** What was answered where a warning was passed by, by question: it is not warned of again. */
  readonly passed: Readonly<Record<string, string>>;
  /** What stood before a card that nobody has said is right yet; null when none is shown. */
  readonly beforeCard: Pick<Session, "owner" | "cards" | "answers"> | null;
  readonly scans: readonly ScanFile[];
  readonly delivery: Delivery | null;
  readonly consents: Consents;
  readonly route: Route | null;
  readonly dossier: DossierStatus | null;
  readonly print: PrintProgress;
  readonly lookupTicket: string | null;
  readonly notice: Notice | null;
  readonly rated: boolean;
  /** The kept dossier that this session mends; null when it makes a new one. */
  readonly corrects: Correction | null;
  /** `warned`: the countdown before everything is wiped is on the screen. */
  readonly idle: "active" | "warned";
  /** True while an effect of the last press is under way; presses that would start it again do nothing. */
  readonly busy: boolean;
}

const text = (max: number): z.ZodString => z.string().max(max);

/** Everything the screen may tell the core. Late or unfitting events do nothing. */
export const SessionEvent = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("start"), goal: z.enum(["submit", "account", "lookup"]) }),
  z.strictObject({ type: z.literal("touched") }),
  z.strictObject({ type: z.literal("set-preferences"), preferences: Preferences.partial() }),
  z.strictObject({ type: z.literal("set-typist"), typist: z.enum(["citizen", "volunteer", "officer"]) }),
  /** The volunteer's strip, for the desk and not for the person. */
  z.strictObject({ type: z.literal("fold-strip"), folded: z.boolean() }),
  z.strictObject({ type: z.literal("back") }),
  z.strictObject({ type: z.literal("next") }),
  z.strictObject({ type: z.literal("leave") }),
  z.strictObject({ type: z.literal("call-helper") }),
  /** Raw text of the card's QR, from a scanner or a camera frame; or the digits of one of our slips. */
  z.strictObject({ type: z.literal("code-scanned"), payload: text(4000) }),
  /** The card of this section's person was the wrong one: what it answered is asked again. */
  z.strictObject({ type: z.literal("drop-card"), section: text(60) }),
  z.strictObject({
    type: z.literal("type-identity"),
    idPaper: z.enum(["citizen-card", "passport", "other"]),
  }),
  /** One of the offered addresses, or the paper's own words again. */
  z.strictObject({ type: z.literal("choose-address"), address: text(500) }),
  z.strictObject({ type: z.literal("set-phone"), phone: text(50), email: text(100) }),
  z.strictObject({ type: z.literal("choose-account"), choice: z.enum(["register", "have"]) }),
  z.strictObject({
    type: z.literal("choose-vneid"),
    guide: z.enum(["activate", "recover", "new-phone", "log-in", "otp"]),
  }),
  /** "It does not work", on a page of a guide. */
  z.strictObject({ type: z.literal("vneid-stuck") }),
  z.strictObject({ type: z.literal("end-vneid"), outcome: z.enum(["needs-police", "no-phone", "gave-up"]) }),
  z.strictObject({ type: z.literal("enter-otp"), otp: text(12) }),
  z.strictObject({ type: z.literal("resend-otp") }),
  z.strictObject({ type: z.literal("choose-procedure"), code: text(20) }),
  z.strictObject({
    type: z.literal("set-owner"),
    owner: z.union([z.literal("self"), z.strictObject({ fullName: text(500), idNumber: text(100) })]),
  }),
  /** Answers the question on the screen, by hand identity or declaration, and goes on. */
  z.strictObject({ type: z.literal("answer"), key: text(60), value: text(2000) }),
  z.strictObject({ type: z.literal("remove-scan"), fileId: text(64) }),
  /** An officer let a picture of an ID card be taken for this paper (DECISIONS 38). */
  z.strictObject({ type: z.literal("allow-card-picture"), paperCode: text(40) }),
  z.strictObject({
    type: z.literal("set-delivery"),
    delivery: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("counter") }),
      z.strictObject({ kind: z.literal("post"), receiver: text(500), phone: text(50), address: text(500) }),
    ]),
  }),
  z.strictObject({
    type: z.literal("set-consents"),
    consents: z.strictObject({ call: z.boolean(), survey: z.boolean() }),
    route: z.enum(["authorised", "counter", "self"]),
  }),
  /** From the check screen back to one thing. `key` names a question of the declaration. */
  z.strictObject({
    type: z.literal("edit"),
    step: z.enum([
      "card-check",
      "phone",
      "owner",
      "declaration",
      "scans",
      "delivery",
      "consents",
      "authorisation",
    ]),
    key: text(60).optional(),
  }),
  z.strictObject({ type: z.literal("submit") }),
  /** Nothing is to be kept: the filled form on paper, then everything is wiped (DECISIONS 19). */
  z.strictObject({ type: z.literal("take-form") }),
  z.strictObject({ type: z.literal("print-slip") }),
  /** The Giấy ủy quyền that the citizen signs. */
  z.strictObject({ type: z.literal("print-authorisation") }),
  /** The printer cannot tell; the person in front of it can. */
  z.strictObject({ type: z.literal("paper-came-out"), came: z.boolean() }),
  /** A result paper of the dossier that was looked up, printed as the portal gives it. */
  z.strictObject({ type: z.literal("print-result"), resultId: text(200) }),
  z.strictObject({
    type: z.literal("rate"),
    grade: z.int().min(1).max(5),
    reasons: z.array(text(40)).max(10),
  }),
  z.strictObject({ type: z.literal("lookup-ticket"), ticket: text(64) }),
  z.strictObject({ type: z.literal("lookup-proof"), lastFour: text(8) }),
  z.strictObject({ type: z.literal("lookup-code"), officialCode: text(60), idNumber: text(100) }),
]);
export type SessionEvent = z.output<typeof SessionEvent>;

/** What is true of the desk, the same for whoever stands there. */
export interface Desk {
  readonly ward: string;
  readonly deskName: string;
  readonly practice: boolean;
  readonly accountMode: "portal" | "vneid";
  readonly portal: PortalLight;
  /** Dossiers kept here that the portal does not have yet. */
  readonly waiting: number;
  /** The unit's log-in is wrong: nothing is sent until a technician mends it. */
  readonly halted: boolean;
  /** A damaged file was replaced by its backup, and staff have not read yet what that means. */
  readonly restored: boolean;
  /** What keeps the slip printer from printing; null while it is ready, or nobody knows yet. */
  readonly printer: PrintProblem | null;
  /** Papers that are written into a folder as PDF files: no sheet of them comes out. */
  readonly filePapers: readonly PaperKind[];
  /** What comes in now is no longer done today: it is late, or the desk is closed (`desk.sameDayUntil`). */
  readonly sameDayOver: boolean;
  readonly nowMs: number;
  readonly dayModel: { readonly title: string; readonly text: string } | null;
  readonly volunteer: string | null;
  /** The volunteer's strip is folded away. */
  readonly stripFolded: boolean;
  /** The desk's telephone is set, so that papers name it. */
  readonly phoneSet: boolean;
  readonly panelDiagonalMm: number;
  /** Where the tone of oa, oe, uy is written: `old` hòa, `new` hoà. */
  readonly toneStyle: "old" | "new";
  readonly helperCalled: boolean;
  /** Name and phone hidden until chosen: offered routes depend on whether an authorised officer is set. */
  readonly routes: readonly Route[];
  readonly idleLeftMs: number | null;
}

/** The one answer every screen is drawn from. `revision` grows with each change. */
export interface KioskView {
  readonly revision: number;
  readonly session: Session;
  readonly desk: Desk;
}
