import { newSession } from "../../shared/new-session.ts";
import type { ListFinder, PlaceFinder } from "../screens/screen-props.ts";
import type { Person, ScanFile } from "../../shared/dossier.ts";
import type { ListFound } from "../../shared/lists.ts";
import type { Procedure, Source } from "../../shared/procedure.ts";
import type { Desk, KioskView, Session, Step } from "../../shared/session.ts";

/** 25 November 2026, 08:42 at the desk. */
export const sampleNowMs = Date.UTC(2026, 10, 25, 1, 42);

export const samplePerson: Person = {
  fullName: "Nguyễn Thị Thảo Vy",
  idPaper: "citizen-card",
  idNumber: "087199000123",
  oldIdNumber: "341234567",
  birthDate: "1999-09-05",
  sex: "female",
  address: "12 Đường mẫu, Khóm 2, Phường Cao Lãnh, Đồng Tháp",
  issuedOn: "2022-03-14",
  source: "card",
};

export const sampleScan: ScanFile = {
  fileId: "scan-1",
  paperCode: "BIRTH-PROOF",
  fileName: "giay-chung-sinh.jpg",
  mimeType: "image/jpeg",
  sizeBytes: 734_003,
  sha256: "0".repeat(64),
};

const sampleSession = newSession(sampleNowMs, "preview");

const sampleDesk: Desk = {
  ward: "Phường Cao Lãnh",
  deskName: "Trung tâm Phục vụ hành chính công",
  practice: true,
  accountMode: "portal",
  portal: "good",
  waiting: 0,
  halted: false,
  restored: false,
  printer: null,
  filePapers: [],
  sameDayOver: false,
  nowMs: sampleNowMs,
  dayModel: {
    title: "Ngày trực tuyến – không giấy tờ",
    text: "Hồ sơ nộp tại đây được gửi trực tuyến, có phiếu in ngay.",
  },
  volunteer: "Nguyễn Minh Thư",
  stripFolded: true,
  phoneSet: true,
  panelDiagonalMm: 396,
  toneStyle: "old",
  helperCalled: false,
  routes: ["authorised", "counter", "self"],
  idleLeftMs: null,
};

/** A view on `step`, with what differs from an empty session at a quiet desk. */
export function viewOf(step: Step, session: Partial<Session> = {}, desk: Partial<Desk> = {}): KioskView {
  return {
    revision: 1,
    session: { ...sampleSession, ...session, step },
    desk: { ...sampleDesk, ...desk },
  };
}

/** A view in the middle of submitting a dossier, by a person whose card was read. */
export function submitView(step: Step, session: Partial<Session> = {}, desk: Partial<Desk> = {}): KioskView {
  return viewOf(
    step,
    { goal: "submit", person: samplePerson, phone: "0909123218", procedureCode: "1.001193", ...session },
    desk,
  );
}

const source: Source = { mark: "M", text: "Dữ liệu mẫu để xem màn hình", checkedOn: "2026-11-22" };
const civil = { code: "HT", name: { vi: "Hộ tịch", en: "Civil status" } };
const free: Procedure["fees"] = [{ name: { vi: "Lệ phí", en: "Fee" }, amountVnd: 0, source }];

const birth: Procedure = {
  code: "1.001193",
  name: { vi: "Đăng ký khai sinh", en: "Birth registration" },
  field: civil,
  words: ["làm khai sinh", "giấy khai sinh"],
  lifeEvent: { vi: "Sinh con", en: "A child is born" },
  time: { unit: "same-day", amount: 0, source },
  fees: free,
  online: "full",
  typing: { othersMayType: true, mustSignInPerson: ["Người đi khai sinh"], mustSelfWrite: false },
  papers: [
    {
      code: "BIRTH-PROOF",
      name: { vi: "Giấy chứng sinh", en: "Certificate of live birth" },
      how: "submit",
      required: true,
      originals: 1,
      copies: 0,
    },
    {
      code: "MARRIAGE",
      name: { vi: "Giấy chứng nhận kết hôn của cha mẹ", en: "Marriage certificate of the parents" },
      how: "show",
      required: false,
      when: { vi: "nếu cha mẹ đã kết hôn", en: "if the parents are married" },
      originals: 1,
      copies: 0,
    },
  ],
  sections: [{ key: "child", title: { vi: "Về trẻ", en: "About the child" } }],
  questions: [
    {
      key: "childName",
      section: "child",
      label: "Họ, chữ đệm, tên",
      ask: { vi: "Họ, chữ đệm và tên của trẻ", en: "Full name of the child" },
      hint: { vi: "Viết đúng như giấy chứng sinh", en: "As on the certificate of live birth" },
      volunteer: {
        vi: "Gõ đủ họ, chữ đệm, tên và dấu như cha mẹ đã thống nhất; đọc lại từng chữ.",
        en: "Type every part and accent as the parents agreed; read it back letter by letter.",
      },
      kind: "name",
      required: true,
    },
    {
      key: "childBirthDate",
      section: "child",
      label: "Ngày, tháng, năm sinh",
      ask: { vi: "Trẻ sinh ngày nào?", en: "When was the child born?" },
      kind: "date",
      required: true,
    },
    {
      key: "childSex",
      section: "child",
      label: "Giới tính",
      ask: { vi: "Trẻ là nam hay nữ?", en: "Is the child a boy or a girl?" },
      kind: "choice",
      required: true,
      choices: [
        { value: "male", text: { vi: "Nam", en: "Male" } },
        { value: "female", text: { vi: "Nữ", en: "Female" } },
      ],
    },
  ],
  results: ["Giấy khai sinh"],
  form: "khai-sinh",
  sources: [source],
};

