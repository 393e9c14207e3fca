import { DossierRow, type ProgressRow } from "../../core/portal/wire/index.ts";
import { parseJson } from "../../../shared/codec.ts";
import type { Question } from "../../../shared/procedure.ts";
import type { Desk } from "../desk.ts";
import type { StoredDossier } from "../dossier-state.ts";
import { resultsOf, type StoredResult } from "../dossiers.ts";
import { papersOf } from "../ledger.ts";
import { progressOf } from "../progress.ts";
import { uploadById } from "../uploads.ts";
import { type Html, html } from "./html.ts";
import { stateBadge } from "./overview.ts";
import { moment, STATE_NAMES, wireMoment } from "./words.ts";

type Facts = readonly (readonly [string, string])[];

function list(lines: Facts): Html {
  const shown = lines.filter(([, value]) => value !== "");
  return html`<dl>
    ${shown.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

function facts(dossier: StoredDossier, row: DossierRow): Facts {
  return [
    ["Thủ tục", `${row.TenTTHC} (${row.MaTTHC})`],
    ["Chủ hồ sơ", row.ChuHoSo],
    ["Số giấy tờ", row.SoGiayToChuHoSo],
    ["Điện thoại", row.SoDienThoai],
    ["Thư điện tử", row.Email ?? ""],
    ["Địa chỉ", row.DiaChiChuHoSo ?? ""],
    ["Người được ủy quyền", row.UyQuyen === "1" ? (row.NguoiUyQuyen ?? "") : ""],
    ["Trích yếu", row.TrichYeuHoSo],
    ["Kênh", { "1": "Trực tiếp tại quầy", "2": "Trực tuyến", "3": "Bưu chính" }[row.KenhThucHien]],
    ["Nhận kết quả", row.HinhThuc === "1" ? "Qua bưu chính" : "Tại quầy"],
    ["Ghi chú", row.GhiChu ?? ""],
    ["Nộp lúc", wireMoment(row.NgayNopHoSo)],
    ["Đến cổng lúc", moment(dossier.arrived_ms)],
    ["Tiếp nhận", wireMoment(dossier.taken_in)],
    ["Hẹn trả", wireMoment(dossier.due)],
  ];
}

function flat(value: unknown): string {
  if (typeof value === "string") return value;
  return value === null || value === undefined ? "" : JSON.stringify(value);
}

/** The declaration under the headings and labels of its paper form; keys the catalogue does not know come last. */
function declaration(desk: Desk, row: DossierRow): Html {
  const parsed = parseJson(row.eFormData);
  if (typeof parsed !== "object" || parsed === null) return html`<p class="empty">Không đọc được.</p>`;
  const form = new Map<string, unknown>(Object.entries(parsed));
  const procedure = desk.procedures.get(row.MaTTHC);
  const questions = procedure?.questions ?? [];
  const parts = (procedure?.sections ?? []).map(({ key, title }) => {
    const asked = questions.filter((question) => question.section === key && form.has(question.key));
    return { title: title.vi, lines: asked.map((question) => answerLine(question, form.get(question.key))) };
  });
  const known = new Set(questions.map(({ key }) => key));
  const others = [...form]
    .filter(([key]) => !known.has(key))
    .map(([key, value]) => [key, flat(value)] as const);
  return html`${[...parts, { title: "Khác", lines: others }]
    .filter(({ lines }) => lines.length > 0)
    .map(
      ({ title, lines }) =>
        html`<h3>${title}</h3>
          ${list(lines)}`,
    )}`;
}

function answerLine(question: Question, value: unknown): Facts[number] {
  const choice = question.choices?.find((one) => one.value === value);
  return [question.label, choice?.text.vi ?? flat(value)];
}

function papers(desk: Desk, reference: string): Html {
  const items = papersOf(desk.db, reference).map((paper) => {
    const mime = uploadById(desk.db, paper.uploadId)?.mime ?? "";
    const address = `/tep-xem/${paper.uploadId}`;
    const look = mime.startsWith("image/")
      ? html`<img src="${address}" alt="" />`
      : html`<span class="sheet">PDF</span>`;
    const size = `${Math.max(1, Math.round(paper.sizeBytes / 1024))} KB`;
    return html`<li>
      <a href="${address}" target="_blank" rel="noopener">
        ${look}<strong>${paper.name}</strong>
        <span>${paper.paperCode}${paper.deleted ? " · đã bỏ" : ""} · ${size}</span>
      </a>
    </li>`;
  });
  return items.length === 0
    ? html`<p class="empty">Không có tệp nào.</p>`
    : html`<ul class="papers">
        ${items}
      </ul>`;
}

function amendments(desk: Desk, code: string): Html {
  const rows = desk.db
    .prepare<[string], { reference: string; arrived_ms: number }>(
      "SELECT reference, arrived_ms FROM amendment WHERE code = ? ORDER BY rowid",
    )
    .all(code);
  return html`${rows.map(
    ({ reference, arrived_ms }) =>
      html`<h3>Bổ sung ngày ${moment(arrived_ms)}</h3>
        ${papers(desk, reference)}`,
  )}`;
}

function results(found: readonly StoredResult[], code: string): Html {
  const items = found.map(
    ({ id, name }) => html`<li><a href="/ket-qua-xem/${id}" target="_blank" rel="noopener">${name}</a></li>`,
  );
  return html`<section>
    <h2>Kết quả</h2>
    ${
      items.length === 0
        ? html`<p class="empty">Chưa có kết quả.</p>`
        : html`<ul class="log">
            ${items}
          </ul>`
    }
    <h3>Gắn kết quả (PDF)</h3>
    <form method="post" action="/ho-so/${code}/ket-qua" enctype="multipart/form-data">
      <label>Tệp PDF <input type="file" name="file" accept="application/pdf" /></label>
      <div class="buttons">
        <button>Gắn tệp đã chọn</button><button class="quiet" name="sample" value="1">Gắn kết quả mẫu</button>
      </div>
    </form>
  </section>`;
}

function progressLine(line: ProgressRow): Html {
  const name = nameOf(line.TrangThai);
  const content = line.NoiDungXuLy === name ? "" : line.NoiDungXuLy;
  return html`<li>
    <time>${wireMoment(line.ThoiDiemXuLy)} · ${line.NguoiXuLy}</time>
    ${line.TrangThai}. ${name}${content === "" ? "" : `: ${content}`}
  </li>`;
}

function progressLog(lines: readonly ProgressRow[]): Html {
  const items = lines.map(progressLine);
  return html`<section>
    <h2>Tiến độ</h2>
    ${
      items.length === 0
        ? html`<p class="empty">Chưa có bước nào.</p>`
        : html`<ul class="log">
            ${items}
          </ul>`
    }
  </section>`;
}

function nameOf(state: string): string {
  return Object.entries(STATE_NAMES).find(([code]) => code === state)?.[1] ?? "";
}

function stateForm(dossier: StoredDossier): Html {
  const options = Object.entries(STATE_NAMES).map(
    ([code, name]) =>
      html`<option value="${code}" ${code === dossier.state ? { html: "selected" } : null}>
        ${code}. ${name}
      </option>`,
  );
  const accept = html`<form method="post" action="/ho-so/${dossier.code}/trang-thai">
    <input type="hidden" name="state" value="2" />
    <button>Tiếp nhận</button>
  </form>`;
  return html`<section>
    <h2>Xử lý</h2>
    ${dossier.state === "1" ? accept : null}
    <h3>Chuyển trạng thái</h3>
    <form method="post" action="/ho-so/${dossier.code}/trang-thai">
      <label
        >Trạng thái
        <select name="state">
          ${options}
        </select></label
      >
      <label>Nội dung xử lý <input name="note" maxlength="500" /></label>
      <button>Chuyển</button>
    </form>
  </section>`;
}

const SUPPLEMENT = `Để có cơ sở giải quyết hồ sơ, đề nghị Ông/Bà hoàn thiện hồ sơ gồm những nội dung sau:
1. …
Lý do: …`;

function supplementForm(dossier: StoredDossier): Html {
  return html`<section>
    <h2>Yêu cầu bổ sung (Mẫu 02)</h2>
    ${dossier.state === "5" ? html`<p class="note">${dossier.supplement}</p>` : null}
    <form method="post" action="/ho-so/${dossier.code}/bo-sung">
      <label
        >Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ
        <textarea name="text" required maxlength="2000">${dossier.supplement || SUPPLEMENT}</textarea>
      </label>
      <button>Gửi yêu cầu bổ sung</button>
    </form>
  </section>`;
}

/** One dossier: what came in, and what can be done with it. */
export function dossierPage(desk: Desk, dossier: StoredDossier): Html {
  const row = DossierRow.parse(JSON.parse(dossier.row));
  return html`<div class="head">
      <h2 class="code">${dossier.code}</h2>
      ${stateBadge(dossier.state)}
    </div>
    <div class="columns">
      <div class="stack">
        <section>
          <h2>Hồ sơ</h2>
          ${list(facts(dossier, row))}
        </section>
        <section>
          <h2>Tờ khai</h2>
          ${declaration(desk, row)}
        </section>
        <section>
          <h2>Giấy tờ nộp</h2>
          ${papers(desk, dossier.reference)}${amendments(desk, dossier.code)}
        </section>
        <section>
          <details>
            <summary>Dữ liệu gốc</summary>
            <pre>${JSON.stringify(row, null, 2)}</pre>
          </details>
        </section>
      </div>
      <div class="stack">
        ${stateForm(dossier)}${supplementForm(dossier)}${results(resultsOf(desk, dossier.code), dossier.code)}
        ${progressLog(progressOf(desk.db, dossier.code))}
      </div>
    </div>`;
}
