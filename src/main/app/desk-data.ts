import { join } from "node:path";
import { err, ok, type Result } from "../../shared/result.ts";
import { type Holidays, openHolidays } from "../core/catalogue/holidays.ts";
import { type Catalogue, loadCatalogue, showCatalogueProblem } from "../core/catalogue/load-catalogue.ts";
import { type Lists, openLists } from "../core/lists/lists.ts";
import { openPlaces, type Places } from "../core/places/places.ts";
import { slipTemplateFault } from "../core/slips/load.ts";

/** What a ward can correct in its own files, checked. */
export interface DeskData {
  readonly catalogue: Catalogue;
  readonly holidays: Holidays;
  readonly places: Places;
  readonly lists: Lists;
}

/** Reads the shipped data and, over it, the ward's. The error is every mistake as a line with file and place. */
export async function openDeskData({
  assetsDir,
  dataDir,
}: {
  readonly assetsDir: string;
  readonly dataDir: string;
}): Promise<Result<DeskData, readonly string[]>> {
  const [catalogue, slipFault, holidays] = await Promise.all([
    loadCatalogue(join(assetsDir, "catalogue", "procedures"), join(dataDir, "catalogue")),
    slipTemplateFault(assetsDir, join(dataDir, "slips")),
    openHolidays(assetsDir, dataDir),
  ]);
  if (!catalogue.ok) return err(catalogue.error.map(showCatalogueProblem));
  if (slipFault !== null) return err([slipFault]);
  if (!holidays.ok) return holidays;
  const places = openPlaces(assetsDir, dataDir);
  return places.ok
    ? ok({
        catalogue: catalogue.value,
        holidays: holidays.value,
        places: places.value,
        lists: openLists(assetsDir),
      })
    : places;
}
