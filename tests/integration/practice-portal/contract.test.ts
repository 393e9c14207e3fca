import { afterAll, beforeAll, expect, it } from "vitest";
import { Service } from "../../../src/main/core/portal/wire/index.ts";
import { contractCheck } from "../../support/contract-check.ts";
import { dossierRow, type PortalBench, portalBench } from "../../support/practice-portal.ts";

let bench: PortalBench;

beforeAll(async () => {
  bench = await portalBench();
});

afterAll(() => bench.close());

const account = {
  MaThamChieu: "acc-1",
  SoDinhDanh: "087199012345",
  HoVaTen: "Trần Văn Bình",
  NgaySinh: "19800101",
  SoDienThoai: "0912345678",
};

it("every service of the running portal, asked and answered, fits the contract document", async () => {
  const paper = await bench.upload(Buffer.from("%PDF-1.7"));
  const created = await bench.create(dossierRow({ TaiLieuNop: [paper] }));
  const MaHoSo = String(created.answer.result?.[0]?.["MaHoSo"]);
  const line = { MaHoSo, NguoiXuLy: "A", ThoiDiemXuLy: "20261125083000", NoiDungXuLy: "", TrangThai: "5" };
  const asked: readonly (readonly [string, readonly unknown[]])[] = [
    ["LayDanhSachTTHC", []],
    ["LayThuTuc", [{ maTTHC: "1.001193" }]],
    ["DangKyTaiKhoan", [account]],
    ["GuiLaiOTP", [{ MaTaiKhoan: "TK000001" }]],
    ["XacThucTaiKhoan", [{ MaTaiKhoan: "TK000001", OTP: "123456" }]],
    ["TraCuuTaiKhoan", [{ SoDinhDanh: account.SoDinhDanh }]],
    ["CapNhatTienDoHoSoMC", [line]],
    ["TraCuuHoSo", [{ mahoso: MaHoSo }]],
  ];
  for (const [service, data] of asked) await bench.call(service, data);
  await bench.amend(dossierRow({ MaThamChieu: "amend-1", MaHoSo }));
  await bench.check.fetch(`${bench.portal.url}/health`);
  expect(bench.check.problems()).toEqual([]);
  expect(Object.keys(bench.portal.ledger().calls)).toEqual(expect.arrayContaining([...Service.options]));
  // Log-in, create, eight services and amend, each asked and answered, and the health answer.
  expect(bench.check.checked()).toBe(2 * 11 + 1);
});

it.each([
  ["a page in place of an answer", { path: "/integration", status: 200, answer: "<html>" }],
  ["an answer without its message", { path: "/integration", status: 422, answer: { error_code: "1" } }],
  ["another program at the address", { path: "/health", status: 200, answer: { status: "ok" } }],
  [
    "a request with a field the portal does not know",
    {
      path: "/auth",
      status: 200,
      request: { username: "a", password: "b", otp: "c" },
      answer: { error_code: "0" },
    },
  ],
])("the checker itself notices %s", (_what, exchange) => {
  expect(contractCheck().exchange(exchange)).not.toEqual([]);
});
