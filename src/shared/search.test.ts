import { describe, expect, it } from "vitest";
import { fold } from "./fold.ts";
import { oneSlip, type Searchable, searchProcedures, wordFit } from "./search.ts";

function procedure(code: string, vi: string, words: readonly string[], field = "HO-TICH"): Searchable {
  return {
    code,
    name: { vi, en: code },
    field: { code: field, name: { vi: field, en: field } },
    words: [...words],
    lifeEvent: { vi: "Việc", en: "Event" },
  };
}

const LIST = [
  procedure("1.001193", "Thủ tục đăng ký khai sinh", ["làm giấy khai sinh cho con", "mới sinh con"]),
  procedure("1.004873", "Cấp Giấy xác nhận tình trạng hôn nhân", ["giấy độc thân"]),
  procedure("2.000635", "Cấp bản sao Trích lục hộ tịch", ["trích lục khai sinh", "mất giấy khai sinh"]),
  procedure("1.013225", "Cấp giấy phép xây dựng nhà ở riêng lẻ", ["xin xây nhà"], "XAY-DUNG"),
];

const first = (text: string, fieldCode?: string): string | undefined =>
  searchProcedures(LIST, { text, fieldCode })[0]?.code;

describe("words", () => {
  it.each([
    ["giấy độc thân", "1.004873"],
    ["giay doc than", "1.004873"],
    ["ĐỘC THÂN", "1.004873"],
    ["tôi muốn làm giấy khai sinh cho con", "1.001193"],
    ["khai sinh", "1.001193"],
    ["trich luc khai sinh", "2.000635"],
    ["mat giay khai sinh", "2.000635"],
    ["khaisinh", "1.001193"],
    ["xay nha", "1.013225"],
    ["hôn nhân".normalize("NFD"), "1.004873"],
  ])("%s finds %s first", (text, code) => expect(first(text)).toBe(code));

  it.each([
    ["doc thna", "1.004873"],
    ["đọc thâ", "1.004873"],
    ["trich lcu", "2.000635"],
    ["trihc luc", "2.000635"],
    ["xay dungg", "1.013225"],
    ["honn nhan", "1.004873"],
  ])("%s, with a slip of the finger, still finds %s", (text, code) => expect(first(text)).toBe(code));

  it("finds nothing for what is not there", () => {
    expect(searchProcedures(LIST, { text: "bằng lái xe máy" })).toEqual([]);
  });

  it("gives everything when nothing is typed, and everything of a field when one is chosen", () => {
    expect(searchProcedures(LIST, { text: "  " })).toEqual(LIST);
    expect(searchProcedures(LIST, { text: "", fieldCode: "XAY-DUNG" }).map(({ code }) => code)).toEqual([
      "1.013225",
    ]);
    expect(searchProcedures(LIST, { text: "khai sinh", fieldCode: "XAY-DUNG" })).toEqual([]);
  });

  it("finds a code with or without its tail", () => {
    expect(first("2.000635")).toBe("2.000635");
    expect(first("2.000635.000.00.00.H20")).toBe("2.000635");
  });
});

it("knows one slip from two", () => {
  expect(["sinh", "sihn", "snh", "sinnh", "sixh"].every((word) => oneSlip(word, "sinh"))).toBe(true);
  expect(["snih x", "shn", "sxxh", "hnis", ""].some((word) => oneSlip(word, "sinh"))).toBe(false);
});

it("puts a word as it stands before its beginning, and both before a slip", () => {
  expect(["khai", "kha", "khia", "xxxx"].map((word) => wordFit(word, "khai"))).toEqual([1, 0.9, 0.6, 0]);
});

it("forgives a slip while a long name is still being typed, but not in the beginnings of short syllables", () => {
  expect(["campuc", "capmuc", "camuc", "cammpuc"].map((word) => wordFit(word, "campuchia"))).toEqual([
    0.9, 0.5, 0.5, 0.5,
  ]);
  expect(wordFit("nghx", "nghieng")).toBe(0);
});

it.each<[string, (word: string, at: number) => string]>([
  ["a wrong letter", (word, at) => `${word.slice(0, at)}x${word.slice(at + 1)}`],
  ["a missing letter", (word, at) => word.slice(0, at) + word.slice(at + 1)],
  ["a doubled letter", (word, at) => word.slice(0, at + 1) + word.slice(at)],
  [
    "two letters swapped",
    (word, at) => `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`,
  ],
])("%s anywhere in a word of four letters and more still finds its procedure first", (_what, mistype) => {
  const missed = LIST.flatMap(({ code, words }) =>
    words.flatMap((phrase) => mistyped(fold(phrase), mistype).filter((typed) => first(typed) !== code)),
  );
  expect(missed).toEqual([]);
});

function mistyped(phrase: string, mistype: (word: string, at: number) => string): readonly string[] {
  return phrase
    .split(" ")
    .filter(({ length }) => length >= 4)
    .flatMap((word) =>
      Array.from({ length: word.length - 1 }, (_, at) => phrase.replace(word, mistype(word, at))),
    );
}
