import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { keptJob } from "../../../src/main/core/slips/fixture.ts";
import type { Slips } from "../../../src/main/core/slips/slips.ts";

/** The thread of the build: what people run. */
export const builtWorker: URL = pathToFileURL(
  join(import.meta.dirname, "..", "..", "..", "out", "main", "slip-worker.js"),
);

/** One kept slip on A5 through the thread, as the product makes it; throws in its words. */
export async function slipOf(slips: Pick<Slips, "render">): Promise<Uint8Array> {
  const pdf = await slips.render(keptJob());
  if (!pdf.ok) throw new Error(pdf.error.message);
  return pdf.value;
}
