import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

const at = (path: string): string => resolve(import.meta.dirname, path);

/** The PDF renderer's code, beside the worker that reads it. */
const pdfium = {
  name: "pdfium-wasm",
  buildStart(this: { emitFile(file: { type: "asset"; fileName: string; source: Uint8Array }): void }) {
    const path = createRequire(import.meta.url).resolve("@hyzyla/pdfium/pdfium.wasm");
    this.emitFile({ type: "asset", fileName: "pdfium.wasm", source: readFileSync(path) });
  },
};

export default defineConfig({
  main: {
    plugins: [pdfium],
    build: {
      target: "node24",
      license: { fileName: "licenses.md" },
      sourcemap: true,
      rolldownOptions: {
        input: {
          browser: at("src/main/hosts/browser/main.ts"),
          electron: at("src/main/hosts/electron/main.ts"),
          portal: at("src/main/practice-portal/cli.ts"),
          "slip-worker": at("src/main/core/slips/worker.ts"),
          "scan-worker": at("src/main/core/attachments/worker.ts"),
          "care-worker": at("src/main/core/care/worker.ts"),
          "raster-worker": at("src/main/core/printing/raster-worker.ts"),
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload is one plain script: no ESM, nothing left to require.
      externalizeDeps: false,
      rolldownOptions: { input: { index: at("src/preload/index.ts") }, output: { format: "cjs" } },
    },
  },
  renderer: {
    root: at("src/renderer"),
    plugins: [react()],
    build: { minify: true, license: { fileName: "licenses.md" }, rolldownOptions: { input: { index: at("src/renderer/index.html") } } },
  },
});
