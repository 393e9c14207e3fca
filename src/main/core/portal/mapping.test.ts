import { describe, expect, it } from "vitest";
import { accountIntent, dossierIntent, person } from "../../../../tests/support/intents.ts";
import type { DossierIntent } from "../../../shared/dossier.ts";
import type { DutyOfficer } from "./duty-officer.ts";
import { accountRow, dossierOf, dossierRow, uploadId } from "./mapping.ts";
import type { DossierRow } from "./wire/index.ts";

const officer: DutyOfficer = { name: "Lê Thị Trực", idNumber: "087088000001", phone: "0277000111" };

function row(more: Partial<DossierIntent>, by: DutyOfficer | null = officer): DossierRow {
  const made = dossierRow("ref-1", dossierIntent(more), [], { unitCode: "H20.82.05", officer: by });
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

describe("a dossier on the wire", () => {
  it("carries the confirmation's own time, declaration and reference", () => {
    expect(row({})).toMatchObject({
      MaThamChieu: "ref-1",
      NgayNopHoSo: "20261125083000",
      eFormData: '{"childName":"Nguyễn Văn Bé Thử"}',
      DonViXuLy: "H20.82.05",
      HinhThuc: "0",
      DanhSachLePhi: [{ TenPhiLePhi: "Lệ phí đăng ký khai sinh", Gia: "0" }],
    });
  });

  it("goes as a counter dossier with the officer in the note", () => {
    expect(row({ route: "counter" })).toMatchObject({
      KenhThucHien: "1",
      UyQuyen: "0",
      GhiChu: "Cán bộ nhập tại quầy: Lê Thị Trực",
    });
  });

  it("goes online in the authorised officer's name, and not without one", () => {
    expect(row({ route: "authorised" })).toMatchObject({
      KenhThucHien: "2",
      UyQuyen: "1",
      NguoiUyQuyen: "Lê Thị Trực",
      SoGiayToNguoiUyQuyen: "087088000001",
      SoDienThoaiNguoiUyQuyen: "0277000111",
    });
    const without = dossierRow("r", dossierIntent({ route: "authorised" }), [], {
      unitCode: "H20",
      officer: null,
    });
    expect(without.ok).toBe(false);
  });

  it("carries the signed Giấy ủy quyền among its papers", () => {
    const signed = { paperCode: "GIAY-UY-QUYEN", fileName: "giay-uy-quyen-1.jpg", url: "/tep/u-1" };
    const made = dossierRow("r", dossierIntent({ route: "authorised" }), [signed], {
      unitCode: "H20",
      officer,
    });
    expect(made.ok && made.value.TaiLieuNop).toEqual([
      {
        TepDinhKemId: "u-1",
        TenTepDinhKem: "giay-uy-quyen-1.jpg",
        IsDeleted: "False",
        MaThanhPhanHoSo: "GIAY-UY-QUYEN",
        DuongDanTaiTepTin: "/tep/u-1",
        DuocSoHoa: "1",
      },
    ]);
  });

  it("names owner and submitter where they differ, also a newborn without a number", () => {
    const owner = { fullName: "Nguyễn Văn Bé Thử", idNumber: "" };
    expect(row({ owner, route: "counter" })).toMatchObject({
      ChuHoSo: "Nguyễn Văn Bé Thử",
      SoGiayToChuHoSo: "",
      DinhDanhCHS: [],
      UyQuyen: "1",
      NguoiUyQuyen: person().fullName,
    });
    expect(row({ owner, route: "authorised" }).GhiChu).toContain(person().fullName);
  });

  it("gives the old number of the owner's card beside the new one", () => {
    const submitter = { ...person(), oldIdNumber: "341876543" };
    expect(row({ submitter }).DinhDanhCHS).toEqual([
      { LoaiDinhDanh: "1", SoDinhDanh: person().idNumber },
      { LoaiDinhDanh: "2", SoDinhDanh: "341876543" },
    ]);
  });

  it("asks for the post with receiver and address, and cuts what the portal would refuse as too long", () => {
    const delivery = {
      kind: "post",
      receiver: "Phạm Thị Nhận",
      phone: "0987654321",
      address: "Ấp Thử",
    } as const;
    const long = row({
      delivery,
      procedureName: "x".repeat(2000),
      submitter: { ...person(), address: "Đ".repeat(900) },
    });
    expect(long).toMatchObject({ HinhThuc: "1" });
    expect(JSON.parse(long.dangKyNhanHoSoQuaBCCIData ?? "")).toEqual({
      hoVaTen: "Phạm Thị Nhận",
      soDienThoai: "0987654321",
      diaChi: "Ấp Thử",
    });
    expect(long.TrichYeuHoSo.length).toBe(1000);
    expect(long.DiaChiChuHoSo?.length).toBe(500);
  });

  it("names papers by the last part of their upload's address", () => {
    expect(uploadId("http://portal.example/tep/abc123")).toBe("abc123");
    expect(uploadId("/tep/abc123?x=1")).toBe("abc123");
  });
});

describe("a registration on the wire", () => {
  it("has a whole birth date also where the card knows the year alone", () => {
    const intent = accountIntent();
    const birth = (birthDate: string): string | false => {
      const made = accountRow("r", { ...intent, person: { ...intent.person, birthDate } });
      return made.ok && made.value.NgaySinh;
    };
    expect([birth("1999-09-05"), birth("1999-09"), birth("1999")]).toEqual([
      "19990905",
      "19990901",
      "19990101",
    ]);
  });

  it("is not sent for a number the portal can never take; the field is named, not its value", () => {
    const intent = accountIntent();
    const made = accountRow("r", { ...intent, person: { ...intent.person, idNumber: "B1234567" } });
    expect(made).toEqual({ ok: false, error: "Không đúng mẫu của cổng: SoDinhDanh" });
  });
});

it("an empty date of the portal is no date", () => {
  const result = {
    MaThamChieu: "r",
    MaHoSo: "H1",
    NgayTiepNhan: "",
    NgayHenTra: "",
    TrangThaiHoSo: "1" as const,
  };
  expect(dossierOf(result)).toMatchObject({
    state: 1,
    takenInAt: null,
    dueAt: null,
    missingPapers: null,
    results: [],
  });
});

it("gives the portal's words for a dossier it did not take in, and none for any other", () => {
  const steps = [
    { NoiDungXuLy: "Đã nhận", TrangThai: "1" },
    { NoiDungXuLy: "Sai thẩm quyền", TrangThai: "3" },
  ];
  const result = {
    MaThamChieu: "r-1",
    MaHoSo: "H20.82.05-261125-0001",
    NgayTiepNhan: "",
    NgayHenTra: "",
    DanhSachTienDo: steps,
  };
  expect(dossierOf({ ...result, TrangThaiHoSo: "3" }).refusal).toBe("Sai thẩm quyền");
  expect(dossierOf({ ...result, TrangThaiHoSo: "4" }).refusal).toBeNull();
});
