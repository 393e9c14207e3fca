import { create, type Font, type GlyphRun } from "fontkit";
import type { Face } from "./pen.ts";

/** The four faces of the slips, opened. */
export type Fonts = Readonly<Record<Face, Font>>;

/** About 20 slips' worth; the thread that holds them is let go after a minute without work. */
const REMEMBERED_WORDS = 2000;

/** Words are set (found in the font, kerned) once: slips share most of theirs, and setting took a third of each. */
function rememberWords(font: Font): void {
  const set = font.layout.bind(font);
  const known = new Map<string, GlyphRun>();
  font.layout = (word, features, ...more) => {
    if (features !== undefined) return set(word, features, ...more);
    const run = known.get(word) ?? set(word);
    if (known.size >= REMEMBERED_WORDS) known.clear();
    known.set(word, run);
    // pdfkit scales the positions of what it is given, so each time it gets its own; widths are summed from them.
    const own = Object.create(run) as GlyphRun;
    own.positions = run.positions.map((position) => ({ ...position }));
    return own;
  };
}

/**
 * Opens a TrueType file. pdfkit takes an opened font for any number of documents, so that its tables are decoded once
 * instead of once a slip, which took half of each slip's time. Throws for anything but a single font.
 */
export function openFont(file: Buffer): Font {
  const font = create(file);
  if (!("layout" in font)) throw new Error("a collection, not a font");
  // A glyph keeps the letter it was first asked for, and that is what is read back from every PDF after: asked for in
  // order now, none is first met as a part of another letter (E inside Ẹ), as a no-break space or as a soft hyphen.
  font.glyphsForString(String.fromCodePoint(...font.characterSet));
  rememberWords(font);
  return font;
}
