import type { DossierRow, FieldProblem } from "../core/portal/wire/index.ts";
import { parseJson } from "../../shared/codec.ts";
import type { Desk } from "./desk.ts";
import { finishedUpload } from "./uploads.ts";

function isJsonObject(text: string | undefined): boolean {
  const value = parseJson(text ?? "");
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function paperProblems(desk: Desk, row: DossierRow): FieldProblem[] {
  return row.TaiLieuNop.flatMap((paper, i) => {
    const name = `TaiLieuNop[${i}]`;
    if (!finishedUpload(desk.db, paper.TepDinhKemId))
      return [{ name: `${name}.TepDinhKemId`, message: "Tệp chưa được tải lên đầy đủ" }];
    if (paper.DuongDanTaiTepTin.split("/").at(-1) !== paper.TepDinhKemId)
      return [{ name: `${name}.DuongDanTaiTepTin`, message: "Đường dẫn không phải của tệp này" }];
    return [];
  });
}

/** What is wrong with a dossier whose shape is right: answered by 422. */
export function contentProblems(desk: Desk, row: DossierRow): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!desk.procedures.has(row.MaTTHC))
    problems.push({ name: "MaTTHC", message: "Thủ tục không có trong danh mục" });
  if (!isJsonObject(row.eFormData))
    problems.push({ name: "eFormData", message: "Tờ khai điện tử không đọc được" });
  if (row.HinhThuc === "1" && !isJsonObject(row.dangKyNhanHoSoQuaBCCIData))
    problems.push({ name: "dangKyNhanHoSoQuaBCCIData", message: "Cần địa chỉ nhận kết quả qua bưu chính" });
  if (row.UyQuyen === "1" && !row.NguoiUyQuyen)
    problems.push({ name: "NguoiUyQuyen", message: "Cần họ tên người được ủy quyền" });
  return [...problems, ...paperProblems(desk, row)];
}
