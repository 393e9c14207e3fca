import type { IncomingHttpHeaders } from "node:http";

export const sessionCookie = "kiosk-session";

/** What is looked at before a request gets anywhere. `self` is the only address we answer under, `127.0.0.1:port`. */
export interface Knock {
  readonly self: string;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export type Refusal = "wrong-host" | "wrong-origin" | "wrong-method" | "wrong-type";

export const refusalStatus: Readonly<Record<Refusal, number>> = {
  "wrong-host": 421,
  "wrong-origin": 403,
  "wrong-method": 405,
  "wrong-type": 415,
};

/**
 * Refuses what our own page would never send. Host first: a name that was rebound to 127.0.0.1 still carries its own
 * Host. Then Origin and Sec-Fetch-Site: cookies and "same site" do not tell ports apart, so another page served on
 * this machine has our cookie sent along and is only seen by these. Null lets the request go on to the session check.
 */
export function refuse({ self, method, path, headers }: Knock): Refusal | null {
  if (headers.host !== self) return "wrong-host";
  if (headers.origin !== undefined && headers.origin !== `http://${self}`) return "wrong-origin";
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return "wrong-origin";
  if (!path.startsWith("/api/")) return method === "GET" || method === "HEAD" ? null : "wrong-method";
  if (method !== "POST") return "wrong-method";
  if (headers.origin === undefined) return "wrong-origin";
  return /^(text\/plain|application\/json)(;|$)/i.test(headers["content-type"] ?? "") ? null : "wrong-type";
}

export function cookieOf(headers: IncomingHttpHeaders): string | undefined {
  const pairs = (headers.cookie ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${sessionCookie}=`))?.slice(sessionCookie.length + 1);
}
