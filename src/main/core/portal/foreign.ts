import type { HttpReply } from "./http.ts";

/** Who spoke, when it was not the portal by its contract. */
export type Foreign = { readonly kind: "not-the-portal" } | { readonly kind: "network-log-in" };

/**
 * Tells a network that wants a log-in (RFC 6585's 511, a redirect to another origin, a page instead of an answer) from
 * everything else that is not the portal. `origin` is the portal's: behind a certificate that was proven to be the
 * portal's, the network cannot speak, so there only 511 says so.
 */
export function foreignReply(reply: HttpReply, origin: string): Foreign {
  const { status } = reply;
  if (status === 511) return { kind: "network-log-in" };
  const proven = origin.startsWith("https:");
  const byNetwork = !proven && (leadsAway(reply, origin) || (status === 200 && isPage(reply)));
  return { kind: byNetwork ? "network-log-in" : "not-the-portal" };
}

function leadsAway(reply: HttpReply, origin: string): boolean {
  if (reply.status < 300 || reply.status > 399) return false;
  const location = URL.parse(reply.header("location") ?? "", origin);
  return location !== null && location.origin !== origin;
}

function isPage(reply: HttpReply): boolean {
  if (/^(text\/html|application\/xhtml)/i.test(reply.header("content-type") ?? "")) return true;
  const start = Buffer.from(reply.body.subarray(0, 256)).toString("latin1");
  return /^\s*(\u00ef\u00bb\u00bf)?\s*<(!doctype|html|head|meta|script|\?xml)/i.test(start);
}
