import {
  createStaffDesk,
  type StaffDesk,
  type StaffDeskOptions,
} from "../../src/main/core/staff/staff-desk.ts";
import { hashPin } from "../../src/main/core/staff/pin.ts";
import type { Store } from "../../src/main/core/store/store.ts";
import { ok } from "../../src/shared/result.ts";
import type { StaffRole } from "../../src/shared/staff.ts";
import { dossierIntent } from "./intents.ts";
import { pretend } from "./pretend.ts";
import { smallProcedure } from "./session-fixtures.ts";
import type { DataFolder } from "./store.ts";

/** The PIN of everybody in the tests. */
export const testPin = "482913";

/** A kiosk whose first screen is free, with a catalogue that has the dossier of the tests. */
export const freeKiosk: StaffDeskOptions["kiosk"] = {
  atHome: () => true,
  open: () => true,
  refresh: () => {},
  procedures: () => [{ ...smallProcedure, code: dossierIntent().procedureCode }],
};

/** Names of an invented desk, as they stand on paper. */
export const testDesk: StaffDeskOptions["slipDesk"] = {
  wardName: "Phường Thử Nghiệm",
  agencyName: "Ủy ban nhân dân phường Thử Nghiệm",
  deskName: "Trung tâm Phục vụ hành chính công phường Thử Nghiệm",
  place: "Thử Nghiệm",
  apologyForm: "new",
};

/** A staff area over a real store; kiosk, queue, portal and care do nothing unless the test says what. */
export function staffOver(
  { vault, clock }: DataFolder,
  store: Store,
  more: Partial<StaffDeskOptions> = {},
): StaffDesk {
  return createStaffDesk({
    store,
    clock,
    kiosk: freeKiosk,
    queue: { wake: () => {}, retry: () => {}, resume: () => {}, halted: () => false, light: () => "good" },
    portal: pretend<StaffDeskOptions["portal"]>({}),
    printDesk: pretend<StaffDeskOptions["printDesk"]>({}),
    printers: pretend<StaffDeskOptions["printers"]>({}),
    slipDesk: testDesk,
    practice: true,
    procedure: (code) => ({ ...smallProcedure, code }),
    dutyOfficer: () => null,
    countReturnDate: () => null,
    scanner: () => ({ state: "off", port: null, path: null, lastReadAtMs: null }),
    care: pretend<StaffDeskOptions["care"]>({ view: async () => pretend({}), restore: async () => ok(null) }),
    keyed: (pin) => vault.hash("pin", pin),
    newKey: () => vault.newDataKey(),
    firstAtMachine: false,
    restMs: 180_000,
    ...more,
  });
}

/** Adds somebody invented; gives their number. */
export async function enrol({ vault }: DataFolder, store: Store, role: StaffRole): Promise<number> {
  // The real cost would make these tests wait, and is tried by the PIN's own.
  const pin = await hashPin(vault.hash("pin", testPin), "4 1 1");
  const profile = { name: `Trần Thử ${role}`, idNumber: "087080001234", phone: "0912345678" };
  const added = store.addStaff(profile, role, pin, vault.newDataKey());
  if (!added.ok) throw new Error(added.error);
  return added.value;
}

/** Signs in with the right PIN; gives what goes with every further call. */
export async function passOf(
  desk: StaffDesk,
  staffId: number,
): Promise<{ readonly token: string; readonly quiet: boolean }> {
  const pass = await desk.signIn(staffId, testPin);
  if (!pass.ok) throw new Error(pass.error);
  return { token: pass.value.token, quiet: false };
}
