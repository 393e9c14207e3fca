import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Attachments, createAttachments } from "../../../src/main/core/attachments/attachments.ts";
import { pdf } from "../../../src/main/core/attachments/fixture.ts";
import type { Store } from "../../../src/main/core/store/store.ts";
import type { Vault } from "../../../src/main/core/vault/vault.ts";
import { dossierIntent, person } from "../../support/intents.ts";

/** How many dossiers, each of somebody else, with how many files of what size. */
export interface Load {
  readonly dossiers: number;
  readonly files: number;
  readonly fileBytes: number;
}

/** The scans of a data folder, sealed on its disk as the product does it. */
export function scansOf(dataDir: string): Attachments {
  const workerUrl = new URL("../../../src/main/core/attachments/worker.ts", import.meta.url);
  return createAttachments({ dir: join(dataDir, "scans"), workerUrl });
}

/** Keeps them all, scans first; gives their intents. */
export async function keepAll(
  { dossiers, files, fileBytes }: Load,
  store: Store,
  vault: Vault,
  scans: Attachments,
): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let n = 0; n < dossiers; n += 1) {
    const key = vault.newDataKey();
    const papers = [];
    for (let i = 0; i < files; i += 1) {
      const scan = { paperCode: "GIAY-CHUNG-SINH", fileName: `giay-${i}.pdf`, bytes: paperOf(fileBytes) };
      const kept = await scans.keep({ ...scan, key: key.key });
      if (!kept.ok) throw new Error(kept.error);
      papers.push(kept.value);
    }
    const intent = dossierIntent({ submitter: person(n), scans: papers });
    const kept = store.keepDossier(intent, key, { accountIntentId: null });
    if (!kept.ok) throw new Error(kept.error);
    ids.push(kept.value.intentId);
  }
  return ids;
}

/** A paper of this size that no other one equals: the comment inside a PDF, overwritten by chance. */
function paperOf(bytes: number): Buffer {
  const paper = pdf(bytes - pdf().length);
  paper.write(randomBytes(Math.floor(bytes / 2) - 1_000).toString("hex"), 100, "latin1");
  return paper;
}
