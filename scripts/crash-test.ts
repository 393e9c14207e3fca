// `npm run crash-test`: kills kiosk and portal at random moments and counts what was lost, doubled or left unknown.
import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { type CrashOptions, crashHelp, parseCrashOptions } from "../tests/support/crash/options.ts";
import type { CrashOutcome } from "../tests/support/crash/run.ts";

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Every part of a run has its own share of the kills and a seed of its own. */
function partOf({ kills, seed, shard: { i, of } }: CrashOptions): { kills: number; seed: number } {
  const share = Math.floor(kills / of) + (i <= kills % of ? 1 : 0);
  return { kills: share, seed: seed * 1_000 + i - 1 };
}

/** What the last line counts, in its order. */
const counted = ["kills", "intents", "lost", "duplicated", "unknown"] as const;
type Counts = Readonly<Record<(typeof counted)[number], number>>;

function tell(counts: Counts): void {
  process.stdout.write(`${counted.map((name) => `${name}=${counts[name]}`).join(" ")}\n`);
}

function countsOf({ kills, intents, lost, duplicated, unknown }: CrashOutcome): Counts {
  return { kills, intents, lost: lost.length, duplicated: duplicated.length, unknown: unknown.length };
}

/** The name of a sabotage of the kiosk, for the test of this test; no flag, because nobody else needs it. */
const spoilt = process.env["CRASH_TEST_SABOTAGE"];

async function main(options: CrashOptions): Promise<number> {
  // Loaded late, so that a wrong argument is answered at once.
  const { build } = await import("./lib/build.mjs");
  const { crashRun } = await import("../tests/support/crash/run.ts");
  const { sabotageOf } = await import("../tests/support/crash/sabotage.ts");
  await build(process.execPath);
  const sabotage = spoilt ? sabotageOf(spoilt) : undefined;
  const outcome = await crashRun({ ...partOf(options), say, sabotage });
  const { lost, duplicated, unknown, broken, folder, tookMs } = outcome;
  const problems = Object.entries({ lost, duplicated, unknown, broken }).flatMap(([name, lines]) =>
    lines.map((line) => `${name}: ${line}`),
  );
  for (const problem of problems) say(problem);
  say(`${(tookMs / 1000).toFixed(1)} s, ${(tookMs / Math.max(1, outcome.kills)).toFixed(0)} ms a kill`);
  if (problems.length > 0 && options.keep) say(`The data are in ${folder}`);
  else await rm(folder, { recursive: true, force: true });
  if (outcome.intents < outcome.kills)
    say(
      `Only ${outcome.intents} intents for ${outcome.kills} kills: that says little. More --kills say more.`,
    );
  tell(countsOf(outcome));
  return problems.length > 0 ? 1 : 0;
}

/** One part in a process of its own: its exit code and its line. */
async function runPart(i: number, { kills, seed, parallel, keep }: CrashOptions): Promise<[number, string]> {
  const part = ["--kills", String(kills), "--seed", String(seed), "--shard", `${i}/${parallel}`];
  const args = [import.meta.filename, ...part, ...(keep ? ["--keep"] : [])];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  return Promise.all([ended, text(child.stdout)]);
}

async function runAll(options: CrashOptions): Promise<number> {
  const numbers = Array.from({ length: options.parallel }, (_, at) => at + 1);
  const parts = await Promise.all(numbers.map((i) => runPart(i, options)));
  const sum = (name: keyof Counts): number =>
    parts.reduce((total, [, line]) => total + Number(line.split(`${name}=`)[1]?.split(" ")[0] ?? 0), 0);
  tell({
    kills: sum("kills"),
    intents: sum("intents"),
    lost: sum("lost"),
    duplicated: sum("duplicated"),
    unknown: sum("unknown"),
  });
  return Math.max(...parts.map(([code]) => code));
}

const parsed = parseCrashOptions(process.argv.slice(2));
if (!parsed.ok) {
  say(`${parsed.error}; see npm run crash-test -- --help`);
  process.exitCode = 2;
} else if (parsed.value === "help") {
  process.stdout.write(`${crashHelp}\n`);
} else {
  process.exitCode = await (parsed.value.parallel > 1 ? runAll : main)(parsed.value);
}
