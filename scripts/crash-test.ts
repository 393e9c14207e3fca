// `npm run crash-test`: kills kiosk and portal at random moments and counts what was lost, doubled or left unknown.
import { rm } from "node:fs/promises";
import { type CrashOptions, crashHelp, parseCrashOptions } from "../tests/support/crash/options.ts";
import type { CrashOutcome } from "../tests/support/crash/run.ts";

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Every part of a run has its own share of the kills and a seed of its own. */
function partOf({ kills, seed, shard: { i, of } }: CrashOptions): { kills: number; seed: number } {
  const share = Math.floor(kills / of) + (i <= kills % of ? 1 : 0);
  return { kills: share, seed: seed * 1_000 + i - 1 };
}

function tell({ kills, intents, lost, duplicated, unknown }: CrashOutcome): void {
  const counts = {
    kills,
    intents,
    lost: lost.length,
    duplicated: duplicated.length,
    unknown: unknown.length,
  };
  const words = Object.entries(counts).map(([name, count]) => `${name}=${count}`);
  process.stdout.write(`${words.join(" ")}\n`);
}

/** A module that spoils the kiosk on purpose, for the test of this test; no flag, because nobody else needs it. */
const sabotage = process.env["CRASH_TEST_SABOTAGE"];

async function main(options: CrashOptions): Promise<number> {
  // Loaded late, so that a wrong argument is answered at once.
  const { build } = await import("./lib/build.mjs");
  const { crashRun } = await import("../tests/support/crash/run.ts");
  await build(process.execPath);
  const outcome = await crashRun({ ...partOf(options), say, sabotage });
  const { lost, duplicated, unknown, broken, folder, tookMs } = outcome;
  const problems = Object.entries({ lost, duplicated, unknown, broken }).flatMap(([name, lines]) =>
    lines.map((line) => `${name}: ${line}`),
  );
  for (const problem of problems) say(problem);
  say(`${(tookMs / 1000).toFixed(1)} s, ${(tookMs / Math.max(1, outcome.kills)).toFixed(0)} ms a kill`);
  if (problems.length > 0 && options.keep) say(`The data are in ${folder}`);
  else await rm(folder, { recursive: true, force: true });
  tell(outcome);
  return problems.length > 0 ? 1 : 0;
}

const parsed = parseCrashOptions(process.argv.slice(2));
if (!parsed.ok) {
  say(`${parsed.error}; see npm run crash-test -- --help`);
  process.exitCode = 2;
} else if (parsed.value === "help") {
  process.stdout.write(`${crashHelp}\n`);
} else {
  process.exitCode = await main(parsed.value);
}
