import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DossierResult } from "../../../src/main/core/portal/wire/index.ts";
import { manualClock } from "../../../src/shared/clock.ts";
import {
  dossierRow,
  type Exchanged,
  type PortalBench,
  portalBench,
  sha256,
} from "../../support/practice-portal.ts";

let bench: PortalBench;
const clock = manualClock(Date.UTC(2026, 10, 23, 2));

beforeEach(async () => {
  bench = await portalBench({ clock, holidays: ["2026-11-24"] });
});

afterEach(() => bench.close());

const first = (exchanged: Exchanged): DossierResult => DossierResult.parse(exchanged.answer.result?.[0]);
const update = (rows: readonly unknown[]) => bench.call("CapNhatTienDoHoSoMC", rows);
const lookUp = (row: object) => bench.call("TraCuuHoSo", [row]);
const scan = Buffer.from("%PDF-1.7 một tờ giấy");

const amendment = (MaHoSo: string) => dossierRow({ MaThamChieu: "amend-1", MaHoSo, GhiChu: "bổ sung" });
const line = (MaHoSo: string, TrangThai: string) => ({
  MaHoSo,
  NguoiXuLy: "Lê Văn Cường",
  ThoiDiemXuLy: "20261123103000",
  NoiDungXuLy: "Chuyển chuyên môn",
  TrangThai,
});

describe("creating", () => {
  it("takes a dossier in at once, with a code of the unit and a date that counts working days", async () => {
    const paper = await bench.upload(scan);
    const created = await bench.create(dossierRow({ TaiLieuNop: [paper] }));
    expect(created.answer.error_code).toBe("0");
    expect(first(created)).toMatchObject({
      MaThamChieu: "ref-1",
      MaHoSo: "H20.82.05-261123-0001",
      TrangThaiHoSo: "2",
      NgayTiepNhan: "20261123090000",
      NgayHenTra: "20261127170000",
    });
    expect(bench.portal.ledger().dossiers).toMatchObject([
      {
        reference: "ref-1",
        files: [{ sha256: sha256(scan), paperCode: "CHUNG-SINH", sizeBytes: scan.length }],
      },
    ]);
  });

  it("only registers it in manual mode, with both dates empty", async () => {
    bench.portal.setAccept("manual");
    expect(first(await bench.create(dossierRow()))).toMatchObject({
      TrangThaiHoSo: "1",
      NgayTiepNhan: "",
      NgayHenTra: "",
    });
  });

  it("answers 3 to the same content, also with the papers uploaded again under new addresses", async () => {
    const row = dossierRow({ TaiLieuNop: [await bench.upload(scan)] });
    const created = await bench.create(row);
    const repeated = await bench.create({ ...row, TaiLieuNop: [await bench.upload(scan)] });
    expect(repeated.answer.error_code).toBe("3");
    expect(first(repeated)).toEqual(first(created));
    expect(bench.portal.ledger().dossiers).toHaveLength(1);
    expect(bench.portal.ledger().creates).toBe(2);
  });

  it.each([
    ["another field", async () => dossierRow({ GhiChu: "khác" })],
    ["another paper", async () => dossierRow({ TaiLieuNop: [await bench.upload(Buffer.from("giấy khác"))] })],
  ])("answers 4 to a used reference with %s", async (_what, other) => {
    await bench.create(dossierRow());
    expect((await bench.create(await other())).answer.error_code).toBe("4");
    expect(bench.portal.ledger().dossiers).toHaveLength(1);
  });

  it("counts papers in another order as other content", async () => {
    const papers = [await bench.upload(scan), await bench.upload(Buffer.from("tờ hai"))];
    await bench.create(dossierRow({ TaiLieuNop: papers }));
    expect((await bench.create(dossierRow({ TaiLieuNop: papers.toReversed() }))).answer.error_code).toBe("4");
  });

  it("keeps one reference from serving an account and a dossier", async () => {
    await bench.create(dossierRow());
    const account = {
      MaThamChieu: "ref-1",
      SoDinhDanh: "087199012345",
      HoVaTen: "Trần Văn Bình",
      NgaySinh: "19800101",
      SoDienThoai: "0912345678",
    };
    expect((await bench.call("DangKyTaiKhoan", [account])).answer.error_code).toBe("4");
  });

  it("does not use up a reference by a refusal", async () => {
    expect((await bench.create(dossierRow({ MaTTHC: "9.999999" }))).status).toBe(422);
    expect((await bench.create(dossierRow())).answer.error_code).toBe("0");
  });

  it.each([
    ["MaTTHC", { MaTTHC: "9.999999" }],
    ["eFormData", { eFormData: "{hỏng" }],
    ["dangKyNhanHoSoQuaBCCIData", { HinhThuc: "1" as const }],
    ["NguoiUyQuyen", { UyQuyen: "1" as const }],
    ["MaHoSo", { MaHoSo: "H20.82.05-261123-0001" }],
    [
      "TaiLieuNop[0].TepDinhKemId",
      {
        TaiLieuNop: [
          {
            TepDinhKemId: "x",
            TenTepDinhKem: "x.pdf",
            IsDeleted: "False" as const,
            MaThanhPhanHoSo: "A",
            DuongDanTaiTepTin: "/tep/x",
          },
        ],
      },
    ],
  ])("refuses wrong content by 422 and names %s", async (name, changes) => {
    const refused = await bench.create(dossierRow(changes));
    expect(refused.status).toBe(422);
    expect(refused.answer).toMatchObject({ error_code: "1", fields: [{ name }] });
    expect(bench.portal.ledger().dossiers).toEqual([]);
  });

  it.each([
    ["an unknown field", { ...dossierRow(), MatKhau: "1" }],
    ["a time that does not exist", dossierRow({ NgayNopHoSo: "20261125246000" })],
    ["a name of 501 letters", dossierRow({ ChuHoSo: "ă".repeat(501) })],
  ])("refuses %s by 400", async (_what, row) => {
    const refused = await bench.create(row);
    expect(refused.status).toBe(400);
    expect(refused.answer.fields).not.toEqual([]);
  });

  it("refuses an envelope without isUpdating, with two rows, or with isUpdating where it is not wanted", async () => {
    expect((await bench.call("DongBoHoSoMC", [dossierRow()])).status).toBe(400);
    const two = [dossierRow(), dossierRow({ MaThamChieu: "ref-2" })];
    expect((await bench.call("DongBoHoSoMC", two, { isUpdating: "False" })).status).toBe(400);
    expect((await bench.call("TraCuuHoSo", [{ mahoso: "x" }], { isUpdating: "False" })).status).toBe(400);
    expect((await bench.call("XoaHoSo", [{}])).status).toBe(400);
  });
});

