import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, type Page, test as base } from "playwright/test";
import { type KioskProcess, startKiosk } from "../support/kiosk-process.ts";
import { quick } from "./kiosk-test.ts";

export type AccountMode = "portal" | "vneid";

/** One kiosk and its one window, at which one person stands after the other. */
export interface Desk {
  readonly kiosk: KioskProcess;
  readonly page: Page;
  /** What the page complained of since it was last asked. */
  complained(): readonly string[];
}

interface OpenDesk extends Desk {
  close(): Promise<void>;
}

async function openDesk(browser: Browser, accountMode: AccountMode): Promise<OpenDesk> {
  const folder = await mkdtemp(join(tmpdir(), "kiosk-desk-"));
  const settings = { ...quick, portal: { accountMode } };
  const kiosk = await startKiosk({ dataDir: join(folder, "kiosk"), settings });
  const context: BrowserContext = await browser.newContext({
    hasTouch: true,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const said: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") said.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => said.push(error.stack ?? error.message));
  await page.goto(kiosk.url);
  return {
    kiosk,
    page,
    complained: () => said.splice(0),
    async close() {
      await context.close();
      await kiosk.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A desk of each account mode for all the tests of a worker, opened when it is first asked for. */
export const test = base.extend<object, { deskOf: (mode: AccountMode) => Promise<Desk> }>({
  deskOf: [
    async ({ browser }, use) => {
      const desks = new Map<AccountMode, Promise<OpenDesk>>();
      await use((mode) => {
        const desk = desks.get(mode) ?? openDesk(browser, mode);
        desks.set(mode, desk);
        return desk;
      });
      const open = await Promise.all(desks.values());
      await Promise.all(open.map((desk) => desk.close()));
    },
    { scope: "worker" },
  ],
});
