import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { ListFound } from "../../../shared/lists.ts";
import { type ListName, Source } from "../../../shared/procedure.ts";
import { createListSearch, type ListEntry } from "./search-list.ts";

/** A list that is shipped; the bodies that keep the books are made from the places instead. */
export type ShippedList = Exclude<ListName, "registrars">;

/** assets/lists: each row its name as it stands on forms, then its other names; a country's second is its English one. */
const ListFile = z.strictObject({
  checkedOn: z.iso.date(),
  sources: z.array(Source).min(1),
  rows: z.array(z.array(z.string().min(1)).min(1)).min(1),
});

/** Short lists that answers are picked from, each read when it is first asked for. */
export interface Lists {
  /** What the words may mean, best first, at most 24; without words the whole list in its own order. */
  search(list: ShippedList, text: string): readonly ListFound[];
}

/** Lists of `assetsDir`/lists. They are shipped with the program: a damaged one throws. */
export function openLists(assetsDir: string): Lists {
  const searches = new Map<ShippedList, (text: string) => readonly ListFound[]>();
  return {
    search(list, text) {
      const known = searches.get(list) ?? createListSearch(readList(assetsDir, list));
      searches.set(list, known);
      return known(text);
    },
  };
}

function readList(assetsDir: string, list: ShippedList): readonly ListEntry[] {
  const text = readFileSync(join(assetsDir, "lists", `${list}.json`), "utf8").normalize("NFC");
  const { rows } = ListFile.parse(JSON.parse(text));
  return rows.map(([name = "", ...others]) =>
    list === "countries"
      ? { found: { value: name, title: name, english: others[0] ?? name }, others }
      : { found: { value: name, title: name }, others },
  );
}
