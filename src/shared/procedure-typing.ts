import type { Typist } from "./dossier.ts";
import type { Procedure } from "./procedure.ts";

/** Everybody who may be said to type, the citizen first. */
export const typists: readonly Typist[] = ["citizen", "volunteer", "officer"];

/** Whether this one may type the declaration of a procedure; before one is chosen nothing forbids it. */
export function mayType(typist: Typist, procedure: Pick<Procedure, "typing"> | null): boolean {
  if (typist === "citizen" || procedure === null) return true;
  return procedure.typing.othersMayType && !procedure.typing.mustSelfWrite;
}
