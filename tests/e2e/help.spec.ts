import type { Page } from "playwright";
import { expect, panels, previewTest as test } from "./kiosk-test.ts";
import { pretendVoice, spoken } from "./spoken.ts";

/** Counts the tones that the page plays. */
async function hearTones(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    let tones = 0;
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function counted(when?: number): void {
      tones += 1;
      start.call(this, when);
    };
    Reflect.set(globalThis, "tones", () => tones);
  });
  return () => page.evaluate(() => Reflect.get(globalThis, "tones")());
}

test("a person can be called from every dialog, error and camera screen, with a chime and a line", async ({
  page,
  previews,
}) => {
  test.setTimeout(60_000);
  await page.setViewportSize(panels.small);
  const tones = await hearTones(page);
  const dialogs = ["idle-warning", "contact-lost", "paper-card"];
  const screens = ["home", "paper-unplugged"];
  for (const id of [...dialogs, ...screens]) {
    await page.goto(previews.at(id, "&size=largest"));
    await expect(page.getByRole("heading").first(), id).toBeVisible();
    const place = dialogs.includes(id) ? page.getByRole("dialog") : page.locator(".footer");
    await place.getByRole("button", { name: "Gọi người hỗ trợ" }).tap();
    const line = dialogs.includes(id) ? place : page.locator(".kiosk");
    await expect(line.locator(".helper-called"), id).toBeInViewport({ ratio: 1 });
    expect(await tones(), id).toBe(2);
  }
  // The way to the paper, where nobody may type for the person, is a call too.
  await page.goto(previews.at("requirements-own-typing"));
  await page.getByRole("button", { name: "Gọi người trực in tờ khai trống" }).tap();
  await expect(page.locator(".helper-called")).toBeInViewport({ ratio: 1 });
  expect(await tones()).toBe(2);
  // Whoever waits and calls again is heard again.
  await page.goto(previews.at("idle-warning"));
  const again = page.getByRole("dialog").getByRole("button", { name: "Gọi người hỗ trợ" });
  await again.tap();
  await again.tap();
  await expect.poll(tones).toBe(4);
});

test("a dialog without a way out stays at Escape", async ({ page, previews }) => {
  await page.goto(previews.at("contact-lost"));
  const dialog = page.getByRole("dialog", { name: "Máy đang nối lại" });
  await expect(dialog).toBeVisible();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press("Escape");
  await expect(dialog).toBeVisible();
});

test("reads what is wrong where it stands, in the order of the screen", async ({ page, previews }) => {
  await pretendVoice(page, "vi-VN");
  await page.goto(previews.at("declaration-date-impossible"));
  await page.getByRole("button", { name: "Đọc to" }).click();
  await expect.poll(() => spoken(page)).toContain("Trên tờ khai: Ngày, tháng, năm sinh");
  const said = await spoken(page);
  const wrong = said.indexOf("Ngày này không có trong lịch. Xin nhập lại.");
  expect(said.slice(wrong - 1, wrong)).toEqual(["Năm"]);
});

test("falls silent when the way out is asked for", async ({ page, previews }) => {
  await pretendVoice(page, "vi-VN");
  await page.addInitScript(() => {
    // No line ever ends.
    Object.defineProperty(speechSynthesis, "speak", {
      value: ({ text }: { readonly text: string }) => Reflect.get(globalThis, "spoken").push(text),
    });
  });
  await page.goto(previews.at("card-check"));
  await page.getByRole("button", { name: "Đọc to" }).click();
  await expect.poll(async () => (await spoken(page)).length).toBe(1);
  await page.getByRole("button", { name: "Xóa hết, kết thúc" }).click();
  await expect.poll(() => spoken(page)).toContain("(silence)");
});

test("never says what is covered, even when asked for everything", async ({ page, previews }) => {
  await pretendVoice(page, "vi-VN");
  await page.goto(previews.at("card-check", "&covered=yes"));
  await page.getByRole("button", { name: "Tùy chỉnh" }).click();
  await page.getByRole("button", { name: "Đọc cả thông tin của tôi" }).click();
  await expect.poll(() => spoken(page)).toContain("Đúng, tiếp tục");
  expect((await spoken(page)).join(" ")).not.toContain("Thảo Vy");
});
