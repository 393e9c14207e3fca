import type { Answer, ErrorCode, FieldProblem } from "../core/portal/wire/index.ts";

/** An answer of the portal before it is written to a socket. */
export interface Reply {
  readonly status: 200 | 400 | 401 | 413 | 422 | 500;
  readonly answer: Answer;
}

type Rows = readonly Readonly<Record<string, unknown>>[];

function reply(status: Reply["status"], code: ErrorCode, message: string, result?: Rows): Reply {
  const answer: Answer = { error_code: code, message };
  if (result !== undefined) answer.result = result.map((row) => ({ ...row }));
  return { status, answer };
}

function withFields(made: Reply, fields: readonly FieldProblem[]): Reply {
  return { ...made, answer: { ...made.answer, fields: [...fields] } };
}

export const replies = {
  done: (message: string, result: Rows): Reply => reply(200, "0", message, result),
  /** A refusal by state, not by content: wrong OTP, closed dossier. */
  refused: (message: string): Reply => reply(200, "1", message),
  notFound: (message: string): Reply => reply(200, "2", message),
  exists: (result: Rows): Reply => reply(200, "3", "Đã tồn tại", result),
  reused: (): Reply => reply(200, "4", "Mã tham chiếu đã dùng cho nội dung khác"),
  brokenSchema: (fields: readonly FieldProblem[]): Reply =>
    withFields(reply(400, "1", "Dữ liệu gửi lên không đúng cấu trúc"), fields),
  refusedContent: (fields: readonly FieldProblem[]): Reply =>
    withFields(reply(422, "1", fields[0]?.message ?? "Nội dung không được chấp nhận"), fields),
  sessionOver: (): Reply => reply(401, "1", "Phiên làm việc không còn hiệu lực"),
  tooLarge: (): Reply => reply(413, "1", "Dữ liệu gửi lên quá lớn"),
  fault: (): Reply => reply(500, "-1", "Lỗi hệ thống, vui lòng thử lại"),
} as const;
