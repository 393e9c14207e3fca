import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../../src/main/practice-portal/database.ts";
import { type Ledger, readLedger } from "../../../src/main/practice-portal/ledger.ts";
import { freePort } from "../kiosk-process.ts";
import { ambushed } from "./ambush.ts";
import { createMoments, type Moments } from "./moments.ts";
import { hireStaff } from "./open-kiosk-data.ts";
import { createNotes, type Notes } from "./notes.ts";
import { type Kill, moments as known, planKills } from "./plan.ts";
import { atRest } from "./rest.ts";
import type { Sabotage } from "./sabotage.ts";
import { createStreet, type Street } from "./street.ts";
import { judge, type Verdict } from "./verdict.ts";
import { kioskVictim, type PortalVictim, portalVictim, type Victim } from "./victims.ts";

export interface CrashRun {
  readonly kills: number;
  readonly seed: number;
  /** Progress for whoever watches. */
  readonly say: (line: string) => void;
  /** Spoils the kiosk on purpose, so that one can see this test fail; its kills then take the place of the seed's. */
  readonly sabotage?: Sabotage | undefined;
}

export interface CrashOutcome extends Verdict {
  /** SIGKILLs that hit a living process. */
  readonly kills: number;
  /** Where kiosk and portal kept their data; the caller removes it. */
  readonly folder: string;
  readonly tookMs: number;
}

/** Settings of the ward in the test, all within what the product allows: the delivered program reads them too. */
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
  readonly dataDir: string;
  readonly portalDir: string;
  readonly kiosk: Victim;
  readonly portal: PortalVictim;
  readonly moments: Moments;
  readonly notes: Notes;
  readonly street: Street;
  readonly say: (line: string) => void;
}

/** Works, breaks and kills for the whole plan, lets everything recover, and judges. */
export async function crashRun({ kills, seed, say, sabotage }: CrashRun): Promise<CrashOutcome> {
  const startMs = performance.now();
  const folder = await mkdtemp(join(tmpdir(), `kiosk-crash-${seed}-`));
  const stage = await setStage(folder, seed, { say, sabotage });
  const { kiosk, portal, street, dataDir, portalDir, notes } = stage;
  let done = 0;
  try {
    const plan = sabotage?.plan ?? planKills(seed, kills);
    const whole = play(stage, plan, (count) => (done = count));
    const trouble = await Promise.race([whole, kiosk.diedByItself, portal.diedByItself, street.trouble]).then(
      () => [],
      (error: unknown) => [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    );
    street.abandon();
    await Promise.all([kiosk.abandon(), portal.abandon()]);
    const ledger = ledgerOf(portalDir);
    const verdict = await judge({ dataDir, portalUrl: portal.url, ledger, notes: notes.all() });
    const broken = [...trouble, ...verdict.broken];
    return { ...verdict, broken, kills: done, folder, tookMs: performance.now() - startMs };
  } finally {
    street.abandon();
    await Promise.all([kiosk.abandon(), portal.abandon()]);
  }
}

/** Enough that a run of kills in the middle of sign-ins does not lock everybody out. */
const staffCount = 30;

/** What the portal truly committed, read from its file when it does not run any more. */
function ledgerOf(portalDir: string): Ledger {
  const db = openDatabase(portalDir);
  try {
    return readLedger(db);
  } finally {
    db.close();
  }
}

async function setStage(
  folder: string,
  seed: number,
  { say, sabotage }: Pick<CrashRun, "say" | "sabotage">,
): Promise<Stage> {
  const dataDir = join(folder, "kiosk");
  await mkdir(dataDir, { mode: 0o700 });
  await writeFile(join(dataDir, "settings.json"), JSON.stringify(settings));
  const moments = createMoments();
  const notes = createNotes();
  const portalDir = join(folder, "portal");
  const portal = portalVictim(await freePort(), portalDir);
  const heard = (line: string): void => {
    const moment = known.find((one) => one === line);
    if (moment) moments.tell(moment);
  };
  await hireStaff(dataDir, portal.url, staffCount);
  const kiosk = kioskVictim({ dataDir, portalUrl: portal.url }, { heard, sabotage: sabotage?.module });
  const street = createStreet({ seed, kiosk, notes, tell: (moment) => moments.tell(moment) });
  return { dataDir, portalDir, kiosk, portal, moments, notes, street, say };
}

async function play(stage: Stage, plan: readonly Kill[], count: (done: number) => void): Promise<void> {
  const { kiosk, portal, street, dataDir, say } = stage;
  await Promise.all([kiosk.address(), portal.address()]);
  street.open();
  for (const [k, kill] of plan.entries()) {
    await portal.setFaults(kill.faults);
    const victim = kill.victim === "kiosk" ? kiosk : portal;
    // Start-up has kills of its own; the others fall on programs that work, however slow the machine is.
    if (kill.aim.at !== "restart") await Promise.all([kiosk.address(), portal.address()]);
    await aimed(kill, victim.startedAtMs(), stage);
    await victim.killAndRestart(kill.nextHost);
    count(k + 1);
    if ((k + 1) % 25 === 0) say(`${k + 1} of ${plan.length} kills, ${street.told()}`);
  }
  await Promise.all([kiosk.address(), portal.address()]);
  await portal.setFaults({});
  await street.close();
  say(`The street is empty after ${street.told()}; waiting for the queue to come to rest`);
  await atRest(join(dataDir, "kiosk.db"), say);
  await kiosk.stop();
}

/** How long a kill waits for the moment it aims at, and then for any moment at all; then it falls without one. */
const patienceMs = 200;
/** A visitor needs longer to come to the confirmation than the queue to its next call. */
const patienceWithVisitorMs = 600;

async function aimed({ aim }: Kill, startedAtMs: number, { moments, portalDir }: Stage): Promise<void> {
  if (aim.at === "ambush") return ambushed(aim.of, moments, portalDir);
  if (aim.at === "restart") return pause(startedAtMs + aim.afterMs - performance.now());
  if (aim.at !== "any-time") {
    const atScreen = /^(scan|confirm)-/u.test(aim.at);
    const came = await moments.wait(aim.at, aim.nth, atScreen ? patienceWithVisitorMs : patienceMs);
    if (!came) await moments.wait(null, 1, patienceMs);
  }
  await pause(aim.afterMs);
}

/** Waits under a millisecond are spent looking at the clock: timers know whole ones only. */
async function pause(ms: number): Promise<void> {
  const untilMs = performance.now() + ms;
  if (ms >= 1) await new Promise((resume) => setTimeout(resume, Math.floor(ms)));
  while (performance.now() < untilMs);
}
