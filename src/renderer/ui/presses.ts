/** What a finger presses; lines of text, links and the system's own windows stay the browser's. */
const CONTROL = "button:enabled, label[data-press]:has(:enabled)";

/** As long as a press that counted is still shown: the next screen mostly comes sooner, and nothing is drawn for its end. */
const SHOWN_MS = 200;

const ONCE = { once: true, capture: true, passive: false } as const;

/**
 * The one rule of pressing, for every button at once: a press counts when it starts and ends on the same control, by
 * finger, pen or the mouse's first button, however long it is held and however much it trembles on the way. A browser's
 * own click knows only a short and still finger; it is swallowed, and the control is clicked when the finger goes up.
 * Enter, Space, a switch and a screen reader click by themselves. Gives what stops it.
 */
export function listenToPresses(page: Document): () => void {
  const stop = new AbortController();
  const held = new Map<number, HTMLElement>();
  const hear = <K extends keyof DocumentEventMap>(kind: K, run: (event: DocumentEventMap[K]) => void): void =>
    page.addEventListener(kind, run, { capture: true, passive: false, signal: stop.signal });

  function forget(): void {
    for (const control of held.values()) letGo(control);
    held.clear();
  }

  hear("pointerdown", (event) => {
    // The only finger on the glass: one whose end nobody told, as when the panel lost its plug, holds nothing any more.
    if (event.isPrimary) forget();
    const control = controlOf(event.target);
    if (control === null || event.button !== 0 || !mayStart(control, held)) return;
    held.set(event.pointerId, control);
    control.dataset["pressed"] = "";
  });
  hear("pointerup", (event) => {
    const control = held.get(event.pointerId);
    held.delete(event.pointerId);
    if (control === undefined) return;
    if (controlOf(page.elementFromPoint(event.clientX, event.clientY)) !== control) return letGo(control);
    setTimeout(letGo, SHOWN_MS, control);
    // The mouse that a browser plays after a finger would meet the screen that the press brings. Heard by the control
    // itself, which may have gone from the page by then.
    if (event.pointerType === "touch") control.addEventListener("touchend", refuse, ONCE);
    control.click();
  });
  hear("pointercancel", ({ pointerId }) => {
    const control = held.get(pointerId);
    held.delete(pointerId);
    if (control !== undefined) letGo(control);
  });
  hear("click", (event) => {
    if (event.detail === 0 || controlOf(event.target) === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  // Held down, Enter would answer what the first press has brought, unread.
  hear("keydown", (event) => {
    if (event.repeat && event.key === "Enter") event.preventDefault();
  });
  return () => stop.abort();
}

function controlOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(CONTROL) : null;
}

/** The other hand leans on the glass as often as it presses; only on the keys do two thumbs overlap. */
function mayStart(control: HTMLElement, held: ReadonlyMap<number, HTMLElement>): boolean {
  if (held.size === 0) return true;
  return isKey(control) && Array.from(held.values()).every((other) => isKey(other) && other !== control);
}

function isKey(control: HTMLElement): boolean {
  return control.dataset["key"] !== undefined;
}

function refuse(event: Event): void {
  // It is none where the page is being moved at the same time.
  if (event.cancelable) event.preventDefault();
}

function letGo(control: HTMLElement): void {
  delete control.dataset["pressed"];
}
