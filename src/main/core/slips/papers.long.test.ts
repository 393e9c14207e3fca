import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { DossierStatus } from "../../../shared/dossier.ts";
import {
  apologyJob,
  assetsDir,
  authorisationJob,
  controlJob,
  deskCopyJob,
  intent,
  keptJob,
  keptStatus,
  oneOfEach,
  procedureOf,
  registeredJob,
  registeredStatus,
  registerJob,
  registerRow,
  supplementJob,
  takenInJob,
  takenInStatus,
  testPageJob,
} from "./fixture.ts";
import type { SlipJob } from "./job.ts";
import { loadSlipResources } from "./load.ts";
import { pdfPages, pdfPaper, pdfText } from "./pdf-text.ts";
import { renderSlip, type SlipResources } from "./render.ts";
import { slipValues } from "./slip-values.ts";
import { namesFor, TEMPLATE_NAMES, templateNameOf } from "./template-names.ts";

let resources: SlipResources;

beforeAll(async () => {
  resources = await loadSlipResources(assetsDir);
});

async function pdfOf(job: SlipJob): Promise<Uint8Array> {
  const pdf = await renderSlip(job, resources);
  if (!pdf.ok) throw new Error(pdf.error.message);
  return pdf.value;
}

const textOf = async (job: SlipJob): Promise<string> => pdfText(await pdfOf(job));

function nameOf(job: SlipJob): string {
  return job.kind === "declaration" || job.kind === "empty-declaration" ? "form" : templateNameOf(job);
}

/** Every string taken apart into letter and tone marks, as some keyboards and portals send them. */
function takenApart<T>(value: T): T {
  const copy: T = JSON.parse(JSON.stringify(value).normalize("NFD"));
  return copy;
}

const each = oneOfEach().map((job): [string, SlipJob] => [nameOf(job), job]);
const onRoll: readonly [string, SlipJob][] = [
  ["desk-copy-roll", deskCopyJob({ paper: "roll-80", status: takenInStatus })],
  ["kept-roll", keptJob({ paper: "roll-80" })],
  ["registered-roll", registeredJob({ paper: "roll-80" })],
  ["test-page-roll", testPageJob({ paper: "roll-80" })],
];

describe("every template", () => {
  it("has a paper in these tests", () => {
    expect(each.map(([name]) => name).toSorted()).toEqual([...TEMPLATE_NAMES].toSorted());
  });

  it.each([...each, ...onRoll])(
    "%s reads word for word as it was looked at, from either Unicode form",
    async (name, job) => {
      for (const whole of [job, takenApart(job)]) {
        const pages = pdfPages(await pdfOf(whole)).map((lines) => `${lines.join("\n")}\n`);
        const text = pages.join("---- trang sau ----\n");
        await expect(text).toMatchFileSnapshot(join(import.meta.dirname, "texts", `${name}.txt`));
        expect(text).not.toMatch(/[{}]|\*\*\p{L}|undefined|NaN/u);
      }
    },
  );

  it.each(each)("%s has a value for each name that its file may use", (_name, job) => {
    const { texts, lists, flags } = slipValues(job, resources.common);
    const inLists = Object.values(lists).flatMap((items) => items.flatMap((item) => Object.keys(item)));
    const known = namesFor(templateNameOf(job as Parameters<typeof templateNameOf>[0]));
    const given = new Set([...Object.keys(texts), ...inLists, "sheet", "paper"]);
    expect([...given].toSorted()).toEqual([...known.texts].toSorted());
    expect([...flags].filter((flag) => !known.flags.has(flag))).toEqual([]);
  });

  it.each(oneOfEach({ practice: true, copy: 3 }).map((job): [string, SlipJob] => [nameOf(job), job]))(
    "%s says on its page that it is practice, and which reprint it is",
    async (_name, job) => {
      const [page = []] = pdfPages(await pdfOf(job));
      expect(page.join(" ")).toContain("TẬP HUẤN / PRACTICE");
      expect(page.join(" ")).toContain("Bản in lại lần 2");
    },
  );

  it.each(each)("%s is on a sheet of its size, at most 40 kB", async (name, job) => {
    const pdf = await pdfOf(job);
    const half = ["kept", "registered", "taken-in", "desk-copy"].includes(name);
    const upright = half ? { widthMm: 148, heightMm: 210 } : { widthMm: 210, heightMm: 297 };
    const expected = name === "register" ? { widthMm: upright.heightMm, heightMm: upright.widthMm } : upright;
    expect(pdfPaper(pdf)).toEqual(expected);
    expect(pdf.length).toBeLessThan(40_000);
  });

  it("prints a name of 200 characters whole on the papers that carry the name", async () => {
    const long = "Công Tằng Tôn Nữ Thị Hồng Nhung ".repeat(7).slice(0, 200).trim();
    const about = { intent: { ...intent, submitter: { ...intent.submitter, fullName: long } } };
    for (const job of [
      takenInJob(about),
      supplementJob(about),
      apologyJob(about),
      controlJob(about),
      authorisationJob(about),
    ])
      expect(await textOf(job)).toContain(long);
    expect(await textOf(registerJob({ rows: [registerRow(1, { who: long })] }))).toContain("Nhung Công");
    for (const job of [keptJob(about), deskCopyJob(about)]) expect(await textOf(job)).not.toContain(long);
  });
});

