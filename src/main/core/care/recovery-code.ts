import { join } from "node:path";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { KeyKeeper } from "../vault/keeper.ts";
import { boxFor, lockOf, newCode } from "../vault/recovery.ts";
import { writeSecretFile } from "../vault/secret-file.ts";
import { mainKeyFile, openMainSecret } from "../vault/vault.ts";
import { recoveryFile } from "./backup.ts";

/**
 * Makes a new recovery code for a data folder and locks the main key under it. The code is given once and kept
 * nowhere; it counts for every backup taken from then on.
 */
export async function makeRecoveryCode(
  dataDir: string,
  keeper: KeyKeeper,
): Promise<Result<string, "disk-full" | "failed">> {
  const secret = await openMainSecret(keeper, join(dataDir, mainKeyFile));
  if (!secret.ok) return err("failed");
  const code = newCode();
  const box = boxFor(await lockOf(code), secret.value);
  try {
    await writeSecretFile(join(dataDir, recoveryFile), Buffer.from(JSON.stringify(box)));
  } catch (error) {
    return err(error instanceof Error && "code" in error && error.code === "ENOSPC" ? "disk-full" : "failed");
  }
  return ok(code);
}
