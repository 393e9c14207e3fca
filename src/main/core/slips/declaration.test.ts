import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Question } from "../../../shared/procedure.ts";
import { questionsOf, shownAnswer } from "./form-questions.ts";
import { assetsDir, birthAnswers, declarationJob, emptyJob, procedureOf } from "./fixture.ts";
import type { SlipJob } from "./job.ts";
import { loadSlipResources } from "./load.ts";
import { linesOf, pdfPages, pdfText } from "./pdf-text.ts";
import { renderSlip, type SlipResources } from "./render.ts";
import { unknownNames } from "./template-check.ts";

let resources: SlipResources;

beforeAll(async () => {
  resources = await loadSlipResources(assetsDir);
});

async function pdfOf(job: SlipJob): Promise<Uint8Array> {
  const pdf = await renderSlip(job, resources);
  if (!pdf.ok) throw new Error(pdf.error.message);
  return pdf.value;
}

/** The labels of a page in their order; -1 for one that does not come after the one before. */
function placesOf(labels: readonly string[], text: string): readonly number[] {
  let from = 0;
  return labels.map((label) => {
    const at = text.indexOf(label, from);
    if (at >= 0) from = at + label.length;
    return at;
  });
}

function sampleAnswer({ kind, key, choices }: Question): string {
  if (kind === "choice") return choices?.[0]?.value ?? "";
  if (kind === "date") return "2026-11-05";
  return kind === "number" ? "2" : `Trả lời ${key} Ẵ`;
}

const REQUESTER = [
  "Họ, chữ đệm, tên người yêu cầu:",
  "Ngày, tháng, năm sinh:",
  "Nơi cư trú:",
  "Giấy tờ tùy thân:",
];
const PERSON = ["Họ, chữ đệm, tên:", "Ngày, tháng, năm sinh:", "Giới tính:", "Dân tộc:", "Quốc tịch:"];
const PARENT = ["Năm sinh:", "Dân tộc:", "Quốc tịch:", "Nơi cư trú:", "Giấy tờ tùy thân:"];
const HEAD = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"];
const SIGNED = ["cam đoan", "Làm tại Cao Lãnh, ngày", "Người yêu cầu", "(Ký, ghi rõ họ, chữ đệm, tên)"];

const FORMS: Readonly<Record<string, readonly string[]>> = {
  "1.001193": [
    ...HEAD,
    "TỜ KHAI ĐĂNG KÝ KHAI SINH",
    "Kính gửi: Ủy ban nhân dân phường Cao Lãnh",
    ...REQUESTER,
    "Quan hệ với người được khai sinh:",
    "Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:",
    "Họ, chữ đệm, tên:",
    "Ngày, tháng, năm sinh:",
    "ghi bằng chữ:",
    "Giới tính:",
    "Dân tộc:",
    "Quốc tịch:",
    "Nơi sinh:",
    "Quê quán:",
    "Họ, chữ đệm, tên người mẹ:",
    ...PARENT,
    "Họ, chữ đệm, tên người cha:",
    ...PARENT,
    "Thông tin về Giấy chứng nhận kết hôn của cha, mẹ (nếu có):",
    "Số:",
    "Quyển số:",
    "đăng ký ngày:",
    "tại:",
    "cam đoan",
    "Đề nghị cấp bản sao:",
    "Số lượng:",
    ...SIGNED.slice(1),
  ],
  "2.000635": [
    ...HEAD,
    "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH",
    "Kính gửi: Ủy ban nhân dân phường Cao Lãnh",
    ...REQUESTER,
    "Quan hệ với người được cấp bản sao Trích lục hộ tịch:",
    "Đề nghị cơ quan cấp bản sao trích lục",
    "cho người có tên dưới đây:",
    ...PERSON,
    "Nơi cư trú:",
    "Giấy tờ tùy thân:",
    "Số định danh cá nhân:",
    "Đã đăng ký tại:",
    "ngày:",
    "số:",
    "Quyển số:",
    "Số lượng bản sao đề nghị cấp:",
    ...SIGNED,
  ],
  "1.004873": [
    ...HEAD,
    "TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
    "Kính gửi: Ủy ban nhân dân phường Cao Lãnh",
    ...REQUESTER,
    "Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân:",
    "Đề nghị cấp Giấy xác nhận tình trạng hôn nhân cho người có tên dưới đây:",
    ...PERSON,
    "Nơi cư trú:",
    "Giấy tờ tùy thân:",
    "Tình trạng hôn nhân:",
    "Mục đích sử dụng Giấy xác nhận tình trạng hôn nhân:",
    ...SIGNED,
  ],
};

describe.each(Object.entries(FORMS))("the form of %s", (code, labels) => {
  it.each(["empty", "filled in"])(
    "%s, has its labels in the order of the circular on one page",
    async (how) => {
      const pages = pdfPages(
        await pdfOf(how === "empty" ? emptyJob(code) : declarationJob(code, birthAnswers)),
      );
      expect(placesOf(labels, pages.flat().join(" "))).not.toContain(-1);
      expect(pages).toHaveLength(1);
    },
  );

  it("prints each question of the catalogue once, or says that it has no line", () => {
    const procedure = procedureOf(code);
    const template = resources.forms.get(procedure.form);
    if (!template) throw new Error("no form");
    const blocks = template.blocks.filter((block) => block.kind === "answers");
    const printed = blocks.flatMap((block) =>
      questionsOf(block, template, procedure, () => "x").map(({ key }) => key),
    );
    const keys = procedure.questions.map(({ key }) => key);
    expect([...printed, ...template.leaveOut].toSorted()).toEqual(keys.toSorted());
    expect(unknownNames(template, "form", keys)).toEqual([]);
    const named = [
      ...template.together.flat(),
      ...template.inWords,
      ...template.boxes,
      ...template.onlyAnswered,
    ];
    expect(
      [...named, ...template.leaveOut, ...Object.keys(template.units)].filter((key) => !keys.includes(key)),
    ).toEqual([]);
  });

  it("empty, leaves no placeholder and asks for a pen everywhere", async () => {
    const text = pdfText(await pdfOf(emptyJob(code)));
    expect(text).not.toMatch(/[{}]|\*\*|Nguyễn/);
    expect(text.match(/\.{20,}/g)?.length).toBeGreaterThan(8);
  });
});

