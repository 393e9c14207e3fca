import type { Session } from "electron";
import { isPageOrigin, pageScheme } from "./page-address.ts";

type RequestHandler = NonNullable<Parameters<Session["setPermissionRequestHandler"]>[0]>;
type CheckHandler = NonNullable<Parameters<Session["setPermissionCheckHandler"]>[0]>;

/** Schemes the page may load from: its own, and the bytes it made itself. */
const allowedSchemes = new Set([`${pageScheme}:`, "blob:", "data:"]);

/** Answers a request for a permission: the camera, for our page's main frame and without sound; nothing else. */
export const decideRequest: RequestHandler = (_contents, permission, callback, details) => {
  const media = "mediaTypes" in details ? details.mediaTypes : undefined;
  const origin = "securityOrigin" in details ? details.securityOrigin : undefined;
  const cameraOnly = permission === "media" && media?.length === 1 && media[0] === "video";
  callback(cameraOnly && details.isMainFrame && isPageOrigin(origin));
};

/** Answers a check of a permission by the same rule; Electron asks it without a request for many of them. */
export const decideCheck: CheckHandler = (_contents, permission, requestingOrigin, details) =>
  permission === "media" &&
  details.mediaType === "video" &&
  details.isMainFrame &&
  isPageOrigin(requestingOrigin);

/** True when a request of the page must be stopped: everything that is not its own files or bytes. */
export function isForeignRequest(url: string): boolean {
  const parsed = URL.parse(url);
  return !parsed || !allowedSchemes.has(parsed.protocol);
}

/**
 * Closes a session: no permission but the camera, no device, no screen capture, no download, no request that leaves
 * the machine. With `allowDevTools` the developer tools may load their own files.
 */
export function guardSession(session: Session, allowDevTools: boolean): void {
  session.setPermissionRequestHandler(decideRequest);
  session.setPermissionCheckHandler(decideCheck);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
  session.on("will-download", (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, callback) => {
    const ofDevTools = allowDevTools && details.url.startsWith("devtools:");
    callback({ cancel: !ofDevTools && isForeignRequest(details.url) });
  });
}
