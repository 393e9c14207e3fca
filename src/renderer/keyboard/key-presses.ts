import type { Key } from "./layouts.ts";

const KINDS: readonly Key["kind"][] = ["char", "shift", "erase", "space", "method", "next"];

/**
 * Hears the keys of a grid; gives what stops it. A press counts when it starts and ends on the same key, each finger
 * for itself, so that two thumbs may overlap (a browser's click knows only the first finger).
 */
export function listenToKeys(
  grid: HTMLElement,
  onKey: (name: string, kind: Key["kind"]) => void,
): () => void {
  const fingers = new Map<number, Element>();
  const stop = new AbortController();
  const hear = <E extends Event>(
    name: string,
    type: new (...args: never) => E,
    run: (event: E) => void,
  ): void =>
    grid.addEventListener(name, (event) => event instanceof type && run(event), { signal: stop.signal });

  function fire(key: Element): void {
    const { key: name = "", kind: found } = key instanceof HTMLElement ? key.dataset : {};
    const kind = KINDS.find((known) => known === found);
    if (kind !== undefined) onKey(name, kind);
  }

  /** The key this finger started on, no longer shown as held down. */
  function lift({ pointerId }: PointerEvent): Element | undefined {
    const started = fingers.get(pointerId);
    fingers.delete(pointerId);
    started?.removeAttribute("data-down");
    return started;
  }

  hear("pointerdown", PointerEvent, (event) => {
    const key = keyAt(event);
    if (key === null || event.button !== 0) return;
    fingers.set(event.pointerId, key);
    // Browsers call a touched key active late or not at all; a finger must see at once that it was felt.
    key.setAttribute("data-down", "");
  });
  hear("pointerup", PointerEvent, (event) => {
    const started = lift(event);
    if (started !== undefined && keyAt(event) === started) fire(started);
  });
  hear("pointercancel", PointerEvent, (event) => void lift(event));
  // The caret stays in the field.
  hear("mousedown", MouseEvent, (event) => event.preventDefault());
  // A click without a finger comes from a switch or a screen reader.
  hear("click", MouseEvent, (event) => {
    const key = event.target instanceof Element ? event.target.closest("[data-key]:enabled") : null;
    if (event.detail === 0 && key !== null) fire(key);
  });
  return () => stop.abort();
}

function keyAt({ clientX, clientY }: PointerEvent): Element | null {
  return document.elementFromPoint(clientX, clientY)?.closest("[data-key]:enabled") ?? null;
}
