import type { ProcedureResult } from "../core/portal/wire/index.ts";
import type { Procedure } from "../../shared/procedure.ts";
import type { Desk } from "./desk.ts";
import { replies, type Reply } from "./reply.ts";

const UNIT_NAMES = { "same-day": "Ngày", "working-day": "Ngày làm việc", "calendar-day": "Ngày" } as const;

function feesOf(procedure: Procedure): { SOTIEN: string; DONVI: string; MOTA: string }[] {
  return procedure.fees.map((fee) => ({
    SOTIEN: fee.amountVnd === null ? "" : String(fee.amountVnd),
    DONVI: "Đồng",
    MOTA: fee.name.vi,
  }));
}

function told(procedure: Procedure): ProcedureResult {
  const channels = procedure.online === "none" ? ["1", "3"] : ["1", "2", "3"];
  const time = {
    THOIGIANGIAIQUYET: String(procedure.time.amount),
    DONVITINH: UNIT_NAMES[procedure.time.unit],
    MOTA: procedure.time.note?.vi ?? "",
    PHILEPHI: feesOf(procedure),
  };
  return {
    MATTHC: procedure.code,
    TENTTHC: procedure.name.vi,
    LINHVUCTHUCHIEN: [{ MALINHVUC: procedure.field.code, TENLINHVUC: procedure.field.name.vi }],
    CACHTHUCTHUCHIEN: channels.map((KENH) => ({ KENH, THOIGIAN: [time] })),
    THANHPHANHOSO: [
      { GIAYTO: procedure.papers.map((paper) => ({ MAGIAYTO: paper.code, TENGIAYTO: paper.name.vi })) },
    ],
    KETQUATHUCHIEN: procedure.results.map((TENKETQUA) => ({ TENKETQUA })),
  };
}

/** LayDanhSachTTHC. */
export function listProcedures(desk: Desk): Reply {
  const rows = [...desk.procedures.values()].map((procedure) => ({
    MATTHC: procedure.code,
    TENTTHC: procedure.name.vi,
    TRANGTHAI: procedure.supersededBy === undefined ? "1" : "0",
  }));
  return replies.done("Danh mục thủ tục", rows);
}

/** LayThuTuc. */
export function lookUpProcedure(desk: Desk, code: string): Reply {
  const procedure = desk.procedures.get(code);
  if (!procedure) return replies.notFound("Không tìm thấy thủ tục");
  return replies.done("Tìm thấy thủ tục", [told(procedure)]);
}
