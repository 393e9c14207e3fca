import type { AccountIntent, DossierIntent, Person, ScanFile } from "../../src/shared/dossier.ts";

/** An invented citizen; `n` tells people apart. */
export function person(n = 1): Person {
  return {
    fullName: `Nguyễn Thị Thử ${n}`,
    idPaper: "citizen-card",
    idNumber: `0871990${String(n).padStart(5, "0")}`,
    birthDate: "1999-09-05",
    sex: "female",
    address: "Tổ 5, Khóm Mỹ Thượng, Phường Thử Nghiệm, Đồng Tháp",
    source: "card",
  };
}

/** An invented scan of a paper. */
export function scan(fileId: string, more: Partial<ScanFile> = {}): ScanFile {
  return {
    fileId,
    paperCode: "GIAY-CHUNG-SINH",
    fileName: "Giấy chứng sinh.jpg",
    mimeType: "image/jpeg",
    sizeBytes: 3,
    sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    ...more,
  };
}

/** A dossier as somebody confirmed it on 25/11/2026 at 8:30. */
export function dossierIntent(more: Partial<DossierIntent> = {}): DossierIntent {
  return {
    procedureCode: "1.001193",
    procedureName: "Thủ tục đăng ký khai sinh",
    fieldCode: "HT",
    fieldName: "Hộ tịch",
    submitter: person(),
    owner: null,
    phone: "0912345678",
    email: "thu@example.invalid",
    answers: { childName: "Nguyễn Văn Bé Thử" },
    scans: [],
    delivery: { kind: "counter" },
    consents: { call: false, survey: false },
    route: "counter",
    typist: "citizen",
    fees: [{ name: "Lệ phí đăng ký khai sinh", amountVnd: 0 }],
    confirmedAtMs: Date.UTC(2026, 10, 25, 1, 30),
    ...more,
  };
}

/** A registration of the same invented citizen. */
export function accountIntent(n = 1): AccountIntent {
  return {
    person: person(n),
    phone: "0912345678",
    email: "thu@example.invalid",
    confirmedAtMs: Date.UTC(2026, 10, 25, 1, 29),
  };
}
