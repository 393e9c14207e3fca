// `npm test` on a machine that has Node 20 and nothing else: installs, builds, and runs every stage to its end.
// Plain JavaScript without packages, because none may be there yet.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./lib/build.mjs";
import { findElectron } from "./lib/electron.mjs";
import { install } from "./lib/install.mjs";
import { programEnv, programNode, root } from "./lib/places.mjs";
import { run } from "./lib/run.mjs";
import { say, seconds } from "./lib/say.mjs";
import { forgetReport, reportOf, stages, tallyOf } from "./lib/stages.mjs";
import { ensureSystemPackages } from "./lib/system-packages.mjs";

/** @typedef {import("./lib/stages.mjs").Stage} Stage */
/** @typedef {import("./lib/stages.mjs").Tally} Tally */

/** A stage that takes this many times its budget hangs, and is ended. */
const hangFactor = 2;
const names = stages.map((stage) => stage.name);

const help = `npm test -- [flags]

  --only a,b      only these stages: ${names.join(", ")}
  --no-install    add no system packages; name the command instead
  --help          this text`;

/** @returns {{ ok: true, value: { chosen: readonly Stage[], mayInstall: boolean, help: boolean } } | { ok: false, error: string }} */
function readArguments() {
  try {
    const { values } = parseArgs({
      options: { only: { type: "string" }, "no-install": { type: "boolean" }, help: { type: "boolean" } },
    });
    const only = values.only?.split(",") ?? names;
    const unknown = only.find((name) => !names.includes(name));
    if (unknown !== undefined)
      return { ok: false, error: `--only knows ${names.join(", ")}, not "${unknown}"` };
    const chosen = stages.filter((stage) => only.includes(stage.name));
    return { ok: true, value: { chosen, mayInstall: !values["no-install"], help: values.help ?? false } };
  } catch (error) {
    return {
      ok: false,
      error: String(error instanceof Error ? error.message : error).split(/[.\n]/)[0] ?? "",
    };
  }
}

/** @returns {Promise<number>} exit code */
async function main() {
  const parsed = readArguments();
  if (!parsed.ok) {
    say(`${parsed.error}; see npm test -- --help`);
    return 2;
  }
  const { chosen, mayInstall } = parsed.value;
  if (parsed.value.help) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  const node = programNode();
  if (!node.ok) {
    say(node.error);
    return 1;
  }
  const wanted = [...new Set(chosen.flatMap((stage) => stage.system))];
  const system = await ensureSystemPackages(wanted, { mayInstall });
  if (!system.ok) {
    say(system.error);
    return 1;
  }
  await install();
  return runStages(chosen, node.value);
}

/**
 * @param {readonly Stage[]} chosen
 * @param {string} node
 */
async function runStages(chosen, node) {
  mkdirSync(join(root, ".cache"), { recursive: true });
  /** @type {Tally} */
  const total = { passed: 0, failed: 0, skipped: 0 };
  const lines = [];
  const unbuilt = chosen.some((stage) => stage.built) ? await whyNotBuilt(node) : null;
  if (unbuilt !== null) {
    say(unbuilt);
    lines.push("build       failed; the stages that need it are left out");
    total.failed += 1;
  }
  for (const stage of chosen.filter((one) => unbuilt === null || !one.built)) {
    say(`\n${stage.name}: ${stage.what} …`);
    const startedMs = Date.now();
    const tally = await runStage(stage, node);
    lines.push(lineOf(stage, Date.now() - startedMs, tally));
    say(lines.at(-1) ?? "");
    for (const key of /** @type {const} */ (["passed", "failed", "skipped"])) total[key] += tally[key];
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  say("");
  process.stdout.write(`${lines.join("\n")}\n\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
  return total.failed > 0 ? 1 : 0;
}

/**
 * @param {string} node
 * @returns {Promise<string | null>} what went wrong
 */
async function whyNotBuilt(node) {
  try {
    await build(node);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * @param {Stage} stage
 * @param {string} node
 */
async function runStage(stage, node) {
  forgetReport(stage);
  const outcome = await run(node, [stage.script, ...stage.args], {
    cwd: root,
    env: testEnv(stage, node),
    limitMs: stage.budgetMs * hangFactor,
    output: stage.runner === "electron" ? "keep" : "stderr",
  });
  if (outcome.output) say(outcome.output.trim());
  if (outcome.interrupted) process.exit(130);
  if (outcome.tooLong)
    say(`${stage.name} did not end within ${seconds(stage.budgetMs * hangFactor)} and was stopped.`);
  return tallyOf(stage, outcome.code, outcome.output);
}

/**
 * @param {Stage} stage
 * @param {string} node
 */
function testEnv(stage, node) {
  const electron = findElectron();
  const reporter = stage.runner === "playwright" ? { PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf(stage.name) } : {};
  return {
    ...programEnv(node),
    ...reporter,
    // The walk in a real Electron runs where its binary is; it says so where it is not.
    ...(electron ? { KIOSK_ELECTRON: electron } : {}),
    // A forgotten import of electron fails at once instead of fetching 100 MB.
    ELECTRON_OVERRIDE_DIST_PATH: "/nonexistent",
  };
}

/**
 * @param {Stage} stage
 * @param {number} tookMs
 * @param {Tally} tally
 */
function lineOf(stage, tookMs, { passed, failed, skipped }) {
  const budget = `${seconds(tookMs).padStart(8)} of ${stage.budgetMs / 1000} s${tookMs > stage.budgetMs ? " OVER BUDGET" : ""}`;
  const counts =
    stage.runner === "check"
      ? failed
        ? "failed"
        : "clean"
      : `${passed} passed, ${failed} failed, ${skipped} skipped`;
  return `${stage.name.padEnd(12)}${budget.padEnd(32)}${counts}`;
}

try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
