import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import type { Plugin } from "vite";

const at = (path: string): string => resolve(import.meta.dirname, path);

/** The PDF renderer's code, beside the worker that reads it. */
const pdfium = {
  name: "pdfium-wasm",
  buildStart(this: { emitFile(file: { type: "asset"; fileName: string; source: Uint8Array }): void }) {
    const path = createRequire(import.meta.url).resolve("@hyzyla/pdfium/pdfium.wasm");
    this.emitFile({ type: "asset", fileName: "pdfium.wasm", source: readFileSync(path) });
  },
};

/** What the module graph says of one module, as the bundler tells it. */
interface Graph {
  getModuleInfo(id: string): { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

/**
 * True for what the first screen's own program imports, not only a part of it that comes late. The bundler would cut it
 * into a dozen small files, each shared with another late part; the first screen waits for all of them.
 */
function isOfFirstScreen(id: string, graph: Graph, known = new Map<string, boolean>()): boolean {
  const before = known.get(id);
  if (before !== undefined) return before;
  // Named by shared modules beside what the first screen takes of them; only the staff area runs it.
  if (id.includes("/node_modules/zod/")) return false;
  // A ring of imports belongs to the first screen only through a module outside it.
  known.set(id, false);
  const info = graph.getModuleInfo(id);
  const is =
    info !== null && (info.isEntry || info.importers.some((one) => isOfFirstScreen(one, graph, known)));
  known.set(id, is);
  return is;
}

/** True for what asks the core for the first view, and all that it stands on. */
function isOfFirstLine(id: string, graph: Graph, known = new Map<string, boolean>()): boolean {
  if (id === at("src/renderer/api/first-line.ts")) return true;
  const before = known.get(id);
  if (before !== undefined) return before;
  known.set(id, false);
  const is = graph.getModuleInfo(id)?.importers.some((one) => isOfFirstLine(one, graph, known)) ?? false;
  known.set(id, is);
  return is;
}

/**
 * What the page asks for, in the order in which the first screen needs it: the few lines that ask the core for the view
 * run while the program is still being read; the letters are asked for before the stylesheet names them, after both.
 */
const firstRequests: Plugin = {
  name: "first-requests",
  transformIndexHtml: {
    order: "post",
    handler(_, { bundle = {} }) {
      const files = Object.keys(bundle);
      const line = files.filter((file) => /\/first-line-[^/]*\.js$/u.test(file));
      const fonts = files.filter((file) => file.endsWith(".woff2"));
      return [
        ...line.map((file) => ({
          tag: "script",
          attrs: { type: "module", async: true, crossorigin: true, src: `./${file}` },
          injectTo: "head-prepend" as const,
        })),
        ...fonts.map((file) => ({
          tag: "link",
          attrs: { rel: "preload", href: `./${file}`, as: "font", type: "font/woff2", crossorigin: true },
          injectTo: "head" as const,
        })),
      ];
    },
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
    plugins: [react(), firstRequests],
    // A text that is parsed as JSON is parsed in half the time that a program takes to become the same.
    json: { stringify: true, namedExports: false },
    build: {
      minify: true,
      license: { fileName: "licenses.md" },
      // Read from this machine's own disk, in one piece.
      chunkSizeWarningLimit: 1_000,
      rolldownOptions: {
        input: { index: at("src/renderer/index.html") },
        output: {
          codeSplitting: {
            groups: [
              {
                debugName: "first line",
                name: (id, graph) => (isOfFirstLine(id, graph) ? "first-line" : null),
                priority: 1,
              },
              {
                debugName: "first screen",
                name: (id, graph) => (isOfFirstScreen(id, graph) ? "kiosk" : null),
              },
            ],
          },
        },
      },
    },
  },
});
