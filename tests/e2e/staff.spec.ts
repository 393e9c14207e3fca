import type { Page } from "playwright";
import { envelope } from "../support/fault-proxy-answers.ts";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy.ts";
import { thao } from "../support/people.ts";
import { expect, panels, quick, test } from "./kiosk-test.ts";
import { head, home, leaves, makesFirstPin, signsIn, submitsUnsent } from "./staff-walk.ts";
import * as walk from "./walk.ts";

const procedure = "Cấp Giấy xác nhận tình trạng hôn nhân";

let proxy: FaultProxy | null = null;
test.afterEach(async () => {
  await proxy?.close();
  proxy = null;
});

const list = (page: Page) => page.getByRole("list", { name: "Danh sách hồ sơ chưa xong" });

test("staff make the first PIN, find a dossier that waits, hold it, let it go, read the refusal, and cancel it", async ({
  page,
  machines,
}, info) => {
  test.setTimeout(120_000);
  await page.setViewportSize(panels.tall);
  const portal = await machines.portal();
  proxy = await startFaultProxy({ portal: portal.url });
  const settings = { ...quick, kiosk: { ...quick.kiosk, submitWaitSeconds: 2 } };
  const kiosk = await machines.kiosk({ portalUrl: proxy.url, settings });
  const who = walk.citizen(page, info);
  await page.goto(kiosk.url);
  await who.sees(home);
  await makesFirstPin(who);
  await expect(page.getByText("Không có hồ sơ nào dở dang")).toBeVisible();
  await leaves(who);
  await walk.expectNothingLeft(who, [head.name, head.pin]);

  await proxy.network("refused");
  await submitsUnsent(who);
  await signsIn(who);
  const line = list(page).getByRole("button", { name: thao.fullName });
  await expect(line).toContainText("Đang chờ gửi");
  await expect(line).toContainText(procedure);
  await who.keeps("board-waiting");
  await who.touches(line);
  await who.sees(thao.fullName, "row-waiting");
  await expect(page.getByText(thao.phone)).toBeVisible();
  await who.touches(/^Giữ lại, chưa gửi/u);
  await expect(page.getByText("Đã giữ lại. Máy không gửi mục này.")).toBeVisible();
  await expect(page.getByText("Cán bộ đang giữ lại.")).toBeVisible();
  await who.keeps("row-held");
  // The portal is back, and refuses what it gets.
  const refusal = envelope(422, "1", { message: "Họ tên không khớp dữ liệu dân cư" });
  proxy.fail({ service: "DongBoHoSoMC", times: "always", fault: refusal });
  await proxy.network("up");
  await who.touches(/^Gửi tiếp mục này/u);
  await expect(page.getByText("Đã cho gửi tiếp.")).toBeVisible();
  await expect(page.getByText(/Họ tên không khớp dữ liệu dân cư/u)).toBeVisible({ timeout: 20_000 });
  await who.sees(thao.fullName, "row-refused");

  await who.touches(/^Hủy/u);
  await expect(page.getByRole("dialog", { name: "Hủy vì sao?" })).toBeVisible();
  await who.keeps("cancel-why");
  await who.touches("Đã nộp bằng giấy tại quầy");
  await expect(page.getByRole("dialog", { name: "Hủy hẳn mục này?" })).toBeVisible();
  await who.keeps("cancel-sure");
  await who.touches("Hủy hẳn");
  await expect(page.getByText("Đã hủy. Mục này không gửi lên cổng.")).toBeVisible();
  await who.keeps("row-cancelled");
  await who.touches("Về danh sách");
  await who.sees("Hồ sơ chưa xong");
  await expect(page.getByText("Không có hồ sơ nào dở dang")).toBeVisible();
  expect((await portal.ledger()).dossiers).toEqual([]);
  await leaves(who);
  await walk.expectNothingLeft(who, [thao.fullName, thao.phone, head.name, head.pin]);
});

test("by keyboard alone: five wrong PINs lock in words, and the way back is open", async ({
  page,
  machines,
}, info) => {
  await page.setViewportSize(panels.small);
  const kiosk = await machines.kiosk();
  const who = walk.citizen(page, info);
  await page.goto(kiosk.url);
  await who.sees(home);
  await who.touches("Gọi người hỗ trợ");
  await makesFirstPin(who);
  await expect(page.locator(".helper-called")).toBeVisible();
  await leaves(who);
  // Staff came; whoever stands here next was promised nothing.
  await expect(page.locator(".helper-called")).toBeHidden();

  await presses(page, "Dành cho cán bộ");
  await who.sees("Khu vực của cán bộ");
  await presses(page, new RegExp(`^${head.name}`, "u"));
  await who.sees(`${head.name}, xin nhập mã PIN`);
  const pin = page.getByRole("textbox", { name: "Mã PIN" });
  const words = page.getByRole("alert");
  for (let wrong = 1; wrong <= 5; wrong += 1) {
    await expect(pin).toBeFocused();
    await page.keyboard.type("135792");
    await page.keyboard.press("Enter");
    await expect(pin).toHaveValue("");
    await expect(words).toContainText(wrong < 5 ? "Mã PIN chưa đúng" : /Thử lại sau (1 phút|\d+ giây)/u);
  }
  await who.keeps("pin-locked");
  // The right one does not help now.
  await page.keyboard.type(head.pin);
  await page.keyboard.press("Enter");
  await expect(pin).toHaveValue(head.pin);
  await presses(page, "Về màn hình đầu");
  await who.sees(home);
  await walk.expectNothingLeft(who, [head.name, head.pin]);
});

