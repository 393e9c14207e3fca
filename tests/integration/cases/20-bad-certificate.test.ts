import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createAuthority } from "../../support/fault-proxy-certificates.ts";
import { startFaultProxy } from "../../support/fault-proxy.ts";
import { dossierIntent } from "../../support/intents.ts";
import { assertInvariants } from "../../support/invariants.ts";
import { kioskQueue } from "../../support/kiosk-queue.ts";
import { portalBench } from "../../support/practice-portal.ts";

const authority = createAuthority();
const before = getCACertificates();

beforeAll(() => setDefaultCACertificates([...before, authority.cert]));
afterAll(() => setDefaultCACertificates(before));

async function behind(kind: Parameters<typeof authority.issue>[0]) {
  const bench = await portalBench();
  const proxy = await startFaultProxy({ portal: bench.portal.url, tls: authority.issue(kind) });
  onTestFinished(async () => {
    await proxy.close();
    await bench.close();
  });
  const kiosk = await kioskQueue(() => proxy.url);
  const check = (atRest: boolean): void =>
    assertInvariants(kiosk.store, kiosk.path, bench.portal.ledger(), { atRest });
  return { bench, proxy, kiosk, check, intentId: kiosk.keep(dossierIntent()) };
}

describe("a portal's certificate", () => {
  it("that is good is taken: the dossier arrives", async () => {
    const { kiosk, check, intentId } = await behind("good");
    await kiosk.until(() => kiosk.store.dossierStatus(intentId).state === "accepted");
    expect(kiosk.queue.light()).toBe("good");
    check(true);
  });

  it.each([
    ["expired", "certificate-wrong"],
    // Nobody puts a certificate of tomorrow on a portal: our clock is the likelier fault.
    ["not-yet-valid", "clock-wrong"],
    ["wrong-host", "certificate-wrong"],
    ["self-signed", "certificate-wrong"],
  ] as const)(
    "that is %s: not a byte is sent, nothing is charged, the light says so",
    async (kind, light) => {
      const { bench, proxy, kiosk, check, intentId } = await behind(kind);
      await kiosk.until(() => kiosk.queue.light() === light);
      await kiosk.until(() => kiosk.store.dossierStatus(intentId).reason !== null);
      expect(kiosk.store.dossierStatus(intentId)).toMatchObject({ state: "waiting", officialCode: null });
      expect(kiosk.store.task(intentId)?.attempts).toBe(0);
      expect(proxy.calls()).toEqual([]);
      expect(bench.portal.ledger().creates).toBe(0);
      check(false);
    },
  );
});
