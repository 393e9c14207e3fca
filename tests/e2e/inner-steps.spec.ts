import type { Page } from "playwright";
import { expect, panels, previewTest as test } from "./kiosk-test.ts";
import { handOn } from "./hands.ts";
import type { PreviewServer } from "./preview-server.ts";

/** Opens a screen without a core, and notes what the core would have been told. */
async function open(page: Page, previews: PreviewServer, id: string) {
  await page.setViewportSize(panels.tall);
  await page.addInitScript(() => {
    const told: string[] = [];
    window.addEventListener("preview-sent", (event) => {
      told.push(event instanceof CustomEvent ? event.detail.type : "");
    });
    Reflect.set(globalThis, "told", told);
  });
  await page.goto(previews.at(id));
  const heading = (name: string) => page.getByRole("heading", { name, level: 1 });
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  const hand = handOn(page);
  return {
    touches: (name: string | RegExp) => hand.touches(button(name)),
    /** The second touch comes before anybody can have read what the first one brought. */
    async tapsTwice(name: string) {
      const box = await button(name).boundingBox();
      if (box === null) throw new Error(`${name} is not there`);
      const input = await page.context().newCDPSession(page);
      const finger = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      for (const type of ["touchStart", "touchEnd", "touchStart", "touchEnd"] as const)
        await input.send("Input.dispatchTouchEvent", {
          type,
          touchPoints: type === "touchStart" ? [finger] : [],
        });
    },
    stands: (name: string) => expect(heading(name)).toBeFocused(),
    told: (): Promise<readonly string[]> =>
      page.evaluate(() => {
        const all: string[] = Reflect.get(globalThis, "told");
        return all.splice(0);
      }),
  };
}

test("a screen within a step is read from its heading, and the way back closes it alone", async ({
  page,
  previews,
}) => {
  const card = await open(page, previews, "card-real");
  await card.stands("Xin đưa thẻ căn cước vào máy quét");
  await card.touches("Tôi không có thẻ");
  await card.stands("Ông/bà có giấy tờ nào?");
  await card.touches(/^Quay lại$/u);
  await card.stands("Xin đưa thẻ căn cước vào máy quét");
  expect(await card.told()).not.toContain("back");
  await card.touches(/^Quay lại$/u);
  expect(await card.told()).toContain("back");

  const post = await open(page, previews, "delivery");
  await post.touches(/^Gửi qua bưu điện/u);
  const receiver = page.getByRole("textbox", { name: "Người nhận", exact: true });
  await receiver.fill("Nguyễn Thị Út");
  await post.touches("Chọn nơi khác");
  await post.touches(/^Quay lại$/u);
  await expect(receiver).toHaveValue("Nguyễn Thị Út");
  await post.touches(/^Quay lại$/u);
  await expect(page.getByRole("button", { name: /^Gửi qua bưu điện/u })).toBeVisible();
  expect(await post.told()).not.toContain("back");
  await post.touches(/^Gửi qua bưu điện/u);
  await expect(receiver).toHaveValue("Nguyễn Thị Út");
});

test("pages that were photographed are not lost by a touch on the way back", async ({ page, previews }) => {
  const paper = await open(page, previews, "paper-next-page");
  const question = page.getByRole("dialog", { name: "Bỏ các trang vừa chụp?" });
  await paper.touches(/^Quay lại$/u);
  await expect(question).toBeVisible();
  await paper.touches("Chụp tiếp");
  await expect(question).toBeHidden();
  expect(await paper.told()).not.toContain("back");
});

test("the second half of a double tap chooses nothing on the screen that the first half brought", async ({
  page,
  previews,
}) => {
  const card = await open(page, previews, "card-real");
  await card.tapsTwice("Tôi không có thẻ");
  await expect(page.getByRole("heading", { name: "Ông/bà có giấy tờ nào?" })).toBeVisible();
  expect(await card.told()).toEqual(["touched"]);
});

test("a press does not count that began before something came over the screen", async ({
  page,
  previews,
}) => {
  const check = await open(page, previews, "card-check");
  const yes = page.getByRole("button", { name: "Đúng, tiếp tục" });
  const box = await yes.boundingBox();
  const finger = { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 20 };
  const input = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchEnd") =>
    input.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchStart" ? [finger] : [] });
  await touch("touchStart");
  await page.evaluate(() => {
    const late = document.createElement("dialog");
    late.open = true;
    late.style.inset = "0 auto auto 0";
    document.body.append(late);
  });
  await touch("touchEnd");
  expect(await check.told()).toEqual(["touched"]);
  await yes.tap({ position: { x: 200, y: 20 } });
  expect(await check.told()).toContain("next");
});

test("a touch beside the idle warning keeps the form, and presses nothing of what lies there", async ({
  page,
  previews,
}) => {
  const phone = await open(page, previews, "idle-warning");
  await expect(page.getByRole("dialog")).toBeVisible();
  const beside = await page.evaluate(() => {
    const { left, top, width, height } =
      document.querySelector(".footer-ways button")?.getBoundingClientRect() ?? new DOMRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  await page.touchscreen.tap(beside.x, beside.y);
  expect(await phone.told()).toEqual(["touched"]);
  await page.getByRole("dialog").getByRole("heading").tap();
  expect(await phone.told()).toEqual(["touched"]);
});
