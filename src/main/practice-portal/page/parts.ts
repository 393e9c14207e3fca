import type { Desk } from "../desk.ts";
import type { Faults } from "../faults.ts";
import type { Written } from "../http.ts";
import type { Sessions } from "../sessions.ts";
import type { Uploads } from "../uploads.ts";
import { type Html, html, page } from "./html.ts";

/** What the pages work on. */
export interface PageParts {
  readonly desk: Desk;
  readonly sessions: Sessions;
  readonly uploads: Uploads;
  readonly faults: Faults;
  readonly fontFile: string | undefined;
}

export interface Look {
  readonly status?: number;
  /** Seconds after which the page asks again by itself. */
  readonly refreshSeconds?: number;
}

type Here = "arrived" | "switches" | "dossier";

/** A body in the frame of the portal's pages. */
export function framed(parts: PageParts, here: Here, title: string, body: Html, look: Look = {}): Written {
  const { status = 200, refreshSeconds } = look;
  const frame = { title, here, accept: parts.desk.switches.accept, down: parts.faults.state().down };
  const text = page(refreshSeconds === undefined ? frame : { ...frame, refreshSeconds }, body);
  return { status, headers: { "Content-Type": "text/html; charset=utf-8" }, body: text };
}

/** A page that says why something could not be done, with the way back. */
export function problem(parts: PageParts, text: string, back: string, status = 400): Written {
  const body = html`<section>
    <h2>${text}</h2>
    <a href="${back}">Quay lại</a>
  </section>`;
  return framed(parts, "dossier", "Chưa làm được", body, { status });
}
