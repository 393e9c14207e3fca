import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { parseJson } from "../../shared/codec.ts";
import { Procedure } from "../../shared/procedure.ts";

/** The project's assets, from the source tree as from the built one; null when there are none above `from`. */
export function findAssets(from: string): string | null {
  const here = join(from, "assets");
  if (existsSync(join(here, "catalogue"))) return here;
  return dirname(from) === from ? null : findAssets(dirname(from));
}

/** The catalogue's procedures; throws one line naming the file and field of the first mistake. */
export function readProcedures(assets: string): readonly Procedure[] {
  const folder = join(assets, "catalogue/procedures");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .map((name) => {
      const json = parseJson(readFileSync(join(folder, name), "utf8"));
      if (json === undefined) throw new Error(`${name}: is not JSON`);
      const parsed = Procedure.safeParse(json);
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      throw new Error(`${name}: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`);
    });
}

const Holidays = z.object({ days: z.array(z.object({ date: z.iso.date() })) });

/** Days off as `yyyy-MM-dd`; none when the file is not there. */
export function readHolidays(assets: string): readonly string[] {
  const file = join(assets, "holidays.json");
  if (!existsSync(file)) return [];
  return Holidays.parse(parseJson(readFileSync(file, "utf8"))).days.map((day) => day.date);
}
