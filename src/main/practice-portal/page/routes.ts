import { createReadStream } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { dossierByCode } from "../dossier-state.ts";
import { jsonAnswer, pathOf, textAnswer, write, type Written } from "../http.ts";
import { readLedger } from "../ledger.ts";
import type { ServePage } from "../server.ts";
import { finishedUpload } from "../uploads.ts";
import { dossierPage } from "./dossier-page.ts";
import { isStranger, SAFE_HEADERS } from "./guard.ts";
import { overviewPage } from "./overview.ts";
import { framed, type PageParts, problem } from "./parts.ts";
import { press } from "./press.ts";
import { STYLE } from "./style.ts";
import { switchesPage } from "./switches-page.ts";

const REFRESH_SECONDS = 10;
const OURS =
  /^\/(?:$|(?:favicon\.ico|style\.css|ledger|practice\/faults|cong-tac|ho-so|tep-xem|ket-qua-xem)(?:\/|$))/;

function dossierView(parts: PageParts, code: string): Written {
  const dossier = dossierByCode(parts.desk, code);
  if (!dossier) return problem(parts, "Không có hồ sơ này.", "/", 404);
  return framed(parts, "dossier", dossier.code, dossierPage(parts.desk, dossier));
}

function resultView(parts: PageParts, id: string): Written {
  const found = parts.desk.db
    .prepare<[string], { bytes: Buffer }>("SELECT bytes FROM result_paper WHERE id = ?")
    .get(id);
  if (!found) return problem(parts, "Không có kết quả này.", "/", 404);
  return { status: 200, headers: { "Content-Type": "application/pdf" }, body: found.bytes };
}

function overview(parts: PageParts, isStill: boolean): Written {
  const body = overviewPage(parts.desk, isStill);
  return framed(parts, "arrived", "Hồ sơ đã đến", body, isStill ? {} : { refreshSeconds: REFRESH_SECONDS });
}

function look(parts: PageParts, path: string, query: string): Written {
  const { desk, faults } = parts;
  const [, area = "", id = ""] = path.split("/");
  if (area === "ho-so") return dossierView(parts, id);
  if (area === "ket-qua-xem") return resultView(parts, id);
  switch (path) {
    case "/":
      return overview(parts, query === "dung");
    case "/favicon.ico":
      return textAnswer(204, "");
    case "/cong-tac":
      return framed(parts, "switches", "Sự cố và công tắc", switchesPage(desk, faults.state()));
    case "/style.css":
      return textAnswer(200, STYLE, { "Content-Type": "text/css; charset=utf-8" });
    case "/ledger":
      return jsonAnswer(200, readLedger(desk.db));
    case "/practice/faults":
      return jsonAnswer(200, faults.state());
    default:
      return problem(parts, "Không có trang này.", "/", 404);
  }
}

/** Shows only kinds that a browser opens without running anything; the rest is offered as a download. */
async function showUpload(parts: PageParts, id: string, response: ServerResponse): Promise<void> {
  const upload = finishedUpload(parts.desk.db, id);
  if (!upload) return write(response, problem(parts, "Không có tệp này.", "/", 404));
  const isShown = ["image/jpeg", "image/png", "application/pdf"].includes(upload.mime);
  response.writeHead(200, {
    "Content-Type": isShown ? upload.mime : "application/octet-stream",
    "Content-Disposition": isShown ? "inline" : "attachment",
  });
  await pipeline(createReadStream(join(parts.uploads.directory, upload.id)), response);
}

/** The pages for trainees, the ledger, and the switches for tests; they answer while the portal is "down" too. */
export function createPages(parts: PageParts): ServePage {
  return async (request, response) => {
    const path = pathOf(request);
    if (!OURS.test(path)) return false;
    for (const [name, value] of Object.entries(SAFE_HEADERS)) response.setHeader(name, value);
    if (isStranger(request)) write(response, textAnswer(403, "forbidden\n"));
    else if (request.method === "POST") write(response, await press(parts, request, path));
    else if (path.startsWith("/tep-xem/")) await showUpload(parts, path.slice("/tep-xem/".length), response);
    else write(response, look(parts, path, request.url?.split("?")[1] ?? ""));
    return true;
  };
}
