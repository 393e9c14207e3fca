import type { Page } from "playwright";
import { expect } from "playwright/test";

const NAMES: Readonly<Record<string, string>> = { " ": "dấu cách", "⌫": "Xóa" };

/** Touches keys of the on-screen keyboard one after the other, each found by the letter on it; it shifts by itself. */
export async function touchKeys(page: Page, keys: string): Promise<void> {
  const keyboard = page.getByRole("group", { name: "Bàn phím trên màn hình" });
  for (const key of keys) {
    const name = NAMES[key] ?? key;
    const button = keyboard.getByRole("button", { name, exact: true });
    // Where a name starts, the key shows its capital.
    await button
      .or(keyboard.getByRole("button", { name: name.toUpperCase(), exact: true }))
      .first()
      .tap();
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
  const startS = Date.now() / 1000;
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
