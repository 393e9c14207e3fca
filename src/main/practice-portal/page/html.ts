/** Markup that is safe to send; text becomes it only through {@link html}. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | null | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

function textOf(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  return "html" in part ? part.html : part.map((one) => one.html).join("");
}

/** Template tag: everything put in is escaped, unless it is markup already. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: pieces.map((piece, i) => piece + textOf(parts[i] ?? null)).join("") };
}

interface Frame {
  readonly title: string;
  readonly here: "arrived" | "switches" | "dossier";
  readonly accept: "auto" | "manual";
  readonly down: boolean;
  /** Seconds after which the page asks again by itself. */
  readonly refreshSeconds?: number;
}

function tab(href: string, text: string, isHere: boolean): Html {
  return html`<a href="${href}" ${isHere ? { html: 'aria-current="page"' } : null}>${text}</a>`;
}

/** A whole page in the portal's frame. */
export function page(frame: Frame, body: Html): string {
  const refresh = frame.refreshSeconds
    ? html`<meta http-equiv="refresh" content="${frame.refreshSeconds}" />`
    : null;
  const light = frame.down
    ? html`<span class="light light-down">Cổng đang ngắt</span>`
    : html`<span class="light light-good">Cổng đang chạy</span>`;
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${refresh}
        <title>${frame.title} – Cổng tập huấn</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <header>
          <p class="practice">
            TẬP HUẤN – mọi hồ sơ ở đây là hồ sơ tập, không gửi đi đâu và không có giá trị
          </p>
          <h1>Cổng dịch vụ công tập huấn</h1>
          <nav>
            ${tab("/", "Hồ sơ đã đến", frame.here === "arrived")}
            ${tab("/cong-tac", "Sự cố và công tắc", frame.here === "switches")}
          </nav>
          <p class="lights">
            ${light}<span class="light">Tiếp nhận ${frame.accept === "auto" ? "tự động" : "bằng tay"}</span>
          </p>
        </header>
        <main>${body}</main>
      </body>
    </html>`.html;
}
