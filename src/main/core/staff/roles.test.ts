import { expect, it } from "vitest";
import type { StaffRight, StaffRole } from "../../../shared/staff.ts";
import { mayDo } from "./roles.ts";

/** The rights that are spelled out for each role: y may, n may not. */
const table: Readonly<Record<StaffRight, string>> = {
  // volunteer, officer, head, technician
  board: "yyyn",
  retry: "yyyn",
  hold: "yyyn",
  correct: "yyyn",
  release: "nyyn",
  cancel: "nyyn",
  "close-self": "nyyn",
  print: "yyyn",
  "print-official": "nyyn",
  printers: "nnyy",
  scanner: "yyyy",
  resume: "nnyy",
  care: "nnyy",
  restore: "nnyy",
};
const roles: readonly StaffRole[] = ["volunteer", "officer", "head", "technician"];

it.each(Object.entries(table))("gives %s to the right roles", (right, expected) => {
  const may = roles.map((role) => (mayDo(role, right as StaffRight) ? "y" : "n")).join("");
  expect(may).toBe(expected);
});
