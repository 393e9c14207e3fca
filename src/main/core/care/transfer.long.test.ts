import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { accountIntent, dossierIntent, person, scan } from "../../../../tests/support/intents.ts";
import { atPortal, keep } from "../../../../tests/support/keep.ts";
import { type DataFolder, dataFolder } from "../../../../tests/support/store.ts";
import type { Store } from "../store/store.ts";
import { exportQueue, importQueue } from "./transfer.ts";

const portal = { mode: "practice", url: "http://127.0.0.1:4010" } as const;
const here = "a".repeat(32);
const there = "b".repeat(32);
const fileId = (n: number): string => String(n).padStart(32, "0");

function fileFor(): string {
  const dir = mkdtempSync(join(tmpdir(), "kiosk-move-"));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return join(dir, "queue.kiosk");
}

function putScan(folder: DataFolder, id: string): void {
  mkdirSync(join(folder.dir, "scans"), { recursive: true });
  writeFileSync(join(folder.dir, "scans", `${id}.scan`), `sealed ${id}`);
}

/** One row of every open state, one that is through, and one that was cancelled. */
function fill(folder: DataFolder, store: Store) {
  const account = store.keepAccount(accountIntent(1), folder.vault.newDataKey());
  if (!account.ok) throw new Error(account.error);
  putScan(folder, fileId(1));
  const rows = {
    account: account.value.intentId,
    behind: keep(folder, store, dossierIntent({ submitter: person(1) }), account.value.intentId),
    waiting: keep(folder, store, dossierIntent({ submitter: person(2), scans: [scan(fileId(1))] })),
    sending: keep(folder, store, dossierIntent({ submitter: person(3) })),
    refused: keep(folder, store, dossierIntent({ submitter: person(4) })),
    held: keep(folder, store, dossierIntent({ submitter: person(5) })),
    done: keep(folder, store, dossierIntent({ submitter: person(6) })),
  };
  store.markSending(rows.sending.intentId);
  store.markSending(rows.refused.intentId);
  store.markNeedsPerson(rows.refused.intentId, "refused", "thiếu tên");
  store.holdRow(rows.held.intentId, 1);
  store.noteDossier(rows.done.intentId, atPortal("H20-1"));
  return rows;
}

it("moves everything open with its scans, once, and each slip is found where its dossier is", async () => {
  const [source, target] = [await dataFolder(), await dataFolder()];
  const from = source.open();
  const to = target.open();
  const rows = fill(source, from);
  const own = keep(target, to, dossierIntent({ submitter: person(9) }));
  const file = fileFor();
  const out = await exportQueue({ store: from, dataDir: source.dir, to: file, forMachine: there, portal });
  if (!out.ok) throw new Error(out.error);
  expect(out.value).toMatchObject({ intents: 6, scans: 1 });
  expect(from.dossierStatus(rows.waiting.intentId)).toMatchObject({ state: "cancelled", reason: "moved" });
  expect(from.dossierStatus(rows.done.intentId).state).toBe("accepted");
  expect(from.findByTicket(rows.waiting.ticket, "5678")).toMatchObject({ value: { reason: "moved" } });
  expect(from.lastMovedOut()?.code).toBe(out.value.code);

  const into = { store: to, dataDir: target.dir, from: file, code: out.value.code, machine: there, portal };
  const moved = await importQueue(into);
  if (!moved.ok) throw new Error(moved.error);
  // Both machines carry number 1, so one printed number was taken; each is still found by its own slip.
  expect(moved.value).toMatchObject({ intents: 6, renumbered: [{ printed: own.localNumber }] });
  const found = (ticket: string) => {
    const status = to.findByTicket(ticket, "5678");
    return status.ok ? status.value : null;
  };
  expect(found(rows.waiting.ticket)).toMatchObject({
    state: "waiting",
    localNumber: rows.waiting.localNumber,
  });
  expect(found(rows.sending.ticket)).toMatchObject({ state: "unknown" });
  expect(found(rows.refused.ticket)).toMatchObject({ state: "needs-person", refusal: "thiếu tên" });
  expect(found(rows.held.ticket)).toMatchObject({ state: "held", reason: "by-staff" });
  expect(found(rows.behind.ticket)).toMatchObject({ state: "held", reason: "behind-account" });
  expect(found(rows.done.ticket)).toBeNull();
  expect(found(own.ticket)?.localNumber).toBe(own.localNumber);
  const waiting = found(rows.waiting.ticket)?.intentId ?? 0;
  expect(to.intentFor(waiting)?.submitter.fullName).toBe(person(2).fullName);
  expect(to.knownFileIds()).toEqual(new Set([fileId(1)]));
  expect(readFileSync(join(target.dir, "scans", `${fileId(1)}.scan`), "utf8")).toBe(`sealed ${fileId(1)}`);
  expect(to.sameDossierToday(person(2).idNumber, "1.001193", dossierIntent().confirmedAtMs)).toBe(true);
  expect(keep(target, to, dossierIntent({ submitter: person(10) })).localNumber).toMatch(
    /^CHO-261125-1-\d{3}$/u,
  );

  expect(await importQueue(into)).toEqual({ ok: false, error: "already-here" });
  const back = { ...into, store: from, dataDir: source.dir };
  expect(await importQueue(back)).toEqual({ ok: false, error: "moved-away" });
  expect(to.waitingCount()).toBe(7);
});

