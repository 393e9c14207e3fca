import enAccount from "../../../assets/locales/en/account.json";
import enCard from "../../../assets/locales/en/card.json";
import enCommon from "../../../assets/locales/en/common.json";
import enConsents from "../../../assets/locales/en/consents.json";
import enHome from "../../../assets/locales/en/home.json";
import enNotices from "../../../assets/locales/en/notices.json";
import enOwner from "../../../assets/locales/en/owner.json";
import enProcedure from "../../../assets/locales/en/procedure.json";
import viAccount from "../../../assets/locales/vi/account.json";
import viCard from "../../../assets/locales/vi/card.json";
import viCommon from "../../../assets/locales/vi/common.json";
import viConsents from "../../../assets/locales/vi/consents.json";
import viHome from "../../../assets/locales/vi/home.json";
import viNotices from "../../../assets/locales/vi/notices.json";
import viOwner from "../../../assets/locales/vi/owner.json";
import viProcedure from "../../../assets/locales/vi/procedure.json";

/** One area a line; the file's name is the first part of its keys: `home.title`. */
export const vi = {
  account: viAccount,
  card: viCard,
  common: viCommon,
  consents: viConsents,
  home: viHome,
  notices: viNotices,
  owner: viOwner,
  procedure: viProcedure,
};

/** Same shape as `vi`; a missing area is a type error, a missing text fails locales.test.ts. */
export const en: { readonly [A in keyof typeof vi]: Readonly<Record<keyof (typeof vi)[A], string>> } = {
  account: enAccount,
  card: enCard,
  common: enCommon,
  consents: enConsents,
  home: enHome,
  notices: enNotices,
  owner: enOwner,
  procedure: enProcedure,
};

/** Every text of the screens, as `area.name`; read off the Vietnamese files. */
export type TextKey = { [A in keyof typeof vi]: `${A}.${keyof (typeof vi)[A] & string}` }[keyof typeof vi];