describe("the copy that stays at the counter", () => {
  it("left on the desk tells no full name, number, address or the code of the citizen's slip", async () => {
    for (const status of [keptStatus, registeredStatus, takenInStatus]) {
      const text = await textOf(deskCopyJob({ status }));
      expect(text).not.toMatch(/1234\b|5678|Lý Thường Kiệt|Nguyễn Thị Mỹ Hạnh/);
      expect(text).not.toContain(keptStatus.ticket);
    }
  });

  it("says where the dossier stands, once", async () => {
    const states = [null, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
    const statuses: readonly DossierStatus[] = [
      ...states.map((portalState) => ({ ...registeredStatus, portalState })),
      ...states.map((portalState) => ({ ...takenInStatus, portalState })),
      keptStatus,
      { ...registeredStatus, state: "cancelled" },
      { ...takenInStatus, state: "cancelled" },
      { ...keptStatus, state: "cancelled" },
    ];
    for (const status of statuses)
      expect((await textOf(deskCopyJob({ status }))).split("Tình trạng khi in")).toHaveLength(2);
  });
});

describe("Mẫu số 01, the day", () => {
  const unconfirmed = {
    dueAt: "20270212163000",
    ours: null,
    warning: "unconfirmed",
    confirmed: false,
  } as const;

  it("is the one that the desk stands by, with its hour", async () => {
    const returnDate = { dueAt: "20261126170000", ours: null, warning: null, confirmed: false };
    expect(await textOf(takenInJob({ returnDate }))).toContain(
      "5. Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 26 tháng 11 năm 2026",
    );
    const noHour = { ...returnDate, dueAt: "20261126000000" };
    expect(await textOf(takenInJob({ returnDate: noHour }))).toContain("hồ sơ: ngày 26 tháng 11 năm 2026");
  });

  it("in days off that nobody announced comes with a word of caution until staff stand by it, still on one page", async () => {
    const caution = "Lịch nghỉ đợt này chưa được thông báo";
    for (const paper of ["a5", "a4"] as const) {
      const pages = pdfPages(await pdfOf(takenInJob({ paper, returnDate: unconfirmed })));
      expect(pages).toHaveLength(1);
      expect(pages.flat().join(" ")).toContain(caution);
    }
    expect(await textOf(takenInJob({ returnDate: { ...unconfirmed, confirmed: true } }))).not.toContain(
      caution,
    );
    expect(await textOf(takenInJob({ returnDate: { ...unconfirmed, warning: "differs" } }))).not.toContain(
      caution,
    );
  });
});

describe("what needs more than a page", () => {
  const papers = Array.from({ length: 14 }, (_, index) => ({
    code: `GIAY-${index + 1}`,
    name: {
      vi: `Giấy tờ kèm theo thứ ${index + 1} do cơ quan có thẩm quyền cấp, bản gốc còn giá trị`,
      en: "Paper",
    },
    how: "submit" as const,
    required: true,
    originals: 1,
    copies: 0,
  }));
  const scans = papers.map(({ code }, index) => ({
    fileId: String(index),
    paperCode: code,
    fileName: `${index}.jpg`,
    mimeType: "image/jpeg" as const,
    sizeBytes: 1,
    sha256: "00",
  }));
  const procedure = { ...procedureOf("2.000635"), papers };

  it.each(["a5", "a4"] as const)(
    "lists 14 papers on %s, the table's head again on the next page",
    async (paper) => {
      const job = takenInJob({ paper, procedure, intent: { ...intent, scans } });
      const pages = pdfPages(await pdfOf(job));
      const text = pages.flat().join(" ");
      for (let n = 1; n <= 14; n += 1) expect(text).toContain(`Giấy tờ kèm theo thứ ${n} `);
      expect(pages).toHaveLength(2);
      const [, second = []] = pages;
      expect(second.slice(0, 2)).toEqual([
        "2",
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả, mã hồ sơ H20.82.05.13-261125-0007",
      ]);
      const carriedOn = second.some((line) => /^\d+ Giấy tờ kèm theo/.test(line));
      expect(second.join(" ").includes("STT Tên giấy tờ")).toBe(carriedOn);
      const signed = pages.find((page) => page.some((line) => line.startsWith("NGƯỜI NỘP HỒ SƠ"))) ?? [];
      expect(signed.some((line) => line.includes("Vào Sổ theo dõi"))).toBe(true);
    },
  );

  it("never leaves a signature without a line of its text", async () => {
    for (let count = 1; count <= 20; count += 1) {
      const items = Array.from({ length: count }, (_, index) => `Giấy tờ thứ ${index + 1}`);
      const pages = pdfPages(await pdfOf(supplementJob({ paper: "a5", items })));
      const signed = pages.find((page) => page.includes("NGƯỜI HƯỚNG DẪN")) ?? [];
      expect(signed.some((line) => line.includes("được hướng dẫn./."))).toBe(true);
    }
  });
});

describe("Mẫu số 07", () => {
  it("carries 60 rows over its pages, each once, the head on each page and the total at the end", async () => {
    const rows = Array.from({ length: 60 }, (_, index) => registerRow(index + 1));
    const pages = pdfPages(await pdfOf(registerJob({ rows, practice: true })));
    expect(pages.length).toBeGreaterThan(4);
    for (const page of pages) {
      expect(page[0]).toContain("TẬP HUẤN / PRACTICE");
      expect(page.join(" ")).toContain("Nhận và trả kết quả");
      expect(page.join(" ")).toMatch(/STT .*Mã hồ sơ/);
    }
    const numbers = pages.flat().flatMap((line) => /^(\d+) H20\.82/.exec(line)?.[1] ?? []);
    expect(numbers).toEqual(rows.map((_, index) => String(index + 1)));
    expect(pages.at(-1)?.join(" ")).toContain("Tổng số: 60 (sáu mươi) hồ sơ.");
  });

  it("leaves empty what was wiped, and says when there is nothing", async () => {
    const wiped = registerRow(1, { procedureName: "", who: "", address: "", phone: "", dueAt: null });
    const text = await textOf(registerJob({ rows: [wiped] }));
    expect(text).toContain("25/11/2026");
    expect(text).not.toMatch(/Nguyễn|, ,|null|26\/11\/2026/);
    expect(await textOf(registerJob({ rows: [] }))).toContain("Không có hồ sơ nào trong thời gian này.");
  });
});

it.each(["a4", "a5", "roll-80"] as const)(
  "the test page shows every Vietnamese letter in both cases and all tones on %s",
  async (paper) => {
    const vowels = "aăâeêioôơuưy"
      .split("")
      .flatMap((vowel) =>
        ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"].map((tone) => (vowel + tone).normalize("NFC")),
      );
    const letters = [...vowels, ..."bcdđghklmnpqrstvx".split("")];
    expect(letters).toHaveLength(89);
    const text = await textOf(testPageJob({ paper }));
    const missing = [...letters, ...letters.map((letter) => letter.toLocaleUpperCase("vi"))].filter(
      (letter) => !text.includes(letter),
    );
    expect(missing).toEqual([]);
    expect(pdfPages(await pdfOf(testPageJob({ paper })))).toHaveLength(1);
  },
);

it("an apology before its day does not say that the day is past", async () => {
  const before = await textOf(apologyJob({ nowMs: Date.UTC(2026, 10, 25, 3) }));
  expect(before).toContain("không trả được kết quả");
  expect(before).not.toContain("đến nay");
  expect(await textOf(apologyJob())).toContain("Tuy nhiên đến nay");
});

it.each(oneOfEach().map((job): [string, SlipJob] => [nameOf(job), job]))(
  "%s comes on the roll only if it is one of the four slips",
  async (name, job) => {
    const result = await renderSlip({ ...job, paper: "roll-80" }, resources);
    const fits = ["kept", "registered", "desk-copy", "test-page"].includes(name);
    expect(result.ok ? "printed" : result.error.code).toBe(fits ? "printed" : "paper-unfit");
  },
);
