import { z } from "zod";
import { WireDate } from "./dates.ts";

/** Made once by the client when the citizen confirms; identifies that one intent for ever. */
export const Reference = z.string().min(1);

/** CHO_XAC_THUC: an OTP was sent to the phone; HOAT_DONG: active. */
export const AccountWireState = z.enum(["CHO_XAC_THUC", "HOAT_DONG"]);
export type AccountWireState = z.output<typeof AccountWireState>;

/** One row of DangKyTaiKhoan (TaiKhoan): opens a citizen's account. */
export const AccountRow = z.strictObject({
  MaThamChieu: Reference,
  SoDinhDanh: z.string().regex(/^[0-9]{12}$/),
  HoVaTen: z.string().min(1).max(500),
  NgaySinh: WireDate,
  GioiTinh: z.enum(["1", "0"]).optional(),
  SoDienThoai: z.string().min(1).max(50),
  Email: z.string().max(100).optional(),
  DiaChi: z.string().max(500).optional(),
});
export type AccountRow = z.output<typeof AccountRow>;

/** One row of TraCuuTaiKhoan: by number of the person or by our reference, at least one of them. */
export const AccountLookUpRow = z
  .strictObject({ SoDinhDanh: z.string().min(1).optional(), MaThamChieu: Reference.optional() })
  .refine((row) => row.SoDinhDanh !== undefined || row.MaThamChieu !== undefined, {
    message: "cần SoDinhDanh hoặc MaThamChieu",
    path: ["MaThamChieu"],
  });
export type AccountLookUpRow = z.output<typeof AccountLookUpRow>;

/** One row of XacThucTaiKhoan: the OTP the citizen typed. */
export const AccountActivationRow = z.strictObject({
  MaTaiKhoan: z.string().min(1),
  OTP: z.string().regex(/^[0-9]{6}$/),
});
export type AccountActivationRow = z.output<typeof AccountActivationRow>;

/** One row of GuiLaiOTP: asks for a new OTP. */
export const OtpResendRow = z.strictObject({ MaTaiKhoan: z.string().min(1) });
export type OtpResendRow = z.output<typeof OtpResendRow>;

/**
 * What the portal says of an account. Of somebody else's account it gives TrangThai alone; XacThucTaiKhoan gives no
 * MaThamChieu. Fields we do not know are dropped.
 */
export const AccountResult = z.object({
  MaThamChieu: Reference.optional(),
  MaTaiKhoan: z.string().min(1).optional(),
  TrangThai: AccountWireState,
});
export type AccountResult = z.output<typeof AccountResult>;
