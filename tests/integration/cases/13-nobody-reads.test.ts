import { describe, expect, it, onTestFinished } from "vitest";
import { startFaultProxy } from "../../support/fault-proxy.ts";
import { walkToReview } from "../../support/api-walk.ts";
import { dossierIntent, person } from "../../support/intents.ts";
import { kioskQueue } from "../../support/kiosk-queue.ts";
import { portalBench } from "../../support/practice-portal.ts";
import { inCase } from "../../support/queue-case.ts";
import { catalogueProcedures, wholeKiosk } from "../../support/whole-kiosk.ts";

const service = "DongBoHoSoMC";
const timeouts = { connectMs: 1_000, idleMs: 1_500, totalMs: 2_000 };

describe("a portal that takes the call and never reads or answers", () => {
  it(
    "holds one citizen's lane for one deadline; the others go past it meanwhile",
    inCase(
      async (c) => {
        c.proxy.fail({ service, fault: { kind: "stop-reading", afterBytes: 0 } });
        const held = c.keep();
        const others = [2, 3, 4, 5, 6].map((n) => c.keep({ submitter: person(n) }));
        await c.untilAccepted(...others);
        expect(c.status(held).state).toBe("sending");
        await c.untilAccepted(held);
        expect(c.there()).toHaveLength(6);
      },
      { timeouts, policy: { absentAfterMs: 500 } },
    ),
  );

  it(
    "in the middle of a large scan: given up after its idle time, gone on with where it stopped",
    inCase(
      async (c) => {
        c.proxy.fail({ service: "tep-patch", fault: { kind: "stop-reading", afterBytes: 200_000 } });
        const scan = c.kiosk.scan("f1", Buffer.alloc(12_000_000, "scan"));
        const intentId = c.keep({ scans: [scan] });
        await c.untilAccepted(intentId);
        expect(c.proxy.calls().filter((call) => call.service === "tep-create")).toHaveLength(1);
        expect(c.kiosk.store.task(intentId)?.attempts).toBe(0);
      },
      { timeouts },
    ),
  );

  it(
    "on every connection: every call ends, nothing is charged, and all goes when it reads again",
    inCase(async (c) => {
      await c.proxy.network("black-hole");
      const ids = [1, 2, 3, 4, 5, 6].map((n) => c.keep({ submitter: person(n) }));
      await c.kiosk.until(() => c.kiosk.queue.light() === "down");
      for (const intentId of ids) expect(c.kiosk.store.task(intentId)?.attempts).toBe(0);
      await c.proxy.network("up");
      await c.untilAccepted(...ids);
      expect(c.creates()).toBe(6);
    }),
  );

  it("leaves the screen as quick as ever: it answers dozens of times before one such call is given up", async () => {
    const bench = await portalBench({ procedures: await catalogueProcedures() });
    const proxy = await startFaultProxy({ portal: bench.portal.url });
    onTestFinished(async () => {
      await proxy.close();
      await bench.close();
    });
    const { api } = await wholeKiosk({
      portalUrl: proxy.url,
      queue: { connectMs: 3_000, idleMs: 3_000, totalMs: 3_000, healthEveryMs: 1_000 },
      submitWaitMs: 300,
    });
    const review = await walkToReview(api, "1.001193");
    await proxy.network("black-hole");
    const { session } = await api.sendEvent({ sessionId: review.session.id, event: { type: "submit" } });
    let answers = 0;
    let view = await api.watchView({ revision: -1 });
    // Nothing was learned yet: the first call is still under way.
    for (; view.session.dossier?.reason === null; answers++) {
      // As over a host: each question comes from outside.
      await new Promise((turn) => void setTimeout(turn, 10));
      view = await api.watchView({ revision: -1 });
    }
    // 3 s at no more than 100 ms each.
    expect(answers).toBeGreaterThan(30);
    view = await api.watchView({ revision: -1 });
    expect(view.session.id).toBe(session.id);
    expect(view.session.step.name).toBe("done");
    expect(view.session.dossier).toMatchObject({ officialCode: null, dueAt: null });
    expect(view.session.print.kind).toBe("kept");
  });
});

it("a name that does not resolve is a portal that is down: nothing is charged, nothing is lost", async () => {
  const kiosk = await kioskQueue(() => "http://portal.invalid");
  const intentId = kiosk.keep(dossierIntent());
  await kiosk.until(() => kiosk.queue.light() === "down");
  await kiosk.until(() => kiosk.store.dossierStatus(intentId).reason === "portal-down");
  expect(kiosk.store.dossierStatus(intentId).state).toBe("waiting");
  expect(kiosk.store.task(intentId)?.attempts).toBe(0);
});
