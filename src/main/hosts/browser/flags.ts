import { parseArgs } from "node:util";
import { err, ok, type Result } from "../../../shared/result.ts";

/** What the command line of the browser host may set; `scripts/start.mjs` chooses the browser. */
export interface Flags {
  readonly data: string | null;
  readonly portal: string | undefined;
  readonly port: number;
  /** Executable that shows the window; null opens none. */
  readonly browser: string | null;
  readonly windowed: boolean;
  readonly headless: boolean;
}

/** Reads the arguments after the script's name. Gives one line of words for an unknown or wrong one. */
export function parseFlags(args: readonly string[]): Result<Flags, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: "string" },
        portal: { type: "string" },
        port: { type: "string" },
        browser: { type: "string" },
        windowed: { type: "boolean" },
        headless: { type: "boolean" },
      },
    });
    const { data, portal, port = "0", browser, windowed = false, headless = false } = values;
    if (!/^\d{1,5}$/u.test(port) || Number(port) > 65_535) return err("--port is a number from 0 to 65535");
    return ok({
      data: data ?? null,
      portal,
      port: Number(port),
      browser: headless ? null : (browser ?? null),
      windowed,
      headless,
    });
  } catch (error) {
    return err(error instanceof Error ? (error.message.split(/[.\n]/u, 1)[0] ?? "") : "unknown argument");
  }
}
