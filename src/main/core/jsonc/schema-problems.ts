import type { z } from "zod";
import { err, ok, type Result, unreachable } from "../../../shared/result.ts";
import { type DocumentProblem, type JsoncDocument, showPath } from "./jsonc.ts";

type Issue = z.core.$ZodIssue;

/** Parses a document by a schema; every mistake, of spelling or of meaning, comes with its line. */
export function parseDocument<S extends z.ZodType>(
  document: JsoncDocument,
  schema: S,
): Result<z.output<S>, readonly DocumentProblem[]> {
  if (document.problems.length > 0) return err(document.problems);
  const parsed = schema.safeParse(document.value, { reportInput: true });
  return parsed.success ? ok(parsed.data) : err(schemaProblems(document, parsed.error.issues));
}

/** What a schema found wrong in a document, one plain line each, with the line in the file. */
export function schemaProblems(
  document: JsoncDocument,
  issues: readonly Issue[],
): readonly DocumentProblem[] {
  return issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        line: document.lineOfKey(issue.path, key),
        field: showPath([...issue.path, key]),
        message: "unknown key",
      }));
    }
    return [{ line: document.lineOf(issue.path), field: showPath(issue.path), message: issueWords(issue) }];
  });
}

/** What is wrong with one value, in words for the person who edits the file. Never repeats the value: it may be secret. */
export function issueWords(issue: Issue): string {
  const valueIssue =
    issue.code === "invalid_type" || issue.code === "invalid_value" || issue.code === "invalid_union";
  if (valueIssue && issue.input === undefined) return "is missing";
  switch (issue.code) {
    case "invalid_type":
      return `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "too_small":
      return tooSmall(issue.origin, Number(issue.minimum));
    case "too_big":
      return issue.origin === "string"
        ? `must have at most ${String(issue.maximum)} characters`
        : `must be at most ${String(issue.maximum)}`;
    case "invalid_format":
      // A schema's own words come before ours; zod's begin with "Invalid".
      if (!issue.message.startsWith("Invalid")) return issue.message;
      return issue.format === "regex"
        ? `must look like ${issue.pattern ?? "agreed"}`
        : (FORMATS[issue.format] ?? `must be a valid ${issue.format}`);
    case "invalid_union":
      return "fits none of the allowed shapes";
    case "custom":
    case "invalid_element":
    case "invalid_key":
    case "not_multiple_of":
    case "unrecognized_keys":
      return issue.message;
    default:
      return unreachable(issue);
  }
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === "string")
    return minimum === 1 ? "must not be empty" : `must have at least ${minimum} characters`;
  if (origin === "array") return `must have at least ${minimum} ${minimum === 1 ? "entry" : "entries"}`;
  return `must be at least ${minimum}`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: "text in quotation marks",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object { … }",
  array: "a list [ … ]",
  record: "an object { … }",
};

const FORMATS: Readonly<Record<string, string>> = {
  url: "must be an address such as https://…",
  date: "must be a day such as 2026-11-22",
  uuid: "must be a UUID",
  email: "must be an e-mail address",
};
