import { manualClock } from "../../src/shared/clock.ts";
import type { PrintOrder, PrintProgress } from "../../src/shared/printing.ts";
import type { StaffRole } from "../../src/shared/staff.ts";
import type { PortalDossier } from "../../src/main/core/portal/port.ts";
import type { PrintPress } from "../../src/main/core/printing/print-job.ts";
import type { StaffDeskOptions } from "../../src/main/core/staff/staff-desk.ts";
import { dossierIntent } from "./intents.ts";
import { atPortal, keep } from "./keep.ts";
import { enrol, passOf, staffOver } from "./staff.ts";
import { dataFolder } from "./store.ts";

/** The code under which the portal has the dossier of these tests. */
export const code = "000.00.00.H20-261125-0001";
/** What the portal says once it took the dossier in. */
export const takenIn: PortalDossier = {
  ...atPortal(code),
  state: 2,
  takenInAt: "20261125083000",
  dueAt: "20261130170000",
};
/** A print desk that only remembers what it was given. */
function rememberedDesk() {
  const presses: PrintPress[] = [];
  const states = new Map<string, PrintProgress>();
  const tell = (pressId: string, state: PrintProgress["state"]): PrintProgress => {
    const job = presses.find((press) => press.pressId === pressId)?.job;
    const progress = { state, kind: job?.kind ?? null, problem: null, copies: 0 };
    states.set(pressId, progress);
    return progress;
  };
  const printDesk: StaffDeskOptions["printDesk"] = {
    print(press) {
      presses.push(press);
      tell(press.pressId, "sent");
      return new Promise(() => {});
    },
    progress: (pressId) => states.get(pressId) ?? null,
    cameOut: (pressId, came) => tell(pressId, came ? "printed" : "failed"),
  };
  return { presses, printDesk, tell };
}

/** A staff area with one kept dossier, somebody signed in, and a print desk that prints nothing. */
export async function paperArea(role: StaffRole, more: Partial<StaffDeskOptions> = {}) {
  const clock = manualClock(Date.UTC(2026, 10, 25, 3, 0));
  const folder = await dataFolder(clock);
  const store = folder.open();
  const staffId = await enrol(folder, store, role);
  const printing = rememberedDesk();
  const desk = staffOver(folder, store, { printDesk: printing.printDesk, ...more });
  const pass = await passOf(desk, staffId);
  const { intentId } = keep(folder, store, dossierIntent());
  const order = (wanted: PrintOrder) => desk.print(pass, wanted);
  /** Orders a paper and lets it come out at once. */
  const printed = async (wanted: PrintOrder): Promise<PrintPress> => {
    const answer = await order(wanted);
    const press = printing.presses.at(-1);
    if (!answer.ok || !press) throw new Error("nothing was printed");
    printing.tell(press.pressId, "printed");
    press.onPaper?.();
    clock.advance(1_000);
    return press;
  };
  return { clock, folder, store, desk, pass, staffId, intentId, order, printed, ...printing };
}

/** What an officer writes. */
export const words = "Thiếu bản chính giấy chứng sinh của bé Thử";
export const slip = (intentId: number): PrintOrder => ({ kind: "slip", intentId });
export const rejection = (intentId: number): PrintOrder => ({ kind: "rejection", intentId, reason: words });
export const apology = (intentId: number, reason = words): PrintOrder => ({
  kind: "apology",
  intentId,
  reason,
  newDueOn: "2026-12-02",
});
export const supplement = (intentId: number): PrintOrder => ({
  kind: "supplement",
  intentId,
  items: [words],
  reason: words,
});
export const register: PrintOrder = { kind: "register", from: "2026-11-25", to: "2026-11-25" };
export const recoveryCode: PrintOrder = { kind: "recovery-code", code: "ABCD-EFGH" };
