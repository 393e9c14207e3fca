import { describe, expect, it } from "vitest";
import { parseScan } from "./parse-scan.ts";
import { readCard } from "./read-card.ts";

const TODAY = "2026-11-25";
/** Invented, as every person here. */
const OLD_CARD =
  "087199012345|341876543|Trần Thị Mẫu|05091999|Nữ|Khóm 3, Phường 6, Cao Lãnh, Đồng Tháp|10052021";
const read = (payload: string) => readCard(payload, TODAY);
const swap = (at: number, word: string): string =>
  OLD_CARD.split("|")
    .map((field, index) => (index === at ? word : field))
    .join("|");

describe("what a scanner puts around a card", () => {
  it.each([
    ["CR", `${OLD_CARD}\r`],
    ["CR and LF", `${OLD_CARD}\r\n`],
    ["a tab", `${OLD_CARD}\t`],
    ["GS at the end", `${OLD_CARD}\u001D`],
    ["start and end of text", `\u0002${OLD_CARD}\u0003`],
    ["a byte order mark", `\uFEFF${OLD_CARD}`],
    ["the prefix of a QR code", `]Q1${OLD_CARD}`],
    ["the prefix behind a start of text", `\u0002]Q3${OLD_CARD}\r`],
    ["zero bytes", `${OLD_CARD}\0\0`],
    ["spaces at the bars", OLD_CARD.replaceAll("|", " | ")],
    ["letters in parts (NFD)", OLD_CARD.normalize("NFD")],
  ])("is taken off: %s", (_what, payload) => {
    expect(read(payload)).toEqual(read(OLD_CARD));
    expect(parseScan(payload).kind).toBe("card");
  });
});

describe("the layouts of cards", () => {
  it.each([
    ["without the day of issue", OLD_CARD.split("|").slice(0, 6).join("|"), []],
    ["with an empty day of issue", swap(6, ""), []],
    ["of 2021", OLD_CARD, []],
    ["of 2024, with parents", `${OLD_CARD}|Trần Văn Ví|Lê Thị Dụ`, ["Trần Văn Ví", "Lê Thị Dụ"]],
    ["of 2024, with a number that was given up", `${OLD_CARD}||||087099054321`, ["", "", "", "087099054321"]],
    ["with fields nobody knows yet", `${OLD_CARD}|{"v":3}|§|`, ['{"v":3}', "§", ""]],
  ])("is read %s, and further fields stay out of the person", (_what, payload, tail) => {
    const card = read(payload);
    expect(card.ok && card.value.tail).toEqual(tail);
    expect(card.ok && card.value.person).toMatchObject({ fullName: "Trần Thị Mẫu", birthDate: "1999-09-05" });
    const shown = card.ok ? JSON.stringify(card.value.person) : "";
    expect(tail.filter((field) => field !== "" && shown.includes(field))).toEqual([]);
  });

  it.each([
    ["Nam", "male"],
    ["NAM", "male"],
    ["nam", "male"],
    ["Nữ", "female"],
    ["NỮ", "female"],
    ["Nữ".normalize("NFD"), "female"],
    [" Nữ ", "female"],
  ])("the sex %j is %s", (word, sex) => {
    const card = read(swap(4, word));
    expect(card.ok && card.value.person.sex).toBe(sex);
  });

  it.each([
    ["341876543", "341876543"],
    ["087099054321", "087099054321"],
    ["", undefined],
    ["34187", undefined],
  ])("the old number %j is kept as %j", (word, old) => {
    const card = read(swap(1, word));
    expect(card.ok && card.value.person.oldIdNumber).toBe(old);
  });
});

describe("doubts warn and never refuse", () => {
  it.each([
    ["nothing unusual", OLD_CARD, []],
    ["a province of nobody", swap(0, "099199012345"), ["card-warn-province"]],
    ["somebody born abroad", swap(0, "900199012345"), ["card-warn-province"]],
    ["the other sex", swap(0, "087099012345"), ["card-warn-sex"]],
    ["another century", swap(0, "087399012345"), ["card-warn-birth-year"]],
    ["another year", swap(0, "087198012345"), ["card-warn-birth-year"]],
    ["only the year of birth", swap(3, "1999"), []],
    ["only month and year", swap(3, "091999"), []],
    [
      "a birth in the future",
      swap(0, "087326012345").replace("05091999", "01122026"),
      ["card-warn-birth-year"],
    ],
    ["a year in the future", swap(0, "087327012345").replace("05091999", "2027"), ["card-warn-birth-year"]],
    [
      "no accent anywhere",
      "087099012345||Tran Van Mau|05091999|Nam|Cao Lanh|10052021",
      ["card-warn-letters"],
    ],
    ["an accent in the address alone", "087099012345||Y Ban|05091999|Nam|Xã Ia Tô|10052021", []],
    [
      "everything at once",
      "999399012345||Tran Mau|05091998|Nam|Cao Lanh|",
      ["card-warn-letters", "card-warn-province", "card-warn-sex", "card-warn-birth-year"],
    ],
  ])("%s", (_what, payload, warnings) => {
    const card = read(payload);
    expect(card.ok && card.value.warnings).toEqual(warnings);
  });

  it.each(["08719901234", "0871990123456", "08719901234A", "O87199012345", ""])(
    "only a number that has not twelve digits (%j) is refused",
    (number) => expect(read(swap(0, number)).ok).toBe(false),
  );
});

describe("a slip", () => {
  const ticket = "012345678901234567890123456789012345678";
  it.each([
    `${ticket}\r`,
    `]Q1${ticket}`,
    `\u0002${ticket}\u0003`,
    `${ticket.slice(0, 20)} ${ticket.slice(20)}`,
  ])("is known through what surrounds it: %j", (payload) =>
    expect(parseScan(payload)).toEqual({ kind: "ticket", ticket }),
  );
});
