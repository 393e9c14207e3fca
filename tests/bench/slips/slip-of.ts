import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { keptJob } from "../../../src/main/core/slips/fixture.ts";
import type { StatusSlipJob } from "../../../src/main/core/slips/job.ts";
import type { Slips } from "../../../src/main/core/slips/slips.ts";

/** The thread of the build: what people run. */
export const builtWorker: URL = pathToFileURL(
  join(import.meta.dirname, "..", "..", "..", "out", "main", "slip-worker.js"),
);

/** Made once: the fixture reads its procedure from a file. */
export const theJob: StatusSlipJob = keptJob();

/** One kept slip on A5 through the thread, as the product makes it; throws in its words. */
export async function slipOf(slips: Pick<Slips, "render">): Promise<Uint8Array> {
  const pdf = await slips.render(theJob);
  if (!pdf.ok) throw new Error(pdf.error.message);
  return pdf.value;
}
