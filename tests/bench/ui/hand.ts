import { setTimeout as pause } from "node:timers/promises";
import { type Browser, type CDPSession, chromium, type Page } from "playwright";
import { findBrowser } from "../../../scripts/lib/browsers.mjs";
import { watchPage } from "./watch-page.ts";

/** A person at one page: what they see, touch and type goes over the browser's own protocol, so that nothing of the bench
 * runs in the page while it is measured but the short look for a new title. */
export interface Hand {
  readonly page: Page;
  readonly touches: number;
  readonly characters: number;
  open(url: string): Promise<void>;
  /** The title that stands there once it is another than `before`. */
  titleAfter(before: string): Promise<string>;
  /** Holds a card to a scanner that types, once the screen that asks for it is seen. */
  holdUp(card: string): Promise<void>;
  /** Touches what has this name; `starts` takes a name that begins so. */
  touch(name: string, starts?: boolean): Promise<void>;
  /** Waits until something to touch has this name. */
  sees(name: string): Promise<void>;
  /** Touches keys of the on-screen keyboard; each but the one that deletes is a character. */
  keys(text: string): Promise<void>;
  /** Types on a keyboard of plastic. */
  type(text: string): Promise<void>;
  /** A file for the next file window that opens. */
  hasFile(path: string): Promise<void>;
  scripts(): Promise<ReadonlyMap<string, Buffer>>;
  trace(): Promise<Buffer>;
  end(): Promise<void>;
}

export interface HandOptions {
  readonly titleAt: string;
  /** How many times slower than this machine the page runs. */
  readonly slowdown: number;
  readonly traced: boolean;
}

/** Longer than two touches of one trembling finger are apart. */
const LOOK_MS = 350;
const KEY_MS = 40;
const SCANNED_KEY_MS = 8;
const PATIENCE_MS = 15_000;
const SHIFTED: Readonly<Record<string, string>> = { " ": "dấu cách", "⌫": "Xóa" };

const categories = [
  "blink.user_timing",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "disabled-by-default-devtools.timeline.frame",
];

export async function openHand(options: HandOptions): Promise<Hand> {
  const executablePath = findBrowser();
  const args = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"];
  const browser = await chromium.launch(executablePath ? { executablePath, args } : { args });
  const page = await browser.newPage({ hasTouch: true, viewport: { width: 1080, height: 1920 } });
  const session = await page.context().newCDPSession(page);
  return new PersonAtPage(browser, page, session, options);
}

class PersonAtPage implements Hand {
  readonly page: Page;
  readonly #browser: Browser;
  readonly #session: CDPSession;
  readonly #options: HandOptions;
  readonly #scripts = new Map<string, Promise<Buffer>>();
  #title = "";
  #seen: () => void = () => {};
  touches = 0;
  characters = 0;

  constructor(browser: Browser, page: Page, session: CDPSession, options: HandOptions) {
    this.#browser = browser;
    this.page = page;
    this.#session = session;
    this.#options = options;
    page.on("response", (response) => {
      if (response.request().resourceType() !== "script" || !response.ok()) return;
      this.#scripts.set(new URL(response.url()).pathname, response.body());
    });
    session.on("Runtime.bindingCalled", ({ payload }) => {
      this.#title = payload;
      this.#seen();
    });
  }

  async open(url: string): Promise<void> {
    const { titleAt, slowdown, traced } = this.#options;
    await this.#session.send("Runtime.enable");
    await this.#session.send("Runtime.addBinding", { name: "benchShown" });
    await this.page.addInitScript(watchPage, titleAt);
    // The slowdown belongs to a process: first to the one that will show the page.
    const before = new URL("/before", url).href;
    await this.page.route(before, (route) => route.fulfill({ contentType: "text/html", body: "<p>" }));
    await this.page.goto(before);
    await this.page.unroute(before);
    await this.#session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    this.#title = "";
    if (traced) await this.#browser.startTracing(this.page, { categories });
    await this.page.goto(url, { waitUntil: "commit" });
  }

