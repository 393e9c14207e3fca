/**
 * For the moment before a screen goes that somebody else must not find anything of: React remembers the line that has
 * the focus, with all that is in it, until it hears it lose the focus, and is deaf while it takes the line away.
 */
export function loseFocus(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
