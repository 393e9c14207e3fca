import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Attachments, createAttachments } from "../../src/main/core/attachments/attachments.ts";
import type { ReadScan } from "../../src/main/core/queue/work.ts";
import type { DataKey } from "../../src/main/core/vault/vault.ts";
import type { ScanFile } from "../../src/shared/dossier.ts";

const workerUrl = new URL("../../src/main/core/attachments/worker.ts", import.meta.url);

/** The product's own scans on a disk, with its worker thread. */
export interface ScanFolder {
  readonly dir: string;
  readonly attachments: Attachments;
  readonly readScan: ReadScan;
  /** Keeps a scan; fails when it is not taken. */
  keep(key: DataKey, bytes: Uint8Array, fileName: string): Promise<ScanFile>;
  pathOf(file: ScanFile): string;
}

/** Opens a folder of scans, an own one unless given; call it inside a test. */
export function scanFolder(dir = temporary()): ScanFolder {
  const attachments = createAttachments({ dir, workerUrl });
  onTestFinished(() => attachments.close());
  return {
    dir,
    attachments,
    readScan: (file, key) => attachments.read(file, key),
    async keep({ key }, bytes, fileName) {
      const kept = await attachments.keep({ paperCode: "CHUNG-SINH", fileName, bytes, key });
      if (!kept.ok) throw new Error(kept.error);
      return kept.value;
    },
    pathOf: ({ fileId }) => join(dir, `${fileId}.scan`),
  };
}

function temporary(): string {
  const dir = mkdtempSync(join(tmpdir(), "kiosk-scans-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
