import type { Size } from "./quad.ts";

/** Brightness 0 to 255, one byte a pixel. */
export interface Grey extends Size {
  readonly data: Uint8Array;
}

/** Which pixels could belong to a paper: 1 where they do. */
export interface Mask extends Size {
  readonly data: Uint8Array;
}

/** Brightness by the weights of ITU-R BT.601 in whole numbers. */
export function greyOf(rgba: Uint8ClampedArray, { width, height }: Size): Grey {
  const data = new Uint8Array(width * height);
  for (let at = 0; at < data.length; at += 1) {
    const from = at * 4;
    data[at] = ((rgba[from] ?? 0) * 77 + (rgba[from + 1] ?? 0) * 150 + (rgba[from + 2] ?? 0) * 29) >> 8;
  }
  return { data, width, height };
}

/** Smoothed by 1-2-1 both ways, so that a sensor's noise makes no edges. */
export function smoothed({ data, width, height }: Grey): Grey {
  const across = pass(data, width, height, 1, width);
  return { data: pass(across, width, height, width, height), width, height };
}

function pass(data: Uint8Array, width: number, height: number, step: number, run: number): Uint8Array {
  const out = new Uint8Array(data.length);
  for (let at = 0; at < width * height; at += 1) {
    const place = step === 1 ? at % width : Math.floor(at / width);
    const here = data[at] ?? 0;
    const before = place === 0 ? here : (data[at - step] ?? 0);
    const after = place === run - 1 ? here : (data[at + step] ?? 0);
    out[at] = (before + here * 2 + after + 2) >> 2;
  }
  return out;
}

/** How steeply the brightness changes at each pixel (Sobel, divided by 4: a step of 20 gives about 20). */
export function steepness({ data, width, height }: Grey): Grey {
  const out = new Uint8Array(data.length);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const [nw, n, ne] = [data[at - width - 1] ?? 0, data[at - width] ?? 0, data[at - width + 1] ?? 0];
      const [west, east] = [data[at - 1] ?? 0, data[at + 1] ?? 0];
      const [sw, s, se] = [data[at + width - 1] ?? 0, data[at + width] ?? 0, data[at + width + 1] ?? 0];
      const gx = ne + 2 * east + se - nw - 2 * west - sw;
      const gy = sw + 2 * s + se - nw - 2 * n - ne;
      out[at] = Math.min(255, Math.hypot(gx, gy) / 4);
    }
  }
  return { data: out, width, height };
}

/** The brightness that `share` of the pixels stay under. */
export function percentile({ data }: Grey, share: number): number {
  const counts = new Uint32Array(256);
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1;
  let left = share * data.length;
  for (let value = 0; value < 256; value += 1) {
    left -= counts[value] ?? 0;
    if (left < 0) return value;
  }
  return 255;
}

/** Even the brightest places of a picture without light stay under this. */
const DARK = 28;

/** True for a picture in which nothing can be seen. */
export function isDark(grey: Grey): boolean {
  return percentile(grey, 0.98) < DARK;
}

/** Everything brighter than a level, or everything darker. */
export function beyond(grey: Grey, level: number, brighter: boolean): Mask {
  return { ...grey, data: grey.data.map((value) => (value > level === brighter ? 1 : 0)) };
}

/**
 * Everything that cannot be reached from the picture's rim without crossing an edge: what a closed outline holds,
 * however the light falls on it.
 */
export function enclosed(steep: Grey, level: number): Mask {
  const { width, height } = steep;
  const walls = steep.data.map((value) => (value > level ? 1 : 0));
  const out = new Uint8Array(width * height).fill(1);
  const waiting: number[] = [];
  const reach = (at: number): void => {
    if (out[at] === 0 || walls[at] === 1) return;
    out[at] = 0;
    waiting.push(at);
  };
  for (let x = 0; x < width; x += 1) {
    reach(x);
    reach((height - 1) * width + x);
  }
  for (let y = 0; y < height; y += 1) {
    reach(y * width);
    reach(y * width + width - 1);
  }
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const x = at % width;
    if (x > 0) reach(at - 1);
    if (x < width - 1) reach(at + 1);
    if (at >= width) reach(at - width);
    if (at < width * (height - 1)) reach(at + width);
  }
  return { data: out, width, height };
}
