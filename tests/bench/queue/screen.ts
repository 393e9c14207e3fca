import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machineId } from "../../../src/main/core/diagnostics/machine.ts";
import { startPortal } from "../../support/kiosk-process.ts";
import { type Group, type Measurement, quantile } from "../measurement.ts";
import { benchFolder } from "./data-folder.ts";
import { keepAll, scansOf } from "./dossiers.ts";
import { citizenAtWork } from "./screen-citizen.ts";
import { startWatchedKiosk } from "./screen-kiosk.ts";

const LOAD = { dossiers: 500, files: 2, fileBytes: 200_000 };
const LATENCY_MS = 100;
const INPUT_LIMIT_MS = 50;
const LOOP_LIMIT_MS = 30;

/**
 * A person types and taps her way through the kiosk's own screens in Chromium while 500 dossiers drain behind them. They
 * waited because the portal was down; measured is from the moment it is back to the last of them accepted. The portal
 * answers after 100 ms, three times as soon as in the drains, so the core has three times as much to do a second.
 *
 * - input delay: from the time stamp of each key, touch and click to the start of its handlers, from the EventTiming
 *   records of Chromium's trace, which are not rounded to 8 ms (DECISIONS 48). To the next paint stands beside it.
 * - blocked: the longest time between two turns of a 1 ms timer inside the core's process, so at most 1 ms too long.
 */
export const screen: Group = async (say) => {
  const dir = await mkdtemp(join(tmpdir(), "kiosk-bench-screen-"));
  const portal = await startPortal({ dataDir: join(dir, "portal"), latencyMs: LATENCY_MS });
  try {
    const dataDir = join(dir, "kiosk");
    say(`screen: keeping ${LOAD.dossiers} dossiers …`);
    await fill(dataDir, portal.url);
    await setFaults(portal.url, { down: true });
    const kiosk = await startWatchedKiosk(dataDir, portal.url);
    try {
      const person = await citizenAtWork(kiosk.url);
      say("screen: typing and tapping while they drain …");
      const work = await person.during(async () => {
        kiosk.beginWatch();
        await setFaults(portal.url, { down: false });
        await kiosk.drained(LOAD.dossiers);
      });
      const loop = await kiosk.endWatch();
      const { dossiers } = await portal.ledger();
      if (dossiers.length !== LOAD.dossiers) throw new Error(`only ${dossiers.length} dossiers arrived`);
      say(
        `screen: ${work.inputs.length} inputs in ${(work.tookMs / 1000).toFixed(0)} s, ${work.walks} walks`,
      );
      return rowsOf(work, loop.maxMs, loop.p99Ms);
    } finally {
      await kiosk.stop();
    }
  } finally {
    await portal.kill();
    await rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
};

interface Work {
  readonly inputs: readonly { readonly delayMs: number; readonly toPaintMs: number }[];
}

function rowsOf({ inputs }: Work, maxMs: number, p99Ms: number): readonly Measurement[] {
  const p99 = (of: (input: Work["inputs"][number]) => number): number => quantile(inputs.map(of), 0.99);
  const delayMs = p99((input) => input.delayMs);
  return [
    under("input delay p99 while 500 drain, against its limit", delayMs, INPUT_LIMIT_MS),
    {
      ...under(
        "the same to the next paint",
        p99((input) => input.toPaintMs),
        INPUT_LIMIT_MS,
      ),
      goal: "for the record",
      holds: true,
    },
    under("core's event loop blocked at most, against its limit", maxMs, LOOP_LIMIT_MS),
    { ...under("the same p99", p99Ms, LOOP_LIMIT_MS), goal: "for the record", holds: true },
  ];
}

function under(name: string, ours: number, limit: number): Measurement {
  const goal = `under ${limit} ms`;
  return { name, ours, rival: limit, unit: "ms", ratio: ours / limit, goal, holds: ours < limit };
}

async function fill(dataDir: string, portalUrl: string): Promise<void> {
  const folder = await benchFolder(dataDir);
  const portalIdentity = { url: portalUrl, mode: "practice" } as const;
  const store = folder.open({ kioskId: machineId(), portalIdentity });
  const scans = scansOf(dataDir);
  await keepAll(LOAD, store, folder.vault, scans);
  await scans.close();
  folder.end();
}

async function setFaults(url: string, faults: { readonly down: boolean }): Promise<void> {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify(faults);
  const answer = await fetch(`${url}/practice/faults`, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`the portal's switches answered ${answer.status}`);
}
