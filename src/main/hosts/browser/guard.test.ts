import { describe, expect, it } from "vitest";
import { cookieOf, type Knock, refuse } from "./guard.ts";

const self = "127.0.0.1:4000";
const call: Knock = {
  self,
  method: "POST",
  path: "/api/sendEvent",
  headers: {
    host: self,
    origin: `http://${self}`,
    "sec-fetch-site": "same-origin",
    "content-type": "text/plain",
  },
};
const page: Knock = { self, method: "GET", path: "/", headers: { host: self, "sec-fetch-site": "none" } };

const withHeaders = (knock: Knock, headers: Record<string, string>): Knock => ({
  ...knock,
  headers: { ...knock.headers, ...headers },
});

describe("what the browser host refuses before it looks at the session", () => {
  it("takes the page's own calls and the opening of the page", () => {
    expect(refuse(call)).toBeNull();
    expect(refuse(page)).toBeNull();
  });

  it.each(["kiosk.example:4000", "localhost:4000", "127.0.0.1", "127.0.0.1:4001", "[::1]:4000", ""])(
    "refuses the Host %j, as a rebound name carries it",
    (host) => {
      expect(refuse(withHeaders(call, { host }))).toBe("wrong-host");
      expect(refuse(withHeaders(page, { host }))).toBe("wrong-host");
    },
  );

  it.each(["http://127.0.0.1:9999", "https://127.0.0.1:4000", "null", "http://evil.example", ""])(
    "refuses the Origin %j, on calls and on reading",
    (origin) => {
      expect(refuse(withHeaders(call, { origin }))).toBe("wrong-origin");
      expect(refuse(withHeaders(page, { origin }))).toBe("wrong-origin");
    },
  );

  it("refuses what another page on this machine has the browser fetch", () => {
    expect(refuse(withHeaders(page, { "sec-fetch-site": "same-site" }))).toBe("wrong-origin");
    expect(refuse(withHeaders(page, { "sec-fetch-site": "cross-site" }))).toBe("wrong-origin");
  });

  it("takes calls as posted text only, and only with an Origin", () => {
    const { origin: _, ...noOrigin } = call.headers;
    expect(refuse({ ...call, headers: noOrigin })).toBe("wrong-origin");
    expect(refuse({ ...call, method: "GET" })).toBe("wrong-method");
    expect(refuse({ ...page, method: "POST" })).toBe("wrong-method");
    expect(refuse(withHeaders(call, { "content-type": "application/x-www-form-urlencoded" }))).toBe(
      "wrong-type",
    );
  });

  it("finds our cookie among others and takes no other for it", () => {
    expect(cookieOf({ cookie: "a=1; kiosk-session=abc; b=2" })).toBe("abc");
    expect(cookieOf({ cookie: "not-kiosk-session=abc" })).toBeUndefined();
    expect(cookieOf({})).toBeUndefined();
  });
});
