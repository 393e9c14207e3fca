import { execFile } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../../src/shared/clock.ts";
import { accountIntent, dossierIntent, person, scan } from "../../support/intents.ts";
import { assertInvariants } from "../../support/invariants.ts";
import { kioskQueue } from "../../support/kiosk-queue.ts";
import { type PortalBench, portalBench } from "../../support/practice-portal.ts";

const script = new URL("../../support/kill-child.ts", import.meta.url).pathname;

let bench: PortalBench;
beforeAll(async () => void (bench = await portalBench()));
afterAll(() => bench.close());

/** A registration and a dossier with a scan behind it, in a folder that nobody has open. */
async function kept(n: number) {
  const kiosk = await kioskQueue(
    () => bench.portal.url,
    { absentAfterMs: 300 },
    { clock: systemClock(), readScan: () => Promise.resolve({ ok: true, value: Buffer.from("abc") }) },
  );
  await kiosk.queue.stop();
  const account = kiosk.keepAccount(accountIntent(n));
  const dossier = kiosk.keep(dossierIntent({ submitter: person(n), scans: [scan("f1")] }), account);
  kiosk.store.close();
  return { kiosk, dossier };
}

/** Runs the queue until it is done or kills itself; gives the points it came past. */
function runChild(dataDir: string, dossier: number, killAt: number): Promise<readonly string[]> {
  const order = JSON.stringify({ dataDir, portalUrl: bench.portal.url, killAt, dossier });
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, order], { timeout: 30_000 }, (error, out, said) => {
      const killed = error?.signal === "SIGKILL";
      if (error && !(killed && killAt > 0)) reject(new Error(said || error.message));
      else resolve(out.trim().split("\n"));
    });
  });
}

describe("SIGKILL at every point of the way of a dossier", () => {
  it("loses nothing and sends nothing twice", async () => {
    const whole = await kept(1);
    const points = await runChild(whole.kiosk.folder.dir, whole.dossier, 0);
    expect(points.at(-1)).toBe("done");
    expect(points).toContain("portal.createDossier answered");
    expect(points.length).toBeGreaterThan(8);
    const left = points.map((_, at) => at).slice(1);
    const lane = async (): Promise<void> => {
      for (let at = left.shift(); at !== undefined; at = left.shift()) await killAndRecover(at);
    };
    await Promise.all([lane(), lane()]);
  }, 120_000);
});

async function killAndRecover(at: number): Promise<void> {
  const { kiosk, dossier } = await kept(1 + at);
  const reached = await runChild(kiosk.folder.dir, dossier, at);
  expect(reached).toHaveLength(at);
  await kiosk.restart();
  await kiosk.until(() => kiosk.store.dossierStatus(dossier).state === "accepted");
  const ledger = bench.portal.ledger();
  try {
    assertInvariants(kiosk.store, kiosk.path, ledger);
  } catch (error) {
    throw new Error(`killed after ${reached.at(-1)}`, { cause: error });
  }
  await kiosk.queue.stop();
}
