import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { err, type Result } from "../../../shared/result.ts";
import type { SlipJob, SlipProblem } from "./job.ts";
import { loadSlipResources, TemplateFault } from "./load.ts";
import { renderSlip, type SlipResources } from "./render.ts";

/** What the core sends and gets back; `id` pairs them. */
interface RenderRequest {
  readonly id: number;
  readonly job: SlipJob;
}
interface RenderReply {
  readonly id: number;
  readonly result: Result<Uint8Array, SlipProblem>;
}

const Setup = z.strictObject({ assetsDir: z.string(), wardDir: z.string().optional() });
const { assetsDir, wardDir } = Setup.parse(workerData);
const resources = loadSlipResources(assetsDir, wardDir);
// Each request awaits it; a rejection before the first one must not end the thread without words.
resources.catch(() => {});

async function render(job: SlipJob): Promise<Result<Uint8Array, SlipProblem>> {
  const loaded: SlipResources | SlipProblem = await resources.catch((fault: unknown) => {
    if (fault instanceof TemplateFault) return { code: "template", message: fault.message } as const;
    throw fault;
  });
  return "code" in loaded ? err(loaded) : renderSlip(job, loaded);
}

async function answer(id: number, job: SlipJob): Promise<void> {
  const reply: RenderReply = { id, result: await render(job) };
  parentPort?.postMessage(reply, []);
}

parentPort?.on("message", ({ id, job }: RenderRequest) => {
  // A bug while rendering ends this thread, and with it whatever state it was in; the core starts a new one.
  void answer(id, job);
});
