import { randomBytes } from "node:crypto";
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it, type TestContext, vi } from "vitest";
import type { Api } from "../../../src/main/core/api/api.ts";
import type { Client } from "../../../src/shared/client.ts";
import type { KioskView } from "../../../src/shared/session.ts";
import { connect, leave, walk } from "../../support/api-walk.ts";
import { emptyFolder } from "../../support/care-folder.ts";
import {
  type KioskProcess,
  type PortalProcess,
  startKiosk,
  startPortal,
} from "../../support/kiosk-process.ts";

const patience = { timeout: 45_000, interval: 100 };

/** Short waits, so that what is in doubt is proven within seconds. */
const settings = {
  kiosk: { submitWaitSeconds: 1 },
  queue: { waitBaseMs: 100, waitCapMs: 1000, probeMs: 1000, absentAfterMs: 10_000, statusEveryMs: 10_000 },
};

interface Bench {
  readonly dataDir: string;
  readonly portal: PortalProcess;
  readonly start: () => Promise<{ readonly kiosk: KioskProcess; readonly api: Client<Api> }>;
}

async function bench({ onTestFinished: finished }: TestContext): Promise<Bench> {
  const folder = (): string => emptyFolder((clean) => finished(clean));
  const dataDir = folder();
  const portal = await startPortal({ dataDir: folder() });
  let running: KioskProcess | null = null;
  finished(async () => {
    await running?.kill();
    await portal.kill();
  });
  return {
    dataDir,
    portal,
    async start() {
      running = await startKiosk({ dataDir, portalUrl: portal.url, settings });
      return { kiosk: running, api: await connect(running.url) };
    },
  };
}

const now = (api: Client<Api>): Promise<KioskView> => api.watchView({ revision: -1 });

/** Walks a dossier for each of these people and leaves the done screen each time; gives their slips' numbers. */
async function keepSome(api: Client<Api>, people: readonly number[]): Promise<readonly string[]> {
  const numbers: string[] = [];
  for (const n of people) {
    const done = await walk(api, "1.001193", n);
    numbers.push(done.session.dossier?.localNumber ?? "");
    await leave(api, done.session.id);
  }
  return numbers;
}

function spoil(path: string, atByte: number): void {
  const file = openSync(path, "r+");
  writeSync(file, randomBytes(4096), 0, 4096, atByte);
  closeSync(file);
}

async function expectOnceEach(portal: PortalProcess, api: Client<Api>, count: number): Promise<void> {
  await vi.waitFor(async () => expect((await now(api)).desk.waiting).toBe(0), patience);
  const { dossiers } = await portal.ledger();
  expect(dossiers).toHaveLength(count);
  expect(new Set(dossiers.map(({ reference }) => reference)).size).toBe(count);
}

// Each waits 10 s for the proof that the portal has nothing, so they wait at the same time.
describe.concurrent("the kiosk", () => {
  it("goes on by itself when the file is damaged at the start, says so, and sends each dossier once", async (context) => {
    const { dataDir, portal, start } = await bench(context);
    const first = await start();
    await keepSome(first.api, [1]);
    await portal.kill();
    const numbers = await keepSome(first.api, [2, 3, 4]);
    await first.kiosk.stop();
    spoil(join(dataDir, "kiosk.db"), 0);
    const second = await start();
    const { desk } = await now(second.api);
    expect(desk).toMatchObject({ restored: true, waiting: 3 });
    const log = readFileSync(join(dataDir, "logs", "kiosk.log"), "utf8");
    expect(log).toContain('"event":"file-damaged","atStart":true');
    for (const number of numbers) expect(log).toContain(number);
    await portal.revive();
    await expectOnceEach(portal, second.api, 4);
  }, 120_000);

  it("notices after a kill what opening does not see, before anything is sent, and starts anew behind the window", async (context) => {
    const { dataDir, portal, start } = await bench(context);
    const first = await start();
    await portal.kill();
    await keepSome(first.api, [1, 2]);
    await first.kiosk.kill();
    const path = join(dataDir, "kiosk.db");
    const db = new Database(path);
    db.pragma("wal_checkpoint(TRUNCATE)");
    const page = Number(
      db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'dossiers_by_code'").pluck().get(),
    );
    db.close();
    spoil(path, (page - 1) * 4096);
    await portal.revive();
    const second = await start();
    await vi.waitFor(async () => expect((await now(second.api)).desk.restored).toBe(true), patience);
    const events = readFileSync(join(dataDir, "logs", "kiosk.log"), "utf8")
      .split("\n")
      .slice(-40)
      .join("\n");
    const [damaged, sent] = [events.indexOf('"file-damaged"'), events.lastIndexOf('"queue-started"')];
    expect(damaged).toBeGreaterThan(0);
    expect(sent).toBeGreaterThan(damaged);
    await expectOnceEach(portal, second.api, 2);
    // The same page, on the same connection, serves the next citizen.
    await keepSome(second.api, [3]);
    await expectOnceEach(portal, second.api, 3);
  }, 120_000);

  it("backs up and restores from the staff area: signed out, started anew, nothing lost, nothing twice", async (context) => {
    const { portal, start } = await bench(context);
    const { api } = await start();
    await keepSome(api, [1]);
    await expectOnceEach(portal, api, 1);
    const signedIn = await api.staffCreateFirst({ name: "Lê Thị Trưởng", pin: "428391" });
    if (!signedIn.ok) throw new Error(signedIn.error);
    const { token } = signedIn.value;
    const care = await api.staffBackUpNow({ token });
    if (!care.ok) throw new Error(care.error);
    expect(care.value).toMatchObject({ backupFault: null, secondDisk: false, backups: [{ dossiers: 1 }] });
    await portal.kill();
    await keepSome(api, [2]);
    const again = await api.staffSignIn({ staffId: signedIn.value.person.staffId, pin: "428391" });
    if (!again.ok) throw new Error(again.error);
    const pass = { token: again.value.token };
    const backupId = care.value.backups[0]?.backupId ?? "";
    expect(await api.staffRestore({ ...pass, backupId: "20200101T000000000Z" })).toEqual({
      ok: false,
      error: "not-found",
    });
    expect(await api.staffRestore({ ...pass, backupId })).toMatchObject({ ok: true });
    await vi.waitFor(async () => expect((await now(api)).desk.restored).toBe(true), patience);
    expect(await api.staffCare(pass)).toEqual({ ok: false, error: "signed-out" });
    expect((await now(api)).desk.waiting).toBe(1);
    await portal.revive();
    await expectOnceEach(portal, api, 2);
  }, 120_000);
});
