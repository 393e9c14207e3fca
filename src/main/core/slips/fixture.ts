import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { DossierIntent, DossierStatus } from "../../../shared/dossier.ts";
import { Procedure } from "../../../shared/procedure.ts";
import type {
  ApologyJob,
  AuthorisationJob,
  DeclarationJob,
  DeskPaperJob,
  EmptyDeclarationJob,
  RecoveryCodeJob,
  RegisterJob,
  RegisterRow,
  RejectionJob,
  SlipDesk,
  SlipJob,
  StatusSlipJob,
  SupplementJob,
  TestPageJob,
} from "./job.ts";

/** Invented people and dossiers for the tests of slips and printing. */
export const assetsDir: string = resolve(import.meta.dirname, "../../../../assets");

/** A procedure of the real catalogue. */
export function procedureOf(code: string): Procedure {
  const text = readFileSync(resolve(assetsDir, `catalogue/procedures/${code}.json`), "utf8");
  return Procedure.parse(JSON.parse(text));
}

export const desk: SlipDesk = {
  wardName: "Phường Cao Lãnh",
  agencyName: "Ủy ban nhân dân phường Cao Lãnh",
  deskName: "Trung tâm Phục vụ hành chính công phường Cao Lãnh",
  phone: "0277 000 0000",
  place: "Cao Lãnh",
  apologyForm: "new",
};

export const intent: DossierIntent = {
  procedureCode: "2.000635",
  procedureName: "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh",
  fieldCode: "HT",
  fieldName: "Hộ tịch",
  submitter: {
    fullName: "Nguyễn Thị Mỹ Hạnh",
    idPaper: "citizen-card",
    idNumber: "087190001234",
    birthDate: "1990-05-15",
    sex: "female",
    address: "Số 12, đường Lý Thường Kiệt, phường Cao Lãnh, tỉnh Đồng Tháp",
    source: "card",
  },
  owner: null,
  phone: "0900005678",
  email: "",
  answers: { loaiTrichLuc: "birth", soBanSao: "2" },
  scans: [
    {
      fileId: "a",
      paperCode: "VAN-BAN-UY-QUYEN",
      fileName: "a.jpg",
      mimeType: "image/jpeg",
      sizeBytes: 1,
      sha256: "00",
    },
  ],
  delivery: { kind: "counter" },
  consents: { call: false, survey: false },
  route: "authorised",
  typist: "volunteer",
  fees: [{ name: "Bản sao trích lục hộ tịch", amountVnd: 8000 }],
  confirmedAtMs: Date.UTC(2026, 10, 25, 1, 47),
};

export const keptStatus: DossierStatus = {
  intentId: 1,
  localNumber: "CHO-261125-1-007",
  ticket: "123456789012345678901234567890123456789",
  state: "waiting",
  reason: "portal-down",
  refusal: null,
  keptAtMs: Date.UTC(2026, 10, 25, 1, 47),
  officialCode: null,
  portalState: null,
  takenInAt: null,
  dueAt: null,
  missingPapers: null,
  results: [],
};

export const registeredStatus: DossierStatus = {
  ...keptStatus,
  state: "accepted",
  reason: null,
  officialCode: "H20.82.05.13-261125-0007",
  portalState: 1,
};

export const takenInStatus: DossierStatus = {
  ...registeredStatus,
  portalState: 2,
  takenInAt: "20261125090500",
  dueAt: "20261126163000",
};

const base = { desk, practice: false, copy: 1 } as const;

export function keptJob(change: Partial<StatusSlipJob> = {}): StatusSlipJob {
  return {
    ...base,
    kind: "kept",
    status: keptStatus,
    intent,
    procedure: procedureOf("2.000635"),
    returnDate: null,
    ...change,
  };
}

export function registeredJob(change: Partial<StatusSlipJob> = {}): StatusSlipJob {
  return keptJob({ kind: "registered", status: registeredStatus, ...change });
}

export function takenInJob(change: Partial<StatusSlipJob> = {}): StatusSlipJob {
  return keptJob({ kind: "taken-in", status: takenInStatus, ...change });
}

const nowMs: number = Date.UTC(2026, 10, 27, 2, 15);
const about = { ...base, intent, procedure: procedureOf("2.000635"), returnDate: null } as const;

export function deskCopyJob(change: Partial<DeskPaperJob> = {}): DeskPaperJob {
  return { ...about, kind: "desk-copy", status: keptStatus, ...change };
}

export function controlJob(change: Partial<DeskPaperJob> = {}): DeskPaperJob {
  return { ...about, kind: "control", status: takenInStatus, ...change };
}

export function supplementJob(change: Partial<SupplementJob> = {}): SupplementJob {
  const items = ["Văn bản ủy quyền có chữ ký của người được cấp bản sao", "Giấy tờ chứng minh quan hệ"];
  const reason = "Người nộp không phải là người có tên trong giấy khai sinh.";
  return { ...about, kind: "supplement", status: keptStatus, items, reason, nowMs, ...change };
}

export function rejectionJob(change: Partial<RejectionJob> = {}): RejectionJob {
  const reason = "Việc đăng ký trước đây do nơi khác thực hiện, dữ liệu chưa có tại phường.";
  const status: DossierStatus = { ...registeredStatus, portalState: 3 };
  return { ...about, kind: "rejection", status, reason, nowMs, ...change };
}

