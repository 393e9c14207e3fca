import type { Page } from "playwright";
import { thao } from "../support/people.ts";
import { scan } from "./keys.ts";
import { expect, panels, test } from "./kiosk-test.ts";
import { head, home, makesFirstPin } from "./staff-walk.ts";
import * as walk from "./walk.ts";

test("staff go everywhere and back by keyboard, and find the focus where they left it", async ({
  page,
  machines,
}, info) => {
  await page.setViewportSize(panels.small);
  const kiosk = await machines.kiosk();
  const who = walk.citizen(page, info);
  await page.goto(kiosk.url);
  await who.sees(home);
  await makesFirstPin(who);
  const heading = page.getByRole("heading", { level: 1 });
  const key = (name: string): Promise<void> => page.keyboard.press(name);

  // The first control after the heading, by Tab alone; the line of the look-up takes the focus itself.
  await expect(heading).toBeFocused();
  await key("Tab");
  await expect(button(page, "Tìm hồ sơ")).toBeFocused();
  await key("Enter");
  await who.sees("Số tại quầy, mã hồ sơ hoặc số căn cước?");
  await expect(page.getByRole("textbox")).toBeFocused();
  // A card at a scanner that types asks for its person, although the line keeps no blanks.
  await scan(page, thao.card);
  await expect(page.getByRole("alert")).toContainText("không giữ hồ sơ nào của số căn cước ấy");
  await key("Escape");
  await who.sees("Hồ sơ chưa xong");
  await expect(button(page, "Tìm hồ sơ")).toBeFocused();

  // A screen, a question in its place, a line in that: back one by one.
  await key("Tab");
  await key("Tab");
  await key("Enter");
  await who.sees("Máy in và máy quét");
  await expect(heading).toBeFocused();
  await presses(page, "Thêm máy in");
  await who.sees("Thêm máy in nào?");
  await presses(page, /^Nhập địa chỉ máy in mạng/u);
  await who.sees("Địa chỉ của máy in mạng?");
  await key("Escape");
  await who.sees("Thêm máy in nào?");
  await expect(button(page, /^Nhập địa chỉ máy in mạng/u)).toBeFocused();
  await key("Escape");
  await who.sees("Máy in và máy quét");
  await expect(button(page, "Thêm máy in")).toBeFocused();
  await key("Escape");
  await who.sees("Hồ sơ chưa xong");
  await expect(button(page, "Máy in, máy quét")).toBeFocused();

  // A control that closes while the core works has the focus afterwards; a question gives it back.
  await presses(page, "Giữ gìn dữ liệu");
  await who.sees("Giữ gìn dữ liệu");
  await presses(page, "Sao lưu ngay");
  await expect(page.getByText("Đã sao lưu xong.")).toBeVisible({ timeout: 30_000 });
  await expect(button(page, "Sao lưu ngay")).toBeFocused();
  const backup = button(page, /Khôi phục bản này/u);
  await backup.focus();
  await key("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await key("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await who.sees("Giữ gìn dữ liệu");
  await expect(backup).toBeFocused();
  await key("Escape");
  await who.sees("Hồ sơ chưa xong");
  await presses(page, "Ra khỏi khu cán bộ");
  await who.sees(home);
  await walk.expectNothingLeft(who, [head.name, head.pin]);
});

const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });

async function presses(page: Page, name: string | RegExp): Promise<void> {
  await button(page, name).focus();
  await page.keyboard.press("Enter");
}
