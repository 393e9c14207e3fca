import { z } from "zod";
import {
  AccountActivationRow,
  AccountLookUpRow,
  AccountResult,
  AccountRow,
  OtpResendRow,
} from "./account.ts";
import { DossierLookUpRow, DossierResult, DossierRow, ProgressResult, ProgressRow } from "./dossier.ts";
import { ProcedureListResult, ProcedureListRow, ProcedureLookUpRow, ProcedureResult } from "./procedure.ts";

/** The business calls of /integration. */
export const Service = z.enum([
  "LayDanhSachTTHC",
  "LayThuTuc",
  "DangKyTaiKhoan",
  "XacThucTaiKhoan",
  "GuiLaiOTP",
  "TraCuuTaiKhoan",
  "DongBoHoSoMC",
  "TraCuuHoSo",
  "CapNhatTienDoHoSoMC",
]);
export type Service = z.output<typeof Service>;

const head = { session: z.string(), madonvi: z.string().min(1) };

function envelopeOf<const S extends Service, R extends z.ZodType>(service: S, row: R) {
  return z.strictObject({ ...head, service: z.literal(service), data: z.array(row).length(1) });
}

/** Every request of /integration, told apart by `service`; unknown fields are refused (400). */
export const Envelope = z.discriminatedUnion("service", [
  z.strictObject({ ...head, service: z.literal("LayDanhSachTTHC"), data: z.array(ProcedureListRow).max(1) }),
  envelopeOf("LayThuTuc", ProcedureLookUpRow),
  envelopeOf("DangKyTaiKhoan", AccountRow),
  envelopeOf("XacThucTaiKhoan", AccountActivationRow),
  envelopeOf("GuiLaiOTP", OtpResendRow),
  envelopeOf("TraCuuTaiKhoan", AccountLookUpRow),
  z.strictObject({
    ...head,
    service: z.literal("DongBoHoSoMC"),
    isUpdating: z.enum(["True", "False"]),
    data: z.array(DossierRow).length(1),
  }),
  envelopeOf("TraCuuHoSo", DossierLookUpRow),
  z.strictObject({
    ...head,
    service: z.literal("CapNhatTienDoHoSoMC"),
    data: z.array(ProgressRow).min(1).max(10),
  }),
]);
export type Envelope = z.output<typeof Envelope>;

/**
 * The codes an answer may carry: "0" done, "1" refused, "2" not found, "3" already exists, "4" reference reused with
 * other content, "-1" fault inside the portal, may be tried again.
 */
export const ErrorCode = z.enum(["0", "1", "2", "3", "4", "-1"]);
export type ErrorCode = z.output<typeof ErrorCode>;

/** One field the portal wants corrected; `message` is Vietnamese, fit to be shown to an officer. */
export const FieldProblem = z.object({ name: z.string(), message: z.string() });
export type FieldProblem = z.output<typeof FieldProblem>;

const answerHead = {
  error_code: z.string(),
  message: z.string(),
  fields: z.array(FieldProblem).optional(),
};

/**
 * What makes a body an answer of the portal at all; anything that does not parse is not the portal. `error_code` stays
 * open here, {@link ErrorCode} narrows it. Fields we do not know are dropped.
 */
export const Answer = z.object({
  ...answerHead,
  result: z.array(z.record(z.string(), z.unknown())).optional(),
});
export type Answer = z.output<typeof Answer>;

function answerOf<R extends z.ZodType>(result: R) {
  return z.object({ ...answerHead, result: z.array(result).optional() });
}

/** Typed answers of the account calls, dossier calls, progress and catalogue. */
export const AccountAnswer = answerOf(AccountResult);
export type AccountAnswer = z.output<typeof AccountAnswer>;
/** DongBoHoSoMC and TraCuuHoSo. */
export const DossierAnswer = answerOf(DossierResult);
export type DossierAnswer = z.output<typeof DossierAnswer>;
/** CapNhatTienDoHoSoMC. */
export const ProgressAnswer = answerOf(ProgressResult);
export type ProgressAnswer = z.output<typeof ProgressAnswer>;
/** LayThuTuc. */
export const ProcedureAnswer = answerOf(ProcedureResult);
export type ProcedureAnswer = z.output<typeof ProcedureAnswer>;
/** LayDanhSachTTHC. */
export const ProcedureListAnswer = answerOf(ProcedureListResult);
export type ProcedureListAnswer = z.output<typeof ProcedureListAnswer>;

/** The answer's schema per service. */
export const answers = {
  LayDanhSachTTHC: ProcedureListAnswer,
  LayThuTuc: ProcedureAnswer,
  DangKyTaiKhoan: AccountAnswer,
  XacThucTaiKhoan: AccountAnswer,
  GuiLaiOTP: AccountAnswer,
  TraCuuTaiKhoan: AccountAnswer,
  DongBoHoSoMC: DossierAnswer,
  TraCuuHoSo: DossierAnswer,
  CapNhatTienDoHoSoMC: ProgressAnswer,
} as const satisfies Record<Service, z.ZodType>;

/** POST /auth: opens a session of the unit. */
export const AuthRequest = z.strictObject({ username: z.string(), password: z.string() });
export type AuthRequest = z.output<typeof AuthRequest>;

/** Answer of /auth: a session with its life in seconds, or error_code "1" for wrong credentials. */
export const AuthAnswer = z.object({
  error_code: z.string(),
  session: z.string().optional(),
  expires_in: z.int().optional(),
  message: z.string().optional(),
});
export type AuthAnswer = z.output<typeof AuthAnswer>;

/** GET /health; anything else means "not the portal". */
export const Health = z.object({ status: z.literal("ok"), service: z.literal("portal") });

/** The largest file the portal takes, in bytes. */
export const MAX_FILE_BYTES = 31_457_280;

/** Metadata a tus upload must carry; sha256 in hex of the file's bytes. */
export const UploadMetadata = z.object({
  filename: z.string().min(1),
  filetype: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/i),
});
export type UploadMetadata = z.output<typeof UploadMetadata>;
