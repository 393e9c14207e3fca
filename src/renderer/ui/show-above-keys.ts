/**
 * Pages the screen until a field stands whole above the keys that would lie over its lower part, and again whenever the
 * screen or the field changes its size, as when the strip beside it opens. Gives what stops it.
 */
export function keepAboveKeys(field: HTMLElement): () => void {
  const page = field.closest(".main-screen");
  const keys = field.closest(".keyboard-area")?.querySelector(".keyboard-dock");
  if (page === null || keys === null || keys === undefined) return () => undefined;
  const watch = new ResizeObserver(() => showAbove(field, keys, page));
  for (const sized of [page, field]) watch.observe(sized);
  return () => watch.disconnect();
}

function showAbove(field: Element, keys: Element, page: Element): void {
  const at = field.getBoundingClientRect();
  const dock = keys.getBoundingClientRect();
  // A number pad stands beside its line on a wide panel.
  if (at.right <= dock.left) return;
  const behind = at.bottom - dock.top;
  const above = at.top - page.getBoundingClientRect().top;
  if (behind > 0) page.scrollTop += Math.min(behind, above);
}

/** True where a line of text is seen whole: below the upper edge of its screen, and above the keys. */
export function standsClear(line: Element): boolean {
  const page = line.closest(".main-screen");
  const keys = line.closest(".keyboard-area")?.querySelector(".keyboard-dock")?.getBoundingClientRect();
  if (page === null) return false;
  const at = line.getBoundingClientRect();
  const { top, bottom } = page.getBoundingClientRect();
  // "auto" where nothing stays at the top.
  const head = Number.parseFloat(getComputedStyle(page).scrollPaddingTop) || 0;
  const floor = keys !== undefined && at.right > keys.left ? Math.min(keys.top, bottom) : bottom;
  return at.top >= top + head && at.bottom <= floor;
}
