import type { Preferences } from "../../shared/session.ts";
import { linesOf } from "./lines.ts";
import { systemVoice } from "./voice.ts";

export interface Reading extends Pick<Preferences, "language" | "volume"> {
  /** Personal values too; only when the person asked for them. */
  readonly all: boolean;
  readonly stopped: AbortSignal;
  /** Called when some or all of the screen stays silent, because no voice for the language is installed here. */
  readonly onSilent: (how: "partly" | "wholly") => void;
}

/** Reads the screen that is shown; ends after its last line, or when it is stopped. */
export async function readScreen({ language, volume, all, stopped, onSilent }: Reading): Promise<void> {
  const screen = document.querySelector(".main-screen");
  if (screen === null) return undefined;
  // What is covered for the eyes of others is not said to their ears.
  const covered = document.documentElement.dataset["covered"] === "yes";
  const lines = linesOf(screen, all && !covered);
  const voice = await systemVoice(language);
  if (stopped.aborted) return undefined;
  if (voice !== null) return voice.read(lines, volume, stopped);
  if (language !== "vi") return onSilent("wholly");
  const { isRecorded, recordedVoice } = await import("./prompts.ts");
  const known = lines.filter(isRecorded);
  if (known.length < lines.length) onSilent(known.length === 0 ? "wholly" : "partly");
  if (known.length === 0) return undefined;
  return recordedVoice.read(known, volume, stopped);
}
