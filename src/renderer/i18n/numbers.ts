import type { Language } from "./use-t.ts";

/**
 * A number of at most `digits` places as it is written in the language: `8.000` and `0,7`, in English `8,000` and
 * `0.7`. Not by `Intl`: its first use holds up a touch for 40 ms on a quick machine, and a kiosk is none.
 */
export function numberWords(value: number, language: Language, digits = 0): string {
  const [whole = "", part = ""] = value.toFixed(digits).split(".");
  const places = part.replace(/0+$/u, "");
  const [group, point] = language === "vi" ? [".", ","] : [",", "."];
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, group);
  return places === "" ? grouped : `${grouped}${point}${places}`;
}
