import { createInstance } from "i18next";
import { createContext, useContext } from "react";
import type { Wording } from "../../shared/procedure.ts";
import type { Notice, Preferences } from "../../shared/session.ts";
import { en, type LateAreas, type StaffTexts, type TextKey, vi } from "./resources.ts";

export type Language = Preferences["language"];
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

const i18n = createInstance({
  lng: "vi",
  fallbackLng: "vi",
  resources: { vi: { translation: vi }, en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});
// With the texts inside, this is done before it returns.
void i18n.init();

/** What i18next fills in: a value, or another text. */
const HAS_GAPS = /\{\{|\$t\(/u;

const translators: Readonly<Record<Language, Translate>> = { vi: translatorOf("vi"), en: translatorOf("en") };

/** A sentence that stands as it is written is not put through i18next: a screen says dozens, and a touch waits for each. */
function translatorOf(language: Language): Translate {
  const translate = i18n.getFixedT(language);
  return (key, values) => {
    const written: unknown =
      values === undefined ? i18n.getResource(language, "translation", key) : undefined;
    return typeof written === "string" && !HAS_GAPS.test(written) ? written : translate(key, values ?? {});
  };
}

/** Puts in the texts of the staff area, which a citizen's first screen does not wait for. */
export function addStaffTexts(texts: Readonly<Record<Language, StaffTexts>>): void {
  i18n.addResourceBundle("vi", "translation", { staff: texts.vi }, true);
  i18n.addResourceBundle("en", "translation", { staff: texts.en }, true);
}

/** Puts in the texts of an area that came with its own part of the program. */
export function addLateTexts<A extends keyof LateAreas>(
  area: A,
  texts: Readonly<Record<Language, LateAreas[A]>>,
): void {
  i18n.addResourceBundle("vi", "translation", { [area]: texts.vi }, true);
  i18n.addResourceBundle("en", "translation", { [area]: texts.en }, true);
}

/** Texts of one language, for code outside components. */
export function translator(language: Language): Translate {
  return translators[language];
}

export const LanguageContext = createContext<Language>("vi");

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** `t("home.title")` in the person's language; the keys are checked by type. */
export function useT(): Translate {
  return translators[useLanguage()];
}

/** Picks the person's language out of a wording of the catalogue. */
export function useWording(): (wording: Wording) => string {
  const language = useLanguage();
  return (wording) => wording[language];
}

/** The plain sentence and the next step of a notice; `field` null asks for those that belong to no input. */
export function useNotice(notice: Notice | null, field?: string | null): string | null {
  const t = useT();
  if (notice === null) return null;
  if (field === null && notice.refused !== undefined) return t(`notices.${notice.refused}`);
  if (field === null && notice.field !== undefined) return null;
  if (typeof field === "string" && notice.field !== field) return null;
  const sentence = t(`notices.${notice.code}`);
  return notice.detail === undefined || notice.detail === "" ? sentence : `${sentence} (${notice.detail})`;
}
