/** A colour as it is painted; every part from 0 to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

const white: Colour = { red: 1, green: 1, blue: 1, alpha: 1 };
const nothing: Colour = { red: 0, green: 0, blue: 0, alpha: 0 };

/** Reads a computed colour, `rgb(…)` or `color(srgb …)`; any other notation is an error, not a guess. */
export function parseColour(text: string): Colour {
  const scale = text.startsWith("rgb") ? 255 : text.startsWith("color(srgb ") ? 1 : Number.NaN;
  const [red = Number.NaN, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
  if (Number.isNaN(red / scale)) throw new Error(`a colour that is not understood: ${text}`);
  return { red: red / scale, green: green / scale, blue: blue / scale, alpha };
}

/** The colours that a shadow is painted in, each as it is computed. */
export function coloursOf(shadow: string): readonly string[] {
  return shadow.match(/(?:rgba?|color)\([^)]*\)/gu) ?? [];
}

/** What is seen where `front` lies over `back`. */
export function over(front: Colour, back: Colour): Colour {
  const alpha = front.alpha + back.alpha * (1 - front.alpha);
  if (alpha === 0) return nothing;
  const mix = (part: "red" | "green" | "blue"): number =>
    (front[part] * front.alpha + back[part] * back.alpha * (1 - front.alpha)) / alpha;
  return { red: mix("red"), green: mix("green"), blue: mix("blue"), alpha };
}

function luminance({ red, green, blue }: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) =>
    part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two opaque colours by WCAG 2.2, from 1 to 21. */
export function contrastOf(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

interface Layer {
  readonly ground: Colour;
  readonly opacity: number;
}

/** What lies behind things, element by element; good for as long as nothing on the page changes its colours. */
export class Grounds {
  readonly #layers = new Map<Element, Layer>();

  /** A colour painted on `element`, and the ground behind it, as both reach the eye. */
  seen(element: Element | null, colour: Colour = nothing): { readonly front: Colour; readonly back: Colour } {
    let front = colour;
    let back = nothing;
    for (let node = element; node !== null; node = node.parentElement) {
      const { ground, opacity } = this.#layer(node);
      const faded = (painted: Colour): Colour => ({ ...painted, alpha: painted.alpha * opacity });
      front = faded(over(front, ground));
      back = faded(over(back, ground));
    }
    return { front: over(front, white), back: over(back, white) };
  }

  #layer(element: Element): Layer {
    const known = this.#layers.get(element);
    if (known !== undefined) return known;
    const style = getComputedStyle(element);
    // What is drawn has a fill, and no ground in the sense of a box.
    const ground = element instanceof SVGElement ? nothing : parseColour(style.backgroundColor);
    const layer = { ground, opacity: Number(style.opacity) };
    this.#layers.set(element, layer);
    return layer;
  }
}
