import { join } from "node:path";
import type { Page } from "playwright";
import { build } from "vite";
import type * as inPage from "./page.ts";

declare global {
  /** What looks at the previews from inside; see page.ts. */
  var looks: typeof inPage;
}

/** One script of all that runs inside the page. */
async function bundled(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, "page.ts"), formats: ["iife"], name: "looks" },
    },
  });
  const [{ output }] = [made].flat() as { output: { type: string; code?: string }[] }[] as [
    { output: { type: string; code?: string }[] },
  ];
  const code = output.find(({ type }) => type === "chunk")?.code;
  if (code === undefined) throw new Error("the looks were not built");
  // Only a declaration at the top of a script would reach the page's own names.
  return `${code}\nglobalThis.looks = looks;`;
}

let script: Promise<string> | undefined;

/**
 * Lays the page out on a panel of this size, in pixels, and draws it at a tenth: nobody sees what is drawn, and drawing
 * takes a third of the time. Not for a page that is touched.
 */
export async function drawSmall(
  page: Page,
  panel: { readonly width: number; readonly height: number },
): Promise<void> {
  await page.setViewportSize(panel);
  const devtools = await page.context().newCDPSession(page);
  const size = { ...panel, deviceScaleFactor: 1, mobile: false };
  await devtools.send("Emulation.setDeviceMetricsOverride", { ...size, scale: 0.1 });
  const laidOut = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  if (laidOut.width !== panel.width || laidOut.height !== panel.height)
    throw new Error(`laid out at ${laidOut.width} × ${laidOut.height}`);
}

/** Puts the looks into the page that is open. */
export async function openLooks(page: Page): Promise<void> {
  script ??= bundled();
  await page.evaluate(await script);
}