  async titleAfter(before: string): Promise<string> {
    const untilMs = performance.now() + PATIENCE_MS;
    while (this.#title === before || this.#title === "") {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#seen = resolve;
      await Promise.race([promise, pause(PATIENCE_MS)]);
      if (performance.now() > untilMs) throw new Error(`nothing came after "${before}"`);
    }
    return this.#title;
  }

  async holdUp(card: string): Promise<void> {
    await pause(LOOK_MS);
    // Each key a task of its own: sent at once, they would be one long task that no scanner makes. Their own clock goes
    // as evenly as a scanner's, however late this one is.
    const heard: Promise<unknown>[] = [];
    let atMs = Date.now();
    for (const text of `${card}\r`) {
      const key = text === "\r" ? "Enter" : text;
      const stroke = { key, timestamp: atMs / 1000 };
      heard.push(
        this.#session.send("Input.dispatchKeyEvent", {
          type: "keyDown",
          text,
          unmodifiedText: text,
          ...stroke,
        }),
      );
      heard.push(this.#session.send("Input.dispatchKeyEvent", { type: "keyUp", ...stroke }));
      atMs += SCANNED_KEY_MS;
      await pause(SCANNED_KEY_MS);
    }
    await Promise.all(heard);
  }

  async touch(name: string, starts = false): Promise<void> {
    await pause(LOOK_MS);
    await this.#press(name, !starts);
  }

  async sees(name: string): Promise<void> {
    await this.#find(name, true);
  }

  async keys(text: string): Promise<void> {
    for (const key of text) {
      await this.#press(SHIFTED[key] ?? key, true, (SHIFTED[key] ?? key).toUpperCase());
      if (key !== "⌫") this.characters += 1;
      await pause(KEY_MS);
    }
  }

  async type(text: string): Promise<void> {
    await this.#until("(document.activeElement?.matches('input, textarea') || null)", "a line to type into");
    await this.#mark("bench-typing");
    for (const key of text) {
      await this.page.keyboard.press(key === " " ? "Space" : key);
      this.characters += 1;
      await pause(KEY_MS);
    }
    await this.#mark("bench-typed");
  }

  async hasFile(path: string): Promise<void> {
    await this.#session.send("Page.enable");
    await this.#session.send("Page.setInterceptFileChooserDialog", { enabled: true });
    this.#session.once("Page.fileChooserOpened", ({ backendNodeId }) => {
      if (backendNodeId === undefined) return;
      void this.#session.send("DOM.setFileInputFiles", { files: [path], backendNodeId });
    });
  }

  async scripts(): Promise<ReadonlyMap<string, Buffer>> {
    const bodies = Array.from(this.#scripts, async ([path, body]) => [path, await body] as const);
    return new Map(await Promise.all(bodies));
  }

  trace(): Promise<Buffer> {
    return this.#browser.stopTracing();
  }

  end(): Promise<void> {
    return this.#browser.close();
  }

  async #mark(name: string): Promise<void> {
    await this.#session.send("Runtime.evaluate", { expression: `performance.mark("${name}")` });
  }

  async #press(name: string, exact: boolean, orName?: string): Promise<void> {
    const { x, y } = await this.#find(name, exact, orName);
    const touchPoints = [{ x, y }];
    await this.#session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
    await this.#session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    this.touches += 1;
  }

  async #find(
    name: string,
    exact: boolean,
    orName = name,
  ): Promise<{ readonly x: number; readonly y: number }> {
    const names = [JSON.stringify(name), JSON.stringify(orName)];
    const expression = `(${names.map((one) => `window.bench.find(${one}, ${exact})`).join(" ?? ")})`;
    const found = await this.#until(expression, `something to touch called "${name}"`);
    return found as { readonly x: number; readonly y: number };
  }

  /** What an expression gives in the page as soon as it gives anything. */
  async #until(expression: string, what: string): Promise<unknown> {
    const untilMs = performance.now() + PATIENCE_MS;
    const look = { expression: `performance.mark("bench-own"), ${expression}`, returnByValue: true };
    while (performance.now() < untilMs) {
      const { result } = await this.#session.send("Runtime.evaluate", look);
      if (result.value !== null && result.value !== undefined) return result.value;
      await pause(50);
    }
    throw new Error(`there is no ${what} under "${this.#title}"`);
  }
}