const extract: Procedure = {
  ...birth,
  code: "2.000635",
  name: { vi: "Cấp bản sao trích lục hộ tịch", en: "Copy of a civil status extract" },
  words: ["trích lục khai sinh", "bản sao khai sinh"],
  lifeEvent: { vi: "Cần bản sao giấy hộ tịch", en: "A copy of a civil status paper" },
  fees: [
    {
      name: { vi: "Phí cấp bản sao", en: "Copy fee" },
      amountVnd: 8_000,
      per: { vi: "bản", en: "copy" },
      source,
    },
  ],
  papers: [],
};

const marital: Procedure = {
  ...birth,
  code: "1.004873",
  name: { vi: "Cấp Giấy xác nhận tình trạng hôn nhân", en: "Certificate of marital status" },
  words: ["giấy độc thân", "xác nhận độc thân"],
  lifeEvent: { vi: "Kết hôn", en: "Marriage" },
  time: { unit: "working-day", amount: 3, source },
  fees: [{ name: { vi: "Lệ phí", en: "Fee" }, amountVnd: null, source }],
  typing: {
    othersMayType: false,
    mustSignInPerson: [],
    mustSelfWrite: false,
    reason: { vi: "Người yêu cầu phải tự cam đoan.", en: "The applicant must declare in person." },
  },
};

const nearby = [
  "Phường Cao Lãnh",
  "Phường Mỹ Ngãi",
  "Phường Mỹ Trà",
  "Phường Sa Đéc",
  "Xã Lấp Vò",
  "Xã Tháp Mười",
];

/** A few places that answer at once; the real list is the core's. */
export const samplePlaces: PlaceFinder = {
  provinces: () =>
    Promise.resolve([
      { code: "82", name: "Đồng Tháp" },
      { code: "91", name: "An Giang" },
      { code: "79", name: "Thành phố Hồ Chí Minh" },
    ]),
  search: (text) =>
    Promise.resolve(
      nearby.map((name, at) => ({
        code: String(29_869 + at),
        name,
        provinceCode: "82",
        province: "Đồng Tháp",
        was: text !== "" && name === "Phường Mỹ Trà" ? "Phường Mỹ Phú, Thành phố Cao Lãnh" : null,
      })),
    ),
};

const groups = ["Kinh", "Tày", "Thái", "Mường", "Khmer", "Hoa", "Nùng", "Mông", "Dao"];
const bodies: readonly ListFound[] = [
  { title: "UBND phường Cao Lãnh", where: "Tỉnh Đồng Tháp" },
  ...["phường 1", "phường 2", "phường Hòa Thuận", "xã Tịnh Thới"].map((name) => ({
    title: `UBND ${name}`,
    where: "Thành phố Cao Lãnh, tỉnh Đồng Tháp",
    now: "Phường Cao Lãnh",
  })),
].map((body) => ({ ...body, value: `${body.title}, ${body.where}` }));
const lands: readonly ListFound[] = [
  ["Việt Nam", "Vietnam"],
  ["Hoa Kỳ", "United States"],
  ["Campuchia", "Cambodia"],
].map(([name = "", english = ""]) => ({ value: name, title: name, english }));

/** The first rows of each list, whatever is typed. */
export const sampleLists: ListFinder = {
  search: (list) =>
    Promise.resolve(
      {
        "ethnic-groups": groups.map((name) => ({ value: name, title: name })),
        countries: lands,
        registrars: bodies,
      }[list],
    ),
};

/** Small procedures for drawing screens; the real ones are data of the catalogue. */
export const procedures: readonly Procedure[] = [birth, extract, marital];
