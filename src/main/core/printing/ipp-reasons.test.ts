import { describe, expect, test } from "vitest";
import { mediaFor, mediaName, pageHeightMm, papersOf } from "./ipp-media.ts";
import { problemOf, saysNotPrintable } from "./ipp-reasons.ts";

const idle = { state: 3, accepting: true };
const stopped = { state: 5, accepting: true };

describe("what a printer says of itself", () => {
  test.each([
    ["media-empty-error", "no-paper"],
    ["media-empty-warning", "no-paper"],
    ["media-empty-report", "no-paper"],
    ["media-needed", "no-paper"],
    ["media-jam-error", "jam"],
    ["cover-open-warning", "cover-open"],
    ["door-open", "cover-open"],
    ["interlock-open-error", "cover-open"],
    ["marker-supply-empty-error", "no-ink"],
    ["toner-empty", "no-ink"],
    ["paused", "stopped"],
    ["shutdown", "not-connected"],
    ["offline-report", "not-connected"],
    ["connecting-to-device", "not-connected"],
  ] as const)("%s is %s", (reason, problem) => {
    expect(problemOf({ ...idle, reasons: [reason] })).toBe(problem);
  });

  test.each([
    "none",
    "media-low-warning",
    "marker-supply-low-report",
    "toner-low",
    "marker-waste-almost-full-report",
  ])("%s does not keep it from printing", (reason) =>
    expect(problemOf({ ...idle, reasons: [reason] })).toBeNull(),
  );

  test("an empty cartridge that is warned of counts when nothing comes out", () => {
    const reasons = ["toner-empty-warning"];
    expect(problemOf({ ...idle, reasons })).toBeNull();
    expect(problemOf({ ...stopped, reasons })).toBe("no-ink");
    expect(problemOf({ ...idle, reasons, atWorkS: 3 })).toBeNull();
    expect(problemOf({ ...idle, reasons, atWorkS: 10 })).toBe("no-ink");
  });

  test("a hand can mend the cause, so the cause is said before its effect", () => {
    expect(problemOf({ ...stopped, reasons: ["paused", "media-empty-error"] })).toBe("no-paper");
    expect(problemOf({ ...stopped, reasons: ["cover-open", "media-jam"] })).toBe("jam");
    expect(problemOf({ ...stopped, reasons: ["none"] })).toBe("stopped");
    expect(problemOf({ ...idle, accepting: false, reasons: [] })).toBe("stopped");
    expect(problemOf({ state: null, accepting: true, reasons: [] })).toBeNull();
  });

  test("a document that it cannot print is told from a job that it gave up", () => {
    expect(saysNotPrintable(["document-format-error"])).toBe(true);
    expect(saysNotPrintable(["aborted-by-system"])).toBe(false);
  });
});

function page(heightPt: number): Uint8Array {
  return Buffer.from(`%PDF-1.7\n1 0 obj <</Type /Page /MediaBox [0 0 226.77 ${heightPt}]>> endobj`);
}

describe("sheets", () => {
  test("a roll is cut at the height of the page", () => {
    expect(mediaName("roll-80", page(566.93))).toBe("custom_slip_80x200mm");
    expect(mediaName("a5", page(1))).toBe("iso_a5_148x210mm");
    expect(pageHeightMm(Buffer.from("%PDF-1.7 packed"))).toBe(297);
    expect(pageHeightMm(page(99_999))).toBe(1_000);
  });

  test("a printer is asked for a sheet that it has, and for none when it has not", () => {
    const slip = page(566.93);
    expect(mediaFor("a4", slip, ["iso_a4_210x297mm"])).toBe("iso_a4_210x297mm");
    expect(mediaFor("a5", slip, ["iso_a4_210x297mm"])).toBeNull();
    expect(mediaFor("a5", slip, [])).toBe("iso_a5_148x210mm");
    const laser = ["iso_a4_210x297mm", "custom_min_76x127mm", "custom_max_216x356mm"];
    expect(mediaFor("a5", slip, laser)).toBe("iso_a5_148x210mm");
    expect(mediaFor("roll-80", slip, laser)).toBe("custom_slip_80x200mm");
    expect(mediaFor("roll-80", slip, ["roll_min_20x20mm", "roll_max_80x3276mm"])).toBe(
      "custom_slip_80x200mm",
    );
    expect(mediaFor("roll-80", slip, ["om_a_80x100mm", "om_b_80x297mm"])).toBe("om_b_80x297mm");
    expect(mediaFor("roll-80", slip, ["om_a_80x100mm"])).toBe("om_a_80x100mm");
    expect(mediaFor("roll-80", slip, ["iso_a4_210x297mm"])).toBeNull();
  });

  test("rolls are known by their width, sheets by their name", () => {
    expect(papersOf(["iso_a4_210x297mm", "iso_a5_148x210mm"])).toEqual(["a5", "a4"]);
    expect(papersOf(["roll_max_80x3276mm", "roll_min_72x20mm"])).toEqual(["roll-80"]);
    expect(papersOf(["om_80-x-297mm_80x297mm"])).toEqual(["roll-80"]);
    expect(papersOf(["custom_min_76x127mm", "custom_max_216x356mm", "na_letter_8.5x11in"])).toEqual([]);
  });
});
