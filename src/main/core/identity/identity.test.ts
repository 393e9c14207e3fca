import { describe, expect, it } from "vitest";
import { looksGarbled } from "./garbled.ts";
import { numberWarnings } from "./id-number.ts";
import { parseScan } from "./parse-scan.ts";
import { readCard } from "./read-card.ts";

const TODAY = "2026-11-25";
const FIELDS = [
  "087199012345",
  "341876543",
  "Nguyễn Thị Thảo Nguyên",
  "05091999",
  "Nữ",
  "Tổ 5, Khóm Mỹ Thượng, Phường Mỹ Phú, Thành phố Cao Lãnh, Đồng Tháp",
  "10052021",
] as const;
const CARD = FIELDS.join("|");

function withField(index: number, value: string): string {
  return FIELDS.map((field, at) => (at === index ? value : field)).join("|");
}

/** Every byte read as the letter of the same number in Windows-1252 or Latin-1. */
function misread(
  text: string,
  encoding: "windows-1252" | "windows-1258" | "windows-1251" | "latin1",
): string {
  const bytes = Buffer.from(text);
  return encoding === "latin1" ? bytes.toString("latin1") : new TextDecoder(encoding).decode(bytes);
}

describe("a card", () => {
  it("is read field by field", () => {
    const card = readCard(CARD, TODAY);
    expect(card.ok && card.value).toEqual({
      person: {
        fullName: "Nguyễn Thị Thảo Nguyên",
        idPaper: "citizen-card",
        idNumber: "087199012345",
        oldIdNumber: "341876543",
        birthDate: "1999-09-05",
        sex: "female",
        address: "Tổ 5, Khóm Mỹ Thượng, Phường Mỹ Phú, Thành phố Cao Lãnh, Đồng Tháp",
        issuedOn: "2021-05-10",
        source: "card",
      },
      warnings: [],
      tail: [],
    });
  });

  it("is the same with the scanner's line ends, a byte order mark, and letters split into parts", () => {
    for (const variant of [`${CARD}\r\n`, `\uFEFF${CARD}`, CARD.normalize("NFD"), ` ${CARD} `]) {
      expect(readCard(variant, TODAY)).toEqual(readCard(CARD, TODAY));
    }
  });

  it("may lack the issue date and the old number", () => {
    const six = readCard(FIELDS.slice(0, 6).join("|"), TODAY);
    expect(six.ok && six.value.person.issuedOn).toBeUndefined();
    const noOld = readCard(withField(1, ""), TODAY);
    expect(noOld.ok && "oldIdNumber" in noOld.value.person).toBe(false);
  });

  it("keeps further fields out of the person", () => {
    const card = readCard(`${CARD}|Nguyễn Văn A|Trần Thị B|||`, TODAY);
    expect(card.ok && card.value.tail).toEqual(["Nguyễn Văn A", "Trần Thị B", "", "", ""]);
    expect(card.ok && JSON.stringify(card.value.person)).not.toContain("Trần");
  });

  it.each([
    ["1948", "1948"],
    ["00001948", "1948"],
    ["071948", "1948-07"],
    ["00071948", "1948-07"],
  ])("takes %s as the birth date of somebody who knows no more", (born, iso) => {
    const card = readCard(withField(3, born), TODAY);
    expect(card.ok && card.value.person.birthDate).toBe(iso);
  });
});

describe("what is no readable card", () => {
  it("is garbled when UTF-8 was read as another code page", () => {
    for (const encoding of ["windows-1252", "windows-1258", "windows-1251", "latin1"] as const) {
      expect(readCard(misread(CARD, encoding), TODAY)).toEqual({ ok: false, error: "card-garbled" });
      expect(readCard(misread(CARD.normalize("NFD"), encoding), TODAY)).toEqual({
        ok: false,
        error: "card-garbled",
      });
    }
    expect(readCard(CARD.replaceAll(/[^\u0020-\u007E]/gu, "?"), TODAY)).toEqual({
      ok: false,
      error: "card-garbled",
    });
    expect(readCard(withField(2, "Nguy\uFFFDn"), TODAY)).toEqual({ ok: false, error: "card-garbled" });
  });

  it.each(["ă", "ó", "à", "đ", "ư", "ơ", "ĩ", "ũ", "ễ", "Ộ", "ỹ", "Đ"])(
    "is noticed by the letter %s alone",
    (letter) => {
      const plain = ["087199012345", "", `Vo ${letter}n`, "05091999", "Nam", "Cao Lanh", "10052021"].join(
        "|",
      );
      for (const encoding of ["windows-1252", "windows-1258", "windows-1251", "latin1"] as const) {
        expect([encoding, readCard(misread(plain, encoding), TODAY).ok]).toEqual([encoding, false]);
      }
    },
  );

  it.each(["Nam", "Nữ"])("is garbled whatever the sex says (%s)", (sex) => {
    expect(readCard(misread(withField(4, sex), "windows-1252"), TODAY)).toEqual({
      ok: false,
      error: "card-garbled",
    });
  });

  it("is short when it breaks off", () => {
    for (const length of [1, 2, 3, 4, 5]) {
      expect(readCard(FIELDS.slice(0, length).join("|"), TODAY)).toEqual({ ok: false, error: "card-short" });
    }
    expect(readCard(CARD.slice(3), TODAY)).toEqual({ ok: false, error: "card-short" });
  });

  it.each([
    "",
    "https://dichvucong.gov.vn",
    "893456789012",
    "|||||||",
    "Nguyễn Văn An",
    "{}",
    "0".repeat(39),
  ])("%j is another code or a cut one", (payload) => expect(readCard(payload, TODAY).ok).toBe(false));

  it("is garbled when the digits of a date or the sex are nonsense", () => {
    expect(readCard(withField(3, "31021999"), TODAY)).toEqual({ ok: false, error: "card-garbled" });
    expect(readCard(withField(4, "X"), TODAY)).toEqual({ ok: false, error: "card-garbled" });
  });
});

