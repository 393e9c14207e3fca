/** What the bench puts into every page, its own and the rivals': it tells of each new title and finds what is to be touched. */
export interface PageWatch {
  /** The middle of the first thing to touch with this name, scrolled into sight; null while there is none. */
  find(name: string, exact: boolean): { readonly x: number; readonly y: number } | null;
}

declare global {
  interface Window {
    bench: PageWatch;
    /** Put there by the browser for the bench; takes the title. */
    benchShown(title: string): void;
  }
}

/** Runs in the page before its own code. `titleAt` selects the element that holds the question of a screen. */
export function watchPage(titleAt: string): void {
  let last = "";
  const look = (): void => {
    const title = document.querySelector(titleAt)?.textContent?.trim() ?? "";
    if (title === "" || title === last) return;
    last = title;
    performance.mark("bench-shown", { detail: title });
    window.benchShown(title);
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  const touchable = "button, input[type=button], input[type=submit], [role=radio], label, [role=checkbox]";
  window.bench = {
    find(name, exact) {
      for (const element of document.querySelectorAll<HTMLElement>(touchable)) {
        const written = element instanceof HTMLInputElement ? element.value : element.textContent.trim();
        const own = element.getAttribute("aria-label") ?? written;
        if (exact ? own !== name : !own.startsWith(name)) continue;
        if (element.matches(":disabled, [aria-disabled=true]") || element.offsetWidth === 0) continue;
        element.scrollIntoView({ block: "center", behavior: "instant" });
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
      return null;
    },
  };
}
