import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openLogFile } from "../../../src/main/core/diagnostics/log-file.ts";
import { pdf } from "../../../src/main/core/attachments/fixture.ts";
import { untilPrinted, walkToReview } from "../../support/api-walk.ts";
import { dossierIntent, person } from "../../support/intents.ts";
import { portalBench } from "../../support/practice-portal.ts";
import { startCase } from "../../support/queue-case.ts";
import { scanFolder } from "../../support/scan-folder.ts";
import { canMount, smallDisk } from "../../support/small-disk.ts";
import { catalogueProcedures, wholeKiosk } from "../../support/whole-kiosk.ts";

/** A kiosk whose data lie on a small disk of their own. */
async function caseOnSmallDisk() {
  const disk = smallDisk(4);
  return { disk, c: await startCase({ dataRoot: disk.dir }) };
}

const code = "1.001193";

describe.skipIf(!canMount())("on a full disk (needs root to mount a small one)", () => {
  it("a dossier is refused before anybody says that we have it, and all earlier ones arrive once", async () => {
    const { disk, c } = await caseOnSmallDisk();
    const before = c.keep();
    await c.untilAccepted(before);
    await c.proxy.network("refused");
    const waiting = [2, 3].map((n) => c.keep({ submitter: person(n) }));
    disk.fill();
    const key = c.kiosk.folder.vault.newDataKey();
    const big = { childName: "Bé ".repeat(5_000) };
    const refused = c.kiosk.store.keepDossier(dossierIntent({ answers: big }), key, {
      accountIntentId: null,
    });
    expect(refused).toEqual({ ok: false, error: "disk-full" });
    for (const intentId of [before, ...waiting]) expect(c.status(intentId).localNumber).not.toBe("");
    // The queue works on against the full disk: what it cannot note is asked about when it can.
    await c.proxy.network("up");
    await c.kiosk.until(() => c.kiosk.queue.light() === "good");
    await c.kiosk.until(() => c.proxy.calls().length > 20);
    disk.free();
    await c.untilAccepted(...waiting);
    expect(c.there()).toHaveLength(3);
    c.check();
  });

  it("the file opens again after a stop, and goes on when there is room", async () => {
    const { disk, c } = await caseOnSmallDisk();
    await c.proxy.network("refused");
    const waiting = c.keep();
    disk.fill();
    await c.kiosk.restart();
    expect(c.status(waiting)).toMatchObject({ intentId: waiting, officialCode: null });
    disk.free();
    await c.proxy.network("up");
    await c.untilAccepted(waiting);
    c.check();
  });

  it("a scan is refused with words and leaves nothing half-written", async () => {
    const disk = smallDisk(2);
    const folder = scanFolder(join(disk.dir, "scans"));
    const { kiosk } = await startCase();
    const { key } = kiosk.folder.vault.newDataKey();
    const scan = { paperCode: "CHUNG-SINH", fileName: "giay.pdf", key };
    expect(await folder.attachments.keep({ ...scan, bytes: pdf(3_000_000) })).toEqual({
      ok: false,
      error: "keep-failed-disk",
    });
    expect(readdirSync(folder.dir)).toEqual([]);
    expect((await folder.attachments.keep({ ...scan, bytes: pdf(100_000) })).ok).toBe(true);
  });

  it("the screen says so and stays where it is, and the same press works once there is room", async () => {
    const bench = await portalBench({ procedures: await catalogueProcedures() });
    onTestFinished(() => bench.close());
    const disk = smallDisk(8);
    const kiosk = await wholeKiosk({ portalUrl: bench.portal.url, dataDir: join(disk.dir, "data") });
    const review = await walkToReview(kiosk.api, code);
    disk.fill();
    const press = { sessionId: review.session.id, event: { type: "submit" } } as const;
    const refused = await kiosk.api.sendEvent(press);
    expect(refused.session).toMatchObject({ dossier: null, notice: { code: "keep-failed-disk" } });
    expect(refused.session.step.name).toBe("review");
    disk.free();
    const done = await untilPrinted(kiosk.api, await kiosk.api.sendEvent(press));
    expect(done.session.dossier?.state).toBe("accepted");
    expect(bench.portal.ledger().dossiers).toHaveLength(1);
  });

  it("the log goes on into what was kept back for it, and without a gap once there is room", () => {
    const disk = smallDisk(1);
    const path = join(disk.dir, "logs", "kiosk.log");
    const log = openLogFile(path);
    const lines = (): readonly string[] => readFileSync(path, "utf8").trimEnd().split("\n");
    const text = "x".repeat(999);
    disk.fill();
    for (let n = 0; n < 40; n++) log.write(`${n} ${text}\n`);
    expect(lines()).toHaveLength(40);
    // Far more than was kept back: what does not fit is lost, and nothing else.
    for (let n = 40; n < 200; n++) log.write(`${n} ${text}\n`);
    expect(lines().length).toBeLessThan(200);
    disk.free();
    for (let n = 200; n < 300; n++) log.write(`${n} ${text}\n`);
    expect(
      lines()
        .slice(-100)
        .map((line) => Number.parseInt(line, 10)),
    ).toEqual(Array.from({ length: 100 }, (_, at) => 200 + at));
    log.close();
  });
});
