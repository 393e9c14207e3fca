import type { Preferences } from "../../shared/session.ts";

/** Reads lines one after the other; ends when the last is said, or at once when it is stopped. */
export interface Voice {
  readonly read: (
    lines: readonly string[],
    volume: Preferences["volume"],
    stopped: AbortSignal,
  ) => Promise<void>;
}

/** Share of the machine's loudness. */
export const LOUDNESS: Readonly<Record<Preferences["volume"], number>> = { soft: 0.3, normal: 0.65, loud: 1 };

/**
 * A voice of this machine for the language, or null where none is installed. A voice that works over the network is
 * none: it would send what it reads away.
 */
export async function systemVoice(language: Preferences["language"]): Promise<Voice | null> {
  const found = (await voices()).find(
    ({ lang, localService }) => localService && lang.toLowerCase().startsWith(language),
  );
  return found === undefined
    ? null
    : { read: (lines, volume, stopped) => speak(found, lines, volume, stopped) };
}

/** Browsers list their voices late; a machine without any never says so. */
const VOICES_MS = 600;

async function voices(): Promise<readonly SpeechSynthesisVoice[]> {
  const now = speechSynthesis.getVoices();
  if (now.length > 0) return now;
  await new Promise<void>((done) => {
    speechSynthesis.addEventListener("voiceschanged", () => done(), { once: true });
    setTimeout(done, VOICES_MS);
  });
  return speechSynthesis.getVoices();
}

const silence = (): void => speechSynthesis.cancel();

async function speak(
  voice: SpeechSynthesisVoice,
  lines: readonly string[],
  volume: Preferences["volume"],
  stopped: AbortSignal,
): Promise<void> {
  stopped.addEventListener("abort", silence, { once: true });
  for (const line of lines) {
    if (stopped.aborted) return;
    await new Promise<void>((done) => {
      const words = new SpeechSynthesisUtterance(line);
      words.voice = voice;
      words.lang = voice.lang;
      words.rate = 0.9;
      words.volume = LOUDNESS[volume];
      words.addEventListener("end", () => done());
      words.addEventListener("error", () => done());
      speechSynthesis.speak(words);
    });
  }
  stopped.removeEventListener("abort", silence);
}
