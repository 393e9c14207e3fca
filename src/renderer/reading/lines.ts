/** What is never read: pictures, the keys of the keyboard, where one is in the whole, and what is not to be seen. */
const UNREAD = "[aria-hidden='true'], .keys, .kiosk-clear, .rail, [data-unread]";
const PRIVATE = "[data-private]";

/**
 * The lines of a screen in their order, each once: heading, lead, fields, choices, buttons. Personal values are left
 * out unless `all` is set, with the whole line they stand in.
 */
export function linesOf(root: Element, all: boolean): readonly string[] {
  const lines: string[] = [];
  let block: Element | null = null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Element) {
      const value = all ? typedIn(node) : "";
      if (value !== "") lines.push(value);
      if (value !== "" || isBlock(node)) block = null;
      continue;
    }
    const text = node.textContent ?? "";
    const holder = node.parentElement;
    if (holder === null || text.trim() === "" || !isRead(holder, all)) continue;
    const now = blockOf(holder);
    if (now === block) lines.push(`${lines.pop() ?? ""}${text}`);
    else lines.push(text);
    block = now;
  }
  const tidy = lines.map((line) => line.replaceAll(/\s+/gu, " ").trim());
  return [...new Set(tidy)].filter((line) => /[\p{L}\p{N}]/u.test(line));
}

function isRead(element: Element, all: boolean): boolean {
  if (element.closest(UNREAD) !== null || !(all || element.closest(PRIVATE) === null)) return false;
  // What is covered stays unread too.
  return element.checkVisibility({ visibilityProperty: true });
}

function typedIn(element: Element): string {
  const isLine = element instanceof HTMLInputElement && element.type === "text";
  return (isLine || element instanceof HTMLTextAreaElement) && !element.matches(".kiosk-secret")
    ? element.value
    : "";
}

function blockOf(element: Element): Element {
  let at = element;
  while (!isBlock(at) && at.parentElement !== null) at = at.parentElement;
  return at;
}

function isBlock(element: Element): boolean {
  return getComputedStyle(element).display !== "inline";
}
