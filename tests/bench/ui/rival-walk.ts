import { setTimeout as pause } from "node:timers/promises";
import { type Frames, framesOf, LAST_FRAME_MS } from "./frames.ts";
import { openHand } from "./hand.ts";
import type { RivalQuestion } from "./questions.ts";
import { type Rival, rivals, serveRival } from "./rival-pages.ts";
import { scriptBytes } from "./script-bytes.ts";

/** One walk through a page, measured. */
export interface Walked {
  readonly frames: Frames;
  /** What the page loaded to run, gzipped. */
  readonly scriptBytes: number;
}

/** Answers every question of a rival's page by touch and keys; throws where it did not show or keep each one. */
export async function walkRival(
  rival: Rival,
  dir: string,
  questions: readonly RivalQuestion[],
  slowdown: number,
): Promise<Walked> {
  const { title, end } = rivals[rival];
  const server = await serveRival(rival, dir);
  const hand = await openHand({ titleAt: title, slowdown, traced: true });
  try {
    await hand.open(server.url);
    let shown = await hand.titleAfter("");
    for (const { ask, choices, answer } of questions) {
      if (!shown.startsWith(ask)) throw new Error(`${rival} shows "${shown}" where "${ask}" should be`);
      const choice = choices.find(({ value }) => value === answer);
      if (choice === undefined) await hand.type(answer);
      else await hand.touch(choice.text);
      if (choice === undefined || rival !== "bare") await hand.touch("Tiếp tục");
      shown = await hand.titleAfter(shown);
    }
    if (shown !== end) throw new Error(`${rival} ends with "${shown}"`);
    await pause(LAST_FRAME_MS);
    const frames = framesOf(await hand.trace());
    for (const { key, answer } of questions)
      if (server.answers.get(key) !== answer)
        throw new Error(`${rival} kept "${server.answers.get(key)}" for ${key}, not "${answer}"`);
    return { frames, scriptBytes: scriptBytes(await hand.scripts()) };
  } finally {
    await hand.end();
    await server.end();
  }
}
