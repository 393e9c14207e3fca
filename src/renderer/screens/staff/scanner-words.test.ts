import { expect, it } from "vitest";
import type { ScannerView } from "../../../shared/staff.ts";
import { isScannerTrouble, scannerWords } from "./scanner-words.ts";

const scanner = (differs: Partial<ScannerView>): ScannerView => ({
  state: "absent",
  port: "auto",
  path: null,
  lastReadAtMs: null,
  ...differs,
});

it("leaves a desk in peace that has no scanner on a line", () => {
  for (const view of [scanner({}), scanner({ state: "off", port: null }), scanner({ state: "ready" })])
    expect(isScannerTrouble(view)).toBe(false);
  expect(scannerWords(scanner({}))[0]).toBe("staff.scanner-none");
});

it("tells of a scanner that was there, or that the settings name, and is not there now", () => {
  for (const view of [scanner({ path: "/dev/ttyACM0" }), scanner({ port: "COM3" })]) {
    expect(isScannerTrouble(view)).toBe(true);
    expect(scannerWords(view)).toEqual(["staff.scanner-absent", "staff.scanner-absent-do"]);
  }
});

it.each(["several", "busy", "denied", "failed"] as const)("tells of a line that is %s", (state) => {
  expect(isScannerTrouble(scanner({ state }))).toBe(true);
  expect(scannerWords(scanner({ state }))).toEqual([`staff.scanner-${state}`, `staff.scanner-${state}-do`]);
});
