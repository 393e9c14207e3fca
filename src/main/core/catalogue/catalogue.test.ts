import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { askedQuestions, missingPapers, prefillAnswer } from "../../../shared/declaration.ts";
import type { Person } from "../../../shared/dossier.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import { searchProcedures } from "../../../shared/search.ts";
import { checkAnswer } from "../../../shared/validate.ts";
import { loadHolidays } from "./holidays.ts";
import { loadCatalogue, shortCode, showCatalogueProblem } from "./load-catalogue.ts";

const ASSETS = resolve(import.meta.dirname, "../../../../assets");
const SHIPPED = join(ASSETS, "catalogue/procedures");
const shipped = await loadCatalogue(SHIPPED);
const procedures = shipped.ok ? shipped.value.procedures : [];

function shippedProcedure(code: string): Procedure {
  const found = shipped.ok ? shipped.value.find(code) : undefined;
  if (found === undefined) throw new Error(`no ${code} in the catalogue`);
  return found;
}

const labels = (code: string, answers: Record<string, string>): readonly string[] =>
  askedQuestions(shippedProcedure(code), answers).flatMap(({ label, onForm }) =>
    onForm === false ? [] : [label],
  );

const REQUESTER = ["Họ tên người yêu cầu, Ngày/tháng/năm sinh, Nơi cư trú, Giấy tờ tùy thân"];

/** A short writing of form lines: commas part them, a slash stands for a comma inside one. */
function lines(text: string): string {
  return text.replaceAll(", ", " | ").replaceAll("/", ", ");
}

function missingAtBirth(giayToSinh: string, quanHe = "mother"): readonly string[] {
  return missingPapers(shippedProcedure("1.001193"), { giayToSinh, quanHe }, []).map(({ code }) => code);
}

function lineOf(content: string, part: string): number {
  return content.slice(0, content.indexOf(part)).split("\n").length;
}

describe("the catalogue that is shipped", () => {
  it("has no mistake", () => {
    expect(shipped.ok ? [] : shipped.error.map(showCatalogueProblem)).toEqual([]);
    expect(procedures.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["1.001193", "1.004873", "2.000635"]),
    );
  });

  it("knows that a birth is the child's, and that all else may be one's own", () => {
    expect(procedures.filter(({ owner }) => owner?.never === "self").map(({ code }) => code)).toEqual([
      "1.001193",
    ]);
  });

  it("invents no fee: what the province sets stays unknown", () => {
    expect(shippedProcedure("1.004873").fees.map(({ amountVnd }) => amountVnd)).toEqual([null]);
    expect(shippedProcedure("2.000635").fees.map(({ amountVnd }) => amountVnd)).toEqual([8000]);
    expect(shippedProcedure("1.001193").fees[0]?.amountVnd).toBe(0);
  });

  it("has the lines of the birth registration in the order of the paper form", () => {
    const answers = { giayToSinh: "certificate", coCha: "yes", coKetHon: "yes", capBanSao: "yes" };
    const parent = "Năm sinh, Dân tộc, Quốc tịch, Nơi cư trú, Giấy tờ tùy thân";
    expect(labels("1.001193", answers).join(" | ").replaceAll("Họ, chữ đệm, tên", "Họ tên")).toBe(
      [
        ...REQUESTER,
        "Quan hệ với người được khai sinh",
        "Họ tên, Ngày/tháng/năm sinh, Giới tính, Dân tộc, Quốc tịch, Nơi sinh, Quê quán",
        `Họ tên người mẹ, ${parent}`,
        `Họ tên người cha, ${parent}`,
        "Số, Quyển số, đăng ký ngày, tại",
        "Đề nghị cấp bản sao, Số lượng",
      ]
        .map(lines)
        .join(" | "),
    );
  });

  it("has the lines of the other two forms in their order", () => {
    const person = "Họ tên, Ngày/tháng/năm sinh, Giới tính, Dân tộc, Quốc tịch, Nơi cư trú, Giấy tờ tùy thân";
    const single = labels("1.004873", { tinhTrangHonNhan: "never-married", mucDich: "marriage" });
    expect(single.join(" | ").replaceAll("Họ, chữ đệm, tên", "Họ tên")).toBe(
      [
        ...REQUESTER,
        "Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân",
        person,
        "Tình trạng hôn nhân, Mục đích sử dụng Giấy xác nhận tình trạng hôn nhân",
      ]
        .map(lines)
        .join(" | "),
    );
    expect(
      labels("2.000635", { nhoSoDangKy: "yes" }).join(" | ").replaceAll("Họ, chữ đệm, tên", "Họ tên"),
    ).toBe(
      [
        ...REQUESTER,
        "Quan hệ với người được cấp bản sao Trích lục hộ tịch, Đề nghị cơ quan cấp bản sao trích lục",
        person,
        "Số định danh cá nhân, Đã đăng ký tại, ngày, số, Quyển số, Số lượng bản sao đề nghị cấp",
      ]
        .map(lines)
        .join(" | "),
    );
  });

  it("asks nothing about the parents of an abandoned child, nor about a father who is not entered", () => {
    expect(labels("1.001193", { giayToSinh: "abandoned" })).not.toContain("Họ, chữ đệm, tên người mẹ");
    expect(labels("1.001193", { giayToSinh: "pledge", coCha: "no" })).not.toContain(
      "Họ, chữ đệm, tên người cha",
    );
  });

  it("wants exactly one proof of the birth", () => {
    expect(missingAtBirth("certificate")).toEqual(["GIAY-CHUNG-SINH"]);
    expect(missingAtBirth("electronic")).toEqual([]);
    expect(missingAtBirth("witness")).toEqual(["VAN-BAN-LAM-CHUNG"]);
    expect(missingAtBirth("surrogacy")).toEqual(["GIAY-CHUNG-SINH", "VAN-BAN-MANG-THAI-HO"]);
    expect(missingAtBirth("pledge", "authorised")).toEqual(["GIAY-CAM-DOAN", "VAN-BAN-UY-QUYEN"]);
  });

  it.each([
    ["làm giấy khai sinh cho con", "1.001193"],
    ["giay doc than", "1.004873"],
    ["trích lục khai sinh", "2.000635"],
  ])("is found by %s", (text, code) => expect(searchProcedures(procedures, { text })[0]?.code).toBe(code));
});

