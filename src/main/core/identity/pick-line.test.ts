import { expect, it } from "vitest";
import { pickLine } from "./pick-line.ts";
import type { LineFound } from "./scanner.ts";

const line = (path: string, vendorId: string | null = null, name = ""): LineFound => ({
  path,
  vendorId,
  name,
});
const honeywell = line("/dev/ttyACM1", "0c2e", "Honeywell Imaging & Mobility 1950g");
const newland = line("/dev/ttyACM2", "1eab", "Newland Auto-ID NLS-FM3081");
const noName = line("/dev/ttyACM3", "28e9", "USB Barcode Scanner");
const modem = line("/dev/ttyACM0", "0bdb", "Ericsson mobile broadband");
const converter = line("/dev/ttyUSB0", "1a86", "USB Serial");

it.each([
  ["a scanner of a known maker among other lines", [modem, honeywell, converter], honeywell.path],
  ["the known maker's beside one that only calls itself so", [noName, newland], newland.path],
  ["one that calls itself a scanner", [modem, noName], noName.path],
  ["one by its name in Windows", [line("COM3", "1234", "USB QRCode Reader (COM3)")], "COM3"],
])("finds %s", (_what, lines, path) => {
  const picked = pickLine(lines);
  expect(picked.ok && picked.value.path).toBe(path);
});

it.each([
  ["nothing is there", [], "absent"],
  ["only lines of others are there", [modem, converter, line("/dev/ttyACM4")], "absent"],
  ["two could be meant", [honeywell, newland], "several"],
  ["two call themselves scanners", [noName, { ...noName, path: "/dev/ttyACM9" }], "several"],
])("opens none when %s", (_when, lines, error) => {
  expect(pickLine(lines)).toEqual({ ok: false, error });
});
