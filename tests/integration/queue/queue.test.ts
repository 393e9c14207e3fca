import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { assertInvariants } from "../../support/invariants.ts";
import { accountIntent, dossierIntent, person } from "../../support/intents.ts";
import { type KioskQueue, kioskQueue } from "../../support/kiosk-queue.ts";
import { type PortalBench, portalBench } from "../../support/practice-portal.ts";
import { freePort } from "../../support/ports.ts";

let bench: PortalBench;
let kiosk: KioskQueue;

beforeEach(async () => {
  bench = await portalBench({ port: await freePort() });
  kiosk = await kioskQueue(() => bench.portal.url, { absentAfterMs: 400, probeMs: 100 });
});

afterEach(() => bench.close());

const state = (intentId: number): string => kiosk.store.dossierStatus(intentId).state;
const accepted = (intentId: number) => (): boolean => state(intentId) === "accepted";
const check = (atRest = true): void =>
  assertInvariants(kiosk.store, kiosk.path, bench.portal.ledger(), { atRest });

describe("against a portal that works", () => {
  it("brings account, scans and dossier there in order, once, and knows code and dates", async () => {
    const scans = [kiosk.scan("f1", randomBytes(300_000)), kiosk.scan("f2", randomBytes(10))];
    const account = kiosk.keepAccount(accountIntent());
    const intentId = kiosk.keep(dossierIntent({ scans }), account);
    await kiosk.until(accepted(intentId));
    const ledger = bench.portal.ledger();
    expect(ledger.dossiers).toMatchObject([{ files: scans.map(({ sha256 }) => ({ sha256 })) }]);
    const status = kiosk.store.dossierStatus(intentId);
    expect(status).toMatchObject({ portalState: 2, officialCode: ledger.dossiers[0]?.officialCode });
    expect(status.dueAt).toMatch(/^\d{14}$/);
    expect(kiosk.store.accountStatus(account)).toMatchObject({
      state: "otp-sent",
      accountId: ledger.accounts[0]?.accountId,
    });
    const order = ledger.callLog
      .map(({ service }) => service)
      .filter((service) => /^(DangKy|DongBo)/.test(service));
    expect(order).toEqual(["DangKyTaiKhoan", "DongBoHoSoMC"]);
    expect(kiosk.queue.light()).toBe("good");
    check();
  });

  it("learns that a dossier was taken in later, and its result", async () => {
    bench.portal.setAccept("manual");
    const intentId = kiosk.keep(dossierIntent({ route: "authorised" }));
    await kiosk.until(accepted(intentId));
    const { officialCode } = kiosk.store.dossierStatus(intentId);
    expect(kiosk.store.dossierStatus(intentId)).toMatchObject({ portalState: 1, dueAt: null });
    const NguoiXuLy = "Lê Văn Cường";
    await bench.call("CapNhatTienDoHoSoMC", [
      {
        MaHoSo: officialCode,
        NguoiXuLy,
        ThoiDiemXuLy: "20261125100000",
        NoiDungXuLy: "Tiếp nhận",
        TrangThai: "2",
      },
    ]);
    await kiosk.until(() => kiosk.store.dossierStatus(intentId).portalState === 2);
    check();
  });

  it("goes on after its session ended in the middle, uncharged", async () => {
    const first = kiosk.keep(dossierIntent());
    await kiosk.until(accepted(first));
    bench.portal.expireSessions();
    const intentId = kiosk.keep(dossierIntent({ scans: [kiosk.scan("f1", randomBytes(1_000))] }));
    await kiosk.until(accepted(intentId));
    expect(kiosk.store.task(intentId)?.attempts).toBe(0);
    check();
  });

  it("leaves a refusal with a person, named field and all, and delays nobody behind it", async () => {
    const refused = kiosk.keep(dossierIntent({ procedureCode: "9.999999" }));
    const fine = kiosk.keep(dossierIntent());
    await kiosk.until(accepted(fine));
    expect(kiosk.store.dossierStatus(refused)).toMatchObject({ state: "needs-person", reason: "refused" });
    expect(kiosk.store.dossierStatus(refused).refusal).not.toBe("");
    check();
  });
});

