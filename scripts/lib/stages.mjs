// The stages of `npm test`: what each runs, how long it may take, and how its result is counted.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * The parts of the runners' JSON reports that are read here; each runner fills its own.
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 */

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} what one line for the person who waits
 * @property {number} budgetMs
 * @property {boolean} built needs out/
 * @property {readonly import("./system-packages.mjs").SystemPackage[]} system
 * @property {string} script run by the program's Node
 * @property {readonly string[]} args
 * @property {"vitest" | "playwright" | "check" | "electron"} runner `electron` says itself when it could not run
 */

const bin = (/** @type {string[]} */ ...parts) => join(root, "node_modules", ...parts);

/** @param {string} name */
export const reportOf = (name) => join(root, ".cache", `test-report-${name}.json`);

/**
 * @param {string} name the stage's
 * @param {readonly string[]} projects of vitest.config.ts
 * @returns {Pick<Stage, "script" | "args" | "runner">}
 */
const vitest = (name, projects = [name]) => ({
  runner: "vitest",
  script: bin("vitest", "vitest.mjs"),
  args: [
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportOf(name)}`,
  ],
});

/**
 * The budgets are those of a machine with two cores that is not quick: nearly twice what a quiet hour shows there. Their
 * sum is the quarter of an hour that the whole may take.
 * @type {readonly Stage[]}
 */
export const stages = [
  {
    name: "types",
    what: "the types of every file",
    budgetMs: 20_000,
    built: false,
    system: [],
    runner: "check",
    script: bin("typescript", "bin", "tsc"),
    args: ["-b"],
  },
  {
    name: "lint",
    what: "the house rules",
    budgetMs: 20_000,
    built: false,
    system: [],
    runner: "check",
    script: bin("oxlint", "bin", "oxlint"),
    args: ["--type-aware"],
  },
  {
    name: "unit",
    what: "walls and unit tests",
    budgetMs: 45_000,
    built: false,
    system: ["poppler-utils"],
    ...vitest("unit", ["unit", "unit-mocking"]),
  },
  {
    name: "integration",
    what: "real processes, real files, real faults",
    budgetMs: 210_000,
    built: true,
    system: ["chromium", "poppler-utils", "socat"],
    ...vitest("integration", ["integration", "integration-core"]),
  },
  {
    name: "printing",
    what: "a real print server and a real printer, where they can run",
    budgetMs: 60_000,
    built: false,
    system: ["poppler-utils", "cups", "cups-client", "cups-filters", "cups-ipp-utils", "dbus"],
    ...vitest("printing"),
  },
  {
    name: "packaging",
    what: "the package that is delivered",
    budgetMs: 35_000,
    built: true,
    system: [],
    ...vitest("packaging"),
  },
  {
    name: "browser",
    what: "the screens, by touch, in a real browser",
    budgetMs: 480_000,
    built: true,
    system: ["chromium", "poppler-utils"],
    runner: "playwright",
    script: bin("playwright", "cli.js"),
    args: ["test", "--pass-with-no-tests"],
  },
  {
    name: "electron",
    what: "a real Electron, where its binary is",
    budgetMs: 30_000,
    built: true,
    system: [],
    runner: "electron",
    script: join(root, "scripts", "test-electron.ts"),
    args: [],
  },
];

/** @param {Stage} stage */
export function forgetReport(stage) {
  rmSync(reportOf(stage.name), { force: true });
}

/**
 * Counts a stage that ended. A stage that ended badly never counts as "nothing failed", whatever its report says.
 * @param {Stage} stage
 * @param {number} code its exit code
 * @param {string} output what it wrote, where that was kept
 * @returns {Tally}
 */
export function tallyOf(stage, code, output) {
  if (stage.runner === "vitest" || stage.runner === "playwright") {
    const tally = readReport(stage);
    return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  }
  if (code !== 0) return { passed: 0, failed: 1, skipped: 0 };
  const skipped = /^SKIPPED:/m.test(output);
  return { passed: skipped ? 0 : 1, failed: 0, skipped: skipped ? 1 : 0 };
}

/**
 * @param {Stage} stage
 * @returns {Tally}
 */
function readReport(stage) {
  /** @type {Report} */
  let report;
  try {
    report = JSON.parse(readFileSync(reportOf(stage.name), "utf8"));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  if (stage.runner === "playwright") {
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
