import { readdirSync } from "node:fs";
import { expect, it, onTestFinished } from "vitest";
import { untilPrinted, walkToReview } from "../../support/api-walk.ts";
import { startFaultProxy } from "../../support/fault-proxy.ts";
import { portalBench } from "../../support/practice-portal.ts";
import { catalogueProcedures, wholeKiosk } from "../../support/whole-kiosk.ts";

it("the portal commits and never answers: a slip that claims nothing, then the code on the same screen and the better slip", async () => {
  const bench = await portalBench({ procedures: await catalogueProcedures() });
  const proxy = await startFaultProxy({ portal: bench.portal.url });
  onTestFinished(async () => {
    await proxy.close();
    await bench.close();
  });
  proxy.fail({ service: "DongBoHoSoMC", fault: { kind: "silence", committed: true } });
  const { api, printsDir } = await wholeKiosk({
    portalUrl: proxy.url,
    queue: { connectMs: 1_000, idleMs: 3_000, totalMs: 3_000, waitBaseMs: 200 },
    submitWaitMs: 300,
  });
  const review = await walkToReview(api, "1.001193");
  const sessionId = review.session.id;
  const submitted = await api.sendEvent({ sessionId, event: { type: "submit" } });
  const first = await untilPrinted(api, submitted);
  expect(first.session.dossier).toMatchObject({ officialCode: null, takenInAt: null, dueAt: null });
  expect(first.session.print).toMatchObject({ kind: "kept", state: "printed" });

  let view = first;
  while (view.session.dossier?.officialCode === null) view = await api.watchView({ revision: view.revision });
  const truth = bench.portal.ledger().dossiers[0];
  expect(view.session.step.name).toBe("done");
  expect(view.session.dossier).toMatchObject({ officialCode: truth?.officialCode, dueAt: truth?.dueAt });
  const better = await untilPrinted(api, await api.sendEvent({ sessionId, event: { type: "print-slip" } }));
  expect(better.session.print).toMatchObject({ kind: "taken-in", state: "printed", copies: 1 });
  expect(readdirSync(printsDir)).toHaveLength(2);
  expect(bench.portal.ledger().creates).toBe(1);
});
