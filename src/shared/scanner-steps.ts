import type { StepName } from "./session.ts";

const LISTENING: ReadonlySet<StepName> = new Set(["home", "card", "lookup", "owner", "declaration"]);

/** True where a code held to the scanner is meant for us; on other screens it would answer a question nobody asked. */
export function listensToScanner(step: StepName): boolean {
  return LISTENING.has(step);
}
