import places from "../../../assets/sounds/prompts-vi.json";
import packUrl from "../../../assets/sounds/prompts-vi.pack?url&no-inline";
import { promptKey } from "./prompt-key.ts";
import { LOUDNESS, type Voice } from "./voice.ts";

const recordings: Readonly<Record<string, readonly number[]>> = places;

/** True when the sentence was recorded. */
export function isRecorded(line: string): boolean {
  return recordings[promptKey(line)] !== undefined;
}

/** Plays the recorded Vietnamese sentences; a line without a recording stays silent. */
export const recordedVoice: Voice = {
  async read(lines, volume, stopped) {
    const pack = await loadPack();
    if (stopped.aborted) return;
    const audio = new AudioContext();
    const loudness = audio.createGain();
    loudness.gain.value = LOUDNESS[volume];
    loudness.connect(audio.destination);
    const silence = (): void => void audio.close();
    stopped.addEventListener("abort", silence, { once: true });
    for (const line of lines) {
      const [from = 0, bytes] = recordings[promptKey(line)] ?? [];
      if (bytes === undefined) continue;
      const sound = await audio.decodeAudioData(pack.slice(from, from + bytes));
      if (stopped.aborted) return;
      await play(audio, sound, loudness, stopped);
    }
    if (stopped.aborted) return;
    stopped.removeEventListener("abort", silence);
    await audio.close();
  },
};

let loaded: Promise<ArrayBuffer> | null = null;

function loadPack(): Promise<ArrayBuffer> {
  loaded ??= fetchPack().catch((error: unknown) => {
    // The next press asks for it again.
    loaded = null;
    throw error;
  });
  return loaded;
}

async function fetchPack(): Promise<ArrayBuffer> {
  const answer = await fetch(packUrl);
  if (!answer.ok) throw new Error("the recorded sentences did not come");
  return answer.arrayBuffer();
}

function play(audio: AudioContext, sound: AudioBuffer, into: AudioNode, stopped: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const source = audio.createBufferSource();
    source.buffer = sound;
    source.connect(into);
    source.addEventListener("ended", () => done());
    stopped.addEventListener("abort", () => done(), { once: true });
    source.start();
  });
}
