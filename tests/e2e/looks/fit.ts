import { controlKinds, lyingOf, named, readControls, readTexts, stage, type Text } from "./visible.ts";

/** Half a pixel is rounding; two are a letter's edge. */
const slack = 2;

/** A finger's width on the glass; less is not met by an old hand. */
const targetMm = 12.7;

/** What is cut, lies over something else, or cannot be touched, at the size and on the panel that are on. */
export function misfits(): readonly string[] {
  const texts = readTexts();
  const controls = readControls();
  return [
    ...texts.flatMap((text) => cut(text)),
    ...overlapping(texts),
    ...controls.flatMap((control) => small(control)),
    ...controls
      .filter((control) => !isReachable(control))
      .map((control) => `out of reach: ${named(control)}`),
    ...emptyLines(controls),
    ...underBars(),
  ];
}

function covers(bar: DOMRect, line: DOMRect): boolean {
  return line.bottom > bar.top + slack && line.right > bar.left + slack && line.left < bar.right - slack;
}

/** What stays under a bar that keeps its place, although the screen is paged to its end. */
function underBars(): readonly string[] {
  const screen = document.querySelector(".main-screen");
  if (screen === null || stage() !== document.body) return [];
  screen.scrollTo(0, screen.scrollHeight);
  const bars = Array.from(screen.querySelectorAll(".screen-actions, .keyboard-dock"), (bar) =>
    bar.getBoundingClientRect(),
  );
  return readTexts()
    .filter(({ element }) => layerOf(element) === screen)
    .filter(({ lines }) => bars.some((bar) => lines.some((line) => covers(bar, line))))
    .map(({ element, words }) => `stays under a bar: ${named(element, words)}`);
}

function cut({ words, element, style, lines }: Text): readonly string[] {
  if (element instanceof SVGElement) return [];
  const shortened = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
  if (shortened) return [`may be shortened: ${named(element, words)}`];
  const holder = lines.map((line) => cuttingHolder(line, element)).find((found) => found !== null);
  return holder === undefined ? [] : [`${holder}: ${named(element, words)}`];
}

/** The box that a line leaves: one that hides what is outside, or one that is drawn around it. */
function cuttingHolder(line: DOMRect, element: Element): string | null {
  let rect = line;
  for (let node: Element | null = element; node !== null; node = node.parentElement) {
    const { box, overflowX, overflowY, position, drawn } = lyingOf(node);
    const [aside, down] = [leavesSideways(rect, box), leavesDown(rect, box)];
    if (aside && (overflowX !== "visible" || drawn)) return `leaves ${named(node, "")} sideways`;
    const pages = overflowY === "auto" || overflowY === "scroll";
    if (pages) rect = box;
    else if (down && (overflowY !== "visible" || drawn)) return `leaves ${named(node, "")}`;
    // The browser's own dialogs lie over the page, outside whatever holds them.
    if (node.matches("dialog[open]") || position === "fixed") break;
  }
  const panel = new DOMRect(0, 0, innerWidth, innerHeight);
  return leavesSideways(rect, panel) || leavesDown(rect, panel) ? "leaves the panel" : null;
}

function leavesSideways(inner: DOMRect, outer: DOMRect): boolean {
  return inner.left < outer.left - slack || inner.right > outer.right + slack;
}

function leavesDown(inner: DOMRect, outer: DOMRect): boolean {
  return inner.top < outer.top - slack || inner.bottom > outer.bottom + slack;
}

/** Texts that lie over each other; what is paged underneath something that stays in place does not. */
function overlapping(texts: readonly Text[]): readonly string[] {
  const lines = texts
    .filter(({ element }) => !(element instanceof SVGElement))
    .flatMap((text) => text.lines.map((line) => ({ text, line, layer: layerOf(text.element) })))
    .toSorted((one, other) => one.line.top - other.line.top);
  return lines.flatMap((one, at) => {
    const found: string[] = [];
    for (const other of lines.slice(at + 1)) {
      if (other.line.top > one.line.bottom - slack) break;
      if (one.text === other.text || one.layer !== other.layer) continue;
      if (other.line.left < one.line.right - slack && one.line.left < other.line.right - slack)
        found.push(
          `lies over “${one.text.words.slice(0, 30)}”: ${named(other.text.element, other.text.words)}`,
        );
    }
    return found;
  });
}

function layerOf(element: Element): Element | null {
  for (let node: Element | null = element; node !== null; node = node.parentElement) {
    const { position, overflowY } = lyingOf(node);
    if (position === "sticky" || position === "fixed" || position === "absolute") return node;
    if (overflowY === "auto" || overflowY === "scroll") return node;
  }
  return null;
}

function small(control: HTMLElement): readonly string[] {
  const perMm = Number.parseFloat(document.documentElement.style.getPropertyValue("--mm"));
  const { width, height } = control.getBoundingClientRect();
  const least = Math.min(width, height) / perMm;
  return least < targetMm - 0.05 ? [`only ${least.toFixed(1)} mm: ${named(control)}`] : [];
}

/** In sight, or brought there by paging; and then the finger meets it and nothing else. */
function isReachable(control: HTMLElement): boolean {
  if (isMet(control)) return true;
  return (["center", "start", "end"] as const).some((block) => {
    control.scrollIntoView({ block });
    return isMet(control);
  });
}

function isMet(control: HTMLElement): boolean {
  const { left, top, width, height } = control.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  if (top < -slack || left < -slack || left + width > innerWidth + slack) return false;
  // A list may be longer than the panel; a control is not.
  if (top + height > innerHeight + slack) return false;
  const hit = document.elementFromPoint(x, y);
  if (hit === null) return false;
  return control === hit || control.contains(hit) || hit.closest(controlKinds)?.contains(control) === true;
}

/** A line to type in whose example is wider than it. */
function emptyLines(controls: readonly HTMLElement[]): readonly string[] {
  const pen = document.createElement("canvas").getContext("2d");
  return controls
    .filter((control) => control instanceof HTMLInputElement)
    .filter(({ value, placeholder }) => value === "" && placeholder !== "")
    .filter((control) => {
      const style = getComputedStyle(control, "::placeholder");
      if (pen !== null) pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const own = getComputedStyle(control);
      const room =
        control.clientWidth - Number.parseFloat(own.paddingLeft) - Number.parseFloat(own.paddingRight);
      return (pen?.measureText(control.placeholder).width ?? 0) > room + slack;
    })
    .map((control) => `its example is cut: ${named(control, control.placeholder)}`);
}
