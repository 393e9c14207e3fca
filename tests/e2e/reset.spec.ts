import type { Page } from "playwright";
import { scan } from "./keys.ts";
import { expect, panels, test } from "./kiosk-test.ts";
import { citizen } from "./walk.ts";

/**
 * One invented word for each place a person can leave something. Only letters that no input method composes, and at
 * most 12 of what is typed, because V8 keeps longer texts that grow letter by letter in pieces. The page is never asked for one of them (by a locator or a script), or they would be in its memory because of the test.
 */
const planted = {
  staffName: "Bimquap Voha",
  cardName: "Gunpet Kimlab",
  cardNumber: "087199031744",
  oldNumber: "341870022",
  cardStreet: "Nevquip Cutban",
  phone: "0912340977",
  email: "kq@vinqum.vn",
  search: "qivnub",
  ownerName: "Hebvan Qutli",
  ownerNumber: "087190077311",
  answer: "Mibquan Leth",
} as const;
const card = `${planted.cardNumber}|${planted.oldNumber}|${planted.cardName}|05091999|Nữ|${planted.cardStreet}, Phường Cao Lãnh, Đồng Tháp|10052021`;

test("nothing of a person is left for the next one: in the page, its storage or its memory", async ({
  page,
  machines,
}, info) => {
  test.setTimeout(90_000);
  await page.setViewportSize(panels.tall);
  const kiosk = await machines.kiosk();
  const who = citizen(page, info);
  const heading = (title: string | RegExp) => page.getByRole("heading", { level: 1, name: title });
  const enters = async (keys: string): Promise<void> => {
    await page.keyboard.type(keys);
    await page.keyboard.press("Enter");
  };
  await page.goto(kiosk.url);
  await expect(heading("Xin chào, hôm nay ông/bà cần làm gì?")).toBeVisible();
  const fresh = await look(page);

  await who.touches("Dành cho cán bộ");
  await who.touches(/^Tạo mã PIN đầu tiên/u);
  await expect(heading(/tạo mã PIN đầu tiên/u)).toBeVisible();
  await page.keyboard.type(planted.staffName);
  await who.touches("Về màn hình đầu");

  await who.touches(/^Nộp hồ sơ/u);
  await scan(page, card);
  await expect(heading("Thông tin này có đúng là của ông/bà không?")).toBeVisible();
  await changesEverySetting(page, who.touches);
  await expect(heading("Is this you, and is it right?")).toBeVisible();
  await who.touches("Yes, continue");
  await page.locator("input").first().waitFor();
  await page.keyboard.type(planted.phone);
  const email = page.locator("input").nth(1);
  if ((await email.count()) === 1) {
    await email.focus();
    await page.keyboard.type(planted.email);
  }
  await page.keyboard.press("Enter");
  await expect(heading(/account/u)).toBeVisible();
  await page.locator(".choice").first().press("Enter");
  await expect(heading("Which procedure do you need?")).toBeVisible();
  await page.locator("input").first().focus();
  await page.keyboard.type(planted.search);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("khai sinh");
  await page.locator(".choice").first().press("Enter");
  const typist = page.locator(".typist-question .choice").first();
  await typist.press("Enter");
  await expect(typist).toHaveAttribute("aria-pressed", "true");
  await page.locator(".button-primary").press("Enter");
  await expect(heading("Whose dossier is it?")).toBeVisible();
  await page.locator(".choice").nth(1).press("Enter");
  await page.locator("input").first().waitFor();
  await page.keyboard.type(planted.ownerName);
  await page.locator("input").nth(1).focus();
  await enters(planted.ownerNumber);
  await page.locator(".question-section").waitFor();
  await page.locator(".choice, input").first().waitFor();
  // Whatever is asked first, a word is left in the next line of text that comes.
  while ((await page.locator("input[type=text], textarea").count()) === 0) {
    const before = await page.locator("h1").innerText();
    await page.locator(".choice").first().press("Enter");
    await expect(page.locator("h1")).not.toHaveText(before);
  }
  await page.locator("input[type=text], textarea").first().focus();
  await page.keyboard.type(planted.answer);
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+C");
  await page.locator(".main-screen").evaluate((screen) => (screen.scrollTop = 400));
  // What is searched for below is found while it is there.
  const before = await memoryOf(page);
  expect([planted.cardName, planted.answer].filter((value) => before.includes(value))).toHaveLength(2);
  await page.getByRole("button", { name: "Erase and finish" }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Erase and finish" }).tap();

  await expect(heading("Xin chào, hôm nay ông/bà cần làm gì?")).toBeVisible();
  expect(await look(page)).toEqual(fresh);
  await expectNowhere(page, "at the first screen");
  // The next person begins: what is kept beyond this is kept for good.
  await who.touches(/^Nộp hồ sơ/u);
  await expect(heading("Xin đưa thẻ căn cước vào máy quét")).toBeVisible();
  expect((await look(page)).settings).toEqual(fresh.settings);
  await expectNowhere(page, "in the next session");
});

async function changesEverySetting(page: Page, touches: (name: string) => Promise<void>): Promise<void> {
  for (const now of [1, 2, 3]) await touches(`Cỡ chữ ${now}/4. Bấm để đổi.`);
  await touches("Che màn hình");
  await touches("Tùy chỉnh");
  for (const name of ["Chữ trắng nền đen", "To", "Nút thấp, ngồi với tới", "Tắt chuyển động"])
    await touches(name);
  await touches("Đóng");
  await touches("Switch to English");
  const root = page.locator(":root");
  await expect(root).toHaveAttribute("lang", "en");
  await expect(root).toHaveAttribute("data-motion", "still");
}

/** What the page shows of settings and leftovers, without a word of anybody. */
async function look(page: Page): Promise<{ readonly settings: unknown; readonly leftovers: unknown }> {
  const cookies = (await page.context().cookies()).map(({ name }) => name);
  return page.evaluate(async (cookieNames) => {
    const { lang, dataset } = document.documentElement;
    return {
      settings: [lang, ...Object.entries(dataset).map(([name, value]) => `${name} ${value}`)],
      leftovers: {
        lines: Array.from(document.querySelectorAll("input, textarea")).length,
        selected: getSelection()?.toString() ?? "",
        scrolled: Array.from(document.querySelectorAll("*")).filter(({ scrollTop }) => scrollTop > 0).length,
        cameras: Array.from(document.querySelectorAll("video")).length,
        stored: [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length],
        caches: (await caches.keys()).length,
        cookies: cookieNames,
        history: [location.href, history.state],
        speaking: speechSynthesis.speaking,
      },
    };
  }, cookies);
}

/** Searches a snapshot of the page's whole memory, its document and its storage in it. */
async function expectNowhere(page: Page, when: string): Promise<void> {
  const memory = await memoryOf(page);
  expect(memory.length).toBeGreaterThan(1_000_000);
  const left = Object.entries(planted).filter(([, value]) => memory.includes(value));
  expect(left.map(([name]) => `${name} is in memory ${when}`)).toEqual([]);
  const document = await page.content();
  const shown = Object.entries(planted).filter(([, value]) => document.includes(value));
  expect(shown.map(([name]) => `${name} is in the page ${when}`)).toEqual([]);
}

/** All strings that the page still holds, after what nobody holds was thrown away. */
async function memoryOf(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.enable");
  await devtools.send("HeapProfiler.collectGarbage");
  const parts: string[] = [];
  devtools.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => parts.push(chunk));
  await devtools.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await devtools.detach();
  return parts.join("");
}
