import type { z } from "zod";
import { Envelope, type FieldProblem } from "../core/portal/wire/index.ts";
import { unreachable } from "../../shared/result.ts";
import { activate, lookUpAccount, register, resendOtp } from "./accounts.ts";
import type { Desk } from "./desk.ts";
import { amendDossier, createDossier, lookUpDossier } from "./dossiers.ts";
import { listProcedures, lookUpProcedure } from "./procedures.ts";
import { updateProgress } from "./progress.ts";
import { replies, type Reply } from "./reply.ts";
import type { Sessions } from "./sessions.ts";

function text(body: unknown, key: string): string {
  if (typeof body !== "object" || body === null) return "";
  const value: unknown = Reflect.get(body, key);
  return typeof value === "string" ? value : "";
}

/** What the call log says of a request, also of one that breaks the schema. */
export function labelOf(body: unknown): { service: string; creating: boolean; reference: string } {
  const service = text(body, "service") || "integration";
  const data: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "data") : null;
  const row: unknown = Array.isArray(data) ? data[0] : null;
  return {
    service,
    creating: service === "DongBoHoSoMC" && text(body, "isUpdating") === "False",
    reference: text(row, "MaThamChieu") || text(row, "mathamchieu"),
  };
}

function nameOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
}

function problemsOf(error: z.ZodError): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== "unrecognized_keys") return [{ name: nameOf(issue.path), message: issue.message }];
    return issue.keys.map((key) => ({ name: nameOf([...issue.path, key]), message: "trường này không có" }));
  });
}

function serve(desk: Desk, envelope: Envelope, owner: string): Reply {
  switch (envelope.service) {
    case "LayDanhSachTTHC":
      return listProcedures(desk);
    case "LayThuTuc":
      return withRow(envelope.data, (row) => lookUpProcedure(desk, row.maTTHC));
    case "DangKyTaiKhoan":
      return withRow(envelope.data, (row) => register(desk, row, owner));
    case "XacThucTaiKhoan":
      return withRow(envelope.data, (row) => activate(desk, row, owner));
    case "GuiLaiOTP":
      return withRow(envelope.data, (row) => resendOtp(desk, row, owner));
    case "TraCuuTaiKhoan":
      return withRow(envelope.data, (row) => lookUpAccount(desk, row, owner));
    case "DongBoHoSoMC":
      return withRow(envelope.data, (row) =>
        envelope.isUpdating === "True" ? amendDossier(desk, row) : createDossier(desk, row),
      );
    case "TraCuuHoSo":
      return withRow(envelope.data, (row) => lookUpDossier(desk, row));
    case "CapNhatTienDoHoSoMC":
      return updateProgress(desk, envelope.data);
    default:
      return unreachable(envelope);
  }
}

function withRow<T>(rows: readonly T[], serveRow: (row: T) => Reply): Reply {
  const [row] = rows;
  return row === undefined
    ? replies.brokenSchema([{ name: "data", message: "cần một dòng" }])
    : serveRow(row);
}

/** Answers one request of /integration in one transaction: either all of it is committed or nothing. */
export function integrate(desk: Desk, sessions: Sessions, body: unknown): Reply {
  const session = text(body, "session");
  const owner = sessions.ownerOf(session);
  if (session !== "" && owner === null) return replies.sessionOver();
  const parsed = Envelope.safeParse(body);
  if (!parsed.success) return replies.brokenSchema(problemsOf(parsed.error));
  if (owner === null) return replies.sessionOver();
  return desk.db.transaction(() => serve(desk, parsed.data, owner)).immediate();
}
