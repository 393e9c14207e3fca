import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { StartOptions } from "../app.ts";

/** Where the parts of the program lie, run from its sources, from out/ or from inside a package. */
export interface Places {
  readonly assetsDir: string;
  /** Folder of the built page. */
  readonly pageDir: string;
  readonly preload: string;
  readonly portalScript: string;
  readonly workers: StartOptions["workers"];
}

/** Finds the program's root above the folder of the running script, and from there everything else. */
export function findPlaces(scriptDir: string): Places {
  const root = rootAbove(scriptDir);
  const script = (source: string, built: string): string =>
    scriptDir.startsWith(join(root, "src"))
      ? join(root, "src", "main", source)
      : join(root, "out", "main", built);
  return {
    assetsDir: join(root, "assets"),
    pageDir: join(root, "out", "renderer"),
    preload: join(root, "out", "preload", "index.cjs"),
    portalScript: script("practice-portal/cli.ts", "portal.js"),
    workers: {
      slips: pathToFileURL(script("core/slips/worker.ts", "slip-worker.js")),
      scans: pathToFileURL(script("core/attachments/worker.ts", "scan-worker.js")),
      care: pathToFileURL(script("core/care/worker.ts", "care-worker.js")),
      raster: pathToFileURL(script("core/printing/raster-worker.ts", "raster-worker.js")),
    },
  };
}

function rootAbove(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error("the program's package.json is not there");
  return rootAbove(above);
}
