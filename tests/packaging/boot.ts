import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { run } from "./built.ts";

const Recorded = z.object({ code: z.number(), calls: z.array(z.string()), listed: z.string().nullable() });
export type Recorded = z.output<typeof Recorded>;

export const recorder = join(import.meta.dirname, "recording-electron.ts");

/** Runs a built main process in plain Node against the recorder, with a data folder of its own, to its end. */
export async function boot(mainFile: string, flags: readonly string[] = []): Promise<Recorded> {
  const dir = await mkdtemp(join(tmpdir(), "boot-"));
  try {
    const args = [recorder, mainFile, "--data", join(dir, "data"), ...flags];
    const { stdout } = await run(process.execPath, args, { cwd: dir, timeout: 20_000 });
    return Recorded.parse(JSON.parse(stdout));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
