import type { Procedure, Wording } from "./procedure.ts";

/** A procedure's name (`vi` or `en`) without the leading "Thủ tục": on screens and slips that word stands before it. */
export function titleOf({ name }: Pick<Procedure, "name">, language: keyof Wording): string {
  const bare = name[language].replace(/^Thủ tục\s+/u, "");
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}
