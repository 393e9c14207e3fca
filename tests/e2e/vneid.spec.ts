import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright";
import { readLedger } from "../support/kiosk-process.ts";
import { thao } from "../support/people.ts";
import { scan, touchKeys } from "./keys.ts";
import { expect, panels, previewTest, quick, test } from "./kiosk-test.ts";
import * as walk from "./walk.ts";

/** Anything a secret could be typed into, or picked from. */
const typable = "input, textarea, select, [contenteditable], [role=textbox], .keyboard-dock";

async function expectNothingToType(page: Page, where: string): Promise<void> {
  await expect(page.locator(typable), `something to type into: ${where}`).toHaveCount(0);
}

test("VNeID on the person's own phone: led a picture a step, noted without a name, and on to the procedure", async ({
  page,
  machines,
}, info) => {
  await page.setViewportSize(panels.small);
  const settings = { ...quick, portal: { accountMode: "vneid" } };
  const kiosk = await machines.kiosk({ settings });
  const who = walk.citizen(page, info);
  const onPage = async (title: string): Promise<void> => {
    await who.sees(title, "vneid");
    await expectNothingToType(page, title);
  };

  await walk.startsDossier(who, kiosk.url);
  await walk.scansCard(who, thao.card, thao.fullName);
  await who.sees("Số điện thoại của ông/bà là gì?");
  await touchKeys(page, thao.phone);
  await who.touches("Tiếp tục");
  await onPage("Ông/bà cần gì với VNeID hôm nay?");
  await who.touches("Quên mật khẩu hoặc passcode");
  await onPage("Mở VNeID, chọn Quên mật khẩu");
  await who.touches("Đã xong");
  await onPage("Điền thông tin trên thẻ căn cước");
  await who.touches("Đã xong");
  await onPage("Đợi mã OTP trong tin nhắn, rồi tự nhập mã");
  await who.touches("Không làm được");
  await onPage("Vướng ở chỗ nào?");
  await who.touches("Mã OTP không đến");
  await onPage("Mã gửi tới số nào?");
  await who.touches("Vẫn chưa có mã");
  await onPage("Điện thoại có nhận được tin nhắn không?");
  await who.touches("Mã đã đến");
  await onPage("Đợi mã OTP trong tin nhắn, rồi tự nhập mã");
  await who.touches("Đã xong");
  await onPage("Tự đặt mật khẩu mới");
  // Keys and codes that somebody presses all the same lead nowhere.
  await page.keyboard.type("Bi-mat-123");
  await scan(page, "Bi-mat-123");
  await onPage("Tự đặt mật khẩu mới");
  await who.touches("Đã xong");
  for (const title of [
    "Mở trang dichvucong.gov.vn trên máy tính",
    "Chọn tài khoản của Bộ Công an",
    "Mở VNeID trên điện thoại, quét mã QR ấy",
  ]) {
    await onPage(title);
    await who.touches("Đã xong");
  }
  await onPage("Trang có hiện tên ông/bà không?");
  await who.touches("Đã vào được");
  await onPage("Ông/bà đã vào được Cổng Dịch vụ công");
  await who.touches("Chọn thủ tục");
  await who.sees("Ông/bà cần làm thủ tục gì?");

  expect((await readLedger(kiosk.practiceUrl ?? "")).accounts).toEqual([]);
  const log = await readFile(join(machines.dataDir, "logs", "kiosk.log"), "utf8");
  const noted = log.split("\n").filter((line) => line.includes("vneid-guided"));
  expect(noted.map((line) => Object.keys(JSON.parse(line)).toSorted())).toEqual([["at", "event", "outcome"]]);
  expect(noted[0]).toContain("logged-in");
  for (const secret of [thao.idNumber, thao.fullName, thao.phone, "Bi-mat"])
    expect(log).not.toContain(secret);
});

previewTest("no page of any guide has anything to type into", async ({ page, previews }) => {
  await page.setViewportSize(panels.wide);
  const ids = (await previews.ids(page)).filter((id) => /^(account-)?vneid/u.test(id));
  expect(ids.length).toBeGreaterThan(20);
  for (const id of ids) {
    await previews.show(page, id);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNothingToType(page, id);
  }
});