describe("looking up", () => {
  it("finds a dossier by code and by reference, and says 2 of others", async () => {
    const { MaHoSo } = first(await bench.create(dossierRow()));
    expect(first(await lookUp({ mahoso: MaHoSo })).MaThamChieu).toBe("ref-1");
    expect(first(await lookUp({ mathamchieu: "ref-1" })).MaHoSo).toBe(MaHoSo);
    expect((await lookUp({ mathamchieu: "ref-9" })).answer.error_code).toBe("2");
    expect((await lookUp({ mahoso: MaHoSo, mathamchieu: "ref-9" })).answer.error_code).toBe("2");
    expect((await lookUp({})).status).toBe(400);
  });
});

describe("amending", () => {
  it("answers a request for papers once, under a reference of its own", async () => {
    const { MaHoSo } = first(await bench.create(dossierRow()));
    const ask = {
      MaHoSo,
      NguoiXuLy: "Cán bộ",
      ThoiDiemXuLy: "20261123100000",
      NoiDungXuLy: "Thiếu giấy",
      TrangThai: "5",
    };
    await bench.call("CapNhatTienDoHoSoMC", [ask]);
    expect(first(await lookUp({ mahoso: MaHoSo }))).toMatchObject({
      TrangThaiHoSo: "5",
      NoiDungBoSung: "Thiếu giấy",
    });
    const row = {
      ...amendment(MaHoSo),
      DanhSachHoSoBoSung: [{ HoSoBoSungId: "1", NoiDungBoSung: "Đã thêm" }],
    };
    const amended = await bench.amend(row);
    expect(amended.answer.error_code).toBe("0");
    expect(first(amended)).toMatchObject({ MaThamChieu: "amend-1", TrangThaiHoSo: "4" });
    expect(first(amended).NoiDungBoSung).toBeUndefined();
    expect((await bench.amend(row)).answer.error_code).toBe("3");
    expect((await bench.amend({ ...row, GhiChu: "khác" })).answer.error_code).toBe("4");
    expect(first(await lookUp({ mathamchieu: "amend-1" })).MaHoSo).toBe(MaHoSo);
    expect(bench.portal.ledger().amendments).toMatchObject([{ reference: "amend-1", officialCode: MaHoSo }]);
  });

  it("says 2 of a code it does not know and leaves the reference free", async () => {
    expect((await bench.amend(amendment("H20.82.05-260101-0009"))).answer.error_code).toBe("2");
    const { MaHoSo } = first(await bench.create(dossierRow()));
    expect((await bench.amend(amendment(MaHoSo))).answer.error_code).toBe("0");
  });

  it("does not take a create's reference, a missing code, or a closed dossier", async () => {
    const { MaHoSo } = first(await bench.create(dossierRow()));
    expect((await bench.amend(dossierRow({ MaHoSo }))).answer.error_code).toBe("4");
    expect((await bench.amend(dossierRow({ MaThamChieu: "amend-2" }))).status).toBe(422);
    const end = {
      MaHoSo,
      NguoiXuLy: "Cán bộ",
      ThoiDiemXuLy: "20261123",
      NoiDungXuLy: "Xong",
      TrangThai: "10",
    };
    await bench.call("CapNhatTienDoHoSoMC", [end]);
    expect((await bench.amend(amendment(MaHoSo))).answer.error_code).toBe("1");
  });
});

