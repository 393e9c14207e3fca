import { readdirSync } from "node:fs";
import { expect, it, onTestFinished } from "vitest";
import { startFaultProxy } from "../../support/fault-proxy.ts";
import { untilPrinted, walkToReview } from "../../support/api-walk.ts";
import { portalBench } from "../../support/practice-portal.ts";
import { catalogueProcedures, wholeKiosk } from "../../support/whole-kiosk.ts";

const code = "1.001193";
const patience = { timeout: 20_000 };
const pause = (ms: number): Promise<void> => new Promise((done) => void setTimeout(done, ms));

async function kioskAndPortal() {
  const bench = await portalBench({ procedures: await catalogueProcedures() });
  const proxy = await startFaultProxy({ portal: bench.portal.url });
  onTestFinished(async () => {
    await proxy.close();
    await bench.close();
  });
  const kiosk = await wholeKiosk({ portalUrl: proxy.url });
  const slips = (): number => readdirSync(kiosk.printsDir).filter((name) => name.endsWith(".pdf")).length;
  return { bench, proxy, kiosk, slips };
}

it.each([0, 50])(
  "submit pressed twice, %i ms apart: one dossier here and there, and one slip",
  async (apartMs) => {
    const { bench, kiosk, slips } = await kioskAndPortal();
    const review = await walkToReview(kiosk.api, code);
    const press = { sessionId: review.session.id, event: { type: "submit" } } as const;
    const first = kiosk.api.sendEvent(press);
    await pause(apartMs);
    const second = await kiosk.api.sendEvent(press);
    await first;
    const done = await untilPrinted(kiosk.api, second);
    await expect.poll(slips, patience).toBe(1);
    await pause(300);
    expect(done.session.dossier).toMatchObject({ state: "accepted", intentId: 1 });
    expect(done.desk.waiting).toBe(0);
    expect(bench.portal.ledger()).toMatchObject({ creates: 1, dossiers: [{}] });
    expect(slips()).toBe(1);
  },
);

it("print pressed twice, 0, 50 and 300 ms apart: one slip more, not two", async () => {
  const { kiosk, slips } = await kioskAndPortal();
  const review = await walkToReview(kiosk.api, code);
  const sessionId = review.session.id;
  await untilPrinted(kiosk.api, await kiosk.api.sendEvent({ sessionId, event: { type: "submit" } }));
  for (const apartMs of [0, 50, 300]) {
    // A press that comes so late means another slip.
    await pause(1_100);
    const before = slips();
    const press = { sessionId, event: { type: "print-slip" } } as const;
    const first = kiosk.api.sendEvent(press);
    await pause(apartMs);
    await kiosk.api.sendEvent(press);
    await untilPrinted(kiosk.api, await first);
    await expect.poll(slips, patience).toBe(before + 1);
    await pause(300);
    expect(slips()).toBe(before + 1);
  }
});
