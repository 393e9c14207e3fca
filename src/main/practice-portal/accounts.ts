import type {
  AccountActivationRow,
  AccountLookUpRow,
  AccountResult,
  AccountRow,
  AccountWireState,
  FieldProblem,
  OtpResendRow,
} from "../core/portal/wire/index.ts";
import { toWireDate } from "../core/portal/wire/index.ts";
import { contentHash } from "./content.ts";
import { type Desk, newOtp, useUp, usedReference } from "./desk.ts";
import { replies, type Reply } from "./reply.ts";

const OTP_LIFE_MS = 180_000;
const OTP_PAUSE_MS = 60_000;
const OTP_TRIES = 5;

export interface StoredAccount {
  readonly id: string;
  readonly reference: string;
  readonly owner: string;
  readonly id_number: string;
  readonly row: string;
  readonly state: AccountWireState;
  readonly created_ms: number;
  readonly otp: string;
  readonly otp_sent_ms: number;
  readonly otp_tries_left: number;
}

/** Accounts made elsewhere, by nobody of the units that log in here. */
export const ELSEWHERE = "elsewhere";

export function accountBy(
  desk: Desk,
  column: "id" | "reference" | "id_number",
  value: string,
): StoredAccount | undefined {
  return desk.db.prepare<[string], StoredAccount>(`SELECT * FROM account WHERE ${column} = ?`).get(value);
}

function told(account: StoredAccount, owner: string): AccountResult {
  if (account.owner !== owner) return { TrangThai: account.state };
  return { MaThamChieu: account.reference, MaTaiKhoan: account.id, TrangThai: account.state };
}

function contentProblems(desk: Desk, row: AccountRow): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (row.NgaySinh > toWireDate(desk.clock.nowMs()))
    problems.push({ name: "NgaySinh", message: "Ngày sinh ở tương lai" });
  if (!/^\+?[0-9][0-9 .()-]{7,}$/.test(row.SoDienThoai))
    problems.push({ name: "SoDienThoai", message: "Số điện thoại không đúng" });
  return problems;
}

function insert(desk: Desk, row: AccountRow, owner: string, state: AccountWireState): StoredAccount {
  const count = desk.db.prepare<[], { n: number }>("SELECT count(*) AS n FROM account").get()?.n ?? 0;
  const account: StoredAccount = {
    id: `TK${String(count + 1).padStart(6, "0")}`,
    reference: row.MaThamChieu,
    owner,
    id_number: row.SoDinhDanh,
    row: JSON.stringify(row),
    state,
    created_ms: desk.clock.nowMs(),
    otp: newOtp(desk),
    otp_sent_ms: desk.clock.nowMs(),
    otp_tries_left: OTP_TRIES,
  };
  desk.db
    .prepare(
      `INSERT INTO account VALUES (@id, @reference, @owner, @id_number, @row, @state, @created_ms,
       @otp, @otp_sent_ms, @otp_tries_left)`,
    )
    .run(account);
  useUp(desk.db, {
    reference: row.MaThamChieu,
    kind: "account",
    content: contentHash(row),
    target: account.id,
  });
  return account;
}

/** DangKyTaiKhoan: one account per person; a reference is used up by success alone. */
export function register(desk: Desk, row: AccountRow, owner: string): Reply {
  const used = usedReference(desk.db, row.MaThamChieu);
  if (used && (used.kind !== "account" || used.content !== contentHash(row))) return replies.reused();
  const existing = accountBy(desk, "id_number", row.SoDinhDanh);
  if (existing) return replies.exists([told(existing, owner)]);
  const problems = contentProblems(desk, row);
  if (problems.length > 0) return replies.refusedContent(problems);
  return replies.done("Đã gửi mã OTP đến số điện thoại", [
    told(insert(desk, row, owner, "CHO_XAC_THUC"), owner),
  ]);
}

/** An active account that somebody else made; trainees and tests meet the "3" with TrangThai alone by it. */
export function registerElsewhere(desk: Desk, row: AccountRow): boolean {
  if (accountBy(desk, "id_number", row.SoDinhDanh) || usedReference(desk.db, row.MaThamChieu)) return false;
  insert(desk, row, ELSEWHERE, "HOAT_DONG");
  return true;
}

/** TraCuuTaiKhoan. */
export function lookUpAccount(desk: Desk, row: AccountLookUpRow, owner: string): Reply {
  const byReference =
    row.MaThamChieu === undefined ? undefined : accountBy(desk, "reference", row.MaThamChieu);
  const byNumber = row.SoDinhDanh === undefined ? undefined : accountBy(desk, "id_number", row.SoDinhDanh);
  const found = row.MaThamChieu === undefined ? byNumber : byReference;
  const agree =
    row.MaThamChieu === undefined || row.SoDinhDanh === undefined || byNumber?.id === byReference?.id;
  const hidden = row.MaThamChieu !== undefined && found?.owner !== owner;
  if (!found || !agree || hidden) return replies.notFound("Không tìm thấy tài khoản");
  return replies.done("Tìm thấy tài khoản", [told(found, owner)]);
}

function ours(desk: Desk, id: string, owner: string): StoredAccount | undefined {
  const account = accountBy(desk, "id", id);
  return account?.owner === owner ? account : undefined;
}

function isSpent(desk: Desk, account: StoredAccount): boolean {
  return account.otp_tries_left <= 0 || desk.clock.nowMs() - account.otp_sent_ms >= OTP_LIFE_MS;
}

/** XacThucTaiKhoan: five tries and three minutes; "1" tells the tries left. */
export function activate(desk: Desk, row: AccountActivationRow, owner: string): Reply {
  const account = ours(desk, row.MaTaiKhoan, owner);
  if (!account) return replies.notFound("Không tìm thấy tài khoản");
  const known = { MaTaiKhoan: account.id };
  if (account.state === "HOAT_DONG") return replies.exists([{ ...known, TrangThai: account.state }]);
  if (isSpent(desk, account))
    return replies.refused("Mã OTP đã hết hiệu lực, còn 0 lần thử; xin gửi lại mã mới");
  if (row.OTP !== account.otp) {
    desk.db.prepare("UPDATE account SET otp_tries_left = otp_tries_left - 1 WHERE id = ?").run(account.id);
    return replies.refused(`Mã OTP không đúng, còn ${account.otp_tries_left - 1} lần thử`);
  }
  desk.db.prepare("UPDATE account SET state = 'HOAT_DONG' WHERE id = ?").run(account.id);
  return replies.done("Tài khoản đã hoạt động", [{ ...known, TrangThai: "HOAT_DONG" }]);
}

/** GuiLaiOTP: a new OTP, not within 60 s of the last. */
export function resendOtp(desk: Desk, row: OtpResendRow, owner: string): Reply {
  const account = ours(desk, row.MaTaiKhoan, owner);
  if (!account) return replies.notFound("Không tìm thấy tài khoản");
  if (account.state === "HOAT_DONG") return replies.exists([told(account, owner)]);
  const waitedMs = desk.clock.nowMs() - account.otp_sent_ms;
  if (waitedMs >= 0 && waitedMs < OTP_PAUSE_MS)
    return replies.refused(`Xin chờ ${Math.ceil((OTP_PAUSE_MS - waitedMs) / 1000)} giây rồi gửi lại mã OTP`);
  desk.db
    .prepare("UPDATE account SET otp = ?, otp_sent_ms = ?, otp_tries_left = ? WHERE id = ?")
    .run(newOtp(desk), desk.clock.nowMs(), OTP_TRIES, account.id);
  return replies.done("Đã gửi mã OTP mới", [told(account, owner)]);
}
