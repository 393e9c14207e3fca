import type { AccountIntent, DossierIntent, PortalDossierState } from "../../../shared/dossier.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { DutyOfficer } from "./duty-officer.ts";
import type { PortalAccount, PortalDossier, UploadedScan } from "./port.ts";
import { AccountRow, type AccountResult, DossierRow, type DossierResult, toWireTime } from "./wire/index.ts";

/** A row of DongBoHoSoMC, or the Vietnamese words that say why the portal could never take it. */
export function dossierRow(
  reference: string,
  intent: DossierIntent,
  scans: readonly UploadedScan[],
  sender: { readonly unitCode: string; readonly officer: DutyOfficer | null },
): Result<DossierRow, string> {
  const { officer } = sender;
  if (intent.route === "authorised" && !officer)
    return err("Chưa có cán bộ trực được ủy quyền trong cài đặt");
  const row: DossierRow = {
    MaThamChieu: reference,
    MaHoSo: "",
    MaTTHC: intent.procedureCode,
    TenTTHC: intent.procedureName,
    MaLinhVuc: intent.fieldCode,
    TenLinhVuc: intent.fieldName,
    ...ownerFields(intent),
    TrichYeuHoSo: `${intent.procedureName} - ${ownerOf(intent).fullName}`.slice(0, 1000),
    ...channelFields(intent, officer),
    NgayNopHoSo: toWireTime(intent.confirmedAtMs),
    ...deliveryFields(intent),
    DonViXuLy: sender.unitCode,
    TaiKhoanDuocXacThucVoiVNeID: "0",
    eFormData: JSON.stringify(intent.answers),
    TaiLieuNop: scans.map(fileRow),
    DanhSachLePhi: intent.fees.map(feeRow),
  };
  return checked(DossierRow.safeParse(row));
}

interface Checked<T> {
  readonly success: boolean;
  readonly data?: T;
  readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] };
}

/** A row that breaks the contract would be refused for ever, so it is not sent at all; fields are named, not values. */
function checked<T>({ data, error }: Checked<T>): Result<T, string> {
  if (data !== undefined) return ok(data);
  const fields = [...new Set((error?.issues ?? []).map(({ path }) => String(path[0] ?? "")))];
  return err(`Không đúng mẫu của cổng: ${fields.join(", ")}`);
}

function ownerOf({ owner, submitter }: DossierIntent): {
  readonly fullName: string;
  readonly idNumber: string;
} {
  return owner ?? submitter;
}

function ownerFields(intent: DossierIntent) {
  const { fullName, idNumber } = ownerOf(intent);
  const oldNumber = intent.owner ? undefined : intent.submitter.oldIdNumber;
  return {
    ChuHoSo: fullName,
    LoaiDoiTuong: "1",
    SoGiayToChuHoSo: idNumber,
    DinhDanhCHS: [idNumber, oldNumber ?? ""].flatMap(numberRow),
    SoDienThoai: intent.phone,
    ...(intent.email === "" ? {} : { Email: intent.email }),
    DiaChiChuHoSo: intent.submitter.address.slice(0, 500),
  } as const;
}

/** LoaiDinhDanh 1 is the 12-digit number, 2 the old 9-digit one (national API, DinhDanhCHS). */
function numberRow(
  number: string,
): readonly { readonly LoaiDinhDanh: "1" | "2"; readonly SoDinhDanh: string }[] {
  if (/^\d{12}$/.test(number)) return [{ LoaiDinhDanh: "1", SoDinhDanh: number }];
  return /^\d{9}$/.test(number) ? [{ LoaiDinhDanh: "2", SoDinhDanh: number }] : [];
}

/**
 * By whom and how it comes (DECISIONS 7): `authorised` goes online in the duty officer's name, `counter` at the
 * counter with the officer in GhiChu. Where owner and submitter differ the submitter is named as well: Người nộp is
 * never lost.
 */
