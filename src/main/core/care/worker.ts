import { existsSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { foldGently, quickCheck } from "../store/care-snapshot.ts";
import { type BackupJob, type BackupOutcome, takeBackup, writeKeysOf } from "./backup.ts";
import { scrubSetAside } from "./set-aside.ts";

/** What the core asks of the thread; each task has a thread of its own, which ends with it. */
export type CareTask =
  | { readonly kind: "check"; readonly dataDir: string }
  | { readonly kind: "backup"; readonly job: BackupJob }
  /** Writes the keys of a backup folder anew, so that what was wiped is forgotten there too. */
  | { readonly kind: "forget"; readonly dataDir: string; readonly folder: string }
  | { readonly kind: "scrub"; readonly dataDir: string; readonly keys: readonly Uint8Array[] };

export type CareReply =
  | { readonly kind: "check"; readonly whole: boolean }
  | { readonly kind: "backup"; readonly outcome: BackupOutcome }
  | { readonly kind: "forget" | "scrub" };

async function answer(task: CareTask): Promise<CareReply> {
  switch (task.kind) {
    case "check":
      return { kind: "check", whole: quickCheck(join(task.dataDir, "kiosk.db")).length === 0 };
    case "backup":
      return { kind: "backup", outcome: await takeBackup(task.job) };
    case "forget":
      if (existsSync(join(task.folder, "keys.json"))) await writeKeysOf(task.dataDir, task.folder);
      return { kind: "forget" };
    case "scrub":
      await scrubSetAside(task.dataDir, task.keys);
      return { kind: "scrub" };
    default:
      return task satisfies never;
  }
}

const task = workerData as CareTask;
const reply = await answer(task);
foldGently(join("job" in task ? task.job.dataDir : task.dataDir, "kiosk.db"));
parentPort?.postMessage(reply, []);
