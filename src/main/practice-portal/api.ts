import type { IncomingMessage, ServerResponse } from "node:http";
import { unreachable } from "../../shared/result.ts";
import type { Db } from "./database.ts";
import type { Desk } from "./desk.ts";
import type { FaultKind } from "./faults.ts";
import { jsonAnswer, jsonOf, pathOf, readBody, textAnswer, type Written } from "./http.ts";
import { integrate, labelOf } from "./integration.ts";
import { replies, type Reply } from "./reply.ts";
import type { Sessions } from "./sessions.ts";
import type { Uploads } from "./uploads.ts";

const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** One call, read but not served yet, so that a fault can come before or after its commit. */
export interface Call {
  readonly service: string;
  readonly creating: boolean;
  readonly reference: string;
  /** Serves it; "streamed" when the answer went to the socket by itself. */
  run(response: ServerResponse): Promise<{ readonly answer: Written | "streamed"; readonly outcome: string }>;
}

export interface Api {
  readonly desk: Desk;
  readonly sessions: Sessions;
  readonly uploads: Uploads;
}

function simple(service: string, serve: () => Written): Call {
  return {
    service,
    creating: false,
    reference: "",
    run: async () => {
      const answer = serve();
      return { answer, outcome: String(answer.status) };
    },
  };
}

function replied(reply: Reply): { answer: Written; outcome: string } {
  const outcome = reply.status === 200 ? reply.answer.error_code : String(reply.status);
  return { answer: jsonAnswer(reply.status, reply.answer), outcome };
}

async function authCall(api: Api, request: IncomingMessage): Promise<Call> {
  const body = await readBody(request, MAX_BODY_BYTES);
  return simple("auth", () => {
    if (body === null) return jsonAnswer(413, replies.tooLarge().answer);
    const answer = api.sessions.open(jsonOf(body));
    if (answer) return jsonAnswer(200, answer);
    return jsonAnswer(
      400,
      replies.brokenSchema([{ name: "username", message: "cần username và password" }]).answer,
    );
  });
}

async function integrationCall(api: Api, request: IncomingMessage): Promise<Call> {
  const bytes = await readBody(request, MAX_BODY_BYTES);
  const body = bytes === null ? null : jsonOf(bytes);
  return {
    ...labelOf(body),
    run: async () => replied(bytes === null ? replies.tooLarge() : integrate(api.desk, api.sessions, body)),
  };
}

function bearer(request: IncomingMessage): string {
  return /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
}

const TUS_NAMES: Readonly<Record<string, string>> = {
  POST: "tep-create",
  HEAD: "tep-head",
  PATCH: "tep-patch",
};

function uploadCall(api: Api, request: IncomingMessage): Call {
  const over = api.sessions.ownerOf(bearer(request)) === null;
  return {
    service: TUS_NAMES[request.method ?? ""] ?? "tep",
    creating: false,
    reference: "",
    run: async (response) => {
      if (over) return replied(replies.sessionOver());
      await api.uploads.handle(request, response);
      return { answer: "streamed", outcome: String(response.statusCode) };
    },
  };
}

function resultBytes(db: Db, id: string): Buffer | undefined {
  return db.prepare<[string], { bytes: Buffer }>("SELECT bytes FROM result_paper WHERE id = ?").get(id)
    ?.bytes;
}

function resultCall(api: Api, request: IncomingMessage): Call {
  return simple("ketqua", () => {
    if (api.sessions.ownerOf(bearer(request)) === null) return jsonAnswer(401, replies.sessionOver().answer);
    const bytes = resultBytes(api.desk.db, decodeURIComponent(pathOf(request).slice("/ketqua/".length)));
    if (!bytes) return textAnswer(404, "none such\n");
    return {
      status: 200,
      headers: { "Content-Type": "application/pdf", "Cache-Control": "no-store" },
      body: bytes,
    };
  });
}

function fixed(
  method: string | undefined,
  wanted: string,
  call: () => Call | Promise<Call>,
): Call | Promise<Call> {
  if (method === wanted) return call();
  return simple("other", () => textAnswer(405, "method not allowed\n", { Allow: wanted }));
}

/** Reads one call of the contract; null when the path is none of its. */
export function readCall(api: Api, request: IncomingMessage): Call | Promise<Call> | null {
  const path = pathOf(request);
  const { method } = request;
  if (path === "/health")
    return fixed(method, "GET", () =>
      simple("health", () => jsonAnswer(200, { status: "ok", service: "portal" })),
    );
  if (path === "/auth") return fixed(method, "POST", () => authCall(api, request));
  if (path === "/integration") return fixed(method, "POST", () => integrationCall(api, request));
  if (path === "/tep" || path.startsWith("/tep/")) return uploadCall(api, request);
  if (path.startsWith("/ketqua/")) return fixed(method, "GET", () => resultCall(api, request));
  return null;
}

/** The page that a hotel's or a ministry's gateway would put in the portal's place. */
const STRANGERS_PAGE = textAnswer(200, "<!doctype html><title>Wi-Fi</title><h1>Xin đăng nhập Wi-Fi</h1>", {
  "Content-Type": "text/html; charset=utf-8",
});

/** What a fault answers; "cut" and "silent" answer nothing. */
export function faultAnswer(kind: FaultKind): Written | "cut" | "silent" {
  switch (kind) {
    case "500-before":
    case "500-after":
      return jsonAnswer(500, replies.fault().answer);
    case "502-before":
      return textAnswer(502, "bad gateway\n", {});
    case "503-before":
      return textAnswer(503, "unavailable\n", { "Retry-After": "2" });
    case "429-before":
      return textAnswer(429, "too many requests\n", { "Retry-After": "2" });
    case "html":
    case "html-after":
      return STRANGERS_PAGE;
    case "cut-before":
    case "cut-after":
      return "cut";
    case "stall":
    case "silent-after":
      return "silent";
    default:
      return unreachable(kind);
  }
}
