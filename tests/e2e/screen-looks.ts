import type { Page } from "playwright";
import { expect, expectNothingSideways } from "./kiosk-test.ts";
import { contrastOf, parseColour } from "./looks/colours.ts";
import { foreignTo, type Language } from "./words.ts";
import type { Way } from "../support/ways.ts";

/** How large words are for each chosen size, beside the panel's own millimetre; a standing panel starts larger. */
const scales = {
  upright: { normal: 1.14, large: 1.28, larger: 1.44, largest: 1.6 },
  lying: { normal: 1, large: 1.18, larger: 1.38, largest: 1.6 },
} as const;
const ROOT_MM = 4.7;

/** Grounds of the three contrasts, and how far the words stand off from them. */
const grounds = {
  default: { ground: "rgb(251, 247, 238)", least: 10 },
  "black-on-white": { ground: "rgb(255, 255, 255)", least: 20 },
  "white-on-black": { ground: "rgb(0, 0, 0)", least: 20 },
} as const;

const foreign: Readonly<Record<Language, ReturnType<typeof foreignTo>>> = {
  vi: foreignTo("vi"),
  en: foreignTo("en"),
};

/** Fails where the screen does not look as this person wished it, or where something of it cannot be reached. */
export async function expectLooks(page: Page, way: Way, where: string): Promise<void> {
  await expectNothingSideways(page, where);
  const { root, lines, ...seen } = await page.evaluate(look);
  expect.soft(seen, where).toEqual({ unreachable: [], small: [], lost: false });
  const scale = scales[way.panel === "tall" ? "upright" : "lying"][way.textSize];
  const { ground, least } = grounds[way.contrast];
  expect.soft(root.fontMm, `size of the words: ${where}`).toBeCloseTo(ROOT_MM * scale, 1);
  expect.soft(root.titleMm, `size of the question: ${where}`).toBeGreaterThanOrEqual(ROOT_MM * scale);
  expect.soft(root.ground, `ground: ${where}`).toBe(ground);
  expect
    .soft(contrastOf(parseColour(root.ink), parseColour(root.ground)), `words on their ground: ${where}`)
    .toBeGreaterThanOrEqual(least);
  expect.soft(root.language).toBe(way.language);
  expect.soft(foreign[way.language](lines), `in another language than ${way.language}: ${where}`).toEqual([]);
}

/** Runs in the page: all that is looked at, in one go, once the frame that gives a new screen the focus is over. */
async function look() {
  await new Promise((drawn) => requestAnimationFrame(() => void setTimeout(drawn, 0)));
  const mm = Number.parseFloat(document.documentElement.style.getPropertyValue("--mm"));
  const page = document;
  const edges = { right: innerWidth + 1, bottom: innerHeight + 1 };
  const controls = Array.from(document.querySelectorAll<HTMLElement>("button, textarea, input")).filter(
    (control) => {
      const { width, height } = control.getBoundingClientRect();
      return width > 2 && height > 2 && control.checkVisibility({ visibilityProperty: true });
    },
  );
  const inView = (control: Element): boolean => {
    const { left, top, right, bottom } = control.getBoundingClientRect();
    return left >= -1 && top >= -1 && right <= edges.right && bottom <= edges.bottom;
  };
  // The way on, the keys and the footer stand there without being looked for; all else at most below, in what scrolls.
  const main = ".screen-action .button, .key, .footer .button, .tile";
  const scrolls = (control: Element): boolean => {
    for (let above = control.parentElement; above !== null; above = above.parentElement)
      if (/auto|scroll/u.test(getComputedStyle(above).overflowY) && inView(above)) return true;
    return false;
  };
  const hit = (control: Element): boolean => {
    const { left, top, width, height } = control.getBoundingClientRect();
    const there = page.elementFromPoint(left + width / 2, top + height / 2);
    return there !== null && (control === there || control.contains(there));
  };
  const unreachable = controls.filter((control) =>
    control.matches(main) ? !inView(control) || !hit(control) : !inView(control) && !scrolls(control),
  );
  const small = controls.filter((control) => {
    const { width, height } = control.getBoundingClientRect();
    return control.matches(".button, .choice, .key, .tile") && Math.min(width, height) < 12.69 * mm;
  });
  const style = getComputedStyle(document.documentElement);
  const title = document.querySelector("h1");
  // What a list offers is written as it will stand on the form.
  const words = Array.from(document.querySelectorAll("body *")).filter(
    (element) =>
      element.closest(
        "[data-private], .keys, .header-names, .kiosk-declaration .keyboard-area .choice *, script, style, [aria-hidden=true]",
      ) === null && element.checkVisibility(),
  );
  const { TEXT_NODE } = Node;
  const own = (element: Element): string =>
    Array.from(element.childNodes)
      .filter((node) => node.nodeType === TEXT_NODE)
      .map((node) => node.textContent)
      .join("")
      .trim();
  return {
    root: {
      language: document.documentElement.lang,
      fontMm: Number.parseFloat(style.fontSize) / mm,
      titleMm: title === null ? 0 : Number.parseFloat(getComputedStyle(title).fontSize) / mm,
      ground: style.backgroundColor,
      ink: getComputedStyle(title ?? document.body).color,
    },
    unreachable: unreachable.map(({ className, textContent }) => `${className}: ${textContent}`),
    small: small.map(({ className, textContent }) => `${className}: ${textContent}`),
    // The focus, where it begins for the keyboard and for who listens: never on the bare page.
    lost: document.activeElement === document.body,
    lines: words
      .flatMap((element) => [own(element), element.getAttribute("aria-label") ?? ""])
      .filter((line) => /\p{L}/u.test(line)),
  };
}
