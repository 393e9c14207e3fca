import { parseJson } from "../../../shared/codec.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { type Reader, withoutEnvelope } from "./answer.ts";
import type { Http, HttpReply } from "./http.ts";
import type { PortalFault, PortalResult } from "./port.ts";
import { retryAfterMs } from "./retry-after.ts";
import { AuthAnswer } from "./wire/index.ts";

/** User name and password of the unit (never of a citizen), from the settings. */
export interface UnitCredentials {
  readonly username: string;
  readonly password: string;
}

/** The unit's session at the portal: opened when first needed and again when the portal says it is over. */
export interface UnitSession {
  /**
   * Runs `work` with a session; when it answers `unauthorised`, once more with a fresh one. A fault of the
   * authentication itself is `not-authenticated`: then `work` never ran, so nothing was sent.
   */
  with<T>(work: (session: string) => Promise<PortalResult<T>>): Promise<PortalResult<T>>;
}

export function createUnitSession(
  http: Http,
  credentials: UnitCredentials,
  reader: () => Reader,
): UnitSession {
  let current: string | null = null;
  let opening: Promise<Result<string, PortalFault>> | null = null;

  /** Many calls may find the session over at once; they share one authentication. */
  function open(): Promise<Result<string, PortalFault>> {
    opening ??= authenticate(http, credentials, reader).then((answer) => {
      opening = null;
      current = answer.ok ? answer.value : null;
      return answer;
    });
    return opening;
  }

  async function session(stale: string | null): Promise<Result<string, PortalFault>> {
    if (current !== null && current !== stale) return ok(current);
    const joins = opening !== null;
    const opened = await open();
    if (opened.ok) return opened;
    return err({ kind: "not-authenticated", cause: opened.error, ...(joins ? { shared: true } : {}) });
  }

  return {
    async with(work) {
      const first = await session(null);
      if (!first.ok) return first;
      const answer = await work(first.value);
      if (answer.ok || answer.error.kind !== "unauthorised") return answer;
      const second = await session(first.value);
      return second.ok ? work(second.value) : second;
    },
  };
}

async function authenticate(
  http: Http,
  credentials: UnitCredentials,
  reader: () => Reader,
): Promise<Result<string, PortalFault>> {
  const reply = await http.call({
    method: "POST",
    path: "/auth",
    headers: { "content-type": "application/json" },
    body: Buffer.from(JSON.stringify(credentials)),
    maxBytes: 65_536,
  });
  return reply.ok ? sessionOf(reply.value, reader()) : reply;
}

function sessionOf(reply: HttpReply, reader: Reader): Result<string, PortalFault> {
  const { status } = reply;
  const answer = AuthAnswer.safeParse(parseJson(Buffer.from(reply.body).toString()));
  // Only in the portal's own words: a proxy's block page says 401 or 403 too, and this stops the queue until staff act.
  if (!answer.success) return err(withoutEnvelope(reply, reader));
  const { error_code: code, session } = answer.data;
  if (status === 429 || status >= 500) {
    const waitMs = retryAfterMs(reply.header("retry-after"), reply.header("date"), reader.nowMs);
    return err({ kind: "busy", server: status >= 500, retryAfterMs: waitMs });
  }
  if (code === "-1") return err({ kind: "passing", server: false, retryAfterMs: null });
  if (status === 401 || status === 403 || code === "1") return err({ kind: "unit-credentials" });
  return status === 200 && code === "0" && session ? ok(session) : err({ kind: "not-the-portal" });
}
