import { readFileSync } from "node:fs";
import { join } from "node:path";
import { err, ok, type Result } from "../../../shared/result.ts";
import { type JsoncDocument, readJsonc, showPath } from "../jsonc/jsonc.ts";
import { schemaProblems } from "../jsonc/schema-problems.ts";
import { settingFields, type SettingField } from "./fields.ts";
import { SettingsFile } from "./schema.ts";
import { isLoopback, type Settings, settle } from "./settings.ts";

/** Name of the settings file in the data folder. */
export const settingsFileName = "settings.json";

/** A mistake: in `settings.json` with its line, in a variable (`KIOSK_…`) or in a flag (`--…`). Never holds the value. */
export interface SettingsProblem {
  readonly source: string;
  readonly line: number | null;
  readonly field: string;
  readonly message: string;
}

/** A mistake as one line: `settings.json:12: portal.ulr: unknown key`, `--portal: must be …`. */
export function showSettingsProblem({ source, line, field, message }: SettingsProblem): string {
  if (line === null) return `${source}: ${message}`;
  return `${source}:${line}: ${field === "" ? "" : `${field}: `}${message}`;
}

export interface SettingsSources {
  readonly dataDir: string;
  /** The environment; of it only the variables of `settingFields` are read. An empty one counts as not set. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Flags that were given, by name without dashes: `{ portal: "https://…" }`. */
  readonly flags: Readonly<Record<string, string | undefined>>;
}

/**
 * The settings of this kiosk: flag before environment before file before default. Without a file everything is at its
 * default, on the practice portal. The error is every mistake at once.
 */
export function loadSettings(sources: SettingsSources): Result<Settings, readonly SettingsProblem[]> {
  const text = readText(join(sources.dataDir, settingsFileName));
  if (!text.ok) return err([{ source: settingsFileName, line: 1, field: "", message: text.error }]);
  const document = readJsonc(text.value);
  if (document.problems.length > 0) return err(inFile(document.problems));
  const given = givenOutside(sources);
  const parsed = SettingsFile.safeParse(merge(document.value, given.values), { reportInput: true });
  const problems = [
    ...given.problems,
    ...(parsed.success
      ? portalProblems(parsed.data.portal, document, given.values)
      : parsed.error.issues.flatMap((issue) => placed(issue, document, given.values))),
  ];
  if (!parsed.success || problems.length > 0) return err(problems);
  return ok(settle(parsed.data, sources.dataDir));
}

function readText(path: string): Result<string, string> {
  try {
    return ok(readFileSync(path, "utf8"));
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return missing ? ok("{}") : err("cannot be read");
  }
}

interface Given {
  readonly field: SettingField;
  /** `KIOSK_PORTAL_URL` or `--portal`. */
  readonly source: string;
  readonly value: unknown;
}

function givenOutside({ env, flags }: SettingsSources): {
  readonly values: readonly Given[];
  readonly problems: readonly SettingsProblem[];
} {
  const known = new Map(settingFields.map((field) => [field.flag, field]));
  const unknown = Object.keys(flags).filter((flag) => flags[flag] !== undefined && !known.has(flag));
  const values = settingFields.flatMap((field): readonly Given[] => {
    const flag = field.flag === null ? undefined : flags[field.flag];
    if (flag !== undefined) return [{ field, source: `--${field.flag ?? ""}`, value: fromText(field, flag) }];
    const variable = env[field.env];
    return variable ? [{ field, source: field.env, value: fromText(field, variable) }] : [];
  });
  const problems = unknown.map((flag) => ({
    source: `--${flag}`,
    line: null,
    field: "",
    message: unknownFlag(flag),
  }));
  return { values, problems };
}

function unknownFlag(flag: string): string {
  const secret = settingFields.find(({ env, flag: name }) => name === null && env === envOf(flag));
  return secret === undefined
    ? "unknown setting"
    : `may not be given on the command line; use ${settingsFileName} or ${secret.env}`;
}

function envOf(flag: string): string {
  return `KIOSK_${flag.replaceAll("-", "_").toUpperCase()}`;
}

/** A text that does not fit is handed on as it is, for the schema to refuse. */
function fromText(field: SettingField, text: string): unknown {
  if (field.nullable && text === "null") return null;
  switch (field.reads) {
    case "number":
      return /^-?\d+(?:\.\d+)?$/u.test(text.trim()) ? Number(text) : text;
    case "boolean":
      return text === "true" || (text === "false" ? false : text);
    case "json": {
      const document = readJsonc(text);
      return document.problems.length === 0 ? document.value : text;
    }
    case "text":
      return text;
    default:
      return field.reads satisfies never;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function merge(file: unknown, given: readonly Given[]): unknown {
  return given.reduce((merged, { field, value }) => withValue(merged, field.path, value), file);
}

function withValue(target: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  // Where the file has no object, the schema tells so; a flag does not paper over it.
  if (target !== undefined && !isObject(target)) return target;
  return { ...target, [key]: withValue(target?.[key], rest, value) };
}

function inFile(
  problems: readonly { line: number; field: string; message: string }[],
): readonly SettingsProblem[] {
  return problems.map((problem) => ({ source: settingsFileName, ...problem }));
}

type Issue = Parameters<typeof schemaProblems>[1][number];

/** A mistake named where it was made: the flag, the variable, or the line of the file. */
function placed(issue: Issue, document: JsoncDocument, given: readonly Given[]): readonly SettingsProblem[] {
  const outside = given.find(({ field }) => field.path.every((part, index) => issue.path[index] === part));
  const problems = inFile(schemaProblems(document, [issue]));
  if (outside === undefined) return problems;
  const inner = showPath(issue.path.slice(outside.field.path.length));
  return problems.map(({ message }) => ({
    source: outside.source,
    line: null,
    field: showPath(issue.path),
    message: inner === "" ? message : `${inner}: ${message}`,
  }));
}

/** What a real portal needs besides its address. */
function portalProblems(
  portal: SettingsFile["portal"],
  document: JsoncDocument,
  given: readonly Given[],
): readonly SettingsProblem[] {
  if (portal.url === "practice" || isLoopback(portal.url)) return [];
  const at = (key: keyof SettingsFile["portal"], message: string): SettingsProblem => {
    const outside = given.find(({ field }) => showPath(field.path) === `portal.${key}`);
    const field = `portal.${key}`;
    if (outside !== undefined) return { source: outside.source, line: null, field, message };
    return { source: settingsFileName, line: document.lineOf(["portal", key]), field, message };
  };
  const required = (["unitCode", "username", "password"] as const).filter((key) => portal[key] === null);
  return [
    ...(portal.url.startsWith("https:")
      ? []
      : [at("url", "must begin with https:// (only an address of this machine may be http)")]),
    ...required.map((key) => at(key, "is required with a real portal")),
  ];
}
