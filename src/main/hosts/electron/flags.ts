import { parseArgs } from "node:util";
import { err, ok, type Result } from "../../../shared/result.ts";

/** What the command line may set; everything else is in the settings file. */
export interface Flags {
  readonly data: string | null;
  readonly portal: string | null;
  readonly windowed: boolean;
}

/** Chromium's own switches a technician may need: the display system, its scale, the graphics. */
const displaySwitch = /^--(ozone-platform|force-device-scale-factor|disable-gpu|lang)(=.*)?$/;
/** Switches that open the app up; only where it is run from its sources. */
const developerSwitch = /^--(no-sandbox|inspect|inspect-brk|remote-debugging-port|enable-logging)(=.*)?$/;

/** Reads the arguments after the program's name. Gives one line of words for an unknown or wrong one. */
export function parseFlags(args: readonly string[], packaged: boolean): Result<Flags, string> {
  const own = args.filter((arg) => !displaySwitch.test(arg) && (packaged || !developerSwitch.test(arg)));
  try {
    const { values } = parseArgs({
      args: own,
      options: { data: { type: "string" }, portal: { type: "string" }, windowed: { type: "boolean" } },
    });
    return checked({
      data: values.data ?? null,
      portal: values.portal ?? null,
      windowed: values.windowed ?? false,
    });
  } catch (error) {
    return err(error instanceof Error ? firstSentence(error.message) : "unknown argument");
  }
}

function checked(flags: Flags): Result<Flags, string> {
  if (flags.data === "") return err("--data needs a folder");
  const protocol = flags.portal === null ? "https:" : URL.parse(flags.portal)?.protocol;
  if (protocol !== "https:" && protocol !== "http:") return err("--portal needs an http or https address");
  return ok(flags);
}

function firstSentence(text: string): string {
  return text.split(/[.\n]/, 1)[0] ?? text;
}
