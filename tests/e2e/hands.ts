import type { Locator, Page } from "playwright";
import { touchKeys } from "./keys.ts";

/** One finger at the screen. */
export interface Hand {
  /** Touches what is given, as somebody does who has seen it. */
  touches(what: Locator): Promise<void>;
  /** Touches keys of the on-screen keyboard, by what is on them; a space is the space bar. */
  types(keys: string): Promise<void>;
}

/** A second touch so soon, so near, on another screen, is taken for a bounce; nobody looks so quickly. */
const BOUNCE_MS = 400;
const BOUNCE_MM = 9;

/** Where each page was touched last: whoever goes on with it has the same finger. */
const lasts = new WeakMap<Page, { readonly x: number; readonly y: number; readonly atMs: number }>();

export function handOn(page: Page): Hand {
  return {
    async touches(what) {
      const last = lasts.get(page) ?? { x: 0, y: 0, atMs: 0 };
      const { x, y, near } = await what.evaluate(
        (control, [before, reachMm]) => {
          control.scrollIntoView({ block: "nearest" });
          const { left, top, width, height } = control.getBoundingClientRect();
          const mm = Number.parseFloat(document.documentElement.style.getPropertyValue("--mm"));
          const spot = { x: left + width / 2, y: top + height / 2 };
          return { ...spot, near: Math.hypot(spot.x - before.x, spot.y - before.y) < reachMm * mm };
        },
        [last, BOUNCE_MM] as const,
      );
      if (near) await page.waitForTimeout(Math.max(0, last.atMs + BOUNCE_MS - Date.now()));
      await what.tap();
      lasts.set(page, { x, y, atMs: Date.now() });
    },
    types: (keys) => touchKeys(page, keys),
  };
}
