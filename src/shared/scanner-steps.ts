import type { StepName } from "./session.ts";

const LISTENING: ReadonlySet<StepName> = new Set(["home", "card", "lookup", "owner", "declaration"]);

/** True where a code held to the scanner is meant for us; on other screens it would answer a question nobody asked. */
export function listensToScanner(step: StepName): boolean {
  return LISTENING.has(step);
}

/** True where the caret stands in a line while a further person's card may be held to a scanner that types. */
export function takesCardsInLines(step: StepName): boolean {
  return step === "owner" || step === "declaration";
}
