import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parseJson } from "../../src/shared/codec.ts";
import { answerSchemaName } from "../../src/main/core/portal/wire/contract.ts";

export interface ContractCheck {
  /** Checks one exchange with the portal; problems are kept and told, an unknown address is one too. */
  exchange(seen: Exchange): readonly string[];
  /** Every problem so far; a suite ends with `expect(check.problems()).toEqual([])`. */
  problems(): readonly string[];
  /** How many bodies were really checked, so that a suite can show that it checked something. */
  checked(): number;
  /** A fetch that checks every JSON call it carries to the portal, requests that were meant to be wrong aside. */
  fetch(input: string, init?: RequestInit): Promise<Response>;
}

export interface Exchange {
  readonly path: string;
  readonly status: number;
  readonly request?: unknown;
  readonly answer: unknown;
}

const BROKEN: ReadonlySet<number> = new Set([400, 413]);

type Check = (name: string, value: unknown) => string | null;

let compiled: Check | null = null;

/** The document never changes while tests run, and each of its schemas is costly to compile. */
const compiledOnce = (): Check => (compiled ??= compile());

function compile(): Check {
  const file = new URL("../../assets/portal/contract.json", import.meta.url);
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  ajv.addSchema(JSON.parse(readFileSync(file, "utf8")), "contract");
  return (name, value) => {
    const validate = ajv.getSchema(`contract#/components/schemas/${name}`);
    if (!validate) return `the contract has no ${name}`;
    return validate(value) === true ? null : `${name}: ${ajv.errorsText(validate.errors)}`;
  };
}

function serviceOf(request: unknown): string {
  if (typeof request !== "object" || request === null || !("service" in request)) return "";
  return String(request.service);
}

function namesFor(seen: Exchange): { readonly request?: string; readonly answer: string } | null {
  switch (seen.path) {
    case "/health":
      return { answer: "Health" };
    case "/auth":
      return { request: "AuthRequest", answer: "AuthAnswer" };
    case "/integration":
      return {
        request: "Envelope",
        answer: seen.status === 200 ? answerSchemaName(serviceOf(seen.request)) : "Answer",
      };
    default:
      return null;
  }
}

/** A checker of requests and answers against assets/portal/contract.json (JSON Schema 2020-12). */
export function contractCheck(): ContractCheck {
  const check = compiledOnce();
  const problems: string[] = [];
  let checked = 0;

  function exchange(seen: Exchange): readonly string[] {
    const names = namesFor(seen);
    if (!names) return [];
    // A request the portal refused as broken or too large is wrong on purpose; the refusal itself must still fit.
    const pairs: readonly (readonly [string | undefined, unknown])[] = [
      [BROKEN.has(seen.status) ? undefined : names.request, seen.request],
      [names.answer, seen.answer],
    ];
    const found = pairs.flatMap(([name, value]) => {
      if (name === undefined) return [];
      checked += 1;
      const problem = check(name, value);
      return problem === null ? [] : [`${seen.path} ${seen.status} ${problem}`];
    });
    problems.push(...found);
    return found;
  }

  return {
    exchange,
    problems: () => problems,
    checked: () => checked,
    async fetch(input, init) {
      const response = await fetch(input, init);
      if (response.headers.get("content-type")?.startsWith("application/json")) {
        const answer: unknown = await response.clone().json();
        const request: unknown = typeof init?.body === "string" ? parseJson(init.body) : undefined;
        exchange({ path: new URL(input).pathname, status: response.status, request, answer });
      }
      return response;
    },
  };
}
