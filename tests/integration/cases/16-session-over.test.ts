import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/fault-proxy-answers.ts";
import { inCase } from "../../support/queue-case.ts";

/** Where in the way of a dossier with one scan the session may be over. */
const places = ["tep-create", "tep-patch", "DongBoHoSoMC"] as const;

describe("the unit's session is over", () => {
  for (const service of places) {
    it(
      `at ${service}: a new one is opened and the work goes on, uncharged`,
      inCase(async (c) => {
        c.proxy.fail({ service, fault: answered(401, "") });
        const bytes = randomBytes(400_000);
        const intentId = c.keep({ scans: [c.kiosk.scan("f1", bytes)] });
        await c.untilAccepted(intentId);
        expect(c.kiosk.store.task(intentId)?.attempts).toBe(0);
        expect(c.bench.portal.ledger()).toMatchObject({ uploads: [{ sizeBytes: bytes.length }], creates: 1 });
        expect(c.proxy.calls().filter((call) => call.service === "auth")).toHaveLength(2);
      }),
    );
  }

  it(
    "while a scan is going up slowly: the bytes that are there are not sent again",
    inCase(async (c) => {
      c.proxy.fail({ service: "tep-patch", fault: { kind: "cut-request", atByte: 200_000 } });
      c.proxy.fail({ service: "tep-head", fault: answered(401, "") });
      const intentId = c.keep({ scans: [c.kiosk.scan("f1", randomBytes(600_000))] });
      await c.untilAccepted(intentId);
      const calls = c.proxy.calls().map(({ service, status }) => `${service} ${status}`);
      expect(calls.filter((call) => call.startsWith("tep-create"))).toEqual(["tep-create 201"]);
      expect(c.kiosk.store.task(intentId)?.attempts).toBe(0);
    }),
  );

  it(
    "for many dossiers at once: they share one new session",
    inCase(async (c) => {
      const before = c.keep();
      await c.untilAccepted(before);
      c.bench.portal.expireSessions();
      const ids = [1, 2, 3, 4].map((n) => c.keep({ answers: { childName: `Bé ${n}` } }));
      await c.untilAccepted(...ids);
      expect(c.proxy.calls().filter((call) => call.service === "auth")).toHaveLength(2);
    }),
  );

  it(
    "for ever: nothing is charged and no loop runs",
    inCase(async (c) => {
      c.proxy.fail({ service: "DongBoHoSoMC", times: 6, fault: answered(401, "") });
      const intentId = c.keep();
      await c.untilAccepted(intentId);
      expect(c.kiosk.store.task(intentId)?.attempts).toBe(0);
      expect(c.creates()).toBe(1);
    }),
  );
});