describe("against a portal in trouble", () => {
  it("keeps what is confirmed while it is dead, and brings it there once when it is back", async () => {
    await bench.portal.close();
    const account = kiosk.keepAccount(accountIntent());
    const intentId = kiosk.keep(dossierIntent({ scans: [kiosk.scan("f1", randomBytes(50_000))] }), account);
    await kiosk.until(() => kiosk.queue.light() === "down");
    expect(state(intentId)).toBe("held");
    await kiosk.restart();
    expect(state(intentId)).toBe("held");
    await bench.restart();
    await kiosk.until(accepted(intentId));
    expect(bench.portal.ledger().dossiers.length).toBe(1);
    expect(bench.portal.ledger().accounts.length).toBe(1);
    check();
  });

  it.each(["silent-after", "cut-after", "html-after", "500-after"] as const)(
    "%s: finds by look-up what was committed",
    async (kind) => {
      bench.portal.setFaults({ failNext: [{ service: "DongBoHoSoMC", kind }] });
      const intentId = kiosk.keep(dossierIntent());
      await kiosk.until(accepted(intentId));
      expect(bench.portal.ledger()).toMatchObject({ creates: 1, dossiers: [{}] });
      check();
    },
  );

  it.each(["stall", "cut-before", "html", "503-before", "500-before", "429-before"] as const)(
    "%s: creates exactly once",
    async (kind) => {
      bench.portal.setFaults({ failNext: [{ service: "DongBoHoSoMC", kind }] });
      const intentId = kiosk.keep(dossierIntent());
      await kiosk.until(accepted(intentId));
      expect(bench.portal.ledger()).toMatchObject({ creates: 2, dossiers: [{}] });
      check();
    },
  );

  it.each(["silent-after", "stall", "500-before"] as const)(
    "%s on the registration: one account, the dossier behind it follows",
    async (kind) => {
      bench.portal.setFaults({ failNext: [{ service: "DangKyTaiKhoan", kind }] });
      const account = kiosk.keepAccount(accountIntent());
      const intentId = kiosk.keep(dossierIntent(), account);
      await kiosk.until(accepted(intentId));
      expect(bench.portal.ledger().accounts.length).toBe(1);
      check();
    },
  );

  it("goes on with an upload that was cut, and sends no dossier before its scans are there", async () => {
    bench.portal.setFaults({
      failNext: [
        { service: "tep", kind: "cut-before" },
        { service: "tep", kind: "cut-after" },
      ],
    });
    const scans = [kiosk.scan("f1", randomBytes(900_000))];
    const intentId = kiosk.keep(dossierIntent({ scans }));
    await kiosk.until(accepted(intentId));
    expect(bench.portal.ledger().dossiers[0]?.files).toMatchObject(scans.map(({ sha256 }) => ({ sha256 })));
    check();
  });

  it("gets everything through once while a third of all calls fail", async () => {
    bench.portal.setFaults({ failFraction: 0.3 });
    const ids = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6].map((n) =>
      kiosk.keep(dossierIntent({ submitter: person(n) })),
    );
    await kiosk.until(() => ids.every((intentId) => state(intentId) === "accepted"));
    expect(bench.portal.ledger().dossiers.length).toBe(ids.length);
    check();
  });

  it("marks nothing sent when every address answers a log-in page, and says so", async () => {
    bench.portal.setFaults({ down: true });
    const page = createServer((_request, response) =>
      response.end("<!doctype html><h1>Xin đăng nhập Wi-Fi</h1>"),
    );
    await new Promise<void>((listening) => page.listen(0, "127.0.0.1", listening));
    const { port } = page.address() as AddressInfo;
    const behind = await kioskQueue(() => `http://127.0.0.1:${port}`);
    const intentId = behind.keep(dossierIntent());
    await behind.until(() => behind.queue.light() === "network-log-in");
    await behind.until(() => behind.store.dossierStatus(intentId).reason === "not-the-portal");
    expect(behind.store.task(intentId)?.attempts).toBe(0);
    expect(behind.store.dossierStatus(intentId)).toMatchObject({ state: "waiting", officialCode: null });
    await behind.queue.stop();
    page.closeAllConnections();
    page.close();
  });
});

describe("when the kiosk is killed", () => {
  it("between the portal's answer and its own commit, finds its dossier by look-up", async () => {
    const intentId = kiosk.keep(dossierIntent());
    await kiosk.until(accepted(intentId));
    const lost = kiosk.keep(dossierIntent());
    bench.portal.setFaults({ failNext: [{ service: "DongBoHoSoMC", kind: "silent-after" }] });
    await kiosk.until(() => bench.portal.ledger().dossiers.length === 2);
    await kiosk.restart();
    await kiosk.until(accepted(lost));
    expect(bench.portal.ledger().creates).toBe(2);
    check();
  });

  it("before a byte was answered, never sends twice", async () => {
    bench.portal.setFaults({ latencyMs: 300 });
    const ids = [1, 2, 3].map((n) =>
      kiosk.keep(dossierIntent({ submitter: person(n), scans: [kiosk.scan(`f${n}`, randomBytes(2_000))] })),
    );
    for (let kill = 0; kill < 4; kill++) {
      await kiosk.until(() => bench.portal.ledger().callLog.length > kill * 2);
      await kiosk.restart();
      check(false);
    }
    await kiosk.until(() => ids.every((intentId) => state(intentId) === "accepted"));
    expect(bench.portal.ledger().dossiers.length).toBe(3);
    check();
  });
});
