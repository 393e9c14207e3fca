/** The scheme the page lives on; nothing of the page is ever read over file: or http:. */
export const pageScheme = "kiosk";
export const pageHost = "app";
/** The page's origin as Chromium serialises it; Node's `URL.origin` says "null" for every custom scheme. */
export const pageOrigin = `${pageScheme}://${pageHost}`;
/** The only address the window ever shows. */
export const pageUrl = `${pageOrigin}/index.html`;

/** True for the page's own address, with or without a fragment. */
export function isPageUrl(url: string): boolean {
  return url === pageUrl || url.startsWith(`${pageUrl}#`);
}

/** True for an origin of the page, as permission handlers write it (with a slash at its end) or frames do (without). */
export function isPageOrigin(origin: string | undefined): boolean {
  return origin === pageOrigin || origin === `${pageOrigin}/`;
}
