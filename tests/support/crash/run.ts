import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ledger } from "../../../src/main/practice-portal/ledger.ts";
import { freePort, readLedger } from "../kiosk-process.ts";
import { createMoments, type Moments } from "./moments.ts";
import { createNotes, type Note } from "./notes.ts";
import { type Kill, moments as known, planKills } from "./plan.ts";
import { atRest } from "./rest.ts";
import { type KioskVictim, kioskVictim, type PortalVictim, portalVictim } from "./victims.ts";
import { judge, type Verdict } from "./verdict.ts";
import { createStreet, type Street } from "./street.ts";

export interface CrashRun {
  readonly kills: number;
  readonly seed: number;
  /** Progress for whoever watches. */
  readonly say: (line: string) => void;
  readonly sabotage?: string | undefined;
}

export interface CrashOutcome extends Verdict {
  readonly kills: number;
  /** Where kiosk and portal kept their data; the caller removes it. */
  readonly folder: string;
  readonly tookMs: number;
}

/** Settings of the ward in the test: every value within what the product allows, so that the delivered program reads it too. */
const settings = {
  desk: { dutyOfficer: { name: "Lê Thị Trực", idNumber: "087088000001", phone: "0277000111" } },
  kiosk: { idleSeconds: 900, submitWaitSeconds: 1 },
  queue: {
    waitBaseMs: 100,
    waitCapMs: 2_000,
    connectMs: 500,
    idleMs: 700,
    totalMs: 10_000,
    probeMs: 2_000,
    absentAfterMs: 10_000,
    healthEveryMs: 1_000,
    healthDeadlineMs: 1_000,
    statusEveryMs: 60_000,
  },
};

interface Stage {
  readonly kiosk: KioskVictim;
  readonly portal: PortalVictim;
  readonly moments: Moments;
  readonly street: Street;
}

/** Works, breaks and kills for the whole plan, lets everything recover, and judges. */
export async function crashRun({ kills, seed, say, sabotage }: CrashRun): Promise<CrashOutcome> {
  const startMs = performance.now();
  const folder = await mkdtemp(join(tmpdir(), `kiosk-crash-${seed}-`));
  const dataDir = join(folder, "kiosk");
  await mkdir(dataDir, { mode: 0o700 });
  await writeFile(join(dataDir, "settings.json"), JSON.stringify(settings));
  const moments = createMoments();
  const notes = createNotes();
  const portal = portalVictim(await freePort(), join(folder, "portal"));
  const heard = (line: string): void => {
    const moment = known.find((one) => one === line);
    if (moment) moments.tell(moment);
  };
  const kiosk = kioskVictim({ dataDir, portalUrl: portal.url }, { heard, sabotage });
  const street = createStreet({ seed, kiosk, notes, tell: (moment) => moments.tell(moment) });
  const stage = { kiosk, portal, moments, street };
  try {
    const died = Promise.race([kiosk.diedByItself, portal.diedByItself]).then((words) => {
      throw new Error(words);
    });
    const whole = runStage(stage, planKills(seed, kills), dataDir, say);
    const { ledger, unrest } = await Promise.race([whole, died]);
    const verdict = await judge({ dataDir, portalUrl: portal.url, ledger, notes: notes.all(), unrest });
    return { ...verdict, kills, folder, tookMs: performance.now() - startMs };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    street.abandon();
    await Promise.all([kiosk.abandon(), portal.abandon()]);
  }
}

/** Longest wait for the moment that a kill aims at; then it falls without it. */
const patienceMs = 700;

async function runStage(
  { kiosk, portal, moments, street }: Stage,
  plan: readonly Kill[],
  dataDir: string,
  say: (line: string) => void,
): Promise<{ readonly ledger: Ledger; readonly unrest: readonly string[] }> {
  await Promise.all([kiosk.address(), portal.address()]);
  street.open();
  for (const [k, kill] of plan.entries()) {
    await portal.setFaults(kill.faults);
    const victim = kill.victim === "kiosk" ? kiosk : portal;
    await aimed(kill, victim.startedAtMs(), moments);
    await victim.killAndRestart(kill.nextHost);
    if ((k + 1) % 25 === 0) say(`${k + 1} of ${plan.length} kills, ${street.visits()} visits`);
  }
  await portal.address();
  await portal.setFaults({});
  await street.close();
  say(`${street.visits()} visits are over; waiting for the queue to come to rest`);
  const unrest = await atRest(join(dataDir, "kiosk.db"), say);
  await kiosk.stop();
  return { ledger: await readLedger(portal.url), unrest };
}

async function aimed({ aim }: Kill, startedAtMs: number, moments: Moments): Promise<void> {
  if (aim.at === "restart") return pause(startedAtMs + aim.afterMs - performance.now());
  if (aim.at !== "any-time") await moments.wait(aim.at, aim.nth, patienceMs);
  await pause(aim.afterMs);
}

/** Waits under a millisecond are spent looking at the clock: timers know whole ones only. */
async function pause(ms: number): Promise<void> {
  const untilMs = performance.now() + ms;
  if (ms >= 1) await new Promise((resume) => setTimeout(resume, Math.floor(ms)));
  while (performance.now() < untilMs);
}

export type { Note };
