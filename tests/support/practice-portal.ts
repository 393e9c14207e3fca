import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer, DossierRow } from "../../src/main/core/portal/wire/index.ts";
import {
  type PracticePortal,
  type PracticePortalOptions,
  practiceCredentials,
  startPracticePortal,
} from "../../src/main/practice-portal/portal.ts";
import type { Procedure } from "../../src/shared/procedure.ts";
import { type ContractCheck, contractCheck } from "./contract-check.ts";

const source = { mark: "I", text: "kiểm thử", checkedOn: "2026-11-25" } as const;

/** One small procedure, three working days, invented for tests that must not depend on the catalogue. */
export const testProcedure: Procedure = {
  code: "1.001193",
  name: { vi: "Đăng ký khai sinh", en: "Birth registration" },
  field: { code: "HT", name: { vi: "Hộ tịch", en: "Civil status" } },
  words: ["giấy khai sinh"],
  lifeEvent: { vi: "Có con", en: "A child" },
  time: { unit: "working-day", amount: 3, source },
  fees: [{ name: { vi: "Lệ phí", en: "Fee" }, amountVnd: 0, source }],
  online: "full",
  typing: { othersMayType: true, mustSignInPerson: [], mustSelfWrite: false },
  papers: [
    {
      code: "CHUNG-SINH",
      name: { vi: "Giấy chứng sinh", en: "Birth paper" },
      how: "submit",
      required: true,
      originals: 1,
      copies: 0,
    },
  ],
  sections: [{ key: "child", title: { vi: "Người con", en: "Child" } }],
  questions: [
    {
      key: "tenCon",
      section: "child",
      label: "Họ, chữ đệm, tên",
      ask: { vi: "Tên con?", en: "Name?" },
      kind: "name",
      required: true,
    },
  ],
  results: ["Giấy khai sinh"],
  form: "khai-sinh",
  sources: [source],
};

export interface Exchanged {
  readonly status: number;
  readonly headers: Headers;
  readonly answer: Answer;
}

export interface PortalBench {
  portal: PracticePortal;
  readonly dataDir: string;
  readonly check: ContractCheck;
  session: string;
  /** Stops the portal and starts another on the same data. */
  restart(changes?: Partial<PracticePortalOptions>): Promise<void>;
  logIn(username?: string, password?: string): Promise<string>;
  call(
    service: string,
    data: readonly unknown[],
    extra?: Readonly<Record<string, unknown>>,
  ): Promise<Exchanged>;
  create(row: unknown): Promise<Exchanged>;
  amend(row: unknown): Promise<Exchanged>;
  /** Begins a tus upload and gives its address on the portal. */
  beginUpload(
    bytes: Buffer,
    changes?: { sha256?: string; length?: number; session?: string },
  ): Promise<Response>;
  patch(location: string, offset: number, bytes: Buffer): Promise<Response>;
  head(location: string): Promise<Response>;
  /** A whole upload; gives a TaiLieuNop row. */
  upload(bytes: Buffer, name?: string): Promise<DossierRow["TaiLieuNop"][number]>;
  /** Stops and cleans up; throws when any exchange broke the contract document. */
  close(): Promise<void>;
}

export const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** A practice portal on its own folder with a small client; every JSON exchange is checked against the contract. */
export async function portalBench(options: Partial<PracticePortalOptions> = {}): Promise<PortalBench> {
  const dataDir = mkdtempSync(join(tmpdir(), "portal-"));
  const settings: PracticePortalOptions = { dataDir, procedures: [testProcedure], otp: "fixed", ...options };
  const check = contractCheck();
  const json = { "Content-Type": "application/json" };
  const tus = (): Record<string, string> => ({
    "Tus-Resumable": "1.0.0",
    Authorization: `Bearer ${bench.session}`,
  });

  const bench: PortalBench = {
    portal: await startPracticePortal(settings),
    dataDir,
    check,
    session: "",
    async restart(changes = {}) {
      await bench.portal.close();
      bench.portal = await startPracticePortal({ ...settings, ...changes });
    },
    async logIn(username = practiceCredentials.username, password = practiceCredentials.password) {
      const body = JSON.stringify({ username, password });
      const response = await check.fetch(`${bench.portal.url}/auth`, { method: "POST", headers: json, body });
      const answer: { session?: string; error_code?: string } = await response.json();
      bench.session = answer.session ?? "";
      return answer.error_code ?? "";
    },
    async call(service, data, extra = {}) {
      const body = JSON.stringify({ session: bench.session, madonvi: "H20.82.05", service, data, ...extra });
      const response = await check.fetch(`${bench.portal.url}/integration`, {
        method: "POST",
        headers: json,
        body,
      });
      const { status, headers } = response;
      return { status, headers, answer: await response.json() };
    },
    create: (row) => bench.call("DongBoHoSoMC", [row], { isUpdating: "False" }),
    amend: (row) => bench.call("DongBoHoSoMC", [row], { isUpdating: "True" }),
    beginUpload(bytes, changes = {}) {
      const metadata = [
        `filename ${base64("giấy.pdf")}`,
        `filetype ${base64("application/pdf")}`,
        `sha256 ${base64(changes.sha256 ?? sha256(bytes))}`,
      ].join(",");
      const headers: Record<string, string> = {
        ...tus(),
        "Upload-Length": String(changes.length ?? bytes.length),
        "Upload-Metadata": metadata,
      };
      if (changes.session !== undefined) headers["Authorization"] = `Bearer ${changes.session}`;
      return fetch(`${bench.portal.url}/tep/`, { method: "POST", headers });
    },
    patch(location, offset, bytes) {
      const headers = {
        ...tus(),
        "Upload-Offset": String(offset),
        "Content-Type": "application/offset+octet-stream",
      };
      return fetch(new URL(location, bench.portal.url), {
        method: "PATCH",
        headers,
        body: new Uint8Array(bytes),
      });
    },
    head: (location) => fetch(new URL(location, bench.portal.url), { method: "HEAD", headers: tus() }),
    async upload(bytes, name = "giấy.pdf") {
      const location = (await bench.beginUpload(bytes)).headers.get("location") ?? "";
      const done = await bench.patch(location, 0, bytes);
      if (done.status !== 204) throw new Error(`upload answered ${done.status}`);
      return {
        TepDinhKemId: location.split("/").at(-1) ?? "",
        TenTepDinhKem: name,
        IsDeleted: "False",
        MaThanhPhanHoSo: "CHUNG-SINH",
        DuongDanTaiTepTin: location,
      };
    },
    async close() {
      await bench.portal.close();
      await rm(dataDir, { recursive: true, force: true });
      if (check.problems().length > 0)
        throw new Error(`against the contract: ${check.problems().join("; ")}`);
    },
  };
  await bench.logIn();
  return bench;
}

/** A dossier of an invented person that the portal takes as it is. */
export function dossierRow(changes: Partial<DossierRow> = {}): DossierRow {
  return {
    MaThamChieu: "ref-1",
    MaTTHC: testProcedure.code,
    TenTTHC: testProcedure.name.vi,
    ChuHoSo: "Nguyễn Thị Thảo",
    LoaiDoiTuong: "1",
    SoGiayToChuHoSo: "087199012345",
    SoDienThoai: "0912345678",
    TrichYeuHoSo: "Đăng ký khai sinh cho con",
    KenhThucHien: "2",
    UyQuyen: "0",
    NgayNopHoSo: "20261125083000",
    HinhThuc: "0",
    DonViXuLy: "H20.82.05",
    eFormData: JSON.stringify({ tenCon: "Nguyễn Minh An" }),
    TaiLieuNop: [],
    ...changes,
  };
}
