import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright";
import { expect, test as base } from "playwright/test";
import {
  type KioskOptions,
  type KioskProcess,
  type PortalOptions,
  type PortalProcess,
  startKiosk,
  startPortal,
} from "../support/kiosk-process.ts";
import { sideways } from "./looks/sideways.ts";
import { type PreviewServer, servePreviews } from "./preview-server.ts";

export { expect };

export const panels = {
  tall: { width: 1080, height: 1920 },
  wide: { width: 1920, height: 1080 },
  small: { width: 1366, height: 768 },
} as const;

/** Processes of one test on folders of their own; what still runs at its end is ended. */
export interface Machines {
  readonly dataDir: string;
  kiosk(options?: Omit<KioskOptions, "dataDir">): Promise<KioskProcess>;
  portal(options?: Omit<PortalOptions, "dataDir">): Promise<PortalProcess>;
}

/** Complaints of the page: errors on its console (a breach of its policy is one) and exceptions. */
export interface Complaints {
  /** From now on these are expected, such as a core that was killed. */
  allow(fits: RegExp): void;
}

/** Waits of the queue and of the light, short; the product's own are told by its settings' tests. */
export const quick = {
  kiosk: { idleSeconds: 900 },
  queue: {
    waitBaseMs: 100,
    waitCapMs: 1000,
    probeMs: 1000,
    absentAfterMs: 10_000,
    healthEveryMs: 1000,
    statusEveryMs: 10_000,
  },
} as const;

/** Listens to the page from its first moment; what it complained of fails the test. One worker serves the previews once. */
export const previewTest = base.extend<{ complaints: Complaints }, { previews: PreviewServer }>({
  previews: [
    // A hook of a file would keep its tests together in one worker; a fixture leaves them to whichever is free.
    async ({ browser: _browser }, use) => {
      const previews = await servePreviews();
      await use(previews);
      await previews.close();
    },
    { scope: "worker" },
  ],
  complaints: [
    async ({ page }, use) => {
      const said: string[] = [];
      let allowed: RegExp | null = null;
      const hear = (words: string): void => {
        if (allowed?.test(words) !== true) said.push(words);
      };
      page.on("console", (message) => {
        if (message.type() === "error") hear(`${message.text()} (${message.location().url})`);
      });
      page.on("pageerror", (error) => hear(error.stack ?? error.message));
      await use({ allow: (fits) => (allowed = fits) });
      expect(said, "what the page complained of").toEqual([]);
    },
    { auto: true },
  ],
});

export const test = previewTest.extend<{ machines: Machines }>({
  machines: async ({ page, complaints: _heard }, use) => {
    const folder = await mkdtemp(join(tmpdir(), "kiosk-e2e-"));
    const dataDir = join(folder, "kiosk");
    const ends: (() => Promise<void>)[] = [];
    await use({
      dataDir,
      async kiosk(options = {}) {
        const kiosk = await startKiosk({ dataDir, settings: quick, ...options });
        ends.push(() => kiosk.stop());
        return kiosk;
      },
      async portal(options = {}) {
        const portal = await startPortal({ dataDir: join(folder, "portal"), ...options });
        ends.push(() => portal.kill());
        return portal;
      },
    });
    // The page goes first, so that it does not complain of a kiosk that ends.
    await page.close();
    await Promise.all(ends.map((end) => end()));
    await rm(folder, { recursive: true, force: true });
  },
});

/** Fails where something is wider than its place: it could be moved sideways, or is cut off. Downwards is allowed. */
export async function expectNothingSideways(page: Page, where: string): Promise<void> {
  expect(await page.evaluate(sideways), where).toEqual([]);
}
