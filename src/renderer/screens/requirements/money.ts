import type { Language } from "../../i18n/use-t.ts";

const dong: Readonly<Record<Language, Intl.NumberFormat>> = {
  vi: new Intl.NumberFormat("vi-VN"),
  en: new Intl.NumberFormat("en"),
};

/** `8.000 đồng`, as prices are written here; `8,000 VND` for who reads English. */
export function money(amountVnd: number, language: Language): string {
  return `${dong[language].format(amountVnd)} ${language === "vi" ? "đồng" : "VND"}`;
}