it("reads right Vietnamese as right, letter by letter", () => {
  const people = ["Y Bliă Niê", "H’Hen Niê", "Đặng Lê Nguyên Vũ", "K'Brết", "Vi Văn Ơn (A)"];
  for (const name of people) expect([name, looksGarbled(name)]).toEqual([name, false]);
  const letters = "aăâbcdđeêghiklmnoôơpqrstuưvxy";
  const tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
  for (const letter of letters) {
    for (const tone of tones) {
      const syllable = (letter + tone).normalize("NFC");
      for (const text of [`T${syllable} H${syllable}i, ${syllable}n`, syllable.toUpperCase().repeat(2)]) {
        expect([text, looksGarbled(text)]).toEqual([text, false]);
      }
    }
  }
});

describe("the number", () => {
  const person = { idNumber: "087199012345", sex: "female", birthDate: "1999-09-05" } as const;
  it("warns of an unknown province, another sex, another year, and never refuses", () => {
    expect(numberWarnings(person, TODAY)).toEqual([]);
    expect(numberWarnings({ ...person, idNumber: "999199012345" }, TODAY)).toEqual(["card-warn-province"]);
    expect(numberWarnings({ ...person, sex: "male" }, TODAY)).toEqual(["card-warn-sex"]);
    expect(numberWarnings({ ...person, birthDate: "1998" }, TODAY)).toEqual(["card-warn-birth-year"]);
    expect(readCard(withField(0, "999000012345"), TODAY).ok).toBe(true);
  });
  it("knows the digits of the next century", () => {
    expect(
      numberWarnings({ idNumber: "087305012345", sex: "female", birthDate: "2005-01-02" }, TODAY),
    ).toEqual([]);
  });
});

describe("what was held to the scanner", () => {
  const ticket = "012345678901234567890123456789012345678";
  it("is told apart", () => {
    expect(parseScan(`${ticket}\r\n`)).toEqual({ kind: "ticket", ticket });
    expect(parseScan(CARD).kind).toBe("card");
    expect(parseScan(misread(CARD, "windows-1252")).kind).toBe("card");
    expect(parseScan("https://example.vn/1|2|3").kind).toBe("other");
    expect(parseScan("9".repeat(39)).kind).toBe("other");
    expect(parseScan("").kind).toBe("other");
    for (const number of ["000.00.00.H20-261125-0001", "CHO-261125-1-007", "CHO-261125-1-007b"])
      expect(parseScan(`]Q1${number}\r`)).toEqual({ kind: "number", number });
  });

  it("is told as what it is where a card was asked for", () => {
    expect(readCard(ticket, TODAY)).toEqual({ ok: false, error: "card-is-slip" });
    expect(readCard("H20.82.05.13-261125-0007", TODAY)).toEqual({ ok: false, error: "card-is-form" });
    expect(readCard("CHO-261125-1-007", TODAY)).toEqual({ ok: false, error: "card-is-form" });
    expect(readCard("https://example.vn/1", TODAY)).toEqual({ ok: false, error: "card-not-a-card" });
  });
});

it("never throws and never lets a person through without twelve digits, a name and a date", () => {
  // A small generator with a fixed seed: the same hostile payloads on every run.
  let state = 20_261_125;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const scraps = [
    "|",
    "||",
    "\r",
    "\0",
    "\uD800",
    "á»",
    "Nữ",
    "Nam",
    "087199012345",
    "05091999",
    "ﷺ",
    "💥",
    " ",
    "١٢٣",
    "-",
  ];
  let accepted = 0;
  for (let round = 0; round < 4000; round += 1) {
    const at = random(CARD.length + 1);
    const scrap = scraps[random(scraps.length)] ?? "";
    const payload = CARD.slice(0, at) + scrap.repeat(random(4)) + CARD.slice(at + random(12));
    parseScan(payload);
    const card = readCard(payload, TODAY);
    if (!card.ok) continue;
    accepted += 1;
    expect(card.value.person.idNumber).toMatch(/^\d{12}$/u);
    expect(card.value.person.fullName).not.toBe("");
    expect(card.value.person.birthDate).toMatch(/^\d{4}(-\d{2}){0,2}$/u);
  }
  expect(accepted).toBeGreaterThan(100);
});
