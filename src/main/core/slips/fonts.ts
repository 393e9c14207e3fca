import { create, type Font } from "fontkit";
import type { Face } from "./pen.ts";

/** The four faces of the slips, opened. */
export type Fonts = Readonly<Record<Face, Font>>;

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
  return font;
}
