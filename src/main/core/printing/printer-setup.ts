import { readFileSync, renameSync } from "node:fs";
import { parseJson } from "../../../shared/codec.ts";
import { PrinterSetup } from "../../../shared/printing.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { writeDurably } from "./durable-file.ts";

/** A desk at which nothing was chosen yet. */
export const nothingChosen: PrinterSetup = {
  printers: [],
  uses: { slip: null, official: null, form: null, result: null },
};

/**
 * The choice of printers as it was saved at `path`; nothing chosen when there is no file. One that cannot be read is set
 * aside as `<path>.damaged` and told by `onDamaged`: the desk goes on, and staff choose again.
 */
export function readSetup(path: string, onDamaged: () => void): PrinterSetup {
  const text = textOf(path);
  if (text === null) return nothingChosen;
  const setup = PrinterSetup.safeParse(parseJson(text));
  if (setup.success) return setup.data;
  onDamaged();
  try {
    renameSync(path, `${path}.damaged`);
  } catch {
    // It stays where it is until the next choice is saved over it.
  }
  return nothingChosen;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOENT" ? null : "";
  }
}

/** Saves the choice at `path`, whole or not at all, whatever dies meanwhile. */
export async function writeSetup(
  path: string,
  setup: PrinterSetup,
): Promise<Result<null, "disk-full" | "store-failed">> {
  try {
    await writeDurably(path, `${JSON.stringify(setup, null, 2)}\n`);
    return ok(null);
  } catch (error) {
    const full = error instanceof Error && "code" in error && error.code === "ENOSPC";
    return err(full ? "disk-full" : "store-failed");
  }
}
