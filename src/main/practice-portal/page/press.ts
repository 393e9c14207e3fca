import type { IncomingMessage } from "node:http";
import { parseJson } from "../../../shared/codec.ts";
import { dossierByCode } from "../dossier-state.ts";
import { jsonAnswer, readBody, textAnswer, type Written } from "../http.ts";
import {
  askSupplement,
  attachResult,
  changeState,
  makeAccountElsewhere,
  type Outcome,
  setSwitches,
} from "./actions.ts";
import { type PageParts, problem } from "./parts.ts";

const MAX_FORM_BYTES = 32 * 1024 * 1024;
const MAX_PATCH_BYTES = 64 * 1024;

async function formOf(request: IncomingMessage): Promise<FormData | null> {
  const body = await readBody(request, MAX_FORM_BYTES);
  if (body === null) return null;
  const headers = { "Content-Type": request.headers["content-type"] ?? "" };
  return new Response(new Uint8Array(body), { headers }).formData().catch(() => null);
}

function settled(parts: PageParts, outcome: Outcome, next: string, back: string): Written {
  return outcome === null ? textAnswer(303, "", { Location: next }) : problem(parts, outcome, back);
}

async function actOnDossier(
  parts: PageParts,
  code: string,
  action: string,
  form: FormData,
): Promise<Written> {
  const { desk } = parts;
  const dossier = dossierByCode(desk, code);
  if (!dossier) return problem(parts, "Không có hồ sơ này.", "/", 404);
  const here = `/ho-so/${code}`;
  const next = form.get("back") === "/" ? "/" : here;
  switch (action) {
    case "trang-thai":
      return settled(parts, changeState(desk, dossier, form), next, here);
    case "bo-sung":
      return settled(parts, askSupplement(desk, dossier, form), here, here);
    case "ket-qua":
      return settled(parts, await attachResult(desk, dossier, form, parts.fontFile), here, here);
    default:
      return problem(parts, "Không có trang này.", "/", 404);
  }
}

async function pressed(parts: PageParts, path: string, form: FormData): Promise<Written> {
  const [, area = "", code = "", action = ""] = path.split("/");
  if (area === "ho-so") return actOnDossier(parts, code, action, form);
  const here = "/cong-tac";
  switch (path) {
    case here:
      return settled(parts, setSwitches(parts.desk, parts.faults, form), here, here);
    case "/cong-tac/tai-khoan-noi-khac":
      return settled(parts, makeAccountElsewhere(parts.desk, form), "/", here);
    case "/cong-tac/het-phien":
      parts.sessions.expireAll();
      return settled(parts, null, here, here);
    default:
      return problem(parts, "Không có trang này.", "/", 404);
  }
}

async function setFaults(parts: PageParts, request: IncomingMessage): Promise<Written> {
  const body = await readBody(request, MAX_PATCH_BYTES);
  const done = parts.faults.trySet(parseJson(body?.toString("utf8") ?? ""));
  return done ? jsonAnswer(200, parts.faults.state()) : jsonAnswer(400, { error: "not a fault patch" });
}

/** A pressed button of the pages, or a test that sets faults by JSON. */
export async function press(parts: PageParts, request: IncomingMessage, path: string): Promise<Written> {
  if (path === "/practice/faults") return setFaults(parts, request);
  const form = await formOf(request);
  if (form === null) return problem(parts, "Biểu mẫu gửi lên không đọc được.", "/");
  return pressed(parts, path, form);
}
