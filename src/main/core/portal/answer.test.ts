import { describe, expect, it } from "vitest";
import { readAnswer } from "./answer.ts";
import type { HttpReply } from "./http.ts";
import { retryAfterMs } from "./retry-after.ts";
import { answers } from "./wire/index.ts";

function reply(
  status: number,
  body: string | object,
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { status, body: Buffer.from(text), header: (name) => headers[name] };
}
const read = (status: number, body: string | object, headers = {}) =>
  readAnswer(reply(status, body, headers), answers.TraCuuHoSo, { origin: "http://portal.invalid", nowMs: 0 });
const dossier = { MaThamChieu: "r", MaHoSo: "H1", NgayTiepNhan: "", NgayHenTra: "", TrangThaiHoSo: "1" };
const say = (error_code: string, more = {}) => ({ error_code, message: "m", ...more });

describe("reading an answer", () => {
  it.each([
    ["a log-in page", 200, "<html>Đăng nhập</html>", { kind: "network-log-in" }],
    ["a network that says so", 511, "", { kind: "network-log-in" }],
    ["an empty body", 200, "", { kind: "not-the-portal" }],
    ["a cut body", 200, '{"error_code":"0","mess', { kind: "not-the-portal" }],
    ["a code as a number", 200, { error_code: 0, message: "" }, { kind: "not-the-portal" }],
    ["an unknown code", 200, say("7"), { kind: "not-the-portal" }],
    ["done without what was done", 200, say("0", { result: [{ MaHoSo: 1 }] }), { kind: "not-the-portal" }],
    ["a redirect", 302, "", { kind: "not-the-portal" }],
    ["a proxy's 404", 404, "nope", { kind: "not-the-portal" }],
    ["a refusal", 200, say("1"), { kind: "refused", words: "m" }],
    [
      "a refusal on content",
      422,
      say("1", { fields: [{ name: "ChuHoSo", message: "thiếu" }] }),
      { kind: "refused", words: "m\nChuHoSo: thiếu" },
    ],
    ["a broken row", 400, say("1"), { kind: "refused", words: "m" }],
    ["a proxy's 400", 400, "bad", { kind: "not-the-portal" }],
    ["none such", 200, say("2"), { kind: "not-found" }],
    ["a reference used otherwise", 200, say("4"), { kind: "reference-reused" }],
    ["a fault inside", 200, say("-1"), { kind: "passing", server: false, retryAfterMs: null }],
    ["session over", 401, "", { kind: "unauthorised" }],
    ["too large", 413, "", { kind: "too-large" }],
    ["a dying portal", 502, "Bad Gateway", { kind: "server-fault", server: true, retryAfterMs: null }],
    ["a proxy that had enough", 429, "", { kind: "server-fault", server: false, retryAfterMs: null }],
    ["a fault in words", 500, say("-1"), { kind: "passing", server: true, retryAfterMs: null }],
  ])("%s", (_name, status, body, error) => {
    expect(read(status, body)).toEqual({ ok: false, error });
  });

  it("gives what is there for done and for exists already", () => {
    expect(read(200, say("0", { result: [dossier] }))).toMatchObject({
      ok: true,
      value: { code: "0", result: { MaHoSo: "H1" } },
    });
    expect(read(200, say("3", { result: [dossier] }))).toMatchObject({ ok: true, value: { code: "3" } });
  });

  it("honours Retry-After of a busy portal, with and without an envelope", () => {
    expect(read(503, say("-1"), { "retry-after": "20" })).toEqual({
      ok: false,
      error: { kind: "busy", server: true, retryAfterMs: 20_000 },
    });
    expect(read(429, say("-1"), { "retry-after": "5" })).toEqual({
      ok: false,
      error: { kind: "busy", server: false, retryAfterMs: 5_000 },
    });
    expect(read(503, "", { "retry-after": "7" })).toEqual({
      ok: false,
      error: { kind: "server-fault", server: true, retryAfterMs: 7_000 },
    });
  });
});

describe("Retry-After", () => {
  const date = "Wed, 25 Nov 2026 01:30:00 GMT";
  it("counts a date from the answer's own Date, whatever our clock says", () => {
    expect(retryAfterMs("Wed, 25 Nov 2026 01:32:00 GMT", date, 0)).toBe(120_000);
    expect(retryAfterMs("Wed, 25 Nov 2026 01:32:00 GMT", undefined, Date.parse(date))).toBe(120_000);
  });
  it("is no wait for a date gone by, and nothing when it cannot be read", () => {
    expect(retryAfterMs("Wed, 25 Nov 2026 01:00:00 GMT", date, 0)).toBe(0);
    expect(retryAfterMs("soon", date, 0)).toBeNull();
    expect(retryAfterMs(undefined, date, 0)).toBeNull();
  });
});
