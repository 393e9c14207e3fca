import enAccount from "../../../assets/locales/en/account.json";
import enAuthorisation from "../../../assets/locales/en/authorisation.json";
import enCard from "../../../assets/locales/en/card.json";
import enCommon from "../../../assets/locales/en/common.json";
import enConsents from "../../../assets/locales/en/consents.json";
import enDelivery from "../../../assets/locales/en/delivery.json";
import enHome from "../../../assets/locales/en/home.json";
import enKeyboard from "../../../assets/locales/en/keyboard.json";
import enLookup from "../../../assets/locales/en/lookup.json";
import enNotices from "../../../assets/locales/en/notices.json";
import enOutcome from "../../../assets/locales/en/outcome.json";
import enOwner from "../../../assets/locales/en/owner.json";
import enProcedure from "../../../assets/locales/en/procedure.json";
import enQuestion from "../../../assets/locales/en/question.json";
import enReview from "../../../assets/locales/en/review.json";
import enScans from "../../../assets/locales/en/scans.json";
import viAccount from "../../../assets/locales/vi/account.json";
import viAuthorisation from "../../../assets/locales/vi/authorisation.json";
import viCard from "../../../assets/locales/vi/card.json";
import viCommon from "../../../assets/locales/vi/common.json";
import viConsents from "../../../assets/locales/vi/consents.json";
import viDelivery from "../../../assets/locales/vi/delivery.json";
import viHome from "../../../assets/locales/vi/home.json";
import viKeyboard from "../../../assets/locales/vi/keyboard.json";
import viLookup from "../../../assets/locales/vi/lookup.json";
import viNotices from "../../../assets/locales/vi/notices.json";
import viOutcome from "../../../assets/locales/vi/outcome.json";
import viOwner from "../../../assets/locales/vi/owner.json";
import viProcedure from "../../../assets/locales/vi/procedure.json";
import viQuestion from "../../../assets/locales/vi/question.json";
import viReview from "../../../assets/locales/vi/review.json";
import viScans from "../../../assets/locales/vi/scans.json";
import type viStaff from "../../../assets/locales/vi/staff.json";
import type viCamera from "../../../assets/locales/vi/camera.json";
import type viVolunteer from "../../../assets/locales/vi/volunteer.json";
import type viVneid from "../../../assets/locales/vi/vneid.json";

/** One area a line; the file's name is the first part of its keys: `home.title`. */
export const vi = {
  account: viAccount,
  authorisation: viAuthorisation,
  card: viCard,
  common: viCommon,
  consents: viConsents,
  delivery: viDelivery,
  home: viHome,
  keyboard: viKeyboard,
  lookup: viLookup,
  notices: viNotices,
  outcome: viOutcome,
  owner: viOwner,
  procedure: viProcedure,
  question: viQuestion,
  review: viReview,
  scans: viScans,
};

/** Same shape as `vi`; a missing area is a type error, a missing text fails locales.test.ts. */
export const en: { readonly [A in keyof typeof vi]: Readonly<Record<keyof (typeof vi)[A], string>> } = {
  account: enAccount,
  authorisation: enAuthorisation,
  card: enCard,
  common: enCommon,
  consents: enConsents,
  delivery: enDelivery,
  home: enHome,
  keyboard: enKeyboard,
  lookup: enLookup,
  notices: enNotices,
  outcome: enOutcome,
  owner: enOwner,
  procedure: enProcedure,
  question: enQuestion,
  review: enReview,
  scans: enScans,
};

/** Every text of the screens, as `area.name`; read off the Vietnamese files. */
export type TextKey =
  | { [A in keyof typeof vi]: `${A}.${keyof (typeof vi)[A] & string}` }[keyof typeof vi]
  | StaffKey
  | LateKey;

/** Texts of the staff area: they come with its own part of the program, when somebody opens its door. */
export type StaffTexts = Readonly<Record<keyof typeof viStaff, string>>;
export type StaffKey = `staff.${keyof StaffTexts}`;

/** Areas that come with a part of the program of their own, so that no first screen waits for them. */
export interface LateAreas {
  readonly camera: Readonly<Record<keyof typeof viCamera, string>>;
  readonly volunteer: Readonly<Record<keyof typeof viVolunteer, string>>;
  readonly vneid: Readonly<Record<keyof typeof viVneid, string>>;
}
export type LateKey = { [A in keyof LateAreas]: `${A}.${keyof LateAreas[A] & string}` }[keyof LateAreas];
