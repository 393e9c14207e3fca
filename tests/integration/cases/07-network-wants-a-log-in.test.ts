import { describe, expect, it } from "vitest";
import { answered, captivePortal, redirectToLogIn } from "../../support/fault-proxy-answers.ts";
import type { FaultRule } from "../../support/fault-proxy-rules.ts";
import { accountIntent, person } from "../../support/intents.ts";
import { inCase } from "../../support/queue-case.ts";

const networks: readonly (readonly [string, FaultRule])[] = [
  ["answers every address with its page", captivePortal],
  ["leads every address to its log-in", redirectToLogIn("http://log-in.invalid/")],
  [
    "wants to be asked (511)",
    { times: "always", fault: answered(511, "<html>Network Authentication Required") },
  ],
];

describe("a network that wants a log-in", () => {
  for (const [what, rule] of networks) {
    it(
      `${what}: nothing is sent or charged, the light says so, and all goes once it is open`,
      inCase(async (c) => {
        c.proxy.fail(rule);
        const account = c.kiosk.keepAccount(accountIntent());
        const ids = [
          c.keep({ scans: [c.kiosk.scan("f1", Buffer.from("abc"))] }, { account }),
          c.keep({ submitter: person(2) }),
          c.keep({ submitter: person(3) }),
        ];
        await c.kiosk.until(() => c.kiosk.queue.light() === "network-log-in");
        await c.kiosk.until(() => c.status(ids[1] ?? 0).reason !== null);
        // A row that is being tried this moment says so, and waits again when the try is over.
        const isAtRest = (intentId: number): boolean =>
          ["waiting", "held"].includes(c.status(intentId).state);
        await c.kiosk.until(() => ids.every(isAtRest));
        for (const intentId of ids) {
          expect(["waiting", "sending", "held"]).toContain(c.status(intentId).state);
          expect(c.status(intentId).officialCode).toBeNull();
          expect(c.kiosk.store.task(intentId)?.attempts).toBe(0);
        }
        expect(c.creates()).toBe(0);
        c.proxy.heal();
        await c.untilAccepted(...ids);
        expect(c.creates()).toBe(3);
        await c.kiosk.until(() => c.kiosk.queue.light() === "good");
      }),
    );
  }

  it(
    "put in the way of a create that was under way: asked for first, then sent once",
    inCase(async (c) => {
      const first = c.keep();
      await c.untilAccepted(first);
      c.proxy.fail(captivePortal);
      const next = c.keep();
      await c.kiosk.until(() => c.status(next).state === "unknown");
      expect(c.kiosk.store.task(next)?.attempts).toBe(0);
      c.proxy.heal();
      await c.untilAccepted(next);
      expect(c.there()).toHaveLength(2);
    }),
  );
});
