import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Page } from "playwright";
import { expect } from "playwright/test";
import sirv from "sirv";

export interface PreviewServer {
  /** The address of one state of one screen. */
  readonly at: (id: string, query?: string) => string;
  /** Opens the list of states and gives every id; it is drawn a moment after the page is there. */
  readonly ids: (page: Page) => Promise<readonly string[]>;
  /** Draws a state in the page that shows one already, without loading it anew. */
  readonly show: (page: Page, id: string, query?: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Serves the built screens' previews alone, without a core behind them. */
export async function servePreviews(): Promise<PreviewServer> {
  const files = sirv(join(import.meta.dirname, "../../out/renderer"), { single: true });
  const server = createServer((request, response) => files(request, response));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const at: PreviewServer["at"] = (id, query = "") => `http://127.0.0.1:${port}/previews?only=${id}${query}`;
  return {
    at,
    async ids(page) {
      await page.goto(at(""));
      const links = page.getByRole("link");
      await expect(links.first()).toBeVisible();
      const ids = await links.allInnerTexts();
      expect(ids.length).toBeGreaterThan(50);
      return ids;
    },
    async show(page, id, query = "") {
      await page.evaluate((address) => {
        document.querySelector(".kiosk")?.setAttribute("data-before", "");
        dispatchEvent(new PopStateEvent("popstate", { state: address }));
      }, `?only=${id}${query}`);
      await expect(page.locator(".kiosk[data-before], .main-loading, .preview-list"), id).toHaveCount(0);
      await expect(page.locator("h1, dialog[open]").first(), id).toBeVisible();
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}
