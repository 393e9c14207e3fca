import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import places from "../assets/sounds/prompts-vi.json";
import { fixedSentences } from "../scripts/lib/fixed-sentences.ts";
import { promptKey } from "../src/renderer/reading/prompt-key.ts";

const root = join(import.meta.dirname, "..");
const recordings: Readonly<Record<string, readonly number[]>> = places;

it("finds a sentence however it is composed and spaced", () => {
  expect(promptKey("  Xin chào,\n ông/bà ".normalize("NFD"))).toBe(promptKey("Xin chào, ông/bà"));
  expect(promptKey("Xin chào ông/bà")).not.toBe(promptKey("Xin chào, ông/bà"));
});

it("has recorded nearly every sentence that is the same for everybody (npm run prompts records the rest)", () => {
  const sentences = fixedSentences(root);
  const silent = sentences.filter((sentence) => recordings[promptKey(sentence)] === undefined);
  expect(sentences.length).toBeGreaterThan(500);
  expect(silent.slice(sentences.length / 10)).toEqual([]);
});

it("points every recording at a whole Ogg Opus stream, one after the other", () => {
  const pack = readFileSync(join(root, "assets", "sounds", "prompts-vi.pack"));
  let end = 0;
  for (const [from = -1, bytes = 0] of Object.values(recordings).toSorted(([a = 0], [b = 0]) => a - b)) {
    expect(from).toBe(end);
    expect(pack.toString("latin1", from, from + 4)).toBe("OggS");
    expect(pack.toString("latin1", from + 28, from + 36)).toBe("OpusHead");
    end = from + bytes;
  }
  expect(end).toBe(pack.length);
});
