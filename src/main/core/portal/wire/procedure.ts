import { z } from "zod";

/** One row of LayThuTuc. */
export const ProcedureLookUpRow = z.strictObject({ maTTHC: z.string().min(1) });
export type ProcedureLookUpRow = z.output<typeof ProcedureLookUpRow>;

/** The row of LayDanhSachTTHC, which has no fields. */
export const ProcedureListRow = z.strictObject({});

/** One line of LayDanhSachTTHC. */
export const ProcedureListResult = z.object({
  MATTHC: z.string().min(1),
  TENTTHC: z.string(),
  TRANGTHAI: z.string().optional(),
});
export type ProcedureListResult = z.output<typeof ProcedureListResult>;

const Fee = z.object({
  MAPHILEPHI: z.string().optional(),
  SOTIEN: z.string().optional(),
  DONVI: z.string().optional(),
  MOTA: z.string().optional(),
});

const Way = z.object({
  KENH: z.string(),
  THOIGIAN: z.array(
    z.object({
      THOIGIANGIAIQUYET: z.string(),
      DONVITINH: z.string(),
      MOTA: z.string().optional(),
      PHILEPHI: z.array(Fee).optional(),
    }),
  ),
});

/** A procedure as the national API gives it (LayThuTuc). Fields we do not know are dropped. */
export const ProcedureResult = z.object({
  MATTHC: z.string().min(1),
  TENTTHC: z.string(),
  LINHVUCTHUCHIEN: z.array(z.object({ MALINHVUC: z.string(), TENLINHVUC: z.string() })).optional(),
  CACHTHUCTHUCHIEN: z.array(Way).optional(),
  THANHPHANHOSO: z
    .array(z.object({ GIAYTO: z.array(z.object({ MAGIAYTO: z.string(), TENGIAYTO: z.string() })) }))
    .optional(),
  KETQUATHUCHIEN: z.array(z.object({ MAKETQUA: z.string().optional(), TENKETQUA: z.string() })).optional(),
});
export type ProcedureResult = z.output<typeof ProcedureResult>;