describe("each procedure of the catalogue", () => {
  const codes = readdirSync(join(assetsDir, "catalogue/procedures")).map((file) => file.replace(".json", ""));

  it("is in the table of forms above", () => {
    expect(codes.toSorted()).toEqual(Object.keys(FORMS).toSorted());
  });

  it.each(codes)("%s prints what was answered to each question that has a line", async (code) => {
    const { questions, form } = procedureOf(code);
    const answers = Object.fromEntries(questions.map((question) => [question.key, sampleAnswer(question)]));
    const leftOut = resources.forms.get(form)?.leaveOut ?? [];
    const boxes = resources.forms.get(form)?.boxes ?? [];
    for (const type of ["NFC", "NFD"] as const) {
      const given = Object.entries(answers).map(([key, answer]) => [key, answer.normalize(type)]);
      const text = pdfText(await pdfOf(declarationJob(code, Object.fromEntries(given))));
      const shown = questions
        .filter(({ key }) => !leftOut.includes(key) && !boxes.includes(key))
        .map((question) => shownAnswer(question, answers[question.key] ?? ""));
      expect(shown.filter((answer) => !text.includes(answer))).toEqual([]);
      expect(text).not.toMatch(/\.{6,}/);
    }
  });

  it.each(codes)("%s, empty, leaves room for a pen: dotted lines at least 6.5 mm apart", async (code) => {
    const tops = linesOf(await pdfOf(emptyJob(code))).flatMap(({ text, topMm }) =>
      /\.{20,}/.test(text) ? [topMm] : [],
    );
    const gaps = tops.slice(1).map((top, index) => top - (tops[index] ?? 0));
    expect(gaps.length).toBeGreaterThan(8);
    expect(Math.min(...gaps.filter((gap) => gap > 0.5))).toBeGreaterThan(6.5);
  });
});

it("khai sinh, filled in, carries the answers, the birth date also in words, and the chosen boxes", async () => {
  const text = pdfText(await pdfOf(declarationJob("1.001193", birthAnswers)));
  for (const part of [
    "Họ, chữ đệm, tên người yêu cầu: Nguyễn Thị Mỹ Hạnh",
    "Ngày, tháng, năm sinh: 15/05/1990",
    "Quan hệ với người được khai sinh: Mẹ",
    "05/11/2026; ghi bằng chữ: ngày năm tháng mười một năm hai nghìn không trăm hai mươi sáu",
    "Giới tính: Nam",
    "Số: 15 Quyển số: 01/2015 đăng ký ngày: 08/03/2015 tại: Ủy ban nhân dân phường Cao Lãnh",
    "Có ■",
    "Không □",
    "Số lượng: 3 bản",
    "Làm tại Cao Lãnh, ngày 25 tháng 11 năm 2026",
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toMatch(/Giấy tờ về việc sinh|Có ghi thông tin người cha/);
});

it("trích lục names what is asked for inside its sentence", async () => {
  const text = pdfText(await pdfOf(declarationJob("2.000635", { loaiTrichLuc: "birth", soBanSao: "2" })));
  expect(text).toContain(
    "Đề nghị cơ quan cấp bản sao trích lục Trích lục khai sinh cho người có tên dưới đây:",
  );
  expect(text).toContain("Số lượng bản sao đề nghị cấp: 2 bản");
});

it("marital status prints the ground that was asked for, and no line for those that were not", async () => {
  const answers = { tinhTrangHonNhan: "divorced", lyHon: "12/2020/QĐST-HNGĐ, Tòa án nhân dân" };
  const text = pdfText(await pdfOf(declarationJob("1.004873", answers)));
  expect(text).toContain("Bản án, quyết định ly hôn số, ngày, của: 12/2020/QĐST-HNGĐ, Tòa án nhân dân");
  expect(text).not.toContain("Trích lục khai tử");
});

it("with long answers runs on to a page that says whose it is, and never leaves the signature's title alone", async () => {
  const long = "Ấp Tân Hòa, xã Tân Thuận Đông, thành phố Cao Lãnh, tỉnh Đồng Tháp, ".repeat(5);
  const answers = Object.fromEntries(
    Object.entries(birthAnswers).map(([key, value]) => [
      key,
      /NoiCuTru|NoiSinh|QueQuan/.test(key) ? long : value,
    ]),
  );
  const pages = pdfPages(await pdfOf(declarationJob("1.001193", answers)));
  expect(pages.length).toBeGreaterThan(1);
  expect(pages[1]?.slice(0, 2)).toEqual(["2", "Tờ khai đăng ký khai sinh Nguyễn Thị Mỹ Hạnh"]);
  const signed = pages.findIndex((page) => page.includes("Người yêu cầu"));
  expect(pages[signed]?.some((line) => line.startsWith("Làm tại"))).toBe(true);
});

it("answers with words when the catalogue names a form that has no template", async () => {
  const job = emptyJob("1.001193");
  expect(
    await renderSlip({ ...job, procedure: { ...job.procedure, form: "khong-co" } }, resources),
  ).toMatchObject({
    ok: false,
    error: { code: "no-form", message: "no form khong-co in slips/forms" },
  });
});
