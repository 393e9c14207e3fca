import { parseArgs } from "node:util";
import { err, ok, type Result } from "../../../src/shared/result.ts";

export interface CrashOptions {
  readonly kills: number;
  readonly seed: number;
  readonly shard: { readonly i: number; readonly of: number };
  /** Parts that run side by side, each in a process of its own. */
  readonly parallel: number;
  readonly keep: boolean;
}

export const crashHelp = `npm run crash-test -- [flags]

  --kills N     SIGKILLs in all, of kiosk and portal (default 50)
  --seed S      a whole number; the same seed plans the same work, faults and kills (default 1)
  --shard I/N   only the I-th of N parts of the run, each with its own data, to run them side by side
  --parallel N  all N parts of the run side by side, their counts added up
  --keep        leave the data folders of a run that failed, and say where they are
  --help        this text

Ends with one line on standard output, kills=… intents=… lost=… duplicated=… unknown=…, and exit code 1 unless nothing
was lost, doubled or left unknown. Progress goes to standard error.`;

/** Reads the command's arguments; an error is one plain line. */
export function parseCrashOptions(args: readonly string[]): Result<CrashOptions | "help", string> {
  const options = {
    kills: { type: "string", default: "50" },
    seed: { type: "string", default: "1" },
    shard: { type: "string", default: "1/1" },
    parallel: { type: "string", default: "1" },
    keep: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help) return ok("help");
    const kills = whole(values.kills, 1, 1_000_000);
    if (kills === null) return err("--kills is a whole number from 1 to 1000000");
    const seed = whole(values.seed, 0, Number.MAX_SAFE_INTEGER);
    if (seed === null) return err("--seed is a whole number, 0 or more");
    const [i, of] = values.shard.split("/").map((part) => whole(part, 1, 1_000));
    if (!i || !of || i > of || values.shard.split("/").length !== 2)
      return err("--shard is written I/N, such as 1/4");
    const parallel = whole(values.parallel, 1, 64);
    if (parallel === null) return err("--parallel is a whole number from 1 to 64");
    if (parallel > 1 && of > 1) return err("--parallel runs all parts; --shard is for one of them");
    return ok({ kills, seed, shard: { i, of }, parallel, keep: values.keep });
  } catch (error) {
    return err(error instanceof Error ? (error.message.split(/[.\n]/u, 1)[0] ?? "") : "unknown argument");
  }
}

function whole(text: string, low: number, high: number): number | null {
  const value = Number(text);
  return /^\d+$/u.test(text) && value >= low && value <= high ? value : null;
}
