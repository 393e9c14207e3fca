import { execFileSync } from "node:child_process";

/** A word where it lies on its page; points from the upper left corner. */
export interface PlacedWord {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PlacedPage {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly words: readonly PlacedWord[];
}

/** poppler's box of a word is as high as the type's ascent and descent; Tinos, like Times New Roman, has 0.891 and 0.216. */
const BOX_OF_SIZE = 0.891 + 0.216;

export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

/** Runs a poppler tool over a PDF. */
export function poppler(tool: string, args: readonly string[], pdf: Uint8Array): Buffer {
  return execFileSync(tool, args, { input: pdf, maxBuffer: 64 * 1024 * 1024 });
}

function plain(text: string): string {
  const named: Readonly<Record<string, string>> = {
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
  };
  return text
    .replaceAll(/&(\w+);/g, (whole, name: string) => named[name] ?? whole)
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

function numbersOf(tag: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...tag.matchAll(/(\w+)="([\d.-]+)"/g)].map(([, name, value]) => [name, Number(value)]),
  );
}

function wordsOf(page: string): readonly PlacedWord[] {
  return [...page.matchAll(/<word ([^>]*)>([\s\S]*?)<\/word>/g)].map(([, tag = "", text = ""]) => {
    const { xMin = 0, yMin = 0, xMax = 0, yMax = 0 } = numbersOf(tag);
    return { text: plain(text), left: xMin, top: yMin, right: xMax, bottom: yMax };
  });
}

/** Every word of a PDF with its place. */
export function placedPages(pdf: Uint8Array): readonly PlacedPage[] {
  const text = poppler("pdftotext", ["-bbox", "-", "-"], pdf).toString("utf8");
  return [...text.matchAll(/<page ([^>]*)>([\s\S]*?)<\/page>/g)].map(([, tag = "", page = ""]) => {
    const { width = 0, height = 0 } = numbersOf(tag);
    return { widthPt: width, heightPt: height, words: wordsOf(page) };
  });
}

/** Type size of a word in points. */
export function sizeOf(word: PlacedWord): number {
  return (word.bottom - word.top) / BOX_OF_SIZE;
}

/** The words of a phrase where it first stands on a page; throws when it does not. */
export function phraseOf(page: PlacedPage, phrase: string): readonly PlacedWord[] {
  const wanted = phrase.split(" ");
  const at = page.words.findIndex((_, from) =>
    wanted.every((text, index) => page.words[from + index]?.text === text),
  );
  if (at < 0) throw new Error(`"${phrase}" is not on the page`);
  return page.words.slice(at, at + wanted.length);
}

/** The words that stand in one line with a word, from the left. */
export function lineOf(page: PlacedPage, word: PlacedWord): readonly PlacedWord[] {
  const middle = (word.top + word.bottom) / 2;
  return page.words
    .filter(({ top, bottom }) => top < middle && middle < bottom)
    .toSorted((a, b) => a.left - b.left);
}

/** Text of a page in the order of its lines, as one string. */
export function textOf(pdf: Uint8Array): string {
  return poppler("pdftotext", ["-layout", "-enc", "UTF-8", "-", "-"], pdf)
    .toString("utf8")
    .replaceAll(/\s+/g, " ");
}
