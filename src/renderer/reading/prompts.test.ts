import { afterEach, expect, it, vi } from "vitest";
import common from "../../../assets/locales/vi/common.json" with { type: "json" };
import { isRecorded, recordedVoice } from "./prompts.ts";

const line = common["help-called"];
const going = (): AbortSignal => new AbortController().signal;

afterEach(() => vi.unstubAllGlobals());

/** A loudspeaker that plays each sound in no time. */
function stubAudio() {
  const heard = { opened: 0, closed: 0, sounds: 0 };
  class Sound extends EventTarget {
    readonly connect = (): void => undefined;
    start(): void {
      heard.sounds += 1;
      this.dispatchEvent(new Event("ended"));
    }
  }
  class Audio {
    readonly destination = {};
    constructor() {
      heard.opened += 1;
    }
    readonly createGain = () => ({ gain: { value: 0 }, connect: () => undefined });
    readonly decodeAudioData = async () => ({});
    readonly createBufferSource = () => new Sound();
    readonly close = async (): Promise<void> => {
      heard.closed += 1;
    };
  }
  vi.stubGlobal("AudioContext", Audio);
  return heard;
}

it("says its sentence at the next press where the recordings did not come at the first", async () => {
  const heard = stubAudio();
  vi.stubGlobal("fetch", async () => new Response(null, { status: 503 }));
  await expect(recordedVoice.read([line], "normal", going())).rejects.toThrow("did not come");
  vi.stubGlobal("fetch", async () => new Response(new ArrayBuffer(4_000_000)));
  expect(isRecorded(line)).toBe(true);
  await recordedVoice.read([line, "Câu này chưa ai ghi."], "normal", going());
  expect(heard).toEqual({ opened: 1, closed: 1, sounds: 1 });
});

it("opens no loudspeaker for whoever stopped it while the recordings were on their way", async () => {
  const heard = stubAudio();
  const stopped = new AbortController();
  const reading = recordedVoice.read([line], "normal", stopped.signal);
  stopped.abort();
  await reading;
  expect(heard.opened).toBe(0);
});
