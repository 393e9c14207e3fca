// Records the fixed Vietnamese sentences of the screens and of the shipped catalogue by a synthetic voice (espeak-ng),
// for machines on which no Vietnamese voice is installed. Its outputs are committed, so that nobody else needs the
// voice. A sentence that changed stays silent until this is run again; a unit test counts how many are.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fixedSentences } from "./lib/fixed-sentences.ts";
import { answerHelp } from "./lib/help.ts";
import { promptKey } from "../src/renderer/reading/prompt-key.ts";

answerHelp(
  "npm run prompts   records the fixed sentences into assets/sounds; needs the Debian packages espeak-ng and opus-tools",
);

const root = join(import.meta.dirname, "..");
const sounds = join(root, "assets", "sounds");
/** The southern voice, as people speak in Đồng Tháp; words a minute, slower than the voice's own 175. */
const voice = ["-v", "vi-vn-x-south", "-s", "145", "-g", "2"];

/** Letters and signs that the voice does not say as people here do. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/ông\/bà/giu, "ông bà"],
  [/\bOTP\b/gu, "ô tê pê"],
  [/\bVNeID\b/gu, "vi nờ i đi"],
  [/\bQR\b/gu, "quy a"],
  [/\bPDF\b/gu, "pê đê ép"],
  [/\bUSB\b/gu, "u ét bê"],
  [/\bUBND\b/gu, "ủy ban nhân dân"],
  [/\bCCCD\b/gu, "căn cước công dân"],
  [/\bMB\b/gu, "mê ga bai"],
  [/[“”"()]/gu, ","],
  [/\s[–-]\s/gu, ", "],
  [/\//gu, " hoặc "],
];

function said(sentence: string): string {
  return SAID.reduce((text, [from, to]) => text.replaceAll(from, to), sentence);
}

function record(sentence: string): Buffer {
  const wave = execFileSync("espeak-ng", [...voice, "--stdout", said(sentence)], { maxBuffer: 64 << 20 });
  // The same sentence always gives the same bytes, so that only what changed shows as changed.
  return execFileSync(
    "opusenc",
    [
      "--quiet",
      "--speech",
      "--bitrate",
      "8",
      "--framesize",
      "60",
      "--padding",
      "0",
      "--serial",
      "1",
      "-",
      "-",
    ],
    { input: wave, maxBuffer: 64 << 20 },
  );
}

const places: Record<string, readonly [number, number]> = {};
const parts: Buffer[] = [];
let at = 0;
for (const sentence of fixedSentences(root)) {
  const key = promptKey(sentence);
  if (places[key] !== undefined) throw new Error(`two sentences share the key ${key}: ${sentence}`);
  const sound = record(sentence);
  places[key] = [at, sound.length];
  parts.push(sound);
  at += sound.length;
}
writeFileSync(join(sounds, "prompts-vi.pack"), Buffer.concat(parts));
writeFileSync(join(sounds, "prompts-vi.json"), `${JSON.stringify(places, null, 0)}\n`);
process.stdout.write(`${parts.length} sentences, ${at} bytes: assets/sounds\n`);
