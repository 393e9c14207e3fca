import type { z } from "zod";
import type { Clock } from "../../../shared/clock.ts";
import { parseJson } from "../../../shared/codec.ts";
import { err, ok } from "../../../shared/result.ts";
import { type Answered, type Reader, readAnswer, withoutEnvelope } from "./answer.ts";
import { foreignReply } from "./foreign.ts";
import { createHttp, type Http, type Timeouts } from "./http.ts";
import { isPdf } from "./is-pdf.ts";
import { accountOf, accountRow, dossierOf, dossierRow } from "./mapping.ts";
import { createPortalClock, type PortalClock } from "./portal-clock.ts";
import type { Health, Portal, PortalAccount, PortalDossier, PortalResult } from "./port.ts";
import { createUnitSession, type UnitCredentials } from "./unit-session.ts";
import {
  type AccountResult,
  answers,
  type DossierResult,
  Health as WireHealth,
  MAX_FILE_BYTES,
} from "./wire/index.ts";

export interface HttpPortalOptions {
  readonly baseUrl: string;
  readonly credentials: UnitCredentials;
  /** madonvi and DonViXuLy, e.g. 000.00.19.H20. */
  readonly unitCode: string;
  readonly clock: Clock;
  readonly timeouts?: Timeouts;
}

/** DECISIONS 5: connect 3 s, idle 10 s, total 30 s a call. */
export const defaultTimeouts: Timeouts = { connectMs: 3_000, idleMs: 10_000, totalMs: 30_000 };

/** Answers are small; a page larger than this is not one of the portal's. */
const maxAnswerBytes = 4_194_304;

type Service = keyof typeof answers;
type Call = <T>(
  service: Service,
  row: object,
  schema: AnswerSchema<T>,
  more?: object,
) => Promise<PortalResult<Answered<T>>>;
type AnswerSchema<T> = z.ZodType<{ readonly result?: readonly T[] | undefined }>;

/** The portal over HTTP as the contract describes it. Reads and checks every answer; throws for no fault. */
export function httpPortal(options: HttpPortalOptions): Portal {
  const { clock, unitCode } = options;
  const http = createHttp(options.baseUrl, options.timeouts ?? defaultTimeouts, clock);
  const time = createPortalClock(clock);
  const reader = (): Reader => ({ origin: http.origin, nowMs: time.nowMs() });
  const session = createUnitSession(http, options.credentials, reader);
  const call: Call = (service, row, schema, more = {}) =>
    session.with(async (token) => {
      const envelope = { session: token, madonvi: unitCode, service, ...more, data: [row] };
      const reply = await http.call({
        method: "POST",
        path: "/integration",
        headers: { "content-type": "application/json" },
        body: Buffer.from(JSON.stringify(envelope)),
        maxBytes: maxAnswerBytes,
      });
      if (!reply.ok) return reply;
      const answer = readAnswer(reply.value, schema, reader());
      if (answer.ok) time.heard(reply.value.header("date"));
      return answer;
    });
  return {
    capabilities: { lookUpByReference: true },
    health: (deadlineMs) => health(http, clock, deadlineMs, time),
    ...dossierCalls(call, unitCode),
    ...accountCalls(call),
    async upload(scan, onUrl) {
      const { uploadScan } = await import("./upload.ts");
      return session.with((token) => uploadScan(http, { session: token, reader }, scan, onUrl));
    },
    fetchResult: (id) => session.with((token) => fetchResult(http, token, id, reader)),
    clockOffsetMs: () => time.offsetMs(),
    clockTrust: () => time.trust(),
    close: () => http.close(),
  };
}

type DossierCalls = Pick<Portal, "createDossier" | "findDossier">;

function dossierCalls(call: Call, unitCode: string): DossierCalls {
  return {
    async createDossier(reference, { intent, officer }, scans) {
      const row = dossierRow(reference, intent, scans, { unitCode, officer });
      if (!row.ok) return err({ kind: "refused", words: row.error });
      const answer = await call("DongBoHoSoMC", row.value, answers.DongBoHoSoMC, { isUpdating: "False" });
      return answer.ok ? ourDossier(answer.value, reference) : answer;
    },
    async findDossier(by) {
      const row = "reference" in by ? { mathamchieu: by.reference } : { mahoso: by.code };
      const answer = await call("TraCuuHoSo", row, answers.TraCuuHoSo);
      if (!answer.ok) return answer;
      if (answer.value.code === "0" && "reference" in by) return ourDossier(answer.value, by.reference);
      const { code, result } = answer.value;
      return code === "0" && result ? ok(dossierOf(result)) : err({ kind: "not-the-portal" });
    },
  };
}

