import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Procedure } from "../../src/shared/procedure.ts";

const folder = join(import.meta.dirname, "..", "..", "assets", "catalogue", "procedures");

/** The shipped procedures, as the kiosk reads them. */
export const procedures: readonly Procedure[] = readdirSync(folder).map((name) =>
  Procedure.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))),
);

export function procedureOf(code: string): Procedure {
  const found = procedures.find((procedure) => procedure.code === code);
  if (found === undefined) throw new Error(`no procedure ${code}`);
  return found;
}
