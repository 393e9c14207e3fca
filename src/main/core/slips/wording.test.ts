import { describe, expect, it } from "vitest";
import {
  dateInWords,
  formatAnswerDate,
  formatMoment,
  formatVnd,
  localTimeOf,
  maskName,
  maskNumber,
  numbersInWords,
  parsePortalTime,
} from "./wording.ts";

it.each([
  [0, "không"],
  [5, "năm"],
  [10, "mười"],
  [15, "mười lăm"],
  [21, "hai mươi mốt"],
  [24, "hai mươi tư"],
  [14, "mười bốn"],
  [104, "một trăm linh bốn"],
  [144, "một trăm bốn mươi tư"],
  [11, "mười một"],
  [1_000_000_000, "một tỷ"],
  [1_000_000_000 + 21, "một tỷ không trăm hai mươi mốt"],
  [55, "năm mươi lăm"],
  [101, "một trăm linh một"],
  [1990, "một nghìn chín trăm chín mươi"],
  [2005, "hai nghìn không trăm linh năm"],
  [2026, "hai nghìn không trăm hai mươi sáu"],
  [8000, "tám nghìn"],
  [1_000_015, "một triệu không trăm mười lăm"],
  [2_350_000_000, "hai tỷ ba trăm năm mươi triệu"],
])("%d is read %s", (value, words) => {
  expect(numbersInWords(value)).toBe(words);
});

it("refuses what no slip counts", () => {
  expect(() => numbersInWords(-1)).toThrow("out of range");
  expect(() => numbersInWords(1.5)).toThrow("out of range");
});

describe("dates", () => {
  it("writes a moment the Vietnamese way, with the leading zeros of NĐ 30/2020", () => {
    expect(formatMoment({ year: 2026, month: 11, day: 25, hour: 8, minute: 47 })).toBe(
      "08 giờ 47 phút, ngày 25 tháng 11 năm 2026",
    );
    expect(formatMoment({ year: 2027, month: 2, day: 5, hour: 14, minute: 0 })).toBe(
      "14 giờ 00 phút, ngày 05 tháng 02 năm 2027",
    );
    expect(formatMoment({ year: 2027, month: 9, day: 5, hour: 0, minute: 5 })).toBe(
      "00 giờ 05 phút, ngày 05 tháng 9 năm 2027",
    );
  });

  it("tells the hour of Vietnam whatever zone the machine believes in", () => {
    expect(localTimeOf(Date.UTC(2026, 10, 24, 17, 30))).toEqual({
      year: 2026,
      month: 11,
      day: 25,
      hour: 0,
      minute: 30,
    });
  });

  it("takes the portal's time only when it exists", () => {
    expect(parsePortalTime("20261125084700")).toEqual({
      year: 2026,
      month: 11,
      day: 25,
      hour: 8,
      minute: 47,
    });
    for (const wrong of [
      null,
      "",
      "20260230084700",
      "20261325084700",
      "20261125240000",
      "2026-11-25 08:47",
    ]) {
      expect(parsePortalTime(wrong)).toBeNull();
    }
  });

  it("shows and reads aloud as much of a birth date as is known", () => {
    expect(formatAnswerDate("1990-05-15")).toBe("15/05/1990");
    expect(formatAnswerDate("1990-05")).toBe("05/1990");
    expect(formatAnswerDate("1990")).toBe("1990");
    expect(dateInWords("2026-04-15")).toBe("ngày mười lăm tháng tư năm hai nghìn không trăm hai mươi sáu");
    expect(dateInWords("1956")).toBe("năm một nghìn chín trăm năm mươi sáu");
    expect(dateInWords("hôm qua")).toBe("");
  });
});

it("writes money with points and đ", () => {
  expect([0, 500, 8000, 1_234_567].map(formatVnd)).toEqual(["0 đ", "500 đ", "8.000 đ", "1.234.567 đ"]);
});

describe("what a found slip may tell", () => {
  it("keeps family and given name and shortens what lies between, composed or not", () => {
    expect(maskName("Nguyễn Thị Mỹ Hạnh")).toBe("Nguyễn T. M. Hạnh");
    expect(maskName("Trần Ánh Ngọc".normalize("NFD"))).toBe("Trần Á. Ngọc");
    expect(maskName("Bảo")).toBe("Bảo");
    expect(maskName("  Lê   An ")).toBe("Lê An");
  });

  it("shows the last four digits at most", () => {
    expect(maskNumber("087190001234")).toBe("********1234");
    expect(maskNumber("B1234")).toBe("****1234");
    expect(maskNumber("1234")).toBe("****");
    expect(maskNumber("")).toBe("");
  });
});
