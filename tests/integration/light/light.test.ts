import { setTimeout } from "node:timers/promises";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PortalLight } from "../../../src/shared/dossier.ts";
import { systemClock } from "../../../src/shared/clock.ts";
import { type CertificateKind, createAuthority } from "../../support/fault-proxy-certificates.ts";
import { answered, captivePortal, redirectToLogIn, unavailable } from "../../support/fault-proxy-answers.ts";
import type { FaultRule } from "../../support/fault-proxy-rules.ts";
import { type FaultProxy, startFaultProxy } from "../../support/fault-proxy.ts";
import { dossierIntent } from "../../support/intents.ts";
import { type KioskQueue, kioskQueue } from "../../support/kiosk-queue.ts";
import { type PortalBench, portalBench } from "../../support/practice-portal.ts";

let bench: PortalBench;
let proxy: FaultProxy;

beforeEach(async () => {
  bench = await portalBench();
  proxy = await startFaultProxy({ portal: bench.portal.url });
});
afterEach(async () => {
  await proxy.close();
  await bench.close();
});

/** The light, once it is `wanted`; or what it is after 30 s. */
async function lit(kiosk: KioskQueue, wanted: PortalLight): Promise<PortalLight> {
  for (let left = 600; left > 0 && kiosk.queue.light() !== wanted; left -= 1) await setTimeout(50);
  return kiosk.queue.light();
}

const always = (status: number, body: string): FaultRule => ({
  times: "always",
  fault: answered(status, body),
});

describe("a portal that worked", () => {
  it.each<[string, PortalLight, () => Promise<void>]>([
    ["refuses connections", "down", () => proxy.network("refused")],
    ["accepts and never reads", "down", () => proxy.network("black-hole")],
    ["resets every connection", "down", () => proxy.network("reset")],
    ["is unavailable", "down", async () => proxy.fail(unavailable("30"))],
    ["has a Wi-Fi's page before it", "network-log-in", async () => proxy.fail(captivePortal)],
    ["leads elsewhere", "network-log-in", async () => proxy.fail(redirectToLogIn("http://wifi.invalid/"))],
    ["is behind a network that says so", "network-log-in", async () => proxy.fail(always(511, ""))],
    ["became another program", "not-the-portal", async () => proxy.fail(always(200, '{"status":"up"}'))],
    ["answers with nothing", "not-the-portal", async () => proxy.fail(always(200, ""))],
  ])("and now %s shows %s, and good again once it is over", async (_name, light, breaks) => {
    const kiosk = await kioskQueue(() => proxy.url);
    expect(await lit(kiosk, "good")).toBe("good");
    await breaks();
    expect(await lit(kiosk, light)).toBe(light);
    proxy.heal();
    await proxy.network("up");
    expect(await lit(kiosk, "good")).toBe("good");
  });

  it.each<[string, PortalLight, FaultRule["fault"]]>([
    ["a Wi-Fi's page", "network-log-in", answered(200, "<html>Wi-Fi</html>")],
    ["502", "down", answered(502, "Bad Gateway")],
  ])("and is lively, while every call meets %s: the calls are believed", async (_name, light, fault) => {
    const kiosk = await kioskQueue(() => proxy.url);
    expect(await lit(kiosk, "good")).toBe("good");
    proxy.fail({ path: "/integration", times: "always", fault });
    kiosk.keep(dossierIntent());
    expect(await lit(kiosk, light)).toBe(light);
    proxy.heal();
    expect(await lit(kiosk, "good")).toBe("good");
  });
});

it("a name that nobody knows is a portal that is down", async () => {
  expect(await lit(await kioskQueue(() => "http://no-such-portal.invalid"), "down")).toBe("down");
});

describe("certificates", () => {
  const authority = createAuthority();
  const before = getCACertificates();
  beforeAll(() => setDefaultCACertificates([...before, authority.cert]));
  afterAll(() => setDefaultCACertificates(before));

  it.each<[CertificateKind, PortalLight]>([
    ["good", "good"],
    ["expired", "certificate-wrong"],
    ["not-yet-valid", "clock-wrong"],
    ["wrong-host", "certificate-wrong"],
    ["self-signed", "certificate-wrong"],
  ])("%s: %s, and nothing is sent to a wrong one", async (kind, light) => {
    const secure = await startFaultProxy({ portal: bench.portal.url, tls: authority.issue(kind) });
    const kiosk = await kioskQueue(() => secure.url);
    const intentId = kiosk.keep(dossierIntent());
    expect(await lit(kiosk, light)).toBe(light);
    if (light === "good") await kiosk.until(() => kiosk.store.dossierStatus(intentId).state === "accepted");
    expect(secure.calls().length > 0).toBe(light === "good");
    await kiosk.queue.stop();
    await secure.close();
  });

  it("of an authority that nobody knows: certificate-wrong", async () => {
    const stranger = await startFaultProxy({
      portal: bench.portal.url,
      tls: createAuthority().issue("good"),
    });
    const kiosk = await kioskQueue(() => stranger.url);
    expect(await lit(kiosk, "certificate-wrong")).toBe("certificate-wrong");
    await kiosk.queue.stop();
    await stranger.close();
  });

  it("behind a proven certificate a page is not the network's: the portal itself is wrong", async () => {
    const secure = await startFaultProxy({ portal: bench.portal.url, tls: authority.issue("good") });
    secure.fail(captivePortal);
    const kiosk = await kioskQueue(() => secure.url);
    expect(await lit(kiosk, "not-the-portal")).toBe("not-the-portal");
    await kiosk.queue.stop();
    await secure.close();
  });

  it("whoever speaks no TLS is not the portal", async () => {
    const kiosk = await kioskQueue(() => bench.portal.url.replace("http:", "https:"));
    expect(await lit(kiosk, "not-the-portal")).toBe("not-the-portal");
  });
});

it("a clock six minutes late says so, and everything is sent all the same", async () => {
  const real = systemClock();
  const late = { ...real, nowMs: () => real.nowMs() - 6 * 60_000 };
  const kiosk = await kioskQueue(() => proxy.url, {}, { clock: late });
  expect(await lit(kiosk, "clock-wrong")).toBe("clock-wrong");
  const intentId = kiosk.keep(dossierIntent());
  await kiosk.until(() => kiosk.store.dossierStatus(intentId).state === "accepted");
  expect(kiosk.queue.light()).toBe("clock-wrong");
});