function channelFields(intent: DossierIntent, officer: DutyOfficer | null) {
  const { submitter, owner, route } = intent;
  const notes: string[] = [];
  const byOfficer = route === "authorised" && officer !== null;
  if (route === "counter" && officer) notes.push(`Cán bộ nhập tại quầy: ${officer.name}`);
  if (owner && byOfficer) notes.push(`Người nộp: ${submitter.fullName}, số giấy tờ ${submitter.idNumber}`);
  const authorised = byOfficer
    ? officer
    : owner && { name: submitter.fullName, idNumber: submitter.idNumber, phone: intent.phone };
  return {
    KenhThucHien: route === "authorised" ? "2" : "1",
    UyQuyen: authorised ? "1" : "0",
    ...(authorised
      ? {
          NguoiUyQuyen: authorised.name,
          SoGiayToNguoiUyQuyen: authorised.idNumber,
          SoDienThoaiNguoiUyQuyen: authorised.phone,
        }
      : {}),
    ...(notes.length > 0 ? { GhiChu: notes.join("; ").slice(0, 500) } : {}),
  } as const;
}

function deliveryFields({ delivery }: DossierIntent) {
  if (delivery.kind === "counter") return { HinhThuc: "0" } as const;
  const { receiver, phone, address } = delivery;
  const post = { hoVaTen: receiver, soDienThoai: phone, diaChi: address };
  return { HinhThuc: "1", dangKyNhanHoSoQuaBCCIData: JSON.stringify(post) } as const;
}

function fileRow({ url, fileName, paperCode }: UploadedScan): DossierRow["TaiLieuNop"][number] {
  return {
    TepDinhKemId: uploadId(url),
    TenTepDinhKem: fileName,
    IsDeleted: "False",
    MaThanhPhanHoSo: paperCode,
    DuongDanTaiTepTin: url,
    DuocSoHoa: "1",
  };
}

/** TepDinhKemId is the last path segment of the upload's Location. */
export function uploadId(url: string): string {
  return new URL(url, "http://portal.invalid").pathname.split("/").at(-1) ?? "";
}

function feeRow({ name, amountVnd }: DossierIntent["fees"][number]) {
  return { TenPhiLePhi: name, ...(amountVnd === null ? {} : { Gia: String(amountVnd) }) };
}

/** A row of DangKyTaiKhoan, or why the portal could never take it, such as a number that has not 12 digits. */
export function accountRow(reference: string, intent: AccountIntent): Result<AccountRow, string> {
  const { person, phone, email } = intent;
  const row: AccountRow = {
    MaThamChieu: reference,
    SoDinhDanh: person.idNumber,
    HoVaTen: person.fullName,
    NgaySinh: wireBirthDate(person.birthDate),
    GioiTinh: person.sex === "male" ? "1" : "0",
    SoDienThoai: phone,
    ...(email === "" ? {} : { Email: email }),
    DiaChi: person.address.slice(0, 500),
  };
  return checked(AccountRow.safeParse(row));
}

/** Cards that know only a year or month count from its first day, for the contract wants a whole date. */
function wireBirthDate(birthDate: string): string {
  return `${birthDate}-01-01`.slice(0, 10).replaceAll("-", "");
}

/** What the portal says of a dossier, in our words. */
export function dossierOf(result: DossierResult): PortalDossier {
  return {
    reference: result.MaThamChieu,
    officialCode: result.MaHoSo,
    state: portalState(result.TrangThaiHoSo),
    takenInAt: result.NgayTiepNhan || null,
    dueAt: result.NgayHenTra || null,
    missingPapers: result.NoiDungBoSung || null,
    refusal: refusalOf(result),
    results: (result.DanhSachGiayToKetQua ?? []).map(({ GiayToId, TenGiayTo }) => ({
      id: GiayToId,
      name: TenGiayTo,
    })),
  };
}

/** The words of the last step that led to "không được tiếp nhận"; there is no field of its own for them. */
function refusalOf({ TrangThaiHoSo, DanhSachTienDo }: DossierResult): string | null {
  if (TrangThaiHoSo !== "3") return null;
  return DanhSachTienDo?.findLast(({ TrangThai }) => TrangThai === "3")?.NoiDungXuLy || null;
}

const states: Readonly<Record<DossierResult["TrangThaiHoSo"], PortalDossierState>> = {
  "1": 1,
  "2": 2,
  "3": 3,
  "4": 4,
  "5": 5,
  "6": 6,
  "7": 7,
  "8": 8,
  "9": 9,
  "10": 10,
};
const portalState = (state: DossierResult["TrangThaiHoSo"]): PortalDossierState => states[state];

/** What the portal says of an account, in our words. */
export function accountOf(result: AccountResult): PortalAccount {
  return {
    reference: result.MaThamChieu ?? null,
    accountId: result.MaTaiKhoan ?? null,
    state: result.TrangThai === "HOAT_DONG" ? "active" : "otp-sent",
  };
}
