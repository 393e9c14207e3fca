import { parseArgs } from "node:util";
import { settingFields } from "../../core/settings/fields.ts";
import { err, ok, type Result } from "../../../shared/result.ts";

/** What the command line may set; everything else is in the settings file. */
export interface Flags {
  readonly data: string | null;
  readonly windowed: boolean;
  /** Flags of settings that were given, by name without dashes, such as `portal`; the settings check their values. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Chromium's own switches a technician may need: the display system, its scale, the graphics. */
const displaySwitch = /^--(ozone-platform|force-device-scale-factor|disable-gpu|lang)(=.*)?$/;
/** Switches that open the app up; only where it is run from its sources. */
const developerSwitch = /^--(no-sandbox|inspect|inspect-brk|remote-debugging-port|enable-logging)(=.*)?$/;

const text = { type: "string" } as const;
const settingOptions = Object.fromEntries(
  settingFields.flatMap(({ flag }) => (flag === null ? [] : [[flag, text]])),
);

/** Reads the arguments after the program's name. Gives one line of words for an unknown or wrong one. */
export function parseFlags(args: readonly string[], packaged: boolean): Result<Flags, string> {
  const own = args.filter((arg) => !displaySwitch.test(arg) && (packaged || !developerSwitch.test(arg)));
  try {
    const { values } = parseArgs({
      args: own,
      options: { ...settingOptions, data: text, windowed: { type: "boolean" } },
    });
    const { data = null, windowed = false, ...settings } = values;
    return data === "" ? err("--data needs a folder") : ok({ data, windowed, settings: given(settings) });
  } catch (error) {
    return err(error instanceof Error ? firstSentence(error.message) : "unknown argument");
  }
}

function given(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const texts = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(texts);
}

function firstSentence(words: string): string {
  return words.split(/[.\n]/, 1)[0] ?? words;
}
