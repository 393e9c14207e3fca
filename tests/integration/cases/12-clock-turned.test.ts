import { describe, expect, it } from "vitest";
import { startRetention } from "../../../src/main/core/diagnostics/retention.ts";
import { silentLog } from "../../../src/main/core/audit/log.ts";
import type { Portal } from "../../../src/main/core/portal/port.ts";
import { defaultPolicy } from "../../../src/main/core/queue/policy.ts";
import { unavailable } from "../../support/fault-proxy-answers.ts";
import { type HurriedClock, hurriedClock } from "../../support/hurried-clock.ts";
import { person } from "../../support/intents.ts";
import { type QueueCase, startCase } from "../../support/queue-case.ts";

const day = 86_400_000;
const startMs = Date.UTC(2026, 10, 25, 1, 30);

const jumps = [
  ["set back 3 days", -3 * day],
  ["set forward 2 years", 731 * day],
  ["at 1970 after its battery died", -startMs],
] as const;

const timeouts = { connectMs: 20_000, idleMs: 20_000, totalMs: day };
const calm = { ...defaultPolicy, pollEveryMs: day, healthDeadlineMs: day };

async function bench(policy = calm): Promise<{
  c: QueueCase & { check(): void };
  time: HurriedClock;
  portal: () => Portal;
}> {
  const time = hurriedClock(startMs);
  let portal: Portal | null = null;
  const aroundPortal = (made: Portal): Portal => (portal = time.aroundPortal(made));
  // The portal's own clock is right all the time.
  const portalClock = { ...time.clock, nowMs: () => startMs + time.clock.monotonicMs() };
  const c = await startCase({
    policy,
    timeouts,
    clock: time.clock,
    aroundPortal,
    portal: { clock: portalClock },
    check: { wallSteady: false },
  });
  const made = (): Portal => {
    if (!portal) throw new Error("no portal yet");
    return portal;
  };
  return { c, time, portal: made };
}

describe.each(jumps)("the machine's clock is %s", (_, jumpMs) => {
  it("while rows wait for a portal that is down: they go when it is back, not sooner and not later", async () => {
    const { c, time } = await bench();
    c.proxy.fail(unavailable());
    const ids = [1, 2, 3].map((n) => c.keep({ submitter: person(n) }));
    await time.pass(120_000);
    const before = c.proxy.calls().length;
    time.clock.jump(jumpMs);
    await time.pass(1_000);
    // Nothing came due because of the jump: a second has room for one probe and one question of the light.
    expect(c.proxy.calls().length - before).toBeLessThanOrEqual(2);
    c.proxy.heal();
    await time.until(() => ids.every((intentId) => c.status(intentId).state === "accepted"), 180_000);
    expect(c.creates()).toBe(3);
    c.check();
  });

  it("while an outcome is unknown: the second look-up comes 120 s after the create all the same", async () => {
    const { c, time } = await bench();
    c.proxy.fail({ service: "DongBoHoSoMC", fault: { kind: "cut-request", atByte: 400 } });
    const intentId = c.keep();
    await time.until(() => c.status(intentId).state === "unknown", 10_000);
    await time.pass(30_000);
    time.clock.jump(jumpMs);
    const atMs = time.clock.monotonicMs();
    await time.until(() => c.status(intentId).state === "accepted", 120_000);
    expect(time.clock.monotonicMs() - atMs).toBeGreaterThan(80_000);
    c.check();
  });

  it("while the portal asked to be left alone: its pause stays what it was", async () => {
    const { c, time } = await bench();
    const untilText = new Date(startMs + 300_000).toUTCString();
    const dateText = new Date(startMs).toUTCString();
    const { fault } = unavailable(untilText);
    if (fault.kind !== "answer") throw new Error("no answer");
    time.clock.jump(jumpMs);
    c.proxy.fail({ service: "auth", fault: { ...fault, headers: { ...fault.headers, Date: dateText } } });
    const intentId = c.keep();
    await time.pass(295_000);
    expect(c.proxy.calls().filter(({ service }) => service !== "health")).toHaveLength(1);
    await time.until(() => c.status(intentId).state === "accepted", 60_000);
    c.check();
  });

  it("says so on the light, and wipes nothing before its time", async () => {
    const { c, time, portal } = await bench({ ...calm, pollEveryMs: 60_000, healthEveryMs: 60_000 });
    const intentId = c.keep();
    await time.until(() => c.status(intentId).state === "accepted", 10_000);
    const { officialCode } = c.status(intentId);
    await c.bench.call("CapNhatTienDoHoSoMC", [
      {
        MaHoSo: officialCode,
        NguoiXuLy: "Lê Văn Cường",
        ThoiDiemXuLy: "20261125100000",
        NoiDungXuLy: "Trả kết quả",
        TrangThai: "10",
      },
    ]);
    await time.until(() => c.status(intentId).portalState === 10, 180_000);
    const retention = startRetention({
      store: c.kiosk.store,
      removeScan: () => Promise.resolve(),
      clock: time.clock,
      keepMs: 7 * day,
      clockOffsetMs: () => portal().clockOffsetMs(),
      clockTrust: () => portal().clockTrust(),
      log: silentLog,
    });
    // The portal is not heard after the jump, so nothing but our own two clocks can tell.
    await c.proxy.network("refused");
    time.clock.jump(jumpMs);
    await time.pass(2 * 3_600_000);
    expect(c.kiosk.store.intentFor(intentId)).not.toBeNull();
    await c.proxy.network("up");
    await time.until(() => c.kiosk.queue.light() === "clock-wrong", 300_000);
    await time.pass(2 * 3_600_000);
    expect(c.kiosk.store.intentFor(intentId)).not.toBeNull();
    retention.stop();
    c.check();
  });
});
