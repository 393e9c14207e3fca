import { describe, expect, it } from "vitest";
import type { PortalLight } from "../../../shared/dossier.ts";
import type { Health, PortalFault, TlsFault } from "../portal/port.ts";
import { lightOf, settleRounds } from "./light.ts";
import { type ClockState, lightOfSign, type Sign, signOfFault, signOfHealth } from "./signs.ts";

const certificate = (tls: TlsFault): Health => ({ kind: "certificate", tls });
const noConnection = (tls: TlsFault | null): PortalFault => ({ kind: "no-connection", sent: false, tls });

describe("what one round of /health tells", () => {
  it.each<[string, Health, PortalLight]>([
    ["it answers quickly", { kind: "ok", latencyMs: 50 }, "good"],
    ["it answers late", { kind: "ok", latencyMs: 1_500 }, "slow"],
    ["it connects and is silent", { kind: "slow" }, "down"],
    ["it refuses, has no name or no route, or says 503", { kind: "down" }, "down"],
    ["it is another program", { kind: "not-the-portal" }, "not-the-portal"],
    ["a Wi-Fi wants a log-in", { kind: "network-log-in" }, "network-log-in"],
    ["its certificate is self-made", certificate("self-signed"), "certificate-wrong"],
    ["its certificate is of another host", certificate("wrong-host"), "certificate-wrong"],
    ["nobody known signed its certificate", certificate("unknown-issuer"), "certificate-wrong"],
    ["its certificate is revoked", certificate("otherwise-wrong"), "certificate-wrong"],
    ["it speaks no TLS", certificate("no-tls"), "not-the-portal"],
  ])("%s", (_name, health, light) => {
    expect(lightOfSign(signOfHealth(health, 1_000), "right")).toBe(light);
  });

  it.each<[TlsFault, ClockState, PortalLight]>([
    ["expired", "right", "certificate-wrong"],
    ["expired", "unheard", "certificate-wrong"],
    ["expired", "off", "clock-wrong"],
    ["expired", "moved", "clock-wrong"],
    ["not-yet-valid", "right", "certificate-wrong"],
    ["not-yet-valid", "unheard", "clock-wrong"],
    ["not-yet-valid", "off", "clock-wrong"],
    ["not-yet-valid", "moved", "clock-wrong"],
  ])("a certificate %s while our clock is %s", (tls, clock, light) => {
    expect(lightOfSign(signOfHealth(certificate(tls), 1_000), clock)).toBe(light);
  });

  it("says that the clock is wrong only where the portal's Date says so", () => {
    const lights = (["right", "off", "moved", "unheard"] as const).map((clock) =>
      lightOfSign("answers", clock),
    );
    expect(lights).toEqual(["good", "clock-wrong", "good", "good"]);
    expect(lightOfSign("unreachable", "off")).toBe("down");
  });
});

it.each<[string, PortalFault, Sign | null]>([
  ["a refusal", { kind: "refused", words: "" }, "answers"],
  ["a fault inside, told", { kind: "passing", server: false, retryAfterMs: null }, "answers"],
  ["a 500 in words", { kind: "passing", server: true, retryAfterMs: null }, "fails"],
  ["a 503", { kind: "busy", server: true, retryAfterMs: 1 }, "fails"],
  ["too many requests", { kind: "busy", server: false, retryAfterMs: 1 }, null],
  ["a proxy's 502", { kind: "server-fault", server: true, retryAfterMs: null }, "fails"],
  ["a proxy's 429", { kind: "server-fault", server: false, retryAfterMs: null }, null],
  ["a page", { kind: "network-log-in" }, "log-in-page"],
  ["another program", { kind: "not-the-portal" }, "another-answer"],
  ["a refused connection", noConnection(null), "unreachable"],
  ["an old certificate", noConnection("expired"), "certificate-expired"],
  ["a cut", { kind: "no-answer", sent: true, slow: false }, "cut"],
  ["silence", { kind: "no-answer", sent: true, slow: true }, "silent"],
  ["a wrong password of the unit", { kind: "unit-credentials" }, "answers"],
  [
    "no way to authenticate",
    { kind: "not-authenticated", cause: noConnection("wrong-host") },
    "certificate-wrong",
  ],
  [
    "a failed log-in that another call tells of",
    { kind: "not-authenticated", cause: noConnection(null), shared: true },
    null,
  ],
])("a call that met %s", (_name, fault, sign) => {
  expect(signOfFault(fault)).toBe(sign);
});

describe("rounds of /health", () => {
  it.each<[string, PortalLight, PortalLight | null, PortalLight, PortalLight]>([
    ["the first counts alone", "unknown", null, "down", "down"],
    ["one odd answer changes nothing", "good", "good", "down", "good"],
    ["two in a row do", "good", "down", "down", "down"],
    ["one good answer among bad ones changes nothing", "down", "down", "good", "down"],
    ["two kinds of trouble in a row are trouble", "good", "slow", "down", "down"],
    ["another trouble waits for its second", "down", "slow", "network-log-in", "down"],
  ])("%s", (_name, settled, before, newest, light) => {
    expect(settleRounds({ settled, before, newest })).toBe(light);
  });
});

describe("the light", () => {
  const well = {
    rounds: "good",
    newest: "answers",
    calls: null,
    callsLate: false,
    breaker: "closed",
    clock: "right",
  } as const;
  it("is not moved by one call that failed, but by two in a row", () => {
    expect(lightOf({ ...well, calls: { sign: "fails", inARow: 1 } })).toBe("good");
    expect(lightOf({ ...well, calls: { sign: "fails", inARow: 2 } })).toBe("down");
    expect(lightOf({ ...well, calls: { sign: "log-in-page", inARow: 2 } })).toBe("network-log-in");
  });
  it("believes one call when the last round met trouble too, or nothing was asked yet", () => {
    expect(lightOf({ ...well, newest: "silent", calls: { sign: "unreachable", inARow: 1 } })).toBe("down");
    expect(lightOf({ ...well, rounds: "unknown", newest: null })).toBe("unknown");
  });
  it("says slow while calls time out under a lively /health, and down when the breaker gave up", () => {
    const calls = { sign: "silent", inARow: 3 } as const;
    expect(lightOf({ ...well, calls })).toBe("slow");
    expect(lightOf({ ...well, calls, breaker: "open" })).toBe("down");
  });
  it("says slow when calls are answered late, and hides nothing behind it", () => {
    expect(lightOf({ ...well, callsLate: true })).toBe("slow");
    expect(lightOf({ ...well, callsLate: true, rounds: "clock-wrong" })).toBe("clock-wrong");
    expect(lightOf({ ...well, callsLate: true, rounds: "down" })).toBe("down");
  });
  it("stays red while the breaker only probes", () => {
    const calls = { sign: "fails", inARow: 5 } as const;
    expect(lightOf({ ...well, calls, breaker: "half-open" })).toBe("down");
  });
  it("keeps what the rounds found over what the calls met before", () => {
    const calls = { sign: "unreachable", inARow: 9 } as const;
    expect(lightOf({ ...well, rounds: "network-log-in", newest: "log-in-page", calls })).toBe(
      "network-log-in",
    );
    expect(lightOf({ ...well, rounds: "clock-wrong", calls: null })).toBe("clock-wrong");
  });
});
