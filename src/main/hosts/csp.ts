/** The only Trusted Types policy the page may create; workers are started through it. */
export const trustedTypesPolicy = "kiosk";

const directives: readonly (readonly [name: string, ...sources: readonly string[]])[] = [
  ["default-src", "'none'"],
  // The QR reader is WebAssembly; it needs no other eval.
  ["script-src", "'self'", "'wasm-unsafe-eval'"],
  ["style-src", "'self'"],
  // Photographed papers are shown from blobs before they are kept.
  ["img-src", "'self'", "data:", "blob:"],
  ["font-src", "'self'"],
  ["media-src", "'self'"],
  ["worker-src", "'self'"],
  ["connect-src", "'self'"],
  ["base-uri", "'none'"],
  ["form-action", "'none'"],
  ["frame-ancestors", "'none'"],
  ["trusted-types", trustedTypesPolicy],
  ["require-trusted-types-for", "'script'"],
];

/** The page's Content-Security-Policy, one string for both hosts, so that what runs in a browser runs in Electron. */
export const contentSecurityPolicy: string = directives.map((parts) => parts.join(" ")).join("; ");

/** Response headers of every file the page is made of. CSP goes as a header: `frame-ancestors` is ignored in a meta tag. */
export const pageHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy": contentSecurityPolicy,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "camera=(self), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};
