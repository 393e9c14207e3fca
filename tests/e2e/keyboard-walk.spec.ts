import type { Page } from "playwright";
import { readLedger } from "../support/kiosk-process.ts";
import { thao } from "../support/people.ts";
import { scan, typeKeys } from "./keys.ts";
import { expect, panels, test } from "./kiosk-test.ts";
import { coloursOf, contrastOf, over, parseColour } from "./looks/colours.ts";
import { readSlips } from "./slips.ts";

/** More controls than any screen has. */
const MOST_TABS = 60;

interface Focused {
  readonly name: string;
  /** Width of the mark around it, in pixels. */
  readonly mark: number;
  /** Colours of the ring and of its halo, and what they lie on. */
  readonly ring: string;
  readonly halo: string;
  readonly ground: string;
}

function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const control = document.activeElement;
    // A new screen puts the focus on its heading, which is no control.
    if (!(control instanceof HTMLElement) || control.matches("h1, body"))
      return { name: "", mark: 0, ring: "", halo: "", ground: "" };
    // A checkbox is one pixel of its row; the row shows the mark.
    const shows = control.closest(".check-row") ?? control;
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(shows);
    let under = shows.parentElement;
    while (under !== null && getComputedStyle(under).backgroundColor === "rgba(0, 0, 0, 0)")
      under = under.parentElement;
    const words = control.getAttribute("aria-label") ?? shows.textContent;
    return {
      name: words.trim() === "" ? control.tagName : words.trim(),
      mark: outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth),
      ring: outlineColor,
      halo: boxShadow,
      ground: getComputedStyle(under ?? document.documentElement).backgroundColor,
    };
  });
}

/** Fails where the eye would not find the control that has the focus: a ring stands off from its ground by 3:1. */
async function expectRing(page: Page): Promise<Focused> {
  const now = await focused(page);
  if (now.name === "") return now;
  expect(now.mark, `nothing shows that "${now.name}" has the focus`).toBeGreaterThan(1);
  const ground = parseColour(now.ground);
  const colours = [now.ring, ...coloursOf(now.halo)].map((colour) => over(parseColour(colour), ground));
  const best = Math.max(...colours.map((colour) => contrastOf(colour, ground)));
  expect(best, `the ring of "${now.name}" is hardly seen on ${now.ground}`).toBeGreaterThanOrEqual(3);
  return now;
}

/** Goes by Tab to the control with this name, seeing on the way where one is, and presses it by a key. */
async function presses(page: Page, name: RegExp, key: "Enter" | "Space" = "Enter"): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press("Tab");
    const now = await expectRing(page);
    if (name.test(now.name)) return page.keyboard.press(key);
  }
  throw new Error(`no way by keyboard to ${name.source}`);
}

/** The screen that comes takes the focus: who listens hears it, and the next Tab goes on from there. */
async function sees(page: Page, title: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: title, exact: true })).toBeVisible();
  const lost = () => page.evaluate(() => document.activeElement === document.body);
  await expect.poll(lost, `the focus is lost: ${title}`).toBe(false);
}

/** Types into the line that has the caret, as every screen with a line gives it, and goes on by Enter. */
async function types(page: Page, keys: string): Promise<void> {
  await typeKeys(page, keys);
  // The last key leaves the line as it was: with the caret, and with its ring.
  expect((await expectRing(page)).name).not.toBe("");
  await page.keyboard.press("Enter");
}

