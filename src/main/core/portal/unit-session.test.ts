import { expect, it } from "vitest";
import { ok } from "../../../shared/result.ts";
import type { Http } from "./http.ts";
import { createUnitSession } from "./unit-session.ts";

/** A session at a portal whose /auth answers like this. */
function sessionAt(status: number, body: string) {
  const http: Http = {
    origin: "http://portal.invalid",
    call: async () => ok({ status, header: () => undefined, body: Buffer.from(body) }),
    close: async () => {},
  };
  return createUnitSession(http, { username: "u", password: "p" }, () => ({
    origin: http.origin,
    nowMs: 0,
  }));
}

/** What a call meets there. */
async function metWith(status: number, body: string) {
  const answer = await sessionAt(status, body).with(async () => ok("sent"));
  return answer.ok || answer.error.kind !== "not-authenticated" ? answer : answer.error.cause.kind;
}

it("believes only the portal itself that the unit's password is wrong: a block page must not stop the queue for good", async () => {
  const wrong = JSON.stringify({ error_code: "1", message: "Sai tài khoản" });
  expect(await metWith(200, wrong)).toBe("unit-credentials");
  expect(await metWith(401, wrong)).toBe("unit-credentials");
  expect(await metWith(403, "<html>Access denied by proxy</html>")).toBe("not-the-portal");
  expect(await metWith(401, "")).toBe("not-the-portal");
  expect(await metWith(503, "<html>")).toBe("server-fault");
  expect(await metWith(200, "<html>Đăng nhập Wi-Fi</html>")).toBe("network-log-in");
  expect(await metWith(503, wrong)).toBe("busy");
  expect(await metWith(200, JSON.stringify({ error_code: "-1" }))).toBe("passing");
});

it("goes on with a session the portal opened", async () => {
  const opened = JSON.stringify({ error_code: "0", session: "s", expires_in: 60 });
  expect(await metWith(200, opened)).toEqual({ ok: true, value: "sent" });
});

it("tells of one failed log-in once, however many calls waited for it", async () => {
  const session = sessionAt(503, "<html>");
  const answers = await Promise.all([1, 2, 3, 4].map(() => session.with(async () => ok("sent"))));
  const told = answers.map(
    (answer) => !answer.ok && answer.error.kind === "not-authenticated" && answer.error.shared,
  );
  expect(told).toEqual([undefined, true, true, true]);
});