it("fills a declaration from the card with answers that pass", () => {
  const submitter: Person = {
    fullName: "Nguyễn Thị Thảo",
    idPaper: "citizen-card",
    idNumber: "087199012345",
    birthDate: "1999-09-05",
    sex: "female",
    address: "Khóm 1, Phường Cao Lãnh",
    issuedOn: "2021-05-10",
    source: "card",
  };
  const today = "2026-11-25";
  const from = {
    submitter,
    owner: "self",
    phone: "0912345678",
    today,
    answers: { quanHe: "mother" },
  } as const;
  const filled = procedures.flatMap(({ questions }) =>
    questions
      .map((question) => ({ question, value: prefillAnswer(question, from) }))
      .filter(({ value }) => value !== ""),
  );
  expect(filled.filter(({ question, value }) => checkAnswer(question, value, today) !== null)).toEqual([]);
  expect(filled.length).toBeGreaterThan(30);
});

it("knows 2.000635.000.00.00.H20 as 2.000635", () => {
  expect(shippedProcedure("2.000635.000.00.00.H20").code).toBe("2.000635");
  expect(shortCode("2.0006351")).toBeNull();
  expect(shortCode("H20")).toBeNull();
});

describe("a catalogue file with a mistake", () => {
  let dir = "";
  let text = "";
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "catalogue-"));
    text = await readFile(join(SHIPPED, "1.004873.json"), "utf8");
  });
  afterEach(() => rm(dir, { recursive: true }));

  async function problemsOf(content: string, name = "1.004873.json"): Promise<readonly string[]> {
    await writeFile(join(dir, name), content);
    const loaded = await loadCatalogue(dir);
    return loaded.ok ? [] : loaded.error.map(showCatalogueProblem);
  }

  it("names file, line and field", async () => {
    const wrong = text.replace('"kind": "name"', '"kind": "nmae"');
    expect(await problemsOf(wrong)).toEqual([
      `1.004873.json:${lineOf(wrong, '"nmae"')}: questions[0].kind: must be one of "name", "text", "date", "choice", "id-number", "phone", "email", "number", "address", "list"`,
    ]);
  });

  it.each([
    ['"online": "full"', '"onlin": "full"', "online: is missing", "onlin: unknown key"],
    ['"amountVnd": null', '"amountVnd": "free"', "fees[0].amountVnd: must be a number"],
    [
      '"checkedOn": "2026-11-22"',
      '"checkedOn": "22/11/2026"',
      "time.source.checkedOn: must be a day such as 2026-11-22",
    ],
    ['"section": "requester"', '"section": "nobody"', 'questions[0].section: no section is named "nobody"'],
    [
      '"key": "nguoiYeuCauNgaySinh"',
      '"key": "nguoiYeuCauHoTen"',
      'questions[1].key: "nguoiYeuCauHoTen" occurs twice',
    ],
    [
      '"key": "mucDich",\n        "equals"',
      '"key": "capLai",\n        "equals"',
      'questions[16].askedWhen: "capLai" is asked later, not before',
    ],
    [
      '"key": "mucDich",\n        "equals"',
      '"key": "mucdich",\n        "equals"',
      'questions[16].askedWhen: no question has the key "mucdich"',
    ],
    [
      '"lifeEvent": {',
      `"owner": { "never": "self", ${["ask", "hint", "label"].map((key) => `"${key}": { "vi": "ai", "en": "who" }`).join()} }, "lifeEvent": {`,
      'questions[4].prefill: gives "self", which the owner never is here',
    ],
    ['"value": "self"', '"value": "me"', 'questions[4].prefill: needs a choice with the value "self"'],
    [
      '"section": "requester",',
      '"section": "requester", "card": "fullName",',
      'questions[0].card: the section "requester" has no card to take it from',
    ],
    [
      '"kind": "name"',
      '"kind": "choice", "card": "birthDate"',
      "questions[0].card: needs a question of kind date",
    ],
    [
      '"kind": "date"',
      '"kind": "date", "card": "address"',
      "questions[1].card: does not answer a question of kind date",
    ],
    [
      '"key": "requester",',
      '"key": "requester", "card": { "of": { "vi": "ai", "en": "who" } },',
      "sections[0].card: no question of this section takes anything from a card",
    ],
    ['"kind": "name"', '"kind": "list"', "questions[0].kind: a question of kind list needs a list"],
    [
      '"kind": "name"',
      '"kind": "name", "list": "countries"',
      "questions[0].list: only for a question of kind list",
    ],
    [
      '"kind": "name"',
      '"kind": "name", "unlike": ["nguoiYeuCauHoTen"]',
      'questions[0].unlike: "nguoiYeuCauHoTen" is no other name of this declaration',
    ],
    [
      '"kind": "name"',
      '"kind": "name", "unlike": ["nguoiYeuCauNgaySinh"]',
      'questions[0].unlike: "nguoiYeuCauNgaySinh" is no other name of this declaration',
    ],
    [
      '"kind": "date"',
      '"kind": "date", "unlike": ["nguoiYeuCauHoTen"]',
      "questions[1].unlike: only for a question of kind name",
    ],
    [
      '"key": "mucDich",\n      "section"',
      '"key": "mucDich",\n      "confirm": true,\n      "section"',
      "questions[15].confirm: only where a prefill or a card answers",
    ],
    [
      '"required": true,',
      '"required": true, "required": false,',
      "papers[0].required: this key occurs twice",
    ],
    ['"online": "full",', '"online": "full"', "a comma is missing before this"],
    ['"code": "1.004873"', '"code": "1.004874"', "code: the file must be named 1.004874.json"],
  ])("%s → %s", async (right, wrong, ...messages) => {
    expect(text).toContain(right);
    const found = await problemsOf(text.replace(right, wrong));
    for (const message of messages)
      expect(found.map((line) => line.replace(/^1\.004873\.json:\d+: /u, ""))).toContain(message);
  });

  it("may be the ward's own, which comes before the shipped one", async () => {
    const wording = '"vi": "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân"';
    expect(text).toContain(wording);
    await writeFile(join(dir, "1.004873.json"), text.replace(wording, '"vi": "Giấy độc thân của phường"'));
    const loaded = await loadCatalogue(SHIPPED, dir);
    expect(loaded.ok && loaded.value.find("1.004873")?.name.vi).toBe("Giấy độc thân của phường");
    expect(loaded.ok && loaded.value.procedures.length).toBe(procedures.length);
    const without = await loadCatalogue(SHIPPED, join(dir, "nowhere"));
    expect(without.ok && without.value.procedures).toEqual(procedures);
  });

  it("tells all mistakes of all files at once, and nothing of a missing folder but that", async () => {
    await problemsOf("", "1.000001.json");
    expect(await problemsOf("{ nonsense", "1.000002.json")).toHaveLength(2 + 1);
    const missing = await loadCatalogue(join(dir, "nowhere"));
    expect(missing.ok ? [] : missing.error.map(({ message }) => message)).toEqual([
      "no catalogue file (*.json) here",
    ]);
  });
});

describe("days off", () => {
  it("know 24/11 and say which days nobody has announced yet", async () => {
    const holidays = await loadHolidays(join(ASSETS, "holidays.json"));
    const on = (date: string): unknown => holidays.ok && holidays.value.find((day) => day.date === date);
    expect(on("2026-11-24")).toMatchObject({ kind: "holiday", confirmed: true });
    expect(on("2026-04-27")).toMatchObject({ kind: "substitute", confirmed: true });
    expect(on("2027-02-06")).toMatchObject({ confirmed: false });
    expect(on("2026-11-25")).toBeUndefined();
  });
});
