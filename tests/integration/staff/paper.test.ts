import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import type { Api } from "../../../src/main/core/api/api.ts";
import { pdfText } from "../../../src/main/core/slips/pdf-text.ts";
import type { Client } from "../../../src/shared/client.ts";
import { vietnamDay } from "../../../src/shared/dates.ts";
import type { PrintOrder, PrintProgress } from "../../../src/shared/printing.ts";
import type { KioskView, SessionEvent } from "../../../src/shared/session.ts";
import type { BoardPage, StaffAnswer } from "../../../src/shared/staff.ts";
import { leave, untilPrinted, walkToReview } from "../../support/api-walk.ts";
import { startFaultProxy } from "../../support/fault-proxy.ts";
import { portalBench } from "../../support/practice-portal.ts";
import { catalogueProcedures, type WholeKiosk, wholeKiosk } from "../../support/whole-kiosk.ts";

const patience = { timeout: 30_000, interval: 50 };
const dayMs = 86_400_000;

function given<T>(answer: StaffAnswer<T>): T {
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

/** The ward's own list: today and tomorrow may be days off, nobody announced it. */
function wardWithUnsureDays(): string {
  const dir = mkdtempSync(join(tmpdir(), "kiosk-paper-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const source = { mark: "I", text: "kiểm thử", checkedOn: "2026-11-22" };
  const days = [0, 1].map((ahead) => ({
    date: vietnamDay(Date.now() + ahead * dayMs),
    name: "Ngày nghỉ thử",
    kind: "holiday",
    confirmed: false,
    source,
  }));
  writeFileSync(join(dir, "holidays.json"), JSON.stringify({ days }));
  return dir;
}

/** A kiosk whose first create is committed by the portal and never answered, so that the kept slip comes first. */
async function kioskWithSilentPortal() {
  const bench = await portalBench({ procedures: await catalogueProcedures() });
  const proxy = await startFaultProxy({ portal: bench.portal.url });
  onTestFinished(async () => {
    await proxy.close();
    await bench.close();
  });
  proxy.fail({ service: "DongBoHoSoMC", fault: { kind: "silence", committed: true } });
  const kiosk = await wholeKiosk({
    portalUrl: proxy.url,
    dataDir: wardWithUnsureDays(),
    queue: { connectMs: 1_000, idleMs: 2_000, totalMs: 2_000, waitBaseMs: 200 },
    submitWaitMs: 300,
  });
  return { kiosk, code: () => bench.portal.ledger().dossiers[0]?.officialCode ?? "" };
}

async function goHome(api: Client<Api>): Promise<void> {
  const { session } = await api.watchView({ revision: -1 });
  await leave(api, session.id);
}

const paperFilter = async (api: Client<Api>, token: string): Promise<BoardPage> =>
  given(await api.staffBoard({ token, filter: "paper", after: null }));

/** Prints what staff order, and gives how it ended and the text of what came out. */
async function ordered(
  { api, printsDir }: WholeKiosk,
  token: string,
  order: PrintOrder,
): Promise<{ readonly progress: PrintProgress; readonly text: string }> {
  const before = new Set(readdirSync(printsDir));
  const { pressId } = given(await api.staffPrint({ token, order }));
  const progress = await vi.waitFor(async () => {
    const now = given(await api.staffPrintState({ token, pressId }));
    expect(["printed", "failed"]).toContain(now.state);
    return now;
  }, patience);
  const [file = ""] = readdirSync(printsDir).filter((name) => !before.has(name));
  return { progress, text: file === "" ? "" : pdfText(readFileSync(join(printsDir, file))) };
}

/** The citizen comes back with the slip and has the better one printed, in two touches after proving who they are. */
async function lookUpAndPrint(api: Client<Api>, ticket: string): Promise<KioskView> {
  const { session } = await api.watchView({ revision: -1 });
  const send = (event: SessionEvent): Promise<KioskView> => api.sendEvent({ sessionId: session.id, event });
  await send({ type: "start", goal: "lookup" });
  await send({ type: "code-scanned", payload: ticket });
  await send({ type: "lookup-proof", lastFour: "5678" });
  let view = await send({ type: "print-slip" });
  while (!["printed", "failed"].includes(view.session.print.state))
    view = await api.watchView({ revision: view.revision });
  return view;
}

it("owes Mẫu 01 to whoever was kept first and taken in later, until their look-up prints it; a reprint says so", async () => {
  const { kiosk, code } = await kioskWithSilentPortal();
  const { api } = kiosk;
  const review = await walkToReview(api, "1.001193");
  const submitted = await api.sendEvent({ sessionId: review.session.id, event: { type: "submit" } });
  const kept = await untilPrinted(api, submitted);
  expect(kept.session.print).toMatchObject({ kind: "kept", state: "printed" });
  const ticket = kept.session.dossier?.ticket ?? "";
  await goHome(api);

  const signedIn = given(await api.staffCreateFirst({ name: "Trần Thị Trực", pin: "482913" }));
  const { token } = signedIn;
  const row = await vi.waitFor(async () => {
    const page = await paperFilter(api, token);
    expect(page).toMatchObject({ counts: { paper: 1 }, rows: [{ unprinted: "taken-in" }] });
    return page.rows[0];
  }, patience);
  const intentId = row?.intentId ?? 0;
  expect(row?.dateWarning).toBe("unconfirmed");
  expect(given(await api.staffRow({ token, intentId })).returnDate).toMatchObject({ confirmed: false });
  expect(given(await api.staffConfirmDate({ token, intentId }))).toMatchObject({
    row: { dateWarning: null },
    returnDate: { warning: "unconfirmed", confirmed: true },
  });
  await api.staffSignOut({ token });

  const looked = await lookUpAndPrint(api, ticket);
  expect(looked.session.print).toMatchObject({ kind: "taken-in", state: "printed", copies: 1 });
  await goHome(api);

  const later = given(await api.staffSignIn({ staffId: signedIn.person.staffId, pin: "482913" })).token;
  expect(await paperFilter(api, later)).toMatchObject({ counts: { paper: 0 }, rows: [] });
  const again = await ordered(kiosk, later, { kind: "slip", intentId });
  expect(again.progress).toMatchObject({ kind: "taken-in", state: "printed", copies: 2 });
  expect(again.text).toContain("Bản in lại lần 1");
  const { offers } = given(await api.staffRow({ token: later, intentId }));
  expect(offers.find(({ order }) => order === "slip")).toMatchObject({ kind: "taken-in", copies: 2 });

  const [from, to] = [vietnamDay(Date.now() - dayMs), vietnamDay(Date.now())];
  const register = await ordered(kiosk, later, { kind: "register", from, to });
  expect(register.progress.state).toBe("printed");
  expect(register.text.replaceAll(/[\s-]/gu, "")).toContain(code().replaceAll("-", ""));
});
