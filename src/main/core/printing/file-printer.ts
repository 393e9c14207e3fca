import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock, Timer } from "../../../shared/clock.ts";
import { err, ok } from "../../../shared/result.ts";
import type { JobId, Printer } from "./printer.ts";

export interface FilePrinterOptions {
  readonly folder: string;
  /**
   * How long a printed PDF stays, in ms; it holds personal data, so it goes by itself (default 15 minutes, at close()
   * and at the next start). `null` keeps them all, for a person who wants to see what would have been printed.
   */
  readonly keepMs?: number | null;
  readonly clock: Clock;
}

/** A printer that writes PDFs into a folder. */
export interface FilePrinter extends Printer {
  /** Path of a job's PDF while it is kept. */
  pathOf(jobId: JobId): string;
  /** Deletes what is still there, unless it keeps. */
  close(): Promise<void>;
}

const DEFAULT_KEEP_MS = 15 * 60_000;
const OURS = /^slip-[0-9a-f-]{36}\.(pdf|part)$/;

/** Removes PDFs that an earlier run left longer ago than it may; other people's files stay. */
async function sweep(folder: string, olderThanMs: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!OURS.test(name)) continue;
    const path = join(folder, name);
    const facts = await stat(path).catch(() => null);
    if (facts && facts.mtimeMs <= olderThanMs) await rm(path, { force: true });
  }
}

/**
 * Opens the folder (made 0700 when missing; files 0600) and sweeps what an earlier run left over. File names are random: they carry no
 * personal data and no dossier number. A folder that cannot be written answers `not-connected`, a full disk `stopped`.
 */
export function createFilePrinter(options: FilePrinterOptions): FilePrinter {
  const { folder, clock } = options;
  const keepMs = options.keepMs === undefined ? DEFAULT_KEEP_MS : options.keepMs;
  const timers = new Map<JobId, Timer>();
  const written = new Set<JobId>();
  const startedMs = clock.nowMs();
  let leftOver: Timer | null = null;
  const pathOf = (jobId: JobId): string => join(folder, `slip-${jobId}.pdf`);

  let swept = false;

  /** Asked anew each time: a stick that was pulled out comes back. */
  async function openFolder(): Promise<boolean> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await access(folder, constants.W_OK);
      if (keepMs !== null && !swept) await sweepOld(keepMs);
      swept = true;
      return true;
    } catch {
      return false;
    }
  }

  /** What a killed run left over has no timer any more: the young ones go when the oldest they can be is over. */
  async function sweepOld(olderThanMs: number): Promise<void> {
    await sweep(folder, clock.nowMs() - olderThanMs);
    leftOver = clock.after(olderThanMs, () => void sweep(folder, startedMs).catch(() => {}));
  }
  const opening = openFolder();

  async function remove(jobId: JobId): Promise<void> {
    timers.get(jobId)?.cancel();
    timers.delete(jobId);
    await rm(pathOf(jobId), { force: true });
  }

  return {
    pathOf,
    async status() {
      await opening;
      return { problem: (await openFolder()) ? null : "not-connected" };
    },
    async print(pdf) {
      await opening;
      if (!(await openFolder())) return err("not-connected");
      const jobId = randomUUID();
      const part = join(folder, `slip-${jobId}.part`);
      try {
        // Renamed when whole, so that who watches the folder never sees half a slip.
        await writeFile(part, pdf, { mode: 0o600, flag: "wx" });
        await rename(part, pathOf(jobId));
      } catch (error) {
        await rm(part, { force: true }).catch(() => {});
        return err(
          error instanceof Error && "code" in error && error.code === "ENOSPC" ? "stopped" : "not-connected",
        );
      }
      written.add(jobId);
      if (keepMs !== null)
        timers.set(
          jobId,
          clock.after(keepMs, () => void remove(jobId).catch(() => {})),
        );
      return ok(jobId);
    },
    outcome: async (jobId) =>
      written.has(jobId) ? { state: "printed" } : { state: "failed", problem: "aborted" },
    // A file is out the moment it is written; there is no queue to take it from.
    cancel: async () => {},
    // Who practises looks at the file afterwards; it goes when its time is over.
    forget: async () => {},
    async close() {
      leftOver?.cancel();
      await Promise.all([...timers.keys()].map(remove));
    },
  };
}
