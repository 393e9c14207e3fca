import { readFileSync } from "node:fs";
import { z } from "zod";
import { parseJson } from "../../../shared/codec.ts";
import { writeDurably } from "./durable-file.ts";
import type { JobId } from "./printer.ts";

const OpenJob = z.strictObject({ printerId: z.string().max(40), jobId: z.string().max(200) });
/** A job that a printer has and that has not ended; names no person. */
export type OpenJob = z.output<typeof OpenJob>;

/** Which jobs printers have, on disk, so that a start after a crash takes back what a dead person left there. */
export interface OpenJobs {
  /** What the run before left at its printers. */
  readonly left: readonly OpenJob[];
  add(job: OpenJob): void;
  remove(jobId: JobId): void;
  /** Settles when the file says what is open now. */
  settled(): Promise<void>;
}

/** Reads `path`; a file that is missing or damaged leaves nothing to take back. A disk that takes no note is no error. */
export function openJobsAt(path: string): OpenJobs {
  const left = readLeft(path);
  const jobs = new Map(left.map((job) => [job.jobId, job]));
  let written: Promise<unknown> = Promise.resolve();
  const write = (): void => {
    written = written.then(() => writeDurably(path, JSON.stringify([...jobs.values()]))).catch(() => {});
  };
  return {
    left,
    add(job) {
      jobs.set(job.jobId, job);
      write();
    },
    remove(jobId) {
      if (jobs.delete(jobId)) write();
    },
    async settled() {
      await written;
    },
  };
}

function readLeft(path: string): readonly OpenJob[] {
  try {
    const jobs = z
      .array(OpenJob)
      .max(200)
      .safeParse(parseJson(readFileSync(path, "utf8")));
    return jobs.success ? jobs.data : [];
  } catch {
    return [];
  }
}
