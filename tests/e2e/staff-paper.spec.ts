import type { Page } from "playwright";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy.ts";
import { thao } from "../support/people.ts";
import { touchKeys } from "./keys.ts";
import { expect, panels, quick, test } from "./kiosk-test.ts";
import { readSlips } from "./slips.ts";
import { head, home, leaves, makesFirstPin, signsIn, submitsUnsent } from "./staff-walk.ts";
import * as walk from "./walk.ts";

let proxy: FaultProxy | null = null;
test.afterEach(async () => {
  await proxy?.close();
  proxy = null;
});

const settings = { ...quick, kiosk: { ...quick.kiosk, submitWaitSeconds: 2 } };

/** The head adds the folder of PDFs as the desk's printer, by touch, and tries it. */
async function choosesPrinter(who: walk.Citizen): Promise<void> {
  const { page } = who;
  await who.touches("Máy in, máy quét");
  await who.sees("Máy in và máy quét", "printers-none");
  await who.touches("Thêm máy in");
  await who.sees("Thêm máy in nào?");
  await who.touches(/^Thư mục tệp PDF/u);
  await who.sees("Tên dễ nhận ra của máy in?");
  await who.touches(/^Lưu tên/u);
  await who.sees("Máy in “Thư mục tệp PDF” đang có giấy khổ nào?");
  await who.touches("A4");
  await expect(page.getByText("Đã lưu.")).toBeVisible();
  const results = page.getByRole("group", { name: "Kết quả giải quyết lấy từ cổng" });
  await expect(results.getByRole("button", { name: "Thư mục tệp PDF" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await who.touches(/^In trang thử/u);
  await expect(page.getByText("Trang in thử có ra đủ không?")).toBeVisible();
  await who.keeps("test-page");
  await who.touches("Có, ra đủ");
  await expect(page.getByText("Tốt. Máy in này dùng được.")).toBeVisible();
  await who.sees("Máy in và máy quét", "printers");
  await who.touches("Về danh sách");
}

/** Types a line by the screen's keys and goes on; what Telex makes of the keys stands there first. */
async function writes(
  { page, touches }: walk.Citizen,
  name: string,
  keys: string,
  shows: string,
  next: RegExp,
) {
  await touchKeys(page, keys);
  await expect(page.getByRole("textbox", { name })).toHaveValue(shows);
  await touches(next);
}

/** The agency's officer asks for missing papers on the portal's own page. */
async function asksForMore(portalUrl: string, code: string, text: string): Promise<void> {
  const body = new URLSearchParams({ text });
  const answer = await fetch(`${portalUrl}/ho-so/${code}/bo-sung`, { method: "POST", body });
  expect(answer.ok, await answer.text()).toBe(true);
}

const filterPaper = (page: Page) => page.getByRole("button", { name: /^Phiếu chưa in: / });

test("the head chooses and tries a printer, prints the Mẫu 01 that is owed, and asks for two papers in one Mẫu 02", async ({
  page,
  machines,
}, info) => {
  test.setTimeout(200_000);
  await page.setViewportSize(panels.wide);
  const portal = await machines.portal();
  proxy = await startFaultProxy({ portal: portal.url });
  const kiosk = await machines.kiosk({ portalUrl: proxy.url, settings });
  const who = walk.citizen(page, info);
  await page.goto(kiosk.url);
  await who.sees(home);
  await makesFirstPin(who);
  await choosesPrinter(who);
  expect((await readSlips(kiosk.printsDir)).at(-1)?.text).toMatch(/in thử/iu);
  await leaves(who);

  // Kept while the portal is away, so that the citizen left with the slip of a kept request.
  await proxy.network("refused");
  await submitsUnsent(who);
  await proxy.network("up");
  await signsIn(who);
  await expect(filterPaper(page)).toHaveAccessibleName("Phiếu chưa in: 1", { timeout: 30_000 });
  await filterPaper(page).tap();
  const line = page.getByRole("list", { name: "Danh sách hồ sơ chưa xong" }).getByRole("button");
  await expect(line).toContainText("Mẫu 01 chưa in");
  await who.keeps("board-paper");
  const deskNumber = await line.locator(".board-number").innerText();
  await line.tap();
  await who.sees(thao.fullName, "row-owed");
  await expect(page.getByText("Ngày hẹn trả kết quả")).toBeVisible();
  await who.touches(/^Mẫu 01: Giấy tiếp nhận/u);
  await expect(page.getByText("Đã ghi thành tệp PDF")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Mẫu 01: Giấy tiếp nhận/u })).toContainText("Đã in 1 lần");
  await who.keeps("row-printed");
  const [ours] = (await portal.ledger()).dossiers;
  const intake = (await readSlips(kiosk.printsDir)).at(-1)?.text ?? "";
  expect(intake).toContain("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ");
  expect(intake).toContain(ours?.officialCode ?? "no dossier at the portal");

  // A later day is promised; each box of the date keeps what is typed into it.
  await who.touches(/^Mẫu 04/u);
  await who.sees("Vì sao trễ hẹn?");
  await writes(who, "Lý do", "chowf xacs minh", "Chờ xác minh", /^Tiếp tục/u);
  await who.sees("Hẹn lại ngày nào?");
  const nextYear = new Date().getFullYear() + 1;
  await touchKeys(page, `0512${nextYear}`);
  await who.touches("Tiếp tục");
  await who.sees("Đọc lại trước khi in Mẫu 04", "apology-check");
  await who.touches("In Mẫu 04");
  await expect(page.locator(".press-line")).toContainText("Mẫu 04");
  await expect(page.getByText("Đã ghi thành tệp PDF")).toBeVisible();
  const apology = (await readSlips(kiosk.printsDir)).at(-1)?.text ?? "";
  expect(apology).toContain(`ngày 05 tháng 12 năm ${nextYear}`);

  // Taken in as complete, so nothing is asked for; then the agency finds that something is missing.
  await expect(page.getByRole("button", { name: /^Mẫu 02/u })).toBeHidden();
  await asksForMore(portal.url, ours?.officialCode ?? "", "Bản sao sổ hộ khẩu");
  await expect(page.getByText("Cổng báo còn thiếu")).toBeVisible({ timeout: 30_000 });
  await who.touches(/^Mẫu 02/u);
  await who.sees("Hồ sơ còn thiếu những gì?", "missing");
  await expect(page.getByRole("listitem")).toHaveText(/Bản sao sổ hộ khẩu/u);
  await who.touches("Thêm một dòng");
  await who.sees("Còn thiếu, hoặc cần sửa điều gì?");
  await writes(who, "Nội dung cần bổ sung", "trichs lucj ly hoon", "Trích lục ly hôn", /^Ghi dòng này/u);
  await who.keeps("missing-two");
  await who.touches("Tiếp tục");
  await who.sees("Lý do phải bổ sung?");
  await writes(who, "Lý do", "thieeus giaays", "Thiếu giấy", /^Tiếp tục/u);
  await who.sees("Đọc lại trước khi in Mẫu 02", "check");
  await expect(page.getByText(/^Chưa có số điện thoại của quầy/u)).toBeVisible();
  await who.touches("In Mẫu 02");
  await expect(page.locator(".press-line")).toContainText("Mẫu 02");
  await expect(page.getByText("Đã ghi thành tệp PDF")).toBeVisible();
  const supplement = (await readSlips(kiosk.printsDir)).at(-1)?.text ?? "";
  expect(supplement).toContain("PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ");
  for (const words of ["Bản sao sổ hộ khẩu", "Trích lục ly hôn", "Thiếu giấy"])
    expect(supplement).toContain(words);

  await who.touches("Về danh sách");
  await who.sees("Hồ sơ chưa xong");
  await expect(page.getByText("Không có hồ sơ nào dở dang")).toBeVisible();
  // Whatever became of it, it is found by the number on its slip.
  await who.touches("Tìm hồ sơ");
  await who.sees("Số tại quầy, mã hồ sơ hoặc số căn cước?", "find");
  await touchKeys(page, (ours?.officialCode ?? "").slice(0, -1));
  await page.getByRole("button", { name: "Tìm hồ sơ" }).tap();
  await expect(page.getByRole("alert")).toContainText("không giữ hồ sơ nào mang số ấy");
  // The keyboard is back in the line; and a scanner that reads the desk copy is heard behind what was refused, wherever
  // the focus is.
  await expect(page.getByRole("textbox", { name: "Số tại quầy, mã hồ sơ hoặc số căn cước" })).toBeFocused();
  await page.getByRole("button", { name: "Về danh sách" }).focus();
  await page.keyboard.type(deskNumber);
  await page.keyboard.press("Enter");
  await who.sees(thao.fullName, "row-found");
  await expect(page.getByRole("button", { name: /^Mẫu 02/u })).toContainText("Đã in 1 lần");
  await leaves(who);
  await walk.expectNothingLeft(who, [thao.fullName, thao.phone, head.name, "Trích lục ly hôn"]);
});
