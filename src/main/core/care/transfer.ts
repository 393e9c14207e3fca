import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseJson } from "../../../shared/codec.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { MovedIn, MovingIn } from "../store/transfer-in.ts";
import type { MovingOut } from "../store/transfer-out.ts";
import { MovedRow } from "../store/transfer-rows.ts";
import { keyOfCode, newCode, readCode } from "../vault/recovery.ts";
import { syncFolder, writeSecretFile } from "../vault/secret-file.ts";
import {
  readHeader,
  readTransfer,
  type TransferFileProblem,
  type TransferHeader,
  type TransferRecord,
  writeTransfer,
} from "./transfer-file.ts";

export interface ExportOptions {
  readonly store: MovingOut;
  readonly dataDir: string;
  /** The file to be written. */
  readonly to: string;
  /** The machine that may read it, as `machineId` names it there. */
  readonly forMachine: string;
  readonly portal: TransferHeader["portal"];
  /** For tests: called between the steps, where a kill must do no harm. */
  readonly step?: (name: "written" | "moved") => void;
}

export interface Exported {
  readonly intents: number;
  readonly scans: number;
  /** Opens the file; shown to a person, and sealed in the data of this machine. */
  readonly code: string;
}

/** `file-taken`: the file holds a queue that was moved from here, and nothing else may lie in its place. */
export type ExportProblem = "nothing-open" | "file-taken" | "file-unreadable";

/**
 * Moves everything that is not finished into one file. The file is on the disk and proven readable before the rows end
 * here, and its code is known to nobody before they do: a kill anywhere leaves the queue in exactly one place.
 */
export async function exportQueue(options: ExportOptions): Promise<Result<Exported, ExportProblem>> {
  const { store, dataDir, to, forMachine, portal } = options;
  const earlier = await readHeader(to);
  if (existsSync(to) && (!earlier || store.transferKnown(earlier.transferId) !== null))
    return err("file-taken");
  const intentIds = store.openIntents();
  if (intentIds.length === 0) return err("nothing-open");
  const transferId = randomBytes(16).toString("hex");
  const salt = randomBytes(16);
  const code = newCode();
  const key = await keyOfCode(code, salt);
  const header: TransferHeader = {
    format: "one-stop-kiosk queue",
    version: 1,
    transferId,
    forMachine,
    portal,
    salt: salt.toString("base64"),
  };
  await writeTransfer(to, header, key, recordsOf(store, dataDir, intentIds));
  let scans = 0;
  const proven = await readTransfer(to, key, async ({ kind }) => void (scans += kind === "scan" ? 1 : 0));
  if (!proven.ok) return err("file-unreadable");
  options.step?.("written");
  store.moveOut(transferId, intentIds, code);
  options.step?.("moved");
  return ok({ intents: intentIds.length, scans, code });
}

async function* recordsOf(
  store: MovingOut,
  dataDir: string,
  intentIds: readonly number[],
): AsyncGenerator<TransferRecord> {
  for (const intentId of intentIds) {
    const row = store.movedRow(intentId);
    for (const fileId of row.fileIds) {
      // A scan that is gone is told by the machine that would have sent it, as it would have been here.
      const bytes = await readFile(join(dataDir, "scans", `${fileId}.scan`)).catch(() => null);
      if (bytes) yield { kind: "scan", fileId, bytes };
    }
    yield { kind: "row", json: JSON.stringify(row) };
  }
}

export interface ImportOptions {
  readonly store: MovingIn & Pick<MovingOut, "transferKnown">;
  readonly dataDir: string;
  readonly from: string;
  readonly code: string;
  /** This machine, as `machineId` names it. */
  readonly machine: string;
  readonly portal: TransferHeader["portal"];
  readonly step?: (name: "scans-kept") => void;
}

/** `already-here`: it was taken over here before. `moved-away`: it left from here, and is sent from elsewhere. */
export type ImportProblem =
  | TransferFileProblem
  | "code-mistyped"
  | "for-another-machine"
  | "for-another-portal"
  | "already-here"
  | "moved-away";

/** Takes a moved queue over, once. Its scans are on the disk before the rows are; a kill in between is swept and tried again. */
export async function importQueue(options: ImportOptions): Promise<Result<MovedIn, ImportProblem>> {
  const { store, dataDir, from, code, machine, portal } = options;
  const header = await readHeader(from);
  if (!header) return err("not-a-queue");
  const known = store.transferKnown(header.transferId);
  if (known !== null) return err(known === "in" ? "already-here" : "moved-away");
  if (header.forMachine !== machine) return err("for-another-machine");
  const samePortal =
    header.portal.mode === portal.mode && (portal.mode === "practice" || header.portal.url === portal.url);
  if (!samePortal) return err("for-another-portal");
  if (readCode(code) === null) return err("code-mistyped");
  const key = await keyOfCode(code, Buffer.from(header.salt, "base64"));
  const scans = join(dataDir, "scans");
  await mkdir(scans, { recursive: true, mode: 0o700 });
  const rows: MovedRow[] = [];
  const read = await readTransfer(from, key, async (record) => {
    if (record.kind === "row") rows.push(MovedRow.parse(parseJson(record.json)));
    else await writeSecretFile(join(scans, `${record.fileId}.scan`), record.bytes);
  });
  if (!read.ok) return read;
  await syncFolder(scans);
  options.step?.("scans-kept");
  return store.moveIn(header.transferId, rows);
}
