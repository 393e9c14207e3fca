import { numberWords } from "../../i18n/numbers.ts";
import type { Language } from "../../i18n/use-t.ts";

/** `8.000 đồng`, as prices are written here; `8,000 VND` for who reads English. */
export function money(amountVnd: number, language: Language): string {
  return `${numberWords(amountVnd, language)} ${language === "vi" ? "đồng" : "VND"}`;
}
