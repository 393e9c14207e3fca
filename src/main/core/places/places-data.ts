import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Place, Province } from "../../../shared/places.ts";
import { Source } from "../../../shared/procedure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { type DocumentProblem, type JsoncDocument, readJsonc, showPath } from "../jsonc/jsonc.ts";
import { parseDocument } from "../jsonc/schema-problems.ts";
import { sameName } from "./names.ts";

const UnitCode = z.string().regex(/^\d{5}$/u);
const ProvinceCode = z.string().regex(/^\d{2}$/u);
const UnitName = z.string().regex(/^(?:Phường|Xã|Đặc khu) \S/u);

const head = { dataVersion: z.iso.date(), checkedOn: z.iso.date(), sources: z.array(Source).min(1) };

/** assets/places/units.json: what there is today. */
const UnitsFile = z.strictObject({
  ...head,
  homeProvince: ProvinceCode,
  provinces: z.array(z.tuple([ProvinceCode, z.string().min(1)])),
  rows: z.record(ProvinceCode, z.record(UnitCode, UnitName)),
});

/** assets/places/former.json: old commune by `district, province`, and the codes of what it became. */
const FormerFile = z.strictObject({
  ...head,
  rows: z.record(
    z.string().regex(/^[^,]+, [^,]+$/u),
    z.record(z.string(), z.string().regex(/^\d{5}(?: \d{5})*$/u)),
  ),
});

/** `dataDir`/places.json: what a ward corrects. Its rows win over the shipped ones. */
const WardFile = z.strictObject({
  note: z.string().optional(),
  homeProvince: ProvinceCode.optional(),
  /** A new unit, or another name for a known code. */
  units: z.array(z.strictObject({ code: UnitCode, name: UnitName, province: ProvinceCode })).default([]),
  /** Codes of units that are no more. */
  removed: z.array(UnitCode).default([]),
  former: z
    .array(
      z.strictObject({
        ward: z.string().min(1),
        district: z.string().min(1),
        province: z.string().min(1),
        to: z.array(UnitCode).min(1),
      }),
    )
    .default([]),
});
type WardFile = z.output<typeof WardFile>;

/** One commune of before July 2025. `ward` is empty for an island district that had none. */
export interface FormerCommune {
  readonly ward: string;
  readonly district: string;
  readonly province: string;
  readonly to: readonly Place[];
}

/** Everything that is known of places, the ward's corrections worked in. */
export interface PlacesData {
  /** The day (`yyyy-MM-dd`) from which the list holds, and when it was last compared with its sources. */
  readonly dataVersion: string;
  readonly checkedOn: string;
  readonly homeProvince: string;
  readonly provinces: readonly Province[];
  readonly units: readonly Place[];
  readonly former: readonly FormerCommune[];
}

/** The ward's own file, in the data folder. */
export const WARD_FILE = "places.json";

/**
 * Reads `assetsDir`/places and, over it, the ward's own `dataDir`/places.json, which may be missing. The error is every
 * mistake as a line with file and place; a code that nothing has and a province that does not exist are mistakes too.
 */
export function readPlaces(assetsDir: string, dataDir: string): Result<PlacesData, readonly string[]> {
  const wardPath = join(dataDir, WARD_FILE);
  const units = readShipped(join(assetsDir, "places", "units.json"), UnitsFile);
  const former = readShipped(join(assetsDir, "places", "former.json"), FormerFile);
  const ward = readWard(wardPath);
  if (!units.ok || !former.ok || !ward.ok)
    return err([units, former, ward].flatMap((read) => (read.ok ? [] : read.error)));
  const data = combine(units.value, former.value, ward.value.file);
  const wrong = unknownPlaces(data, ward.value);
  return wrong.length > 0 ? err(wrong.map((problem) => showProblem(wardPath, problem))) : ok(data);
}

interface Ward {
  readonly file: WardFile;
  readonly document: JsoncDocument | null;
}

const NO_CORRECTIONS: Ward = { file: { units: [], removed: [], former: [] }, document: null };

