import { randomBytes, timingSafeEqual, createHash } from "node:crypto";
import { type AuthAnswer, AuthRequest } from "../core/portal/wire/index.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Db } from "./database.ts";

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface Sessions {
  /** null when the request is not of the contract's shape. */
  open(request: unknown): AuthAnswer | null;
  /** Name of the unit behind a live session. */
  ownerOf(token: string): string | null;
  /** Ends every session, as a portal does when it restarts its log-in. */
  expireAll(): void;
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

function matches(given: Credentials, known: readonly Credentials[]): boolean {
  return known.some(
    (one) => one.username === given.username && timingSafeEqual(digest(one.password), digest(given.password)),
  );
}

/** Sessions of units, kept in the database so that a restart of the portal does not end them. */
export function createSessions(
  db: Db,
  clock: Clock,
  known: readonly Credentials[],
  lifeSeconds: number,
): Sessions {
  return {
    open(request) {
      const parsed = AuthRequest.safeParse(request);
      if (!parsed.success) return null;
      if (!matches(parsed.data, known))
        return { error_code: "1", message: "Tên đăng nhập hoặc mật khẩu không đúng" };
      const session = randomBytes(24).toString("base64url");
      db.prepare("DELETE FROM session WHERE until_ms < ?").run(clock.nowMs());
      db.prepare("INSERT INTO session VALUES (?, ?, ?)").run(
        session,
        parsed.data.username,
        clock.nowMs() + lifeSeconds * 1000,
      );
      return { error_code: "0", session, expires_in: lifeSeconds, message: "Đăng nhập thành công" };
    },
    ownerOf(token) {
      const row = db
        .prepare<[string, number], { username: string }>(
          "SELECT username FROM session WHERE token = ? AND until_ms > ?",
        )
        .get(token, clock.nowMs());
      return row?.username ?? null;
    },
    expireAll() {
      db.exec("DELETE FROM session");
    },
  };
}
