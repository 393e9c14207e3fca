import { globSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const unitFiles = ["src/**/*.test.{ts,tsx}", "tests/*.test.ts", "tests/contract/*.test.ts"];
/** Beside their file, but they take seconds (whole PDFs, every syllable, every commune): they run with the integration tests. */
const longFiles = ["src/**/*.long.test.ts"];
const integrationFiles = ["tests/integration/**/*.test.ts", ...longFiles];
const printingFiles = ["tests/integration/printing/*.test.ts"];

function filesThatSay(words: RegExp, among: readonly string[]): string[] {
  return globSync(among).filter((file) => words.test(readFileSync(file, "utf8")));
}

/** They put another module in the place of one, so they cannot share what is loaded with others. */
const mockingFiles = filesThatSay(/\bvi\.mock\(/u, unitFiles);
/** They start the whole core in their own process, which is to end with all that runs in it. */
const coreFiles = filesThatSay(/support\/(whole-kiosk|chosen-printer|describe-printing)/u, integrationFiles);
/** Of the integration tests, which wait for processes, deadlines and faults more than they compute. */
const maxWorkers = 3;

/** What takes longest begins first, so that nobody waits for it alone at the end. */
const longest = [
  "crash/crash.test.ts",
  "queue/queue.test.ts",
  "care/kiosk.test.ts",
  "cases/13-nobody-reads.test.ts",
  "light/light.test.ts",
  "staff/staff.test.ts",
  "cases/17-real-printer.test.ts",
  "care/commands.test.ts",
];

function place({ moduleId }: TestSpecification): number {
  const at = longest.findIndex((name) => moduleId.endsWith(name));
  return at === -1 ? longest.length : at;
}

class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((a, b) => place(a) - place(b)));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "unit",
          include: unitFiles,
          exclude: [...longFiles, ...mockingFiles],
          // The same modules loaded anew for each of 170 files took more than half of the time.
          isolate: false,
          testTimeout: 10_000,
        },
      },
      {
        test: {
          name: "unit-mocking",
          include: mockingFiles,
          testTimeout: 10_000,
        },
      },
      {
        test: {
          name: "packaging",
          include: ["tests/packaging/*.test.ts"],
          // Nothing may fetch Electron's binary on its own; a forgotten import then fails at once.
          env: { ELECTRON_OVERRIDE_DIST_PATH: "/nonexistent" },
          globalSetup: "tests/packaging/setup.ts",
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: "integration",
          include: integrationFiles,
          exclude: [...printingFiles, ...coreFiles],
          isolate: false,
          maxWorkers,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "integration-core",
          include: coreFiles,
          exclude: printingFiles,
          maxWorkers,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "printing",
          include: printingFiles,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
