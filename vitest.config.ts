import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.{ts,tsx}", "tests/*.test.ts", "tests/contract/*.test.ts"],
          // Beside their file, but with real threads, PDFs and disks: they run with the integration tests.
          exclude: ["src/**/*.long.test.ts"],
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
          include: ["tests/integration/**/*.test.ts", "src/**/*.long.test.ts"],
          // They wait for processes, deadlines and faults more than they compute.
          maxWorkers: 3,
          exclude: ["tests/integration/printing/**"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "printing",
          include: ["tests/integration/printing/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
