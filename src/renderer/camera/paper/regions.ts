import type { Mask } from "./masks.ts";
import type { Point } from "./quad.ts";

/** One connected patch of a mask, by its outer pixels. */
export interface Region {
  readonly pixels: number;
  /** The first and last pixel of each of its rows and columns. */
  readonly rim: readonly Point[];
  /** Its pixels that lie on the picture's own rim. */
  readonly cutOff: number;
}

/** The patches of a mask that hold at least `least` pixels. */
export function regionsOf({ data, width, height }: Mask, least: number): readonly Region[] {
  const seen = new Uint8Array(data.length);
  const found: Region[] = [];
  for (let start = 0; start < data.length; start += 1) {
    if (data[start] !== 1 || seen[start] === 1) continue;
    const members = grow(start, data, seen, width, height);
    if (members.length >= least) found.push(measured(members, width, height));
  }
  return found;
}

function grow(start: number, data: Uint8Array, seen: Uint8Array, width: number, height: number): number[] {
  const members = [start];
  seen[start] = 1;
  const take = (at: number): void => {
    if (data[at] !== 1 || seen[at] === 1) return;
    seen[at] = 1;
    members.push(at);
  };
  for (let next = 0; next < members.length; next += 1) {
    const at = members[next] ?? 0;
    const x = at % width;
    if (x > 0) take(at - 1);
    if (x < width - 1) take(at + 1);
    if (at >= width) take(at - width);
    if (at < width * (height - 1)) take(at + width);
  }
  return members;
}

function measured(members: readonly number[], width: number, height: number): Region {
  const rows = createSpans(height);
  const columns = createSpans(width);
  let cutOff = 0;
  for (const at of members) {
    const x = at % width;
    const y = Math.floor(at / width);
    rows.widen(y, x);
    columns.widen(x, y);
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) cutOff += 1;
  }
  const rim = [
    ...rows.ends().map(([y, x]) => ({ x, y: y + 0.5 })),
    ...columns.ends().map(([x, y]) => ({ x: x + 0.5, y })),
  ];
  return { pixels: members.length, rim, cutOff };
}

interface Spans {
  readonly widen: (line: number, place: number) => void;
  /** Line and place of both ends of each line, at the outer edge of the pixels there. */
  readonly ends: () => readonly (readonly [line: number, place: number])[];
}

function createSpans(lines: number): Spans {
  const first = new Int32Array(lines).fill(-1);
  const last = new Int32Array(lines).fill(-1);
  return {
    widen(line, place) {
      const from = first[line] ?? -1;
      first[line] = from === -1 ? place : Math.min(from, place);
      last[line] = Math.max(last[line] ?? -1, place);
    },
    ends: () =>
      Array.from(first.keys()).flatMap((line) => {
        const from = first[line] ?? -1;
        return from === -1 ? [] : [[line, from] as const, [line, (last[line] ?? from) + 1] as const];
      }),
  };
}
