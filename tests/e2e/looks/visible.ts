/** A piece of text as it stands on the page, or a line that a control or a style writes itself. */
export interface Text {
  readonly words: string;
  readonly element: Element;
  /** The style its colour is read from. */
  readonly style: CSSStyleDeclaration;
  /** Each line of it, as high as its letters are large. */
  readonly lines: readonly DOMRect[];
}

export const controlKinds =
  "button, a[href], input, textarea, select, [role=button], [role=option], [role=radio], [role=checkbox], [role=tab], label:has(input)";

/** How an element lies on the page. */
export interface Lying {
  readonly box: DOMRect;
  readonly overflowX: string;
  readonly overflowY: string;
  readonly position: string;
  /** Seen by its border or its own ground. */
  readonly drawn: boolean;
}

/** What was found out about elements since the last new look; a screen asks for the same holder a hundred times. */
const known = { roomy: new Map<Element, boolean>(), lying: new Map<Element, Lying>() };

/** Forgets what was found out; to be called when the page looks otherwise than before. */
export function lookAnew(): void {
  known.roomy.clear();
  known.lying.clear();
}

/** How it lies, or lay when it was first asked for since the last new look. */
export function lyingOf(element: Element): Lying {
  const found = known.lying.get(element);
  if (found !== undefined) return found;
  const style = getComputedStyle(element);
  const { overflowX, overflowY, position } = style;
  const lying = {
    box: element.getBoundingClientRect(),
    overflowX,
    overflowY,
    position,
    drawn: isDrawn(style),
  };
  known.lying.set(element, lying);
  return lying;
}

function isDrawn({
  backgroundColor,
  borderTopWidth,
  borderBottomWidth,
  display,
}: CSSStyleDeclaration): boolean {
  if (display === "inline") return false;
  return (
    (Number.parseFloat(borderTopWidth) > 0 && Number.parseFloat(borderBottomWidth) > 0) ||
    !/^rgba\(.*, 0\)$/u.test(backgroundColor)
  );
}

/** An open dialog, behind which nothing can be read or touched, or the page. */
export function stage(): Element {
  return Array.from(document.querySelectorAll("dialog[open]")).at(-1) ?? document.body;
}

/** Drawn at all, and not only there to be spoken: such words stand in a box of one pixel. */
function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && isRoomy(element);
}

function isRoomy(element: Element): boolean {
  const found = known.roomy.get(element);
  if (found !== undefined) return found;
  const holds = isTiny(element) && getComputedStyle(element).overflowX !== "visible";
  const roomy = !holds && (element.parentElement === null || isRoomy(element.parentElement));
  known.roomy.set(element, roomy);
  return roomy;
}

/** Every text that can be read now, or after paging downwards. */
export function readTexts(): readonly Text[] {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(stage(), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const words = node.textContent?.trim() ?? "";
    const element = node.parentElement;
    if (words === "" || element === null || element.matches("title, desc, script, style, textarea")) continue;
    if (!isShown(element)) continue;
    const style = getComputedStyle(element);
    const lines = linesOf(node, Number.parseFloat(style.fontSize));
    if (lines.length > 0) texts.push({ words, element, style, lines });
  }
  return texts;
}

/** The lines of a text; the letters' own height, so that close lines do not count as overlapping. */
function linesOf(node: Node, fontSize: number): readonly DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  return Array.from(range.getClientRects())
    .filter(({ width, height }) => width > 1 && height > 1)
    .map((rect) => {
      const height = Math.min(rect.height, fontSize);
      return new DOMRect(rect.x, rect.y + (rect.height - height) / 2, rect.width, height);
    });
}

/** What people type into, with what stands in it; and what a style writes before or after an element. */
export function readWritten(): readonly Text[] {
  const written: Text[] = [];
  for (const element of stage().querySelectorAll("*")) {
    if (!isShown(element)) continue;
    const add = (words: string, style: CSSStyleDeclaration): void => {
      if (words !== "") written.push({ words, element, style, lines: [element.getBoundingClientRect()] });
    };
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      if (isTiny(element)) continue;
      add(element.value, getComputedStyle(element));
      if (element.value === "") add(element.placeholder, getComputedStyle(element, "::placeholder"));
    }
    for (const part of ["::before", "::after"]) {
      const style = getComputedStyle(element, part);
      add(/"(.+?)"/u.exec(style.content)?.[1] ?? "", style);
    }
  }
  return written;
}

function isTiny(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width <= 2 || height <= 2 || Number(getComputedStyle(element).opacity) === 0;
}

/** Everything that can be touched; a label only where its own box is not to be seen. */
export function readControls(): readonly HTMLElement[] {
  const seen = Array.from(stage().querySelectorAll<HTMLElement>(controlKinds)).filter(
    (control) => isShown(control) && !isTiny(control),
  );
  return seen.filter(
    (control) =>
      !control.matches("label") || !seen.some((other) => other !== control && control.contains(other)),
  );
}

/** How a place is called in a complaint. */
export function named(element: Element, words = element.textContent ?? ""): string {
  const kind = element.getAttribute("class") ?? "";
  return `${element.tagName.toLowerCase()}.${kind.split(" ").slice(0, 2).join(".")} “${words.trim().slice(0, 40)}”`;
}
