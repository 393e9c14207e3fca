import type { WebContents } from "electron";
import { isBlockedKey } from "./blocked-keys.ts";
import { isPageUrl } from "./page-address.ts";

/**
 * Holds a web contents to the one page: no other address in any frame, no new window, no webview, no shortcut of
 * Chromium. Applied to every contents the app ever makes, so that a window nobody meant to open is held too.
 */
export function guardContents(contents: WebContents, keepShortcuts: boolean): void {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.on("will-navigate", (event) => {
    if (!isPageUrl(event.url)) event.preventDefault();
  });
  contents.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame || !isPageUrl(event.url)) event.preventDefault();
  });
  // The page is served from disk and never redirects.
  contents.on("will-redirect", (event) => event.preventDefault());
  if (keepShortcuts) return;
  contents.on("before-input-event", (event, input) => {
    if (isBlockedKey(input)) event.preventDefault();
  });
}