export function apologyJob(change: Partial<ApologyJob> = {}): ApologyJob {
  const reason = "Cơ quan đang chờ trả lời xác minh của nơi đăng ký trước đây.";
  const newDueOn = "2026-12-02";
  return { ...about, kind: "apology", status: takenInStatus, reason, newDueOn, nowMs, ...change };
}

export function authorisationJob(change: Partial<AuthorisationJob> = {}): AuthorisationJob {
  const officer = { name: "Lê Văn Trực", idNumber: "087085009876", phone: "0277 111 1111" };
  return { ...base, kind: "authorisation", procedure: procedureOf("2.000635"), intent, officer, ...change };
}

export function registerRow(index: number, change: Partial<RegisterRow> = {}): RegisterRow {
  return {
    officialCode: `H20.82.05.13-261125-${String(index).padStart(4, "0")}`,
    procedureName: "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh",
    who: "Nguyễn Thị Mỹ Hạnh",
    address: "Số 12, đường Lý Thường Kiệt, phường Cao Lãnh, tỉnh Đồng Tháp",
    phone: "0900005678",
    takenInAt: "20261125090500",
    dueAt: "20261126163000",
    returnedAt: null,
    byPost: false,
    ...change,
  };
}

export function registerJob(change: Partial<RegisterJob> = {}): RegisterJob {
  const rows = [registerRow(1), registerRow(2, { returnedAt: "20261126100000", byPost: true })];
  return { ...base, kind: "register", from: "2026-11-01", to: "2026-11-30", rows, ...change };
}

export function testPageJob(change: Partial<TestPageJob> = {}): TestPageJob {
  return { ...base, kind: "test-page", printerName: "Máy in quầy 1", nowMs, ...change };
}

export function recoveryCodeJob(change: Partial<RecoveryCodeJob> = {}): RecoveryCodeJob {
  const code = "7K2M9-PQ4RT-X8WZ3-5VHJC-6DGN1-BEF0S-A";
  return { ...base, kind: "recovery-code", code, nowMs, ...change };
}

/** One job of each template, the declarations of the catalogue apart. */
export function oneOfEach(
  change: { readonly practice?: boolean; readonly copy?: number } = {},
): readonly SlipJob[] {
  return [
    keptJob(change),
    registeredJob(change),
    takenInJob(change),
    deskCopyJob(change),
    controlJob(change),
    supplementJob(change),
    rejectionJob(change),
    apologyJob(change),
    apologyJob({ ...change, desk: { ...desk, apologyForm: "old" } }),
    authorisationJob(change),
    registerJob(change),
    testPageJob(change),
    recoveryCodeJob(change),
  ];
}

export function declarationJob(code: string, answers: Readonly<Record<string, string>>): DeclarationJob {
  return { ...base, kind: "declaration", procedure: procedureOf(code), intent: { ...intent, answers } };
}

export function emptyJob(code: string): EmptyDeclarationJob {
  return { ...base, kind: "empty-declaration", procedure: procedureOf(code) };
}

/** Answers to the birth declaration, all lines filled. */
export const birthAnswers: Readonly<Record<string, string>> = {
  nguoiYeuCauHoTen: "Nguyễn Thị Mỹ Hạnh",
  nguoiYeuCauNgaySinh: "1990-05-15",
  nguoiYeuCauNoiCuTru: "Số 12, đường Lý Thường Kiệt, phường Cao Lãnh, tỉnh Đồng Tháp",
  nguoiYeuCauGiayTo: "Căn cước công dân/Căn cước số 087190001234, Bộ Công an cấp ngày 02/08/2024",
  quanHe: "mother",
  giayToSinh: "certificate",
  conHoTen: "Trần Nguyễn Gia Bảo",
  conNgaySinh: "2026-11-05",
  conGioiTinh: "male",
  conDanToc: "Kinh",
  conQuocTich: "Việt Nam",
  conNoiSinh: "Bệnh viện Đa khoa Đồng Tháp, phường Mỹ Ngãi, tỉnh Đồng Tháp",
  conQueQuan: "Phường Cao Lãnh, tỉnh Đồng Tháp",
  meHoTen: "Nguyễn Thị Mỹ Hạnh",
  meNamSinh: "1990",
  meDanToc: "Kinh",
  meQuocTich: "Việt Nam",
  meNoiCuTru: "Phường Cao Lãnh, tỉnh Đồng Tháp",
  meGiayTo: "Căn cước số 087190001234",
  coCha: "yes",
  chaHoTen: "Trần Văn Lợi",
  chaNamSinh: "1988",
  chaDanToc: "Kinh",
  chaQuocTich: "Việt Nam",
  chaNoiCuTru: "Phường Cao Lãnh, tỉnh Đồng Tháp",
  chaGiayTo: "Căn cước số 087088004321",
  coKetHon: "yes",
  ketHonSo: "15",
  ketHonQuyenSo: "01/2015",
  ketHonNgay: "2015-03-08",
  ketHonTai: "Ủy ban nhân dân phường Cao Lãnh",
  capBanSao: "yes",
  soBanSao: "3",
};
