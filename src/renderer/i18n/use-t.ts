import { createContext, useContext } from "react";
import type { Wording } from "../../shared/procedure.ts";
import type { Notice, Preferences } from "../../shared/session.ts";
import { en, type LateAreas, type StaffTexts, type TextKey, vi } from "./resources.ts";

export type Language = Preferences["language"];
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

type Area = Readonly<Record<string, string>>;

/** All texts by language and area. */
const texts: Readonly<Record<Language, Record<string, Area>>> = { vi: { ...vi }, en: { ...en } };

const translators: Readonly<Record<Language, Translate>> = { vi: translatorOf("vi"), en: translatorOf("en") };

function translatorOf(language: Language): Translate {
  return (key, values) => {
    const sentence = written(language, key) ?? written("vi", key) ?? key;
    return values === undefined ? sentence : filled(sentence, values);
  };
}

function written(language: Language, key: TextKey): string | undefined {
  const dot = key.indexOf(".");
  return texts[language][key.slice(0, dot)]?.[key.slice(dot + 1)];
}

/** "Bước {{now}}/{{all}}" with its values. */
function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name] ?? ""));
}

/** Puts in the texts of the staff area, which a citizen's first screen does not wait for. */
export function addStaffTexts(staff: Readonly<Record<Language, StaffTexts>>): void {
  addArea("staff", staff);
}

/** Puts in the texts of an area that came with its own part of the program. */
export function addLateTexts<A extends keyof LateAreas>(
  area: A,
  its: Readonly<Record<Language, LateAreas[A]>>,
): void {
  addArea(area, its);
}

function addArea(area: string, its: Readonly<Record<Language, Area>>): void {
  texts.vi[area] = its.vi;
  texts.en[area] = its.en;
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
