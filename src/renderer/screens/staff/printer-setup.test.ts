import { describe, expect, it } from "vitest";
import { PrinterSetup } from "../../../shared/printing.ts";
import {
  fittingPrinters,
  isChosen,
  lostUses,
  papersOf,
  wholeAddress,
  withChange,
  withoutPrinter,
  withPrinter,
  withUse,
} from "./printer-setup.ts";
import { printersView } from "./sample-paper.ts";

const { setup } = printersView;
const empty: PrinterSetup = { printers: [], uses: { slip: null, official: null, form: null, result: null } };
const a4 = { way: "ipp", name: "Máy in A4", address: "ipp://192.168.1.50/ipp/print", paper: "a4" } as const;
const roll = { way: "escpos", name: "Máy in phiếu", address: "192.168.1.60:9100", paper: "roll-80" } as const;

describe("the desk's choice of printers", () => {
  it("gives the first A4 printer every paper, and a roll printer only the slips", () => {
    expect(withPrinter(empty, a4).uses).toEqual({
      slip: "printer-1",
      official: "printer-1",
      form: "printer-1",
      result: "printer-1",
    });
    expect(withPrinter(empty, roll).uses).toEqual({
      slip: "printer-1",
      official: null,
      form: null,
      result: null,
    });
  });

  it("takes nothing from a printer that already has a use", () => {
    const both = withPrinter(withPrinter(empty, roll), a4);
    expect(both.uses).toMatchObject({ slip: "printer-1", official: "printer-2" });
  });

  it("never gives two printers one id, also after one was removed", () => {
    const again = withPrinter(withoutPrinter(setup, "printer-2"), { ...a4, name: "Máy mới" });
    expect(new Set(again.printers.map(({ printerId }) => printerId)).size).toBe(3);
  });

  it("leaves the papers of a removed printer without one, and says which", () => {
    const without = withoutPrinter(setup, "printer-2");
    expect(without.uses.form).toBeNull();
    expect(lostUses(setup, without)).toEqual(["form"]);
  });

  it("takes away what a smaller sheet cannot take, and keeps the rest", () => {
    const rolled = withChange(withPrinter(empty, a4), "printer-1", { paper: "a5" });
    expect(rolled.uses).toEqual({ slip: "printer-1", official: "printer-1", form: null, result: null });
  });

  it("always makes a choice that the contract takes", () => {
    const changed = [
      withPrinter(setup, a4),
      withoutPrinter(setup, "printer-1"),
      withChange(setup, "printer-2", { paper: "roll-80" }),
      withChange(setup, "printer-2", { name: "Máy in lớn" }),
      withUse(setup, "result", "printer-2"),
    ];
    expect(changed.filter((one) => !PrinterSetup.safeParse(one).success)).toEqual([]);
  });

  it("offers for each paper only printers whose sheet fits", () => {
    expect(fittingPrinters(setup, "slip").length).toBe(3);
    expect(fittingPrinters(setup, "official").map(({ paper }) => paper)).toEqual(["a4", "a5"]);
    expect(fittingPrinters(setup, "result").map(({ paper }) => paper)).toEqual(["a4"]);
  });

  it("knows a printer that it has by way and address, and offers only sheets that it holds", () => {
    expect(isChosen(setup, { way: "cups", address: "hp-a5" })).toBe(true);
    expect(isChosen(setup, { way: "ipp", address: "hp-a5" })).toBe(false);
    expect(papersOf({ way: "escpos", papers: [] })).toEqual(["roll-80"]);
    expect(papersOf({ way: "ipp", papers: ["a4"] })).toEqual(["a4"]);
  });

  it("offers on a printer's card the sheets it told when it was added, and every one where it told none", () => {
    const told = withPrinter(empty, { ...a4, papers: ["a4"] });
    expect(PrinterSetup.parse(told).printers.map(papersOf)).toEqual([["a4"]]);
    // As an earlier version saved it.
    expect(PrinterSetup.parse(withPrinter(empty, a4)).printers.map(papersOf)).toEqual([
      ["roll-80", "a5", "a4"],
    ]);
  });
});

describe("an address that somebody types", () => {
  it.each([
    ["192.168.1.50", "ipp://192.168.1.50/ipp/print"],
    [" 192.168.1.50:8631 ", "ipp://192.168.1.50:8631/ipp/print"],
    ["ipp://may-in.local/ipp/print", "ipp://may-in.local/ipp/print"],
    ["ipps://192.168.1.50/", "ipps://192.168.1.50/ipp/print"],
    ["http://192.168.1.50/", null],
    ["ipp://người@may-in/", null],
    ["may in", null],
    ["", null],
  ])("of a network printer: %s gives %s", (typed, address) => {
    expect(wholeAddress("ipp", typed)).toBe(address);
  });

  it.each([
    ["192.168.1.60", "192.168.1.60:9100"],
    ["192.168.1.60:9101", "192.168.1.60:9101"],
    ["may-in-phieu", "may-in-phieu:9100"],
    ["192.168.1.60:99999", null],
    ["192.168.1.60:", null],
    ["ipp://192.168.1.60", null],
    ["", null],
  ])("of a receipt printer: %s gives %s", (typed, address) => {
    expect(wholeAddress("escpos", typed)).toBe(address);
  });
});
