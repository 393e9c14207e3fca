import { join } from "node:path";
import { flipFuses } from "@electron/fuses";
import type { AfterPackContext } from "electron-builder";
import { kioskFuses } from "./fuses.ts";

/** Run by electron-builder when the program lies there and before it is signed: sets all nine fuses. */
export async function afterPack(context: AfterPackContext): Promise<void> {
  // electron-builder.yml gives the executable the product's name on every system.
  const suffix = context.electronPlatformName === "win32" ? ".exe" : "";
  const file = `${context.packager.appInfo.productFilename}${suffix}`;
  await flipFuses(join(context.appOutDir, file), kioskFuses);
}
