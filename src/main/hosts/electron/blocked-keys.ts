import type { Input } from "electron";

/** Keys that text fields need together with Ctrl or Cmd. */
const editingKeys = new Set([
  "a",
  "c",
  "v",
  "x",
  "y",
  "z",
  "arrowleft",
  "arrowright",
  "backspace",
  "delete",
  "home",
  "end",
]);
const functionKey = /^F\d{1,2}$/;

/**
 * True for a key press that must not reach Chromium: reload, close, print, zoom, find, new window, developer tools,
 * history. An allow-list, so that a shortcut a new Chromium brings is blocked too. Ctrl+Alt together is AltGr.
 */
export function isBlockedKey(input: Pick<Input, "key" | "control" | "alt" | "meta">): boolean {
  if (functionKey.test(input.key) || input.key === "ContextMenu" || input.key.startsWith("Browser"))
    return true;
  if (input.control && input.alt) return input.key.length > 1 && input.key !== "AltGraph";
  if (input.control || input.meta) return !isModifier(input.key) && !editingKeys.has(input.key.toLowerCase());
  return input.alt && !isModifier(input.key);
}

function isModifier(key: string): boolean {
  return ["Control", "Shift", "Alt", "Meta", "AltGraph"].includes(key);
}