/** "0" and "3" are ours only under our own reference. */
function ourDossier(
  { code, result }: Answered<DossierResult>,
  reference: string,
): PortalResult<PortalDossier> {
  if (result?.MaThamChieu === reference) return ok(dossierOf(result));
  return err(code === "3" ? { kind: "someone-elses" } : { kind: "not-the-portal" });
}

type AccountCalls = Pick<Portal, "createAccount" | "findAccount" | "confirmAccount" | "resendOtp">;

function accountCalls(call: Call): AccountCalls {
  return {
    async createAccount(reference, intent) {
      const row = accountRow(reference, intent);
      if (!row.ok) return err({ kind: "refused", words: row.error });
      const answer = await call("DangKyTaiKhoan", row.value, answers.DangKyTaiKhoan);
      return answer.ok ? ourAccount(answer.value, reference) : answer;
    },
    async findAccount(reference) {
      const answer = await call("TraCuuTaiKhoan", { MaThamChieu: reference }, answers.TraCuuTaiKhoan);
      return answer.ok ? ourAccount(answer.value, reference) : answer;
    },
    async confirmAccount({ accountId, otp }) {
      const row = { MaTaiKhoan: accountId, OTP: otp };
      const answer = await call("XacThucTaiKhoan", row, answers.XacThucTaiKhoan);
      if (!answer.ok) return answer;
      // "3": it was active already, which is what the citizen wanted.
      const { code, result } = answer.value;
      return ok(code === "3" || !result ? "active" : accountOf(result).state);
    },
    async resendOtp(accountId) {
      const answer = await call("GuiLaiOTP", { MaTaiKhoan: accountId }, answers.GuiLaiOTP);
      return answer.ok ? ok(null) : answer;
    },
  };
}

function ourAccount(
  { code, result }: Answered<AccountResult>,
  reference: string,
): PortalResult<PortalAccount> {
  if (result?.MaThamChieu === reference && result.MaTaiKhoan !== undefined) return ok(accountOf(result));
  const foreign = result !== null && result.MaThamChieu === undefined;
  return err(code === "3" || foreign ? { kind: "someone-elses" } : { kind: "not-the-portal" });
}

async function health(http: Http, clock: Clock, deadlineMs: number, time: PortalClock): Promise<Health> {
  const startMs = clock.monotonicMs();
  const reply = await http.call({ method: "GET", path: "/health", totalMs: deadlineMs, maxBytes: 65_536 });
  if (!reply.ok) {
    const { error } = reply;
    if (error.kind === "no-connection")
      return error.tls === null ? { kind: "down" } : { kind: "certificate", tls: error.tls };
    return { kind: error.kind === "no-answer" ? (error.slow ? "slow" : "down") : "not-the-portal" };
  }
  const { status, body } = reply.value;
  const parsed = WireHealth.safeParse(parseJson(Buffer.from(body).toString()));
  if (status !== 200 || !parsed.success) {
    const passing = status === 429 || (status >= 500 && status !== 511);
    return passing ? { kind: "down" } : foreignReply(reply.value, http.origin);
  }
  time.heard(reply.value.header("date"));
  return { kind: "ok", latencyMs: clock.monotonicMs() - startMs };
}

async function fetchResult(
  http: Http,
  token: string,
  id: string,
  reader: () => Reader,
): Promise<PortalResult<Uint8Array>> {
  const reply = await http.call({
    method: "GET",
    path: `/ketqua/${encodeURIComponent(id)}`,
    headers: { authorization: `Bearer ${token}` },
    maxBytes: MAX_FILE_BYTES,
  });
  if (!reply.ok) return reply;
  const { status, body } = reply.value;
  if (status === 401) return err({ kind: "unauthorised" });
  if (status === 404) return err({ kind: "not-found" });
  return status === 200 && isPdf(body) ? ok(body) : err(withoutEnvelope(reply.value, reader()));
}
