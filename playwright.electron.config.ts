import { defineConfig } from "playwright/test";

export default defineConfig({
  testDir: "tests/electron",
  testMatch: "*.spec.ts",
  timeout: 30_000,
  workers: 1,
  reporter: "list",
  outputDir: "test-results/electron",
});