describe("progress", () => {
  it("takes up to ten lines, all or nothing, and a line again answers 3", async () => {
    const { MaHoSo } = first(await bench.create(dossierRow()));
    expect((await update([line(MaHoSo, "4"), line(MaHoSo, "9")])).answer.error_code).toBe("0");
    expect((await update([line(MaHoSo, "10"), line(MaHoSo, "9")])).answer.error_code).toBe("3");
    expect((await update([line(MaHoSo, "10"), line("H20.82.05-260101-0009", "4")])).answer.error_code).toBe(
      "2",
    );
    expect((await update([line(MaHoSo, "11")])).status).toBe(422);
    expect((await update(Array.from({ length: 11 }, () => line(MaHoSo, "10")))).status).toBe(400);
    expect((await update([])).status).toBe(400);
    expect(bench.portal.ledger().progress.map(({ state }) => state)).toEqual(["4", "9"]);
    expect(first(await lookUp({ mahoso: MaHoSo }))).toMatchObject({
      TrangThaiHoSo: "9",
      DanhSachTienDo: [{ TrangThai: "4" }, { TrangThai: "9" }],
    });
  });
});

describe("the catalogue", () => {
  it("is listed and told in the national shape", async () => {
    expect((await bench.call("LayDanhSachTTHC", [])).answer.result).toMatchObject([{ MATTHC: "1.001193" }]);
    expect((await bench.call("LayDanhSachTTHC", [{}])).answer.error_code).toBe("0");
    const [procedure] = (await bench.call("LayThuTuc", [{ maTTHC: "1.001193" }])).answer.result ?? [];
    expect(procedure).toMatchObject({
      TENTTHC: "Đăng ký khai sinh",
      THANHPHANHOSO: [{ GIAYTO: [{ MAGIAYTO: "CHUNG-SINH" }] }],
      CACHTHUCTHUCHIEN: [{ THOIGIAN: [{ THOIGIANGIAIQUYET: "3", DONVITINH: "Ngày làm việc" }] }, {}, {}],
    });
    expect((await bench.call("LayThuTuc", [{ maTTHC: "9.999999" }])).answer.error_code).toBe("2");
  });
});
