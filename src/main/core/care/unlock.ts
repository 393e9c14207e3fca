import { join } from "node:path";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { KeyKeeper } from "../vault/keeper.ts";
import { openBox, readCode } from "../vault/recovery.ts";
import { mainKeyFile, openMainSecret, type Vault, vaultOf } from "../vault/vault.ts";
import type { KeysFile } from "./backup-folder.ts";

/** The opened keys of a backup. */
export interface Unlocked {
  readonly vault: Vault;
  /** The main key wrapped for this machine, to be put in place; null where the right one is there already. */
  readonly mainKey: Uint8Array | null;
}

/** `no-code`: this machine does not open it, and no recovery code was ever made for it. */
export type UnlockProblem = "code-needed" | "code-mistyped" | "code-wrong" | "no-code" | "keeper-unavailable";

/**
 * Opens the keys of a backup: with the main key of this data folder, with this machine's keeper, or with the recovery
 * code (`code` null asks whether the machine alone is enough).
 */
export async function unlock(
  keys: KeysFile,
  machine: { readonly dataDir: string; readonly keeper: KeyKeeper },
  code: string | null,
): Promise<Result<Unlocked, UnlockProblem>> {
  const { dataDir, keeper } = machine;
  const fits = (secret: Uint8Array): boolean => vaultOf(secret).unwrap(Buffer.from(keys.check, "base64")).ok;
  const here = await openMainSecret(keeper, join(dataDir, mainKeyFile));
  if (here.ok && fits(here.value)) return ok({ vault: vaultOf(here.value), mainKey: null });
  const wrapped = Buffer.from(keys.main, "base64");
  const own = await keeper.unwrap(wrapped);
  if (own.ok && fits(own.value)) return ok({ vault: vaultOf(own.value), mainKey: wrapped });
  if (!keys.recovery) return err("no-code");
  if (code === null) return err("code-needed");
  if (readCode(code) === null) return err("code-mistyped");
  const secret = await openBox(keys.recovery, code);
  if (!secret.ok || !fits(secret.value)) return err("code-wrong");
  const forHere = await keeper.wrap(secret.value);
  return forHere.ok
    ? ok({ vault: vaultOf(secret.value), mainKey: forHere.value })
    : err("keeper-unavailable");
}