it.each([
  ["another machine", { machine: here }, "for-another-machine"],
  ["a real portal", { portal: { mode: "real", url: "https://example.invalid" } }, "for-another-portal"],
  ["a mistyped code", { code: "AAAAA-AAAAA" }, "code-mistyped"],
] as const)("is not taken by %s", async (_, wrong, error) => {
  const [source, target] = [await dataFolder(), await dataFolder()];
  const from = source.open();
  const to = target.open();
  fill(source, from);
  const file = fileFor();
  const out = await exportQueue({ store: from, dataDir: source.dir, to: file, forMachine: there, portal });
  if (!out.ok) throw new Error(out.error);
  const into = { store: to, dataDir: target.dir, from: file, code: out.value.code, machine: there, portal };
  expect(await importQueue({ ...into, ...wrong })).toEqual({ ok: false, error });
  expect(to.waitingCount()).toBe(0);
  expect((await importQueue(into)).ok).toBe(true);
});

it("refuses a file that was cut, changed, or whose first line was changed, and takes nothing of it", async () => {
  const [source, target] = [await dataFolder(), await dataFolder()];
  const from = source.open();
  const to = target.open();
  fill(source, from);
  const file = fileFor();
  const out = await exportQueue({ store: from, dataDir: source.dir, to: file, forMachine: there, portal });
  if (!out.ok) throw new Error(out.error);
  const bytes = readFileSync(file);
  expect(bytes.includes(Buffer.from(person(2).idNumber))).toBe(false);
  const into = { store: to, dataDir: target.dir, from: file, code: out.value.code, machine: there, portal };
  const last = 4 + 29 + 5;
  writeFileSync(file, bytes.subarray(0, bytes.length - last));
  expect(await importQueue(into)).toEqual({ ok: false, error: "cut" });
  const changed = Buffer.from(bytes);
  changed[bytes.length - 60] = (changed[bytes.length - 60] ?? 0) ^ 1;
  writeFileSync(file, changed);
  expect(await importQueue(into)).toEqual({ ok: false, error: "code-wrong" });
  writeFileSync(file, Buffer.from(bytes.toString("latin1").replace(there, here), "latin1"));
  expect(await importQueue({ ...into, machine: here })).toEqual({ ok: false, error: "code-wrong" });
  expect(to.waitingCount()).toBe(0);
});

/** What a kill leaves behind is what a throw leaves behind: every write before it was a commit of its own. */
function die(at: string): (step: string) => void {
  return (step) => {
    if (step === at) throw new Error("killed");
  };
}

it("leaves the queue here when it is killed before the rows ended, and the file opens to nobody", async () => {
  const source = await dataFolder();
  const from = source.open();
  fill(source, from);
  const file = fileFor();
  const options = { store: from, dataDir: source.dir, to: file, forMachine: there, portal };
  await expect(exportQueue({ ...options, step: die("written") })).rejects.toThrow("killed");
  expect(statSync(file).size).toBeGreaterThan(0);
  const again = source.open();
  expect(again.waitingCount()).toBe(5);
  expect(again.lastMovedOut()).toBeNull();
  // The file without a code is nobody's, and the next try takes its place.
  expect((await exportQueue({ ...options, store: again })).ok).toBe(true);
});

it("can show the code again when it is killed after the rows ended, and never writes over that file", async () => {
  const [source, target] = [await dataFolder(), await dataFolder()];
  const from = source.open();
  fill(source, from);
  const file = fileFor();
  const options = { store: from, dataDir: source.dir, to: file, forMachine: there, portal };
  await expect(exportQueue({ ...options, step: die("moved") })).rejects.toThrow("killed");
  const again = source.open();
  expect(again.waitingCount()).toBe(0);
  keep(source, again, dossierIntent({ submitter: person(7) }));
  expect(await exportQueue({ ...options, store: again })).toEqual({ ok: false, error: "file-taken" });
  const code = again.lastMovedOut()?.code ?? "";
  const to = target.open();
  const into = { store: to, dataDir: target.dir, from: file, code, machine: there, portal };
  await expect(importQueue({ ...into, step: die("scans-kept") })).rejects.toThrow("killed");
  expect(to.waitingCount()).toBe(0);
  expect(await importQueue({ ...into, store: target.open() })).toMatchObject({
    ok: true,
    value: { intents: 6 },
  });
});

it("comes back to the machine it was moved from, with its scans and under its printed numbers", async () => {
  const [source, target] = [await dataFolder(), await dataFolder()];
  const from = source.open();
  const rows = fill(source, from);
  const [file, back] = [fileFor(), fileFor()];
  const out = await exportQueue({ store: from, dataDir: source.dir, to: file, forMachine: there, portal });
  if (!out.ok) throw new Error(out.error);
  const to = target.open();
  const into = { store: to, dataDir: target.dir, from: file, code: out.value.code, machine: there, portal };
  expect((await importQueue(into)).ok).toBe(true);
  const home = await exportQueue({ store: to, dataDir: target.dir, to: back, forMachine: here, portal });
  if (!home.ok) throw new Error(home.error);
  expect(to.waitingCount()).toBe(0);
  const returned = await importQueue({
    store: from,
    dataDir: source.dir,
    from: back,
    code: home.value.code,
    machine: here,
    portal,
  });
  expect(returned).toEqual({ ok: true, value: { intents: 6, renumbered: [] } });
  expect(from.waitingCount()).toBe(5);
  expect(from.dossierStatus(rows.waiting.intentId)).toMatchObject({
    state: "waiting",
    localNumber: rows.waiting.localNumber,
    ticket: rows.waiting.ticket,
  });
  expect(from.dossierStatus(rows.sending.intentId).state).toBe("unknown");
  expect(from.knownFileIds()).toEqual(new Set([fileId(1)]));
  // The dossier behind its registration is freed by it as before.
  from.noteAccount(rows.account, { accountId: "TK1", reference: "", state: "otp-sent" });
  expect(from.dossierStatus(rows.behind.intentId).state).toBe("waiting");
});
