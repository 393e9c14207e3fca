import { chromium, type Page } from "playwright";
import { findBrowser } from "../../../scripts/lib/browsers.mjs";
import { scan, touchKeys } from "../../e2e/keys.ts";
import { thao } from "../../support/people.ts";
import { type Input, inputsOf } from "./input-trace.ts";

/** What a person did while something else was going on, and how each touch and key was answered. */
export interface Worked {
  readonly inputs: readonly Input[];
  readonly walks: number;
  readonly tookMs: number;
}

/** A person at the screen of a kiosk. */
export interface Citizen {
  /** Works until `done` settles; the browser is closed then. */
  during(done: () => Promise<void>): Promise<Worked>;
}

/** Longer than two touches of one trembling finger are apart. */
const LOOK_MS = 350;
const BLOCK_MS = 200;

/** Opens the kiosk in a Chromium of its own and waits for the first screen. */
export async function citizenAtWork(url: string): Promise<Citizen> {
  const executablePath = findBrowser();
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  const page = await browser.newPage({ hasTouch: true, viewport: { width: 1080, height: 1920 } });
  await page.goto(url);
  await sees(page, "Xin chào, hôm nay ông/bà cần làm gì?");
  return {
    async during(done) {
      await proveTrace();
      await browser.startTracing(page, { categories: ["devtools.timeline"] });
      const startMs = performance.now();
      const work = { over: false, walks: 0 };
      const end = done().finally(() => (work.over = true));
      // A walk that fails is told first; what waits behind it ends with its kiosk.
      end.catch(() => undefined);
      while (!work.over) {
        await walkOnce(page);
        work.walks += 1;
      }
      await end;
      const tookMs = performance.now() - startMs;
      const inputs = inputsOf(await browser.stopTracing());
      await browser.close();
      return { inputs, walks: work.walks, tookMs };
    },
  };

  /** A page that is blocked on purpose must be seen as blocked. */
  async function proveTrace(): Promise<void> {
    const blocked = await browser.newPage();
    await blocked.setContent("<input id=line autofocus>");
    await blocked.focus("#line");
    await browser.startTracing(blocked, { categories: ["devtools.timeline"] });
    await blocked.evaluate((ms) => {
      setTimeout(() => {
        const untilMs = performance.now() + ms;
        while (performance.now() < untilMs);
      }, 50);
    }, BLOCK_MS);
    await blocked.waitForTimeout(50 + BLOCK_MS / 4);
    await blocked.keyboard.press("a");
    await blocked.waitForTimeout(BLOCK_MS);
    const inputs = inputsOf(await browser.stopTracing());
    await blocked.close();
    if (!inputs.some(({ delayMs }) => delayMs > BLOCK_MS / 4))
      throw new Error("the trace did not show a page that was blocked on purpose");
  }
}

/** From the door to the questions, by the screen's own keys and by a keyboard, and out again. */
async function walkOnce(page: Page): Promise<void> {
  await touches(page, /^Nộp hồ sơ/u);
  await sees(page, "Xin đưa thẻ căn cước vào máy quét");
  await scan(page, thao.card);
  await sees(page, "Thông tin này có đúng là của ông/bà không?");
  await touches(page, "Đúng, tiếp tục");
  await sees(page, "Số điện thoại của ông/bà là gì?");
  await touchKeys(page, thao.phone);
  await touches(page, "Tiếp tục");
  await touches(page, /^Tôi có rồi/u);
  await sees(page, "Ông/bà cần làm thủ tục gì?");
  await touchKeys(page, "khai sinh");
  await touches(page, /^Đăng ký khai sinh/u);
  await touches(page, "Tôi tự gõ");
  await touches(page, "Bắt đầu khai");
  await touches(page, /^Tôi nộp cho người khác/u);
  await sees(page, "Ông/bà nộp cho ai?");
  await touchKeys(page, "nguyeenx minh an");
  await page.keyboard.type(" nguyeenx thij thaor", { delay: 40 });
  await touches(page, "Tiếp tục");
  await touches(page, "Mẹ");
  await touches(page, "Giấy chứng sinh (bản giấy)");
  await touchKeys(page, "20112026");
  await touches(page, "Tiếp tục");
  await touches(page, "Nam");
  await leaves(page);
}

async function leaves(page: Page): Promise<void> {
  await touches(page, "Xóa hết, kết thúc");
  await page.waitForTimeout(LOOK_MS);
  await page
    .getByRole("alertdialog")
    .or(page.getByRole("dialog"))
    .getByRole("button", { name: "Xóa hết, kết thúc" })
    .tap();
  await sees(page, "Xin chào, hôm nay ông/bà cần làm gì?");
}

async function sees(page: Page, title: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
}

async function touches(page: Page, name: string | RegExp): Promise<void> {
  await page.waitForTimeout(LOOK_MS);
  await page
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .tap();
}
