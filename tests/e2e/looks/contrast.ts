import { type Colour, coloursOf, contrastOf, Grounds, parseColour } from "./colours.ts";
import { named, readControls, readTexts, readWritten, type Text } from "./visible.ts";

/** What every edge and ring holds, in every theme. */
const edgeLeast = 3;

const rings = new Set<string>();

/** Texts, edges of controls and rings of focus that are too pale in the theme that is on; `least` is for texts. */
export function tooPale(least: number): readonly string[] {
  const grounds = new Grounds();
  const theme = document.documentElement.dataset["contrast"] ?? "";
  const texts = [...readTexts(), ...readWritten()].flatMap((text) => paleText(text, least, grounds));
  const controls = readControls();
  const edges = controls.filter((control) => !hasEdge(control, grounds));
  const unringed = controls.filter((control) => !isRinged(control, grounds, theme));
  return [
    ...texts,
    ...edges.map((control) => `no edge to be seen: ${named(control)}`),
    ...unringed.map((control) => `no ring of focus to be seen: ${named(control)}`),
  ];
}

function paleText(
  { words, element, style, lines }: Text,
  least: number,
  grounds: Grounds,
): readonly string[] {
  if (liesOverPicture(element)) return [];
  const drawn = element instanceof SVGElement;
  const colour = parseColour(drawn ? style.fill : style.color);
  // Letters that are not painted at all are covered on purpose; something else stands in their place.
  if (colour.alpha === 0) return [];
  const { front, back } = grounds.seen(element, colour);
  const ground = drawn ? (drawnGround(element, lines[0]) ?? back) : back;
  const held = contrastOf(front, ground);
  return held < least - 0.005 ? [`${held.toFixed(1)}:1 ${named(element, words)}`] : [];
}

/** Rule: words that lie over a photograph or a film are judged by eye. */
function liesOverPicture(element: Element): boolean {
  for (let node: Element | null = element; node !== null; node = node.parentElement)
    if (getComputedStyle(node).backgroundImage !== "none") return true;
  return element.closest(".camera-view, .paper-stage") !== null;
}

/** The last thing drawn before a text of a drawing that lies under its middle. */
function drawnGround(element: Element, line: DOMRect | undefined): Colour | null {
  const drawing = element.closest("svg");
  if (drawing === null || line === undefined) return null;
  const [x, y] = [line.x + line.width / 2, line.y + line.height / 2];
  let ground: Colour | null = null;
  for (const shape of drawing.querySelectorAll("rect, circle, path, polygon, ellipse")) {
    if ((shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) === 0) continue;
    const { left, right, top, bottom } = shape.getBoundingClientRect();
    const { fill } = getComputedStyle(shape);
    if (fill === "none" || x < left || x > right || y < top || y > bottom) continue;
    const colour = parseColour(fill);
    if (colour.alpha === 1) ground = colour;
  }
  return ground;
}

/** A control is told from its ground by a border, by its own ground, or, where it is a line of text, by its underline. */
function hasEdge(control: HTMLElement, grounds: Grounds): boolean {
  const style = getComputedStyle(control);
  const parent = control.parentElement;
  const outside = grounds.seen(parent).back;
  const seen = (colour: string): boolean =>
    contrastOf(grounds.seen(parent, parseColour(colour)).front, outside) >= edgeLeast;
  if (style.textDecorationLine === "underline" || seen(style.backgroundColor)) return true;
  if (borderColours(style).some((colour) => seen(colour))) return true;
  if (style.outlineStyle !== "none" && seen(style.outlineColor)) return true;
  // One that fills its holder has the holder's edge.
  return (
    parent !== null &&
    isFilled(parent, control) &&
    borderColours(getComputedStyle(parent)).some((colour) => seen(colour))
  );
}

function borderColours(style: CSSStyleDeclaration): readonly string[] {
  const sides = ["top", "right", "bottom", "left"];
  return sides
    .filter((side) => Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) > 0)
    .map((side) => style.getPropertyValue(`border-${side}-color`));
}

function isFilled(holder: Element, control: Element): boolean {
  const [outer, inner] = [holder.getBoundingClientRect(), control.getBoundingClientRect()];
  return outer.width - inner.width < 4 && outer.height - inner.height < 4;
}

/** Focus is shown by a ring or by its halo; one look for each kind of control on each ground. */
function isRinged(control: HTMLElement, grounds: Grounds, theme: string): boolean {
  if (control.matches(":disabled, label")) return true;
  const outside = grounds.seen(control.parentElement).back;
  const kind = `${theme} ${control.className} ${JSON.stringify(outside)}`;
  if (rings.has(kind)) return true;
  const before = document.activeElement;
  control.focus({ preventScroll: true });
  const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(control);
  const drawn = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  const seen = [...(drawn ? [outlineColor] : []), ...coloursOf(boxShadow)].some(
    (colour) =>
      contrastOf(grounds.seen(control.parentElement, parseColour(colour)).front, outside) >= edgeLeast,
  );
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  if (seen) rings.add(kind);
  return seen;
}
