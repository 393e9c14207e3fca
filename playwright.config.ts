import { join } from "node:path";
import { defineConfig } from "playwright/test";
import { findBrowser } from "./scripts/lib/browsers.mjs";

const executablePath = findBrowser();

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  // Two cores are what a kiosk and the check's machine have.
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] ? [["line"], ["json"]] : [["line"]],
  use: {
    browserName: "chromium",
    hasTouch: true,
    permissions: ["camera"],
    actionTimeout: 10_000,
    viewport: { width: 1080, height: 1920 },
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    reducedMotion: "reduce",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // The same pixels on every machine with the same Chromium.
      args: [
        "--font-render-hinting=none",
        "--disable-lcd-text",
        "--force-color-profile=srgb",
        "--disable-skia-runtime-opts",
        // The desk's camera sees an invented card.
        "--use-fake-device-for-media-stream",
        `--use-file-for-fake-video-capture=${join(import.meta.dirname, "tests", "fixtures", "card.mjpeg")}`,
      ],
    },
  },
});
