import type { Page } from "playwright";
import { expect } from "playwright/test";

/** What a key is called whose sign is not its letter. */
const NAMES: Readonly<Record<string, string>> = { " ": "space", "⌫": "erase" };

/** Touches keys of the on-screen keyboard one after the other, each where its letter is; it shifts by itself. */
export async function touchKeys(page: Page, keys: string): Promise<void> {
  // Where words are only looked for, the row of marks is not shown.
  const all = page.locator(".keys [data-key]").filter({ visible: true });
  await expect(all.first()).toBeVisible();
  const spots = await all.evaluateAll((buttons) =>
    buttons.map((key) => {
      const { left, top, width, height } = key.getBoundingClientRect();
      const name = key.getAttribute("data-key")?.toLowerCase() ?? "";
      return [name, { x: left + width / 2, y: top + height / 2 }] as const;
    }),
  );
  const places = new Map(spots);
  for (const key of keys) {
    const spot = places.get(NAMES[key] ?? key.toLowerCase());
    if (spot === undefined) throw new Error(`no key for "${key}"`);
    await page.touchscreen.tap(spot.x, spot.y);
  }
}

/** Types on a hardware keyboard into the line that has the caret. */
export async function typeKeys(page: Page, keys: string): Promise<void> {
  await expect(page.locator("input.text-input:focus, textarea.text-input:focus")).toBeVisible();
  await page.keyboard.type(keys);
}

/** A scanner that types: a key each 8 ms and Enter, with letters that no key of a US keyboard has. */
export async function scan(page: Page, payload: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // As long as a hand needs from the keys to the scanner, by the clock of the keys: sooner, both would be one burst.
  const startS = Date.now() / 1000 + 0.15;
  const strokes = Array.from(`${payload}\r`, (text, index) => {
    const key = text === "\r" ? "Enter" : text;
    const timestamp = startS + index * 0.008;
    return [
      { type: "keyDown", key, text, unmodifiedText: text, timestamp },
      { type: "keyUp", key, timestamp: timestamp + 0.002 },
    ] as const;
  });
  await Promise.all(strokes.flat().map((stroke) => session.send("Input.dispatchKeyEvent", stroke)));
  await session.detach();
}
