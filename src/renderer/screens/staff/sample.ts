import type {
  BoardDetail,
  BoardPage,
  BoardRow,
  CareView,
  ScannerView,
  StaffPass,
  StaffPerson,
} from "../../../shared/staff.ts";
import { sampleNowMs } from "../../previews/fixtures.ts";
import type { StaffActions } from "./line.ts";

// Invented people and dossiers, for previews and tests.

const MINUTE_MS = 60_000;
const ago = (minutes: number): number => sampleNowMs - minutes * MINUTE_MS;

export const people: readonly StaffPerson[] = [
  { staffId: 1, name: "Trần Thị Hạnh", role: "head" },
  { staffId: 2, name: "Lê Hoàng Phúc", role: "officer" },
  { staffId: 3, name: "Nguyễn Minh Thư", role: "volunteer" },
  { staffId: 4, name: "Phạm Quốc Bảo", role: "technician" },
];

export const headPass: StaffPass = {
  token: "preview",
  person: { staffId: 1, name: "Trần Thị Hạnh", role: "head" },
  restMs: 180_000,
  rights: [
    "board",
    "retry",
    "hold",
    "correct",
    "cancel",
    "close-self",
    "release",
    "resume",
    "care",
    "restore",
    "print",
    "print-official",
    "printers",
    "scanner",
  ],
};

export const volunteerPass: StaffPass = {
  ...headPass,
  person: { staffId: 3, name: "Nguyễn Minh Thư", role: "volunteer" },
  rights: ["board", "retry", "hold", "correct", "print", "scanner"],
};

export const technicianPass: StaffPass = {
  ...headPass,
  person: { staffId: 4, name: "Phạm Quốc Bảo", role: "technician" },
  rights: ["resume", "care", "restore", "printers", "scanner"],
};

export const refusedRow: BoardRow = {
  intentId: 42,
  kind: "dossier",
  localNumber: "CHO-261125-1-007",
  procedureCode: "1.001193",
  procedureName: "Đăng ký khai sinh",
  who: "Nguyễn Thị Thảo Vy",
  phone: "0909123218",
  state: "needs-person",
  reason: "refused",
  words: "Trường NgaySinh của trẻ không khớp với Giấy chứng sinh đính kèm",
  attempts: 1,
  keptAtMs: ago(52),
  changedAtMs: ago(50),
  behind: 0,
  behindNumbers: [],
  unprinted: null,
  lacksPapers: false,
  dateWarning: null,
  acts: ["correct", "retry", "cancel"],
};

const accountRow: BoardRow = {
  ...refusedRow,
  intentId: 41,
  kind: "account",
  localNumber: null,
  procedureCode: null,
  procedureName: null,
  who: "Huỳnh Văn Lộc",
  phone: "0912345670",
  words: "Số định danh không khớp với họ tên trong cơ sở dữ liệu quốc gia về dân cư",
  changedAtMs: ago(75),
  behind: 2,
  behindNumbers: ["CHO-261125-1-011", "CHO-261125-1-012"],
  acts: ["retry", "cancel"],
};

const row = (intentId: number, differs: Partial<BoardRow>): BoardRow => ({
  ...refusedRow,
  intentId,
  localNumber: `CHO-261125-1-${String(intentId).padStart(3, "0")}`,
  words: null,
  ...differs,
});

export const unknownRow = row(39, {
  who: "Đặng Thị Bích Trâm",
  procedureCode: "1.004873",
  procedureName: "Cấp Giấy xác nhận tình trạng hôn nhân",
  state: "unknown",
  reason: "answer-unknown",
  changedAtMs: ago(96),
  acts: [],
});

export const selfRow = row(38, {
  who: "Võ Thành Đạt",
  procedureCode: "2.000635",
  procedureName: "Cấp bản sao trích lục hộ tịch",
  reason: "self",
  attempts: 0,
  changedAtMs: ago(1_120),
  acts: ["close-self", "cancel"],
});

export const rows: readonly BoardRow[] = [
  refusedRow,
  accountRow,
  unknownRow,
  row(37, {
    who: "Huỳnh Văn Lộc",
    state: "held",
    reason: "account-refused",
    attempts: 0,
    changedAtMs: ago(75),
    acts: ["cancel"],
  }),
  selfRow,
  row(36, {
    who: "Bùi Ngọc Lan",
    state: "waiting",
    reason: "portal-down",
    changedAtMs: ago(1_400),
    acts: ["retry", "hold", "cancel"],
  }),
  row(35, {
    who: "",
    phone: "",
    state: "held",
    reason: "by-staff",
    changedAtMs: ago(7_300),
    acts: ["release", "cancel"],
  }),
];

export const boardPage: BoardPage = {
  rows,
  next: 35,
  counts: { all: 27, "needs-person": 3, waiting: 20, held: 4, paper: 2, supplement: 1, "at-portal": 31 },
  halted: false,
  light: "good",
};

export const refusedDetail: BoardDetail = {
  row: refusedRow,
  route: "counter",
  officialCode: null,
  missing: null,
  papers: ["giay-chung-sinh.jpg", "giay-chung-nhan-ket-hon.pdf"],
  offers: [],
  returnDate: null,
  history: [
    { atMs: ago(52), event: "dossier-kept", fields: {} },
    { atMs: ago(51), event: "slip-printed", fields: { kind: "kept" } },
    { atMs: ago(50), event: "send-started", fields: {} },
    { atMs: ago(50), event: "needs-person", fields: {} },
  ],
};

export const careView: CareView = {
  backups: [60, 300, 1_500].map((minutes, index) => ({
    backupId: `kiosk-${index}`,
    atMs: ago(minutes),
    dossiers: 318 - index * 12,
    bytes: 48_300_000 - index * 900_000,
  })),
  lastBackupAtMs: ago(60),
  backupFault: null,
  restoreFault: null,
  secondDisk: true,
  recoveryCodeMade: true,
  restored: null,
  wiped: 57,
  lastWipedAtMs: ago(500),
};

export const scanner: ScannerView = {
  state: "ready",
  port: "auto",
  path: "/dev/ttyACM0",
  lastReadAtMs: ago(4),
};

const nothing = (): void => undefined;

/** For screens that are only looked at. */
export const noActions: StaffActions = {
  toDoor: nothing,
  makeFirst: nothing,
  choosePerson: nothing,
  createFirst: nothing,
  signIn: nothing,
  filter: nothing,
  page: nothing,
  open: nothing,
  toBoard: nothing,
  toFind: nothing,
  find: nothing,
  act: nothing,
  resume: nothing,
  toCare: nothing,
  backUpNow: nothing,
  restore: nothing,
  recoveryCode: nothing,
  codeNoted: nothing,
  restoredSeen: nothing,
  toPrinters: nothing,
  findPrinters: nothing,
  probePrinter: nothing,
  savePrinters: nothing,
  print: nothing,
  cameOut: nothing,
  closePress: nothing,
  confirmDate: nothing,
  toPapers: nothing,
  stay: nothing,
  leave: nothing,
};
