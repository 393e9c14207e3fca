import { expect, it } from "vitest";
import { defaultPolicy } from "../../../src/main/core/queue/policy.ts";
import { unavailable } from "../../support/fault-proxy-answers.ts";
import type { Trace } from "../../support/evidence.ts";
import { hurriedClock } from "../../support/hurried-clock.ts";
import { person } from "../../support/intents.ts";
import { type QueueCase, startCase } from "../../support/queue-case.ts";

const minutes = 60_000;
/** A call has all the time of the real clock: what is tried here are the waits. */
const timeouts = { connectMs: 20_000, idleMs: 20_000, totalMs: 86_400_000 };

/** The policy as it is delivered; only the rounds of questions about what is there already are rarer. */
const policy = { ...defaultPolicy, pollEveryMs: 600 * minutes, healthDeadlineMs: 86_400_000 };

/** Starts of business calls, as ms since the first. */
function sends(c: QueueCase): readonly number[] {
  const calls = c.proxy.calls().filter(({ service }) => service !== "health");
  return calls.map(({ startMs }) => startMs - (calls[0]?.startMs ?? 0));
}

/** Most calls under way at once while `trace` went from one place to another. */
function mostAtOnce(trace: readonly Trace[], from: number, to: number): number {
  let underWay = 0;
  const counts = trace.map((entry) => {
    if (entry.what === "logged" || entry.call.service === "health") return underWay;
    underWay += entry.what === "begun" ? 1 : -1;
    return underWay;
  });
  return Math.max(...counts.slice(from, to));
}

it("503 for 20 minutes with 500 rows: a probe an interval, then a ramp, then all once, in order", async () => {
  const time = hurriedClock();
  const c = await startCase({ policy, timeouts, clock: time.clock, aroundPortal: time.aroundPortal });
  c.proxy.fail(unavailable());
  const rows = Array.from({ length: 500 }, (_, at) => {
    const n = 1 + (at % 125);
    return { n, intentId: c.keep({ submitter: person(n), answers: { childName: `Bé ${at}` } }) };
  });
  await time.pass(20 * minutes);
  expect(c.kiosk.queue.light()).toBe("down");
  expect(rows.every(({ intentId }) => c.kiosk.store.task(intentId)?.attempts === 0)).toBe(true);
  // Five faults open the breaker; from then on one probe each 30 s ± 20 %.
  expect(sends(c).length).toBeLessThanOrEqual(5 + policy.parallel + (20 * 60) / (30 * 0.8));
  expect(sends(c).length).toBeGreaterThanOrEqual(5 + (20 * 60) / (30 * 1.2) - 1);

  c.proxy.heal();
  // So that calls that are under way together are seen together.
  c.bench.portal.setFaults({ latencyMs: 3 });
  const healedAt = c.evidence.trace.length;
  await time.until(() => rows.every(({ intentId }) => c.status(intentId).state === "accepted"), 10 * minutes);
  expect(c.creates()).toBe(500);
  const references = new Map(c.there().map(({ reference }, at) => [reference, at]));
  for (let n = 1; n <= 125; n++) {
    const places = rows
      .filter((row) => row.n === n)
      .map(({ intentId }) => references.get(c.kiosk.store.task(intentId)?.reference ?? "") ?? -1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  }
  const { trace } = c.evidence;
  const closedAt = trace.findIndex((entry, at) => at > healedAt && isClosing(entry));
  expect(closedAt).toBeGreaterThan(healedAt);
  // One probe, then two; four only when it is closed.
  expect(mostAtOnce(trace, healedAt, closedAt)).toBeLessThanOrEqual(2);
  expect(mostAtOnce(trace, closedAt, trace.length)).toBe(policy.parallel);
  c.check();
});

function isClosing(entry: Trace): boolean {
  return entry.what === "logged" && entry.event.event === "breaker" && entry.event.state === "closed";
}

it("503 with Retry-After: nobody calls before it is over, although /health is well", async () => {
  const time = hurriedClock();
  const c = await startCase({ policy, timeouts, clock: time.clock, aroundPortal: time.aroundPortal });
  c.proxy.fail({ ...unavailable("600"), service: "auth", times: 1 });
  const ids = [1, 2, 3, 4, 5, 6].map((n) => c.keep({ submitter: person(n) }));
  await time.pass(9 * minutes + 50_000);
  const early = sends(c);
  expect(early).toHaveLength(1);
  await time.until(() => ids.every((intentId) => c.status(intentId).state === "accepted"), 5 * minutes);
  expect(sends(c)[1]).toBeGreaterThanOrEqual(10 * minutes);
  c.check();
});
