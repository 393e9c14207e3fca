import { copyFile, readFile, rm, statfs, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseJson } from "../../../shared/codec.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { foldLog, rewrapKeys } from "../store/care-rotation.ts";
import { keyFile, type KeeperProblem, type KeyKeeper, nextKeyFile } from "../vault/keeper.ts";
import { boxFor, RecoveryBox } from "../vault/recovery.ts";
import { keyBytes } from "../vault/seal.ts";
import { syncPath, writeSecretFile } from "../vault/secret-file.ts";
import { mainKeyFile, newMainSecret, openMainSecret, vaultOf } from "../vault/vault.ts";
import { recoveryFile } from "./backup.ts";
import { swapFiles } from "./swap.ts";

export interface RotationOptions {
  readonly dataDir: string;
  readonly keeper: KeyKeeper;
  readonly nowMs: number;
}

export type RotationProblem = KeeperProblem | "no-room";

/**
 * Gives a data folder a new main key and a new key of keys, and wraps every data key anew. The key of look-up hashes
 * stays: the values it hashed are not kept anywhere, so they cannot be hashed again; it goes into the new wrapping.
 * Everything is built beside the data and changed over in one go. No kiosk may run. Gives how many keys were wrapped.
 */
export async function rotateKey({
  dataDir,
  keeper,
  nowMs,
}: RotationOptions): Promise<Result<number, RotationProblem>> {
  if (keeper.kind !== "key-file") return err("keeper-unavailable");
  const old = await openMainSecret(keeper, join(dataDir, mainKeyFile));
  if (!old.ok) return old;
  const live = join(dataDir, "kiosk.db");
  const disk = await statfs(dataDir);
  if ((await stat(live)).size * 1.2 > disk.bavail * disk.bsize) return err("no-room");
  foldLog(live);
  const next = newMainSecret(old.value.subarray(keyBytes));
  const at = (name: string): string => join(dataDir, `${name}.next`);
  await Promise.all(
    ["kiosk.db", mainKeyFile, keyFile, recoveryFile].map((name) => rm(at(name), { force: true })),
  );
  await copyFile(live, at("kiosk.db"));
  const keys = rewrapKeys(at("kiosk.db"), vaultOf(old.value), vaultOf(next), nowMs);
  await syncPath(at("kiosk.db"));
  const file = nextKeyFile();
  await writeSecretFile(at(keyFile), file.key);
  await writeSecretFile(at(mainKeyFile), file.wrap(next));
  const names = [keyFile, mainKeyFile, "kiosk.db"];
  const recovery = await readFile(join(dataDir, recoveryFile), "utf8").catch(() => null);
  if (recovery !== null) {
    // Sealed to the public half of the code, which nobody has to type for it.
    const box = boxFor(RecoveryBox.parse(parseJson(recovery)), next);
    await writeSecretFile(at(recoveryFile), Buffer.from(JSON.stringify(box)));
    names.push(recoveryFile);
  }
  await swapFiles(
    dataDir,
    names.map((name) => ({ live: name, next: `${name}.next`, aside: null })),
  );
  return ok(keys);
}