function readWard(path: string): Result<Ward, readonly string[]> {
  const text = readText(path);
  if (text === "missing") return ok(NO_CORRECTIONS);
  if (text === null) return err([showProblem(path, CANNOT_READ)]);
  const document = readJsonc(text.value);
  const parsed = parseDocument(document, WardFile);
  return parsed.ok
    ? ok({ file: parsed.value, document })
    : err(parsed.error.map((problem) => showProblem(path, problem)));
}

function readShipped<S extends z.ZodType>(path: string, schema: S): Result<z.output<S>, readonly string[]> {
  const text = readText(path);
  if (text === null || text === "missing") return err([showProblem(path, CANNOT_READ)]);
  // Written by our own script, so plain JSON; the reader with lines is for people's files, and slower.
  const parsed = schema.safeParse(parseOrNull(text.value));
  return parsed.success ? ok(parsed.data) : err([showProblem(path, DAMAGED)]);
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const CANNOT_READ: DocumentProblem = { line: 1, field: "", message: "cannot be read" };
const DAMAGED: DocumentProblem = { line: 1, field: "", message: "is not the list that was shipped" };

function readText(path: string): { readonly value: string } | "missing" | null {
  try {
    return { value: readFileSync(path, "utf8").normalize("NFC") };
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOENT" ? "missing" : null;
  }
}

function combine(
  shipped: z.output<typeof UnitsFile>,
  formerFile: z.output<typeof FormerFile>,
  ward: WardFile,
): PlacesData {
  const provinces = shipped.provinces.map(([code, name]) => ({ code, name }));
  const provinceNames = new Map(shipped.provinces);
  const rows = Object.entries(shipped.rows).flatMap(([province, units]) =>
    Object.entries(units).map(([code, name]) => ({ code, name, province })),
  );
  const removed = new Set(ward.removed);
  const units = new Map(
    [...rows, ...ward.units]
      .filter(({ code }) => !removed.has(code))
      .map(({ code, name, province }) => [
        code,
        { code, name, provinceCode: province, province: provinceNames.get(province) ?? "" },
      ]),
  );
  const toPlaces = (codes: readonly string[]): readonly Place[] =>
    codes.flatMap((code) => units.get(code) ?? []);
  const own = ward.former.map((row) => ({ ...row, to: toPlaces(row.to) }));
  const corrected = new Set(own.map(formerKey));
  const isCorrected = (row: FormerCommune): boolean => corrected.size > 0 && corrected.has(formerKey(row));
  const old = Object.entries(formerFile.rows).flatMap(([where, wards]) => {
    const [district = "", province = ""] = where.split(", ");
    return Object.entries(wards).map(([name, to]) => ({
      ward: name,
      district,
      province,
      to: toPlaces(to.split(" ")),
    }));
  });
  return {
    dataVersion: shipped.dataVersion,
    checkedOn: shipped.checkedOn,
    homeProvince: ward.homeProvince ?? shipped.homeProvince,
    provinces,
    units: [...units.values()],
    former: [...old.filter((row) => !isCorrected(row)), ...own].filter(({ to }) => to.length > 0),
  };
}

function formerKey({
  ward,
  district,
  province,
}: Pick<FormerCommune, "ward" | "district" | "province">): string {
  return [ward, district, province].map(sameName).join("|");
}

/** A ward's row that names what does not exist, with its line. */
function unknownPlaces(data: PlacesData, { file, document }: Ward): readonly DocumentProblem[] {
  const codes = new Set(data.units.map(({ code }) => code));
  const provinces = new Set(data.provinces.map(({ code }) => code));
  const at = (path: readonly (string | number)[], message: string): DocumentProblem => ({
    line: document?.lineOf(path) ?? 1,
    field: showPath(path),
    message,
  });
  return [
    ...(file.homeProvince === undefined || provinces.has(file.homeProvince)
      ? []
      : [at(["homeProvince"], "no province has this code")]),
    ...file.units.flatMap(({ province }, index) =>
      provinces.has(province) ? [] : [at(["units", index, "province"], "no province has this code")],
    ),
    ...file.former.flatMap(({ to }, index) =>
      to.flatMap((code, place) =>
        codes.has(code) ? [] : [at(["former", index, "to", place], "no commune has this code")],
      ),
    ),
  ];
}

function showProblem(file: string, { line, field, message }: DocumentProblem): string {
  return `${file}:${line}: ${field === "" ? "" : `${field}: `}${message}`;
}
