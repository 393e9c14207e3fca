import { z } from "zod";
import { Reference } from "./account.ts";
import { WireMoment, WireTime, WireTimeOrEmpty } from "./dates.ts";

/** TrangThaiHoSo as text, 1 Mới đăng ký … 10 Đã trả kết quả. */
export const DossierWireState = z.enum(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
export type DossierWireState = z.output<typeof DossierWireState>;

/** One uploaded paper; its id and address come from the tus upload. */
export const DossierFileRow = z.strictObject({
  TepDinhKemId: z.string().min(1),
  TenTepDinhKem: z.string().min(1),
  IsDeleted: z.enum(["True", "False"]),
  MaThanhPhanHoSo: z.string(),
  DuongDanTaiTepTin: z.string().min(1),
  DuocSoHoa: z.enum(["0", "1"]).optional(),
});
export type DossierFileRow = z.output<typeof DossierFileRow>;

/** One fee as the national API lists it; Gia in đồng, digits. */
export const DossierFeeRow = z.strictObject({
  TenPhiLePhi: z.string().optional(),
  MaPhiLePhi: z.string().optional(),
  HinhThucThu: z.string().optional(),
  Gia: z.string().optional(),
  LoaiPhiLePhi: z.string().optional(),
});
export type DossierFeeRow = z.output<typeof DossierFeeRow>;

/** The answer to a request for more papers, in the national shape; the contract leaves its fields open. */
export const DossierSupplementRow = z.looseObject({
  HoSoBoSungId: z.string().optional(),
  NguoiYeuCauBoSung: z.string().optional(),
  NoiDungBoSung: z.string().optional(),
  NgayBoSung: z.string().optional(),
  NguoiTiepNhanBoSung: z.string().optional(),
  ThongTinTiepNhan: z.string().optional(),
  NgayTiepNhanBoSung: z.string().optional(),
  TrangThaiBoSung: z.string().optional(),
  NgayHenTraTruoc: z.string().optional(),
  NgayHenTraMoi: z.string().optional(),
});
export type DossierSupplementRow = z.output<typeof DossierSupplementRow>;

/** A number of the owner: 1 the 12-digit one, 2 the old 9-digit one. */
export const OwnerNumberRow = z.strictObject({
  LoaiDinhDanh: z.enum(["1", "2"]).optional(),
  SoDinhDanh: z.string().optional(),
});

const person = {
  ChuHoSo: z.string().min(1).max(500),
  LoaiDoiTuong: z.enum(["1", "2", "3", "4"]),
  SoGiayToChuHoSo: z.string().max(100),
  DinhDanhCHS: z.array(OwnerNumberRow).optional(),
  SoDienThoai: z.string().max(50),
  Email: z.string().max(100).optional(),
  DiaChiChuHoSo: z.string().max(500).optional(),
};

const submitter = {
  UyQuyen: z.enum(["0", "1"]),
  NguoiUyQuyen: z.string().optional(),
  SoGiayToNguoiUyQuyen: z.string().optional(),
  SoDienThoaiNguoiUyQuyen: z.string().optional(),
};

/** One row of DongBoHoSoMC (HoSo): a whole dossier, created (isUpdating "False") or amended ("True"). */
export const DossierRow = z.strictObject({
  MaThamChieu: Reference,
  MaHoSo: z.string().optional(),
  MaTTHC: z.string().min(1).max(50),
  TenTTHC: z.string().min(1),
  MaLinhVuc: z.string().optional(),
  TenLinhVuc: z.string().optional(),
  ...person,
  TrichYeuHoSo: z.string().max(1000),
  KenhThucHien: z.enum(["1", "2", "3"]),
  ...submitter,
  NgayNopHoSo: WireTime,
  HinhThuc: z.enum(["0", "1"]),
  dangKyNhanHoSoQuaBCCIData: z.string().optional(),
  DonViXuLy: z.string(),
  TaiKhoanDuocXacThucVoiVNeID: z.enum(["0", "1"]).optional(),
  eFormData: z.string(),
  TaiLieuNop: z.array(DossierFileRow),
  DanhSachLePhi: z.array(DossierFeeRow).optional(),
  DanhSachHoSoBoSung: z.array(DossierSupplementRow).optional(),
  GhiChu: z.string().max(500).optional(),
});
export type DossierRow = z.output<typeof DossierRow>;

/** One row of TraCuuHoSo: by official code or by our reference, at least one of them. */
export const DossierLookUpRow = z
  .strictObject({ mahoso: z.string().min(1).optional(), mathamchieu: Reference.optional() })
  .refine((row) => row.mahoso !== undefined || row.mathamchieu !== undefined, {
    message: "cần mahoso hoặc mathamchieu",
    path: ["mathamchieu"],
  });
export type DossierLookUpRow = z.output<typeof DossierLookUpRow>;

/** One row of CapNhatTienDoHoSoMC; up to 10 a call, all or nothing. */
export const ProgressRow = z.strictObject({
  MaHoSo: z.string().min(1),
  NguoiXuLy: z.string().min(1).max(50),
  ChucDanh: z.string().optional(),
  ThoiDiemXuLy: WireMoment,
  PhongBanXuLy: z.string().optional(),
  NoiDungXuLy: z.string(),
  TrangThai: z.string().min(1),
});
export type ProgressRow = z.output<typeof ProgressRow>;

/** A progress line as the portal tells it back; fields we do not know are dropped. */
export const ProgressResult = z.object({
  MaHoSo: z.string().optional(),
  NguoiXuLy: z.string().optional(),
  ChucDanh: z.string().optional(),
  ThoiDiemXuLy: z.string().optional(),
  PhongBanXuLy: z.string().optional(),
  NoiDungXuLy: z.string().optional(),
  TrangThai: z.string().optional(),
});
export type ProgressResult = z.output<typeof ProgressResult>;

/** A result paper that can be fetched from /ketqua/{GiayToId}. */
export const ResultPaper = z.object({
  TenGiayTo: z.string(),
  GiayToId: z.string().min(1),
  DuongDanTepTinKetQua: z.string().optional(),
});
export type ResultPaper = z.output<typeof ResultPaper>;

/**
 * What the portal says of a dossier, on DongBoHoSoMC and TraCuuHoSo. Both dates are empty until it is taken in.
 * Fields we do not know are dropped.
 */
export const DossierResult = z.object({
  MaThamChieu: z.string(),
  MaHoSo: z.string().min(1),
  NgayTiepNhan: WireTimeOrEmpty,
  NgayHenTra: WireTimeOrEmpty,
  TrangThaiHoSo: DossierWireState,
  NoiDungBoSung: z.string().optional(),
  DanhSachTienDo: z.array(ProgressResult).optional(),
  DanhSachGiayToKetQua: z.array(ResultPaper).optional(),
});
export type DossierResult = z.output<typeof DossierResult>;
