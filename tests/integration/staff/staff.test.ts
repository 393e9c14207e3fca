import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import type { Api } from "../../../src/main/core/api/api.ts";
import type { Client } from "../../../src/shared/client.ts";
import type { KioskView, SessionEvent } from "../../../src/shared/session.ts";
import type { BoardPage, BoardRow, StaffAnswer } from "../../../src/shared/staff.ts";
import { connect, leave, walk, walkToReview } from "../../support/api-walk.ts";
import { envelope } from "../../support/fault-proxy-answers.ts";
import { type FaultProxy, startFaultProxy } from "../../support/fault-proxy.ts";
import {
  type KioskProcess,
  type PortalProcess,
  startKiosk,
  startPortal,
} from "../../support/kiosk-process.ts";

const patience = { timeout: 30_000, interval: 100 };
const staff = { name: "Trần Thị Trực", pin: "482913" };
const wrongPin = "700412";
/** A procedure that asks for scans. */
const procedure = "1.001193";
const words = "Họ tên không khớp dữ liệu dân cư";

function folder(name: string): string {
  const dir = mkdtempSync(join(tmpdir(), `kiosk-${name}-`));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

interface Street {
  readonly portal: PortalProcess;
  readonly proxy: FaultProxy;
  readonly dataDir: string;
  /** Starts the kiosk, or starts it again; the one before must be gone. */
  open(): Promise<{ readonly kiosk: KioskProcess; readonly api: Client<Api> }>;
}

async function street(): Promise<Street> {
  const dataDir = folder("staff");
  const portal = await startPortal({ dataDir: folder("portal") });
  onTestFinished(() => portal.kill());
  const proxy = await startFaultProxy({ portal: portal.url });
  onTestFinished(() => proxy.close());
  return {
    portal,
    proxy,
    dataDir,
    async open() {
      const settings = {
        kiosk: { submitWaitSeconds: 1 },
        queue: { waitBaseMs: 100, waitCapMs: 1000, probeMs: 1000 },
      };
      const kiosk = await startKiosk({ dataDir, portalUrl: proxy.url, settings });
      onTestFinished(() => kiosk.kill());
      return { kiosk, api: await connect(kiosk.url) };
    },
  };
}

function given<T>(answer: StaffAnswer<T>): T {
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

/** The citizen has gone: the first screen is free. */
async function goHome(api: Client<Api>): Promise<void> {
  const { session } = await api.watchView({ revision: -1 });
  await leave(api, session.id);
}

async function board(api: Client<Api>, token: string): Promise<BoardPage> {
  return given(await api.staffBoard({ token, filter: "all", after: null }));
}

async function rowThatIs(api: Client<Api>, token: string, state: BoardRow["state"]): Promise<BoardRow> {
  return vi.waitFor(async () => {
    const row = (await board(api, token)).rows.find((candidate) => candidate.state === state);
    if (!row) throw new Error(`no row that is ${state}`);
    return row;
  }, patience);
}

const refuseOnce = (proxy: FaultProxy): void =>
  proxy.fail({
    service: "DongBoHoSoMC",
    creating: true,
    fault: envelope(422, "1", { message: "Thiếu thông tin", fields: [{ name: "ChuHoSo", message: words }] }),
  });

it("keeps a lock over a kill and a new start, for the right PIN too", async () => {
  const place = await street();
  const first = await place.open();
  const { token, person } = given(await first.api.staffCreateFirst(staff));
  await first.api.staffSignOut({ token });
  const { staffId } = person;
  for (let i = 0; i < 5; i += 1)
    expect(await first.api.staffSignIn({ staffId, pin: wrongPin })).toMatchObject({ error: "pin-wrong" });
  await first.kiosk.kill();
  const { api } = await place.open();
  expect(Object.keys((await api.staffDoor({})).lockedMs)).toEqual([String(staffId)]);
  expect(await api.staffSignIn({ staffId, pin: staff.pin })).toMatchObject({ error: "locked-out" });
});

it("leads a refused dossier over the board and the check screen to the portal, once, and leaves no name behind", async () => {
  const place = await street();
  const { kiosk, api } = await place.open();
  refuseOnce(place.proxy);
  await walk(api, procedure);
  await goHome(api);
  const { token } = given(await api.staffCreateFirst(staff));
  const row = await rowThatIs(api, token, "needs-person");
  expect(row).toMatchObject({ reason: "refused", words: expect.stringContaining(words) });
  const detail = given(await api.staffRow({ token, intentId: row.intentId }));
  expect(detail.papers.length).toBeGreaterThan(0);
  expect(detail.history.map(({ event }) => event)).toContain("needs-person");

  given(await api.staffAct({ token, intentId: row.intentId, act: { act: "correct" } }));
  const opened = await api.watchView({ revision: -1 });
  const { id: sessionId } = opened.session;
  expect(opened.session).toMatchObject({
    step: { name: "review" },
    corrects: { intentId: row.intentId, words: expect.stringContaining(words) },
  });
  expect(await api.staffBoard({ token, filter: "all", after: null })).toMatchObject({ error: "signed-out" });
  const [paper] = opened.session.scans;
  expect(await api.readScan({ sessionId, fileId: paper?.fileId ?? "" })).not.toBeNull();

  const send = (event: SessionEvent): Promise<KioskView> => api.sendEvent({ sessionId, event });
  await send({ type: "edit", step: "phone" });
  await send({ type: "set-phone", phone: "0987654321", email: "" });
  await send({ type: "submit" });
  await vi.waitFor(async () => {
    const { session } = await api.watchView({ revision: -1 });
    expect(session.dossier).toMatchObject({ state: "accepted" });
  }, patience);
  const ledger = await place.portal.ledger();
  expect(ledger.dossiers).toHaveLength(1);
  await goHome(api);
  const again = given(await api.staffSignIn({ staffId: 1, pin: staff.pin }));
  expect((await board(api, again.token)).counts.all).toBe(0);
  const old = given(await api.staffRow({ token: again.token, intentId: row.intentId }));
  expect(old.row).toMatchObject({ state: "cancelled", reason: "corrected" });

  await kiosk.stop();
  const secrets = [
    "Nguyễn Thị Thử",
    "Nguyễn An Thử",
    "087199000001",
    "0912345678",
    "0987654321",
    staff.name,
    staff.pin,
  ];
  const told = filesUnder(place.dataDir).flatMap((path) => {
    const bytes = readFileSync(path);
    return secrets.filter((secret) => bytes.includes(secret)).map((secret) => `${secret} in ${path}`);
  });
  expect(told).toEqual([]);
});

it("leaves the refused dossier and its scans as they were when the correction is left", async () => {
  const place = await street();
  const { api } = await place.open();
  refuseOnce(place.proxy);
  await walk(api, procedure);
  await goHome(api);
  const { token } = given(await api.staffCreateFirst(staff));
  const { intentId } = await rowThatIs(api, token, "needs-person");
  given(await api.staffAct({ token, intentId, act: { act: "correct" } }));
  await goHome(api);
  const scans = readdirSync(join(place.dataDir, "scans"));
  expect(scans.length).toBeGreaterThan(0);
  const again = given(await api.staffSignIn({ staffId: 1, pin: staff.pin }));
  expect(given(await api.staffRow({ token: again.token, intentId })).row.acts).toContain("correct");
  given(await api.staffAct({ token: again.token, intentId, act: { act: "retry" } }));
  await vi.waitFor(async () => expect((await place.portal.ledger()).dossiers).toHaveLength(1), patience);
});

it("cancels nothing while nobody knows whether the portal has it", async () => {
  const place = await street();
  const { api } = await place.open();
  place.proxy.fail(
    { service: "DongBoHoSoMC", creating: true, fault: { kind: "cut-answer", atByte: 0 } },
    { service: "TraCuuHoSo", times: "always", fault: { kind: "cut-answer", atByte: 0 } },
  );
  await walk(api, procedure);
  await goHome(api);
  const { token } = given(await api.staffCreateFirst(staff));
  const { intentId } = await rowThatIs(api, token, "unknown");
  const cancelled = await api.staffAct({
    token,
    intentId,
    act: { act: "cancel", reason: "by-citizen" },
  });
  expect(cancelled).toMatchObject({ error: "not-now" });
  expect(await api.staffAct({ token, intentId, act: { act: "correct" } })).toMatchObject({
    error: "not-now",
  });
  place.proxy.heal();
  await vi.waitFor(async () => expect((await board(api, token)).counts.all).toBe(0), patience);
  expect((await place.portal.ledger()).dossiers).toHaveLength(1);
});

it("asks the desk before a second dossier of the same person, procedure and day", async () => {
  const place = await street();
  const { api } = await place.open();
  await walk(api, procedure);
  await goHome(api);
  const { session } = await walkToReview(api, procedure);
  const asked = await api.sendEvent({ sessionId: session.id, event: { type: "submit" } });
  expect(asked.session).toMatchObject({
    step: { name: "review" },
    notice: { code: "same-dossier-today" },
    dossier: null,
  });
});

it("lets staff in from the first screen alone, and puts them out when a citizen begins", async () => {
  const { api } = await (await street()).open();
  const { token, person } = given(await api.staffCreateFirst(staff));
  const { session } = await api.watchView({ revision: -1 });
  await api.sendEvent({ sessionId: session.id, event: { type: "start", goal: "submit" } });
  expect(await api.staffCare({ token })).toMatchObject({ error: "signed-out" });
  const { staffId } = person;
  expect(await api.staffSignIn({ staffId, pin: staff.pin })).toMatchObject({ error: "session-open" });
});

/** Everything but the paper: the printer of these tests writes its slips into a folder. */
function filesUnder(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("prints"))
    .map((entry) => join(entry.parentPath, entry.name));
}
