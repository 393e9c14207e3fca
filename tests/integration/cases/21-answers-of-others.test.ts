import { createServer } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { answered, envelope } from "../../support/fault-proxy-answers.ts";
import { person } from "../../support/intents.ts";
import { freePort } from "../../support/ports.ts";
import { inCase, type QueueCase, startCase } from "../../support/queue-case.ts";

const service = "DongBoHoSoMC";

it("follows no redirect, whatever it promises: the other machine is never called", async () => {
  const called: string[] = [];
  const port = await freePort();
  const elsewhere = createServer((request, response) => {
    called.push(request.url ?? "");
    response.end("{}");
  });
  await new Promise<void>((listening) => elsewhere.listen(port, "127.0.0.1", listening));
  onTestFinished(() => void elsewhere.close());
  const c = await startCase();
  for (const [nth, status] of [301, 302, 303, 307, 308].entries())
    c.proxy.fail({
      service,
      nth: nth + 1,
      fault: answered(status, "", { Location: `http://127.0.0.1:${port}/x` }),
    });
  const ids = [1, 2, 3, 4, 5].map((n) => c.keep({ submitter: person(n) }));
  await c.untilAccepted(...ids);
  expect(called).toEqual([]);
  expect(c.there()).toHaveLength(5);
  c.check();
});

describe("an answer that is too large, or too slow", () => {
  it(
    "a page without end after a create: cut at the cap, asked for, found",
    inCase(async (c) => {
      c.proxy.fail({ service, fault: { kind: "endless-answer", committed: true } });
      await c.untilAccepted(c.keep());
      expect(c.creates()).toBe(1);
    }),
  );

  it(
    "a byte now and then, never idle for long: given up at the deadline of the whole call",
    inCase(
      async (c) => {
        c.proxy.fail({ service, fault: { kind: "slow-answer", bytes: 1, everyMs: 40 } });
        const intentId = c.keep();
        await c.untilAccepted(intentId);
        expect(c.evidence.sightings).toContainEqual(
          expect.objectContaining({ intentId, state: "unknown", reason: "portal-slow" }),
        );
        expect(c.creates()).toBe(1);
      },
      { timeouts: { connectMs: 1_000, idleMs: 1_000, totalMs: 1_200 } },
    ),
  );
});

/** What the portal answers itself, and what becomes of the dossier then. */
const answers = [
  ["-1", envelope(200, "-1"), 1],
  ["500 in an envelope", envelope(500, "-1"), 1],
  ["503 in an envelope", envelope(503, "-1", {}, { "Retry-After": "0" }), 1],
  ["429", envelope(429, "1", {}, { "Retry-After": "0" }), 1],
] as const;

describe("the portal answers that it cannot now", () => {
  for (const [what, fault, attempts] of answers) {
    it(
      `${what}: charged, looked up, sent once more`,
      inCase(async (c) => {
        c.proxy.fail({ service, fault });
        const intentId = c.keep();
        await c.untilAccepted(intentId);
        expect(c.kiosk.store.task(intentId)?.attempts).toBe(attempts);
        expect(c.there()).toHaveLength(1);
      }),
    );
  }
});

const utc = (ms: number): string => new Date(ms).toUTCString();

/** Ms between the answer and the first call, of whatever row and service, that was begun after it. */
async function restAfter(c: QueueCase, fault: ReturnType<typeof envelope>): Promise<number> {
  const first = c.keep();
  await c.untilAccepted(first);
  c.proxy.fail({ service, fault });
  const ids = [1, 2].map((n) => c.keep({ submitter: person(n) }));
  await c.untilAccepted(...ids);
  const calls = c.proxy.calls().filter((call) => call.service !== "health");
  const at = calls.findIndex(({ status }) => status === 429 || status === 503);
  const next = calls.slice(at + 1).find((call) => call.startMs > (calls[at]?.endMs ?? 0) + 100);
  return (next?.startMs ?? 0) - (calls[at]?.endMs ?? 0);
}

describe("Retry-After", () => {
  const asked: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ["in seconds", { "Retry-After": "2" }],
    [
      "as a date, while our clock is three years off",
      {
        "Retry-After": utc(Date.now() - 1_000 * 86_400_000 + 2_000),
        Date: utc(Date.now() - 1_000 * 86_400_000),
      },
    ],
  ];
  for (const [what, headers] of asked) {
    for (const [status, code] of [
      [429, "1"],
      [503, "-1"],
    ] as const) {
      it(
        `${what}, with ${status}: the whole portal is left alone so long`,
        inCase(async (c) => {
          expect(await restAfter(c, envelope(status, code, {}, headers))).toBeGreaterThanOrEqual(1_950);
        }),
      );
    }
  }
});