test("a dossier is submitted by keyboard alone, from the first screen to the slip and back", async ({
  page,
  machines,
}) => {
  await page.setViewportSize(panels.small);
  const kiosk = await machines.kiosk();
  await page.goto(kiosk.url);
  await sees(page, "Xin chào, hôm nay ông/bà cần làm gì?");
  await presses(page, /^Nộp hồ sơ/u);
  await sees(page, "Xin đưa thẻ căn cước vào máy quét");
  await scan(page, thao.card);
  await sees(page, "Thông tin này có đúng là của ông/bà không?");
  await presses(page, /^Đúng, tiếp tục/u);
  await sees(page, "Số điện thoại của ông/bà là gì?");
  await types(page, thao.phone);
  await sees(page, "Ông/bà đã có tài khoản dịch vụ công chưa?");
  await presses(page, /^Chưa có, đăng ký cho tôi/u);
  await sees(page, "Xin nhập mã cổng vừa gửi tới điện thoại");
  await types(page, "123456");
  await sees(page, "Tài khoản đã dùng được");
  await presses(page, /^Chọn thủ tục/u);

  await sees(page, "Ông/bà cần làm thủ tục gì?");
  await page.keyboard.type("giay doc than");
  await presses(page, /^Cấp Giấy xác nhận tình trạng hôn nhân/u);
  await sees(page, "Cấp Giấy xác nhận tình trạng hôn nhân: cần có những gì?");
  await presses(page, /^Tôi tự gõ/u);
  // A press while another is under way is taken for a trembling finger's second.
  await expect(page.getByRole("button", { name: "Tôi tự gõ", pressed: true })).toBeVisible();
  await presses(page, /^Bắt đầu khai/u);
  await sees(page, "Hồ sơ này là của ai?");
  await presses(page, /^Của chính tôi/u);
  await sees(page, "Dân tộc của người được cấp giấy?");
  await page.keyboard.press("Enter");
  await sees(page, "Tình trạng hôn nhân hiện nay của người được cấp giấy?");
  await presses(page, /^Chưa đăng ký kết hôn với ai/u, "Space");
  await sees(page, "Ông/bà dùng giấy này để làm gì?");
  await presses(page, /^Đăng ký kết hôn/u);
  await sees(page, "Người này đã được cấp giấy xác nhận tình trạng hôn nhân lần nào chưa?");
  await presses(page, /^Chưa$/u);
  await sees(page, "Ông/bà không phải chụp giấy tờ nào");
  await presses(page, /^Tiếp tục/u);
  await sees(page, "Ông/bà muốn nhận kết quả ở đâu?");
  await presses(page, /^Đến quầy lấy/u);
  await sees(page, "Trước khi nộp, xin ông/bà cho biết");
  await presses(page, /^Cán bộ nhập tại quầy/u);
  await presses(page, /^Phường được gọi điện cho tôi/u, "Space");
  await expect(page.getByRole("checkbox").first()).toBeChecked();
  await presses(page, /^Sang kiểm tra/u);
  await sees(page, "Xin ông/bà xem lại lần cuối");
  await presses(page, /^Nộp hồ sơ/u);
  await sees(page, "Hồ sơ đã được tiếp nhận");
  await expect(page.getByText("giấy tiếp nhận chỉ được ghi thành tệp PDF")).toBeVisible();
  expect((await readSlips(kiosk.printsDir)).length).toBe(1);
  expect((await readLedger(kiosk.practiceUrl ?? "")).dossiers).toMatchObject([{ ownerName: thao.fullName }]);

  await presses(page, /^Tiếp tục/u);
  await sees(page, "Ông/bà thấy phục vụ hôm nay thế nào?");
  await presses(page, /^Rất hài lòng/u);
  await sees(page, "Cảm ơn ông/bà");
  await presses(page, /^Xong/u);
  await sees(page, "Xin chào, hôm nay ông/bà cần làm gì?");
});

test("questions that lie over the screen keep the keyboard, and Escape is the harmless answer", async ({
  page,
  machines,
}) => {
  const kiosk = await machines.kiosk();
  await page.goto(kiosk.url);
  await sees(page, "Xin chào, hôm nay ông/bà cần làm gì?");
  await presses(page, /^Nộp hồ sơ/u);
  await scan(page, thao.card);
  await sees(page, "Thông tin này có đúng là của ông/bà không?");
  await presses(page, /^Xóa hết, kết thúc/u);
  const question = page.getByRole("dialog", { name: "Xóa hết và kết thúc?" });
  await expect(question.getByRole("button", { name: "Ở lại, làm tiếp" })).toBeFocused();
  for (let tabs = 0; tabs < 6; tabs += 1) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main, footer") ?? null)).toBeNull();
  }
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await sees(page, "Thông tin này có đúng là của ông/bà không?");
  await presses(page, /^Tùy chỉnh/u);
  await presses(page, /^Chữ đen nền trắng/u);
  await expect(page.locator(":root")).toHaveAttribute("data-contrast", "black-on-white");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
