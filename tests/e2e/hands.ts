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

/** Where a finger may come down on a control, as shares of its width: in the middle, or where it was not just now. */
const SHARES = [0.5, 0.85, 0.15] as const;

interface Touched {
  readonly x: number;
  readonly y: number;
  readonly atMs: number;
}

/** Where each page was touched last: whoever goes on with it has the same finger. */
const lasts = new WeakMap<Page, Touched>();

/** The control's place, and how many pixels a millimetre has. */
function placeOf(what: Locator) {
  return what.evaluate((control) => {
    control.scrollIntoView({ block: "nearest" });
    const { left, top, width, height } = control.getBoundingClientRect();
    const mm = Number.parseFloat(document.documentElement.style.getPropertyValue("--mm"));
    return { left, top, width, height, mm };
  });
}

export function handOn(page: Page): Hand {
  return {
    async touches(what) {
      const last = lasts.get(page) ?? { x: 0, y: 0, atMs: 0 };
      const { left, top, width, height, mm } = await placeOf(what);
      const y = top + height / 2;
      const isFar = (share: number): boolean =>
        Math.hypot(left + width * share - last.x, y - last.y) >= BOUNCE_MM * mm;
      const early = Date.now() - last.atMs < BOUNCE_MS;
      const share = (early ? SHARES.find(isFar) : undefined) ?? SHARES[0];
      if (!isFar(share)) await page.waitForTimeout(Math.max(0, last.atMs + BOUNCE_MS - Date.now()));
      await what.tap({ position: { x: width * share, y: height / 2 } });
      lasts.set(page, { x: left + width * share, y, atMs: Date.now() });
    },
    types: (keys) => touchKeys(page, keys),
  };
}
