import { describe, expect, it } from "vitest";
import { manualClock } from "../../../shared/clock.ts";
import type { PortalLight } from "../../../shared/dossier.ts";
import { memoryPortal } from "../portal/memory-portal.ts";
import type { Health, PortalFault } from "../portal/port.ts";
import { verdictOn } from "./answers.ts";
import { defaultPolicy } from "./policy.ts";
import { createPortalWatch } from "./portal-watch.ts";

const ok: Health = { kind: "ok", latencyMs: 20 };
const soon = (): Promise<void> => new Promise((done) => setImmediate(done));

async function watched(first: Health) {
  const portal = memoryPortal();
  const clock = manualClock();
  const lights: PortalLight[] = [];
  portal.setHealth(first);
  const watch = createPortalWatch({
    portal,
    clock,
    policy: defaultPolicy,
    random: () => 0.5,
    log: { write: () => {} },
    onLight: (light) => lights.push(light),
    onBack: () => {},
  });
  watch.start();
  await soon();
  return {
    portal,
    watch,
    lights,
    clock,
    /** Turns the clock, round by round. */
    async pass(ms: number): Promise<void> {
      for (let left = ms; left > 0; left -= 500) {
        clock.advance(Math.min(500, left));
        await soon();
      }
    },
    meets: (fault: PortalFault | null) => watch.learn(fault && verdictOn("look-up", fault)),
  };
}

describe("the light on the screen", () => {
  it("shows what the very first answer says", async () => {
    const { watch } = await watched({ kind: "network-log-in" });
    expect(watch.light()).toBe("network-log-in");
  });

  it("does not flicker for one odd answer, in either direction", async () => {
    const { portal, lights, pass } = await watched(ok);
    portal.setHealth({ kind: "slow" });
    await pass(5_000);
    portal.setHealth(ok);
    await pass(60_000);
    expect(lights).toEqual(["good"]);
    portal.setHealth({ kind: "down" });
    await pass(10_000);
    portal.setHealth(ok);
    await pass(500);
    portal.setHealth({ kind: "down" });
    await pass(30_000);
    expect(lights).toEqual(["good", "down"]);
  });

  it("turns within 5 s of the first odd answer, and back again", async () => {
    const { portal, lights, pass } = await watched(ok);
    for (const health of [{ kind: "down" }, ok, { kind: "network-log-in" }, ok] as const) {
      portal.setHealth(health);
      // The round that hears it first, and 5 s more.
      await pass(defaultPolicy.healthEveryMs + 5_000);
    }
    expect(lights).toEqual(["good", "down", "good", "network-log-in", "good"]);
  });

  it("turns at once when a call and a round agree", async () => {
    const { portal, watch, pass, meets } = await watched(ok);
    portal.setHealth({ kind: "down" });
    await pass(5_000);
    expect(watch.light()).toBe("good");
    meets({ kind: "no-connection", sent: false, tls: null });
    expect(watch.light()).toBe("down");
    portal.setHealth(ok);
    await pass(defaultPolicy.healthAgainMs);
    expect(watch.light()).toBe("down");
    meets(null);
    expect(watch.light()).toBe("good");
  });

  it("tells trouble of the calls under a lively /health, and forgets it when one is answered", async () => {
    const { watch, lights, meets, pass } = await watched(ok);
    meets({ kind: "network-log-in" });
    expect(watch.light()).toBe("good");
    meets({ kind: "network-log-in" });
    expect(watch.light()).toBe("network-log-in");
    await pass(20_000);
    expect(watch.light()).toBe("network-log-in");
    meets(null);
    expect(lights).toEqual(["good", "network-log-in", "good"]);
  });

  it("says slow while calls last long under a quick /health, and good when one is quick again", async () => {
    const { watch, lights, pass } = await watched(ok);
    watch.took(6_000);
    watch.took(100);
    watch.took(6_000);
    expect(watch.light()).toBe("good");
    watch.took(3_500);
    watch.took(6_000);
    watch.took(6_000);
    expect(watch.light()).toBe("slow");
    watch.took(3_500);
    expect(watch.light()).toBe("slow");
    watch.took(500);
    expect(lights).toEqual(["good", "slow", "good"]);
    watch.took(6_000);
    watch.took(6_000);
    await pass(100_000);
    expect(watch.light()).toBe("good");
  });

  it("does not stay red for calls that nobody makes any more", async () => {
    const { watch, meets, pass } = await watched(ok);
    meets({ kind: "server-fault", server: true, retryAfterMs: null });
    meets({ kind: "server-fault", server: true, retryAfterMs: null });
    expect(watch.light()).toBe("down");
    await pass(100_000);
    expect(watch.light()).toBe("good");
  });

  it("does not turn good and red again with every probe of the breaker", async () => {
    const { watch, lights, meets, pass } = await watched(ok);
    const failing: PortalFault = { kind: "server-fault", server: true, retryAfterMs: null };
    for (let fault = 0; fault < 5; fault += 1) meets(failing);
    for (let probe = 0; probe < 4; probe += 1) {
      await pass(30_000);
      expect(watch.limit()).toBe(1);
      meets(failing);
    }
    expect(lights).toEqual(["good", "down"]);
  });

  it("says check the clock while everything is sent, and does not flicker at the limit", async () => {
    const { portal, watch, lights, pass } = await watched(ok);
    portal.setClock(6 * 60_000, "heard");
    await pass(10_000);
    expect(watch.light()).toBe("clock-wrong");
    expect(watch.limit()).toBe(defaultPolicy.parallel);
    for (const offsetMs of [299_000, 301_000, 299_000, 301_000]) {
      portal.setClock(offsetMs, "heard");
      await pass(10_000);
    }
    portal.setClock(-1_000, "heard");
    await pass(10_000);
    expect(lights).toEqual(["good", "clock-wrong", "good"]);
  });

  it("takes a certificate of another time for a wrong clock only when ours may be the wrong one", async () => {
    const { portal, watch, pass, clock } = await watched(ok);
    portal.setHealth({ kind: "certificate", tls: "expired" });
    await pass(10_000);
    expect(watch.light()).toBe("certificate-wrong");
    portal.setClock(0, "moved");
    await pass(10_000);
    expect(watch.light()).toBe("clock-wrong");
    portal.setClock(null, "unheard");
    await pass(10_000);
    expect(watch.light()).toBe("certificate-wrong");
    clock.jump(-50 * 365 * 86_400_000);
    await pass(10_000);
    expect(watch.light()).toBe("clock-wrong");
  });
});
