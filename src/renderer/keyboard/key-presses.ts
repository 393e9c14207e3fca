import type { Key } from "./layouts.ts";

const KINDS: readonly Key["kind"][] = ["char", "shift", "erase", "space", "method", "next"];

/** Hears the keys of a grid that are pressed, and leaves the caret in its field; gives what stops it. */
export function listenToKeys(
  grid: HTMLElement,
  onKey: (name: string, kind: Key["kind"]) => void,
): () => void {
  const stop = new AbortController();
  const pressed = ({ target }: Event): void => {
    const key = target instanceof Element ? target.closest<HTMLElement>("[data-key]") : null;
    const kind = KINDS.find((known) => known === key?.dataset["kind"]);
    if (kind !== undefined) onKey(key?.dataset["key"] ?? "", kind);
  };
  grid.addEventListener("click", pressed, { signal: stop.signal });
  grid.addEventListener("mousedown", (event) => event.preventDefault(), { signal: stop.signal });
  return () => stop.abort();
}
