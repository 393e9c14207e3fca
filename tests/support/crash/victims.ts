import type { FaultPatch } from "../../../src/main/practice-portal/faults.ts";
import type { Kill } from "./plan.ts";
import {
  createKiosks,
  type KioskOrder,
  type KiosksOptions,
  type Life,
  startPortalLife,
} from "./processes.ts";

/** A program that is killed and started again on the same data. */
export interface Victim {
  /** SIGKILL, then at once the next life; rejects when the program had ended by itself before. */
  killAndRestart(nextHost: Kill["nextHost"]): Promise<void>;
  /** The address, once the life that runs now is ready; after a kill, that of the next life. */
  address(): Promise<string>;
  startedAtMs(): number;
  /** An orderly end; rejects when it is none. */
  stop(): Promise<void>;
  /** Rejects with its last words when the program ends though nobody killed it; never settles otherwise. */
  readonly diedByItself: Promise<never>;
  /** Ends it however it stands. */
  abandon(): Promise<void>;
}

type Start = (host: Kill["nextHost"]) => Life;

function victim(name: string, start: Start): Victim {
  const { promise: diedByItself, reject: died } = Promise.withResolvers<never>();
  const expected = new WeakSet<Life>();
  let startedAtMs = 0;
  let life = begin("core");

  function begin(host: Kill["nextHost"]): Life {
    const next = start(host);
    startedAtMs = performance.now();
    void watch(next, host);
    return next;
  }

  async function watch(next: Life, host: Kill["nextHost"]): Promise<void> {
    const { code, signal } = await next.ended;
    const how = signal ?? `code ${code}`;
    if (!expected.has(next)) died(new Error(`the ${name} (${host}) ended by itself, ${how}: ${next.said()}`));
  }

  return {
    diedByItself,
    startedAtMs: () => startedAtMs,
    async killAndRestart(nextHost) {
      expected.add(life);
      const { signal } = await life.end("SIGKILL");
      if (signal !== "SIGKILL") throw new Error(`the ${name} was dead before it was killed: ${life.said()}`);
      life = begin(nextHost);
    },
    async address() {
      // A life that is killed before it is ready never gives its address; its successor does.
      for (;;) {
        const now = life;
        const told = await Promise.race([now.ready, now.ended.then(() => null)]);
        if (told !== null && now === life) return told;
        if (now === life && !expected.has(now)) throw new Error(`the ${name} did not start: ${now.said()}`);
        await new Promise((resume) => setTimeout(resume, 5));
      }
    },
    async stop() {
      expected.add(life);
      const { code, signal } = await life.end("SIGTERM");
      if (code !== 0) throw new Error(`the ${name} did not stop well (${signal ?? code}): ${life.said()}`);
    },
    async abandon() {
      expected.add(life);
      await life.end("SIGKILL");
    },
  };
}

export function kioskVictim(order: KioskOrder, options: KiosksOptions): Victim {
  const kiosks = createKiosks(options);
  const one = victim("kiosk", (host) => kiosks.start(host, order));
  return {
    ...one,
    async abandon() {
      await kiosks.close();
      await one.abandon();
    },
  };
}

export interface PortalVictim extends Victim {
  readonly url: string;
  /** These faults now and after each restart, until others are set. */
  setFaults(faults: FaultPatch): Promise<void>;
}

const noFaults: FaultPatch = { latencyMs: 0, jitterMs: 0, failFraction: 0, failNext: [], down: false };

export function portalVictim(port: number, dataDir: string): PortalVictim {
  const url = `http://127.0.0.1:${port}`;
  let wanted: FaultPatch = {};
  const one = victim("portal", () => {
    const life = startPortalLife(port, dataDir);
    void life.ready.then(tell);
    return life;
  });

  /** A portal that is just being killed cannot be told; its next life is. */
  async function tell(): Promise<void> {
    const body = JSON.stringify({ ...noFaults, ...wanted });
    const signal = AbortSignal.timeout(1_000);
    await fetch(`${url}/practice/faults`, { method: "POST", body, signal }).catch(() => null);
  }

  return {
    ...one,
    url,
    async setFaults(faults) {
      wanted = faults;
      await tell();
    },
  };
}
