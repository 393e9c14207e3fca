import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { person, scan } from "../../../../tests/support/intents.ts";
import { namesOf, queueBench } from "../../../../tests/support/queue-bench.ts";
import { err, ok } from "../../../shared/result.ts";
import { memoryPortal } from "../portal/memory-portal.ts";

const down = { kind: "no-connection", sent: false, tls: null } as const;
const silence = { kind: "no-answer", sent: true, slow: true } as const;

describe("the queue", () => {
  it("sends account, then files, then the dossier behind them", async () => {
    const b = await queueBench();
    const account = b.keepAccount();
    const dossier = b.keep({ scans: [scan("f1"), scan("f2")] }, account);
    b.queue.start();
    await b.pass(0);
    expect(namesOf(b.portal)).toEqual(["createAccount", "upload", "upload", "createDossier"]);
    expect(b.store.accountStatus(account)).toMatchObject({ state: "otp-sent", accountId: "TK1" });
    expect(b.store.dossierStatus(dossier)).toMatchObject({
      state: "accepted",
      officialCode: "H20.82.05-261125-0001",
      dueAt: "20261126170000",
    });
    expect(b.news).toContainEqual({ kind: "dossier", intentId: dossier });
  });

  it("keeps everything while the portal is dead, without charging, and sends it once when it is back", async () => {
    const b = await queueBench();
    b.portal.failAll(down);
    b.portal.setHealth({ kind: "down" });
    const dossier = b.keep();
    b.queue.start();
    await b.pass(600_000);
    expect(b.queue.light()).toBe("down");
    expect(b.store.dossierStatus(dossier)).toMatchObject({ state: "waiting", reason: "portal-down" });
    expect(b.store.task(dossier)?.attempts).toBe(0);
    const tries = b.portal.calls.length;
    expect(tries).toBeLessThan(5 + 600 / 24 + 1);
    b.portal.failAll(null);
    b.portal.setHealth({ kind: "ok", latencyMs: 20 });
    await b.pass(6_000);
    expect(b.store.dossierStatus(dossier).state).toBe("accepted");
    expect(b.queue.light()).toBe("good");
    expect(b.portal.dossiers.size).toBe(1);
  });

  it("looks up before a second create when a create was never answered, and finds what was committed", async () => {
    const b = await queueBench();
    b.portal.failNext("createDossier", { fault: silence, after: true });
    const dossier = b.keep();
    b.queue.start();
    await b.pass(5_000);
    expect(namesOf(b.portal)).toEqual(["createDossier", "findDossier"]);
    expect(b.store.dossierStatus(dossier)).toMatchObject({
      state: "accepted",
      officialCode: "H20.82.05-261125-0001",
    });
  });

  it("creates again only after two look-ups, the second 120 s after the create", async () => {
    const b = await queueBench();
    b.portal.failNext("createDossier", { fault: silence });
    const dossier = b.keep();
    b.queue.start();
    await b.pass(119_000);
    expect(namesOf(b.portal)).toEqual(["createDossier", "findDossier"]);
    expect(b.store.dossierStatus(dossier).state).toBe("unknown");
    await b.pass(2_000);
    expect(namesOf(b.portal)).toEqual(["createDossier", "findDossier", "findDossier", "createDossier"]);
    expect(b.portal.dossiers.size).toBe(1);
    expect(b.store.task(dossier)?.attempts).toBe(0);
  });

  it("hands a refused dossier to a person in the portal's words and goes on with the next of the same citizen", async () => {
    const b = await queueBench();
    b.portal.failNext("createDossier", { fault: { kind: "refused", words: "Thiếu họ tên cha" } });
    const [refused, next] = [b.keep(), b.keep()];
    b.queue.start();
    await b.pass(0);
    expect(b.store.dossierStatus(refused)).toMatchObject({
      state: "needs-person",
      reason: "refused",
      refusal: "Thiếu họ tên cha",
    });
    expect(b.store.dossierStatus(next).state).toBe("accepted");
  });

  it("holds a dossier whose registration was refused: the desk sees one problem", async () => {
    const b = await queueBench();
    b.portal.failNext("createAccount", { fault: { kind: "refused", words: "Số điện thoại sai" } });
    const account = b.keepAccount();
    const dossier = b.keep({}, account);
    b.queue.start();
    await b.pass(300_000);
    expect(b.store.accountStatus(account)).toMatchObject({ state: "refused", refusal: "Số điện thoại sai" });
    expect(b.store.dossierStatus(dossier)).toMatchObject({ state: "held", reason: "account-refused" });
    expect(b.news).toContainEqual({ kind: "dossier", intentId: dossier });
    expect(namesOf(b.portal)).toEqual(["createAccount"]);
  });

  it("lets the dossier go when somebody else registered this person", async () => {
    const b = await queueBench();
    b.portal.failNext("createAccount", { fault: { kind: "someone-elses" } });
    const account = b.keepAccount();
    const dossier = b.keep({}, account);
    b.queue.start();
    await b.pass(0);
    expect(b.store.accountStatus(account).state).toBe("someone-elses");
    expect(b.store.dossierStatus(dossier).state).toBe("accepted");
  });

  it("sends nothing of a dossier with an altered scan and names the file", async () => {
    const b = await queueBench(memoryPortal(), () => Promise.resolve(ok(Buffer.from("abd"))));
    const dossier = b.keep({ scans: [scan("f1")] });
    b.queue.start();
    await b.pass(0);
    expect(b.store.dossierStatus(dossier)).toMatchObject({ state: "needs-person", reason: "file-damaged" });
    expect(b.store.dossierStatus(dossier).refusal).toContain("Giấy chứng sinh.jpg");
    expect(b.portal.calls).toEqual([]);
  });

  it("asks a person about a dossier whose file does not know one of its scans, instead of trying for ever", async () => {
    const b = await queueBench();
    const dossier = b.keep({ scans: [scan("f1")] });
    const file = new Database(join(b.folder.dir, "kiosk.db"));
    file.exec("DELETE FROM files");
    file.close();
    b.queue.start();
    await b.pass(600_000);
    expect(b.store.dossierStatus(dossier)).toMatchObject({ state: "needs-person", reason: "file-damaged" });
    expect(b.portal.calls).toEqual([]);
  });

  it("uploads a scan once more when its hash did not arrive, then asks a person", async () => {
    const b = await queueBench();
    b.portal.failNext("upload", { fault: { kind: "upload-altered" } });
    const good = b.keep({ scans: [scan("f1")] });
    b.queue.start();
    await b.pass(0);
    expect(b.store.dossierStatus(good).state).toBe("accepted");
    b.portal.failNext("upload", { fault: { kind: "upload-altered" } }, { fault: { kind: "upload-altered" } });
    const bad = b.keep({ scans: [scan("f2")] });
    b.queue.wake();
    await b.pass(0);
    expect(b.store.dossierStatus(bad)).toMatchObject({ state: "needs-person", reason: "file-damaged" });
  });

  it("asks before it creates again after a fault that the portal answered itself", async () => {
    const b = await queueBench();
    const inside = { kind: "passing", server: true, retryAfterMs: null } as const;
    b.portal.failNext("createDossier", { fault: inside }, { fault: inside, after: true });
    const dossier = b.keep();
    b.queue.start();
    await b.pass(10_000);
    expect(namesOf(b.portal)).toEqual(["createDossier", "findDossier", "createDossier", "findDossier"]);
    expect(b.store.dossierStatus(dossier).state).toBe("accepted");
    expect(b.store.task(dossier)?.attempts).toBe(2);
  });

  it("stops for everybody when the unit's credentials are wrong, charges nobody, goes on when told", async () => {
    const b = await queueBench();
    b.portal.failAll({ kind: "not-authenticated", cause: { kind: "unit-credentials" } });
    const dossier = b.keep();
    b.queue.start();
    await b.pass(900_000);
    expect(b.portal.calls.length).toBe(1);
    expect(b.queue.halted()).toBe(true);
    expect(b.store.dossierStatus(dossier)).toMatchObject({ state: "waiting", reason: "unit-credentials" });
    b.portal.failAll(null);
    b.queue.resume();
    await b.pass(0);
    expect(b.store.dossierStatus(dossier).state).toBe("accepted");
  });

  it("leaves the whole portal alone as long as Retry-After says", async () => {
    const b = await queueBench();
    b.portal.failNext("createDossier", { fault: { kind: "busy", server: false, retryAfterMs: 60_000 } });
    b.keep();
    b.keep({ submitter: person(2) });
    b.portal.failNext("createDossier", { fault: { kind: "busy", server: false, retryAfterMs: 60_000 } });
    b.queue.start();
    await b.pass(59_000);
    expect(b.portal.calls.length).toBe(2);
    await b.pass(6_000);
    expect(b.portal.dossiers.size).toBe(2);
  });

  it("leaves the whole portal alone for as long as one answer asked", async () => {
    const b = await queueBench();
    b.portal.failNext("createDossier", { fault: { kind: "busy", server: true, retryAfterMs: 60_000 } });
    const rests = b.keep();
    b.queue.start();
    await b.pass(1_000);
    const other = b.keep({ submitter: person(2) });
    await b.pass(58_000);
    expect([rests, other].map((id) => b.store.dossierStatus(id).state)).toEqual(["waiting", "waiting"]);
    expect(b.portal.dossiers.size).toBe(0);
    await b.pass(6_000);
    expect([rests, other].map((id) => b.store.dossierStatus(id).state)).toEqual(["accepted", "accepted"]);
  });

  it("does not take uploads that began well and were cut for a portal that is down", async () => {
    const b = await queueBench();
    const cut = { fault: { kind: "no-answer", sent: true, slow: false } } as const;
    b.portal.failNext("upload", cut, cut, cut, cut, cut);
    for (const n of [1, 2, 3, 4, 5])
      b.keep({
        submitter: person(n),
        scans: [scan(`f${n}`)],
      });
    b.queue.start();
    await b.pass(5_000);
    expect(b.portal.dossiers.size).toBe(5);
  });

  it("asks a person about an unknown outcome when the portal cannot be asked by our reference", async () => {
    const b = await queueBench(memoryPortal({ lookUpByReference: false }));
    b.portal.failNext("createDossier", { fault: silence, after: true });
    const dossier = b.keep();
    b.queue.start();
    await b.pass(300_000);
    expect(b.store.dossierStatus(dossier)).toMatchObject({ state: "needs-person", reason: "answer-unknown" });
    expect(namesOf(b.portal)).toEqual(["createDossier"]);
  });

  it("asks once a minute for what the portal has not finished, until it has", async () => {
    const b = await queueBench();
    b.portal.acceptAs(1);
    const dossier = b.keep();
    b.queue.start();
    await b.pass(0);
    expect(b.store.dossierStatus(dossier)).toMatchObject({ state: "accepted", portalState: 1, dueAt: null });
    await b.pass(181_000);
    expect(namesOf(b.portal)).toEqual(["createDossier", "findDossier", "findDossier", "findDossier"]);
  });

  it("asks for news again after an outage, though one dossier was all that waited", async () => {
    const b = await queueBench();
    b.portal.failAll(down);
    b.portal.setHealth({ kind: "down" });
    const dossier = b.keep();
    b.queue.start();
    await b.pass(120_000);
    b.portal.failAll(null);
    b.portal.setHealth({ kind: "ok", latencyMs: 20 });
    await b.pass(6_000);
    expect(b.store.dossierStatus(dossier).state).toBe("accepted");
    const before = b.portal.calls.length;
    await b.pass(130_000);
    expect(namesOf(b.portal).slice(before)).toEqual(["findDossier", "findDossier"]);
  });

  it("goes on when a listener to its news breaks", async () => {
    const b = await queueBench();
    b.queue.onChange(() => {
      throw new Error("a bug of a screen");
    });
    const [first, second] = [b.keep(), b.keep()];
    b.queue.start();
    await b.pass(1_000);
    for (const intentId of [first, second]) expect(b.store.dossierStatus(intentId).state).toBe("accepted");
  });

  it("never sends a dossier that its citizen wants to send alone", async () => {
    const b = await queueBench();
    b.keep({ route: "self" });
    b.queue.start();
    await b.pass(60_000);
    expect(b.portal.calls).toEqual([]);
  });

  it("serves at most four citizens at once, each in order", async () => {
    const b = await queueBench();
    for (const n of [1, 2, 3, 4, 5, 6, 1, 2]) b.keep({ submitter: person(n) });
    b.queue.start();
    await Promise.resolve();
    expect(b.portal.calls.length).toBe(4);
    await b.pass(0);
    const order = [...b.portal.dossiers.keys()];
    const mine = [1, 7].map((intentId) => b.store.task(intentId)?.reference ?? "");
    expect(order.indexOf(mine[0] ?? "")).toBeLessThan(order.indexOf(mine[1] ?? ""));
    expect(order.length).toBe(8);
  });

  it("a file that cannot be read is a person's matter, not a crash", async () => {
    const b = await queueBench(memoryPortal(), () => Promise.resolve(err("missing")));
    const dossier = b.keep({ scans: [scan("f1")] });
    b.queue.start();
    await b.pass(0);
    expect(b.store.dossierStatus(dossier).reason).toBe("file-damaged");
  });

  it("makes no further call for a row in hand while the portal wants to be left alone", async () => {
    const b = await queueBench();
    const busy = { kind: "busy", server: false, retryAfterMs: 60_000 } as const;
    b.portal.failNext("createDossier", { fault: busy });
    b.keep({ submitter: person(1) });
    const withScans = b.keep({ submitter: person(2), scans: [scan("f1"), scan("f2")] });
    b.queue.start();
    await b.pass(59_000);
    expect(namesOf(b.portal)).toEqual(["createDossier", "upload"]);
    expect(b.store.task(withScans)).toMatchObject({ attempts: 0, uploads: [{ uploaded: true }, {}] });
    await b.pass(6_000);
    expect(namesOf(b.portal).filter((name) => name === "upload")).toHaveLength(2);
    expect(b.portal.dossiers.size).toBe(2);
  });
});
