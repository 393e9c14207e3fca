import { parseArgs } from "node:util";
import { z } from "zod";
import { err, ok, type Result } from "../../shared/result.ts";

export interface CliOptions {
  readonly port: number;
  readonly dataDir: string;
  readonly latencyMs: number;
  readonly jitterMs: number;
  readonly failFraction: number;
  readonly downMs: number;
  readonly otp: "fixed" | "random";
  readonly accept: "auto" | "manual";
  readonly unitCode: string;
}

export const HELP = `npm run portal -- [options]   the practice portal, on 127.0.0.1 only

  --port N             port, default 4010; 0 takes any free one
  --latency MS         every call waits so long, default 0
  --jitter MS          and up to so much longer, default 0
  --fail FRACTION      0 to 1: so many calls fail, half of them after the portal has committed, default 0
  --down TIME          refuse every call for so long after start: 500ms, 60s, 5m
  --otp fixed|random   fixed is always 123456; random is shown on the portal's page (default)
  --accept auto|manual auto takes a dossier in at once (default); manual waits for Tiếp nhận on the page
  --unit CODE          first part of official codes, default H20.82.05
  --data DIR           folder of the portal's own data, default data/practice-portal
  --help               this text

PORTAL_USERNAME and PORTAL_PASSWORD set the unit's log-in (kiosk / practice by default).
`;

const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of a time like `500ms`, `60s`, `5m`, `1h`; null when it is none. */
export function durationMs(text: string): number | null {
  const [, amount = "", unit = ""] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  return amount === "" ? null : Number(amount) * (UNITS_MS[unit] ?? Number.NaN);
}

function numberIn(min: number, max: number, what: string) {
  return z
    .string()
    .refine((text) => /^\d+(?:\.\d+)?$/.test(text) && Number(text) >= min && Number(text) <= max, what)
    .transform(Number);
}

const Values = z.object({
  port: numberIn(0, 65_535, "a port is a number from 0 to 65535")
    .refine(Number.isInteger, "a port is a whole number")
    .default(4010),
  latency: numberIn(0, 600_000, "give milliseconds, 0 to 600000").default(0),
  jitter: numberIn(0, 600_000, "give milliseconds, 0 to 600000").default(0),
  fail: numberIn(0, 1, "give a fraction from 0 to 1").default(0),
  down: z
    .string()
    .refine((text) => durationMs(text) !== null, "give a time like 60s")
    .transform((text) => durationMs(text) ?? 0)
    .default(0),
  otp: z.enum(["fixed", "random"], "give fixed or random").default("random"),
  accept: z.enum(["auto", "manual"], "give auto or manual").default("auto"),
  unit: z
    .string()
    .regex(/^[HG]\d{2}(?:\.\d{2,3}){0,3}$/, "give a unit code like H20.82.05")
    .default("H20.82.05"),
  data: z.string().min(1, "give a folder").default("data/practice-portal"),
});

const text = { type: "string" } as const;
const OPTIONS = {
  port: text,
  latency: text,
  jitter: text,
  fail: text,
  down: text,
  otp: text,
  accept: text,
  unit: text,
  data: text,
  help: { type: "boolean", short: "h" },
} as const;

function given(args: readonly string[]): Result<Record<string, unknown>, string> {
  try {
    return ok(parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false }).values);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return err(message.split(/\.\s|\n/)[0] ?? message);
  }
}

/** Options of the command line; "help" when asked for; an error is one line to print before exit code 2. */
export function readOptions(args: readonly string[]): Result<CliOptions | "help", string> {
  const values = given(args);
  if (!values.ok) return values;
  if (values.value["help"] === true) return ok("help");
  const parsed = Values.safeParse(values.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err(`--${issue?.path.join(".") ?? ""}: ${issue?.message ?? "wrong"}`);
  }
  const { port, latency, jitter, fail, down, otp, accept, unit, data } = parsed.data;
  return ok({
    port,
    dataDir: data,
    latencyMs: latency,
    jitterMs: jitter,
    failFraction: fail,
    downMs: down,
    otp,
    accept,
    unitCode: unit,
  });
}
