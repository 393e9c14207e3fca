/// <reference types="vite/client" />
import { openDecoder } from "../../../src/renderer/camera/decoder.ts";
import { openPaperTools } from "../../../src/renderer/camera/paper-tools.ts";
import { pixelsOf } from "../../../src/renderer/camera/pixels.ts";
import type { PagePicture } from "../../../src/renderer/camera/paper/messages.ts";

/** What the camera's parts do in a real browser, for tests to call; the same workers and the same wasm as the screens. */
export interface CameraBench {
  /** Looks at the camera for `leastMs`, and on until every wanted text was read or the time is over; gives all it read. */
  readonly readCodes: (
    wanted: readonly string[],
    leastMs: number,
    mostMs: number,
  ) => Promise<readonly string[]>;
  /** Joins so many pages of noise, the worst there is for a JPEG, into one PDF; sizes in bytes. */
  readonly joinNoise: (
    pages: number,
    mostBytes: number,
  ) => Promise<{ readonly pagesBytes: number; readonly pdfBytes: number | null; readonly head: string }>;
}

declare global {
  interface Window {
    cameraBench: CameraBench;
  }
}

async function openVideo(): Promise<HTMLVideoElement> {
  const video = document.createElement("video");
  video.muted = true;
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 } } });
  document.body.append(video);
  await video.play();
  return video;
}

async function readCodes(
  wanted: readonly string[],
  leastMs: number,
  mostMs: number,
): Promise<readonly string[]> {
  const [decoder, video] = [openDecoder(), await openVideo()];
  const read = new Set<string>();
  const missing = new Set(wanted);
  const beganMs = performance.now();
  const passedMs = (): number => performance.now() - beganMs;
  while (passedMs() < leastMs || (missing.size > 0 && passedMs() < mostMs)) {
    const pixels = pixelsOf(video);
    // One look after the other, as on the screen.
    const text = pixels === null ? null : await decoder.decode(pixels);
    if (text !== null) {
      read.add(text);
      missing.delete(text);
    }
  }
  decoder.close();
  return [...read];
}

async function noisyPage(seed: number): Promise<PagePicture> {
  const [width, height] = [1654, 2339];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  const pixels = context.createImageData(width, height);
  let state = seed;
  for (let at = 0; at < pixels.data.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    pixels.data[at] = at % 4 === 3 ? 255 : state >>> 24;
  }
  context.putImageData(pixels, 0, 0);
  return { jpeg: await canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 }), width, height };
}

async function joinNoise(count: number, mostBytes: number) {
  const tools = openPaperTools();
  const pages = await Promise.all(Array.from({ length: count }, (_, index) => noisyPage(index + 1)));
  const pdf = await tools.join(pages, mostBytes);
  tools.close();
  return {
    pagesBytes: pages.reduce((sum, { jpeg }) => sum + jpeg.size, 0),
    pdfBytes: pdf?.size ?? null,
    head: pdf === null ? "" : await pdf.slice(0, 8).text(),
  };
}

window.cameraBench = { readCodes, joinNoise };