test("signs in by keyboard, and closes by itself when nobody is there any more", async ({
  page,
  machines,
}, info) => {
  await page.setViewportSize(panels.wide);
  const kiosk = await machines.kiosk();
  const who = walk.citizen(page, info);
  // The page's own clock can be put forward.
  await page.clock.install();
  await page.goto(kiosk.url);
  await who.sees(home);
  await makesFirstPin(who);
  await leaves(who);
  await presses(page, "Dành cho cán bộ");
  await presses(page, new RegExp(`^${head.name}`, "u"));
  await expect(page.getByRole("textbox", { name: "Mã PIN" })).toBeFocused();
  await page.keyboard.type(head.pin);
  await page.keyboard.press("Enter");
  await who.sees("Hồ sơ chưa xong");
  await presses(page, "Giữ gìn dữ liệu");
  await who.sees("Giữ gìn dữ liệu", "care");
  const warning = page.getByRole("dialog", { name: "Còn ai ở đây không?" });
  await page.clock.fastForward(160_000);
  await expect(warning).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(warning).toBeHidden();
  await page.clock.fastForward(160_000);
  await expect(warning).toBeVisible();
  await page.clock.fastForward(31_000);
  await who.sees(home);
  await walk.expectNothingLeft(who, [head.name, head.pin]);
});

test("backs up, makes a recovery code, restores, and reads what that has cost", async ({
  page,
  machines,
  complaints,
}, info) => {
  test.setTimeout(120_000);
  await page.setViewportSize(panels.wide);
  const kiosk = await machines.kiosk();
  const who = walk.citizen(page, info);
  await page.goto(kiosk.url);
  await who.sees(home);
  await makesFirstPin(who);
  await who.touches("Giữ gìn dữ liệu");
  await who.sees("Giữ gìn dữ liệu");
  await who.touches("Sao lưu ngay");
  await expect(page.getByText("Đã sao lưu xong.")).toBeVisible({ timeout: 30_000 });
  await who.keeps("care-backed-up");
  await who.touches("Tạo mã khôi phục");
  const shown = page.getByRole("dialog", { name: "Chép mã khôi phục ra giấy ngay" });
  await expect(shown).toBeVisible({ timeout: 30_000 });
  const code = await shown.locator(".staff-code").innerText();
  expect(code.length).toBeGreaterThan(15);
  await who.keeps("recovery-code");
  await who.touches("Đã chép xong, đóng lại");
  await expect(page.getByText("Đã có mã khôi phục")).toBeVisible();
  expect(await page.content()).not.toContain(code);

  await page
    .getByRole("button", { name: /Khôi phục bản này/u })
    .first()
    .tap();
  await who.touches("Không khôi phục");
  await page
    .getByRole("button", { name: /Khôi phục bản này/u })
    .first()
    .tap();
  await who.keeps("restore-what");
  await who.touches("Tiếp tục");
  await who.keeps("restore-sure");
  // The core starts anew on the backup; meanwhile the page asks in vain.
  complaints.allow(/ERR_|Failed to load resource/u);
  await who.touches("Khôi phục");
  await who.sees(home);
  await expect(page.getByText("Xin cán bộ tại quầy xem khu cán bộ")).toBeVisible({ timeout: 30_000 });
  await signsIn(who);
  await who.touches("Xem phải làm gì");
  await expect(page.getByText("Dữ liệu vừa được khôi phục")).toBeVisible();
  await expect(page.getByText("Máy không thấy mất hồ sơ nào.")).toBeVisible();
  await who.keeps("restored");
  await who.touches("Đã đọc");
  await expect(page.getByText("Dữ liệu vừa được khôi phục")).toBeHidden();
  await leaves(who);
  await expect(page.getByText("Xin cán bộ tại quầy xem khu cán bộ")).toBeHidden();
});

/** Goes from control to control by the Tab key until this one has the focus, and presses it. */
async function presses(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole("button", { name, exact: typeof name === "string" });
  await expect(button).toBeVisible();
  for (let tabs = 0; tabs < 60; tabs += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
}
