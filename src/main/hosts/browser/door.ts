import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Lets one window in: a token that works once opens a session, and a new token ends the session before it. */
export interface Door {
  /** A new one-time token for the address that is opened; older tokens and sessions stop working. */
  issue(): string;
  /** The session's secret for the cookie, or null: unknown token, or used before. */
  redeem(token: string): string | null;
  admits(session: string | undefined): boolean;
}

const secretBytes = 32;

export function createDoor(): Door {
  let token: string | null = null;
  let session: string | null = null;
  return {
    issue() {
      token = randomBytes(secretBytes).toString("base64url");
      session = null;
      return token;
    },
    redeem(offered) {
      if (!token || !same(offered, token)) return null;
      token = null;
      session = randomBytes(secretBytes).toString("base64url");
      return session;
    },
    admits: (offered) => session !== null && offered !== undefined && same(offered, session),
  };
}

/** Compares hashes, so that neither the time nor the length of the answer tells how much was right. */
function same(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
