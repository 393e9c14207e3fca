import type { Locator, Page } from "playwright";
import { expect, previewTest as test } from "./kiosk-test.ts";
import type { PreviewServer } from "./preview-server.ts";

const sentence = "Nguyễn Thị Thảo/Tháo Cáo Lãnh Đồng Tháp";
const telex = "Nguyeenx Thij Thaor/Thaos Caos Lanhx DDoofng Thasp";

async function open(page: Page, previews: PreviewServer, id: string, query = ""): Promise<Locator> {
  await page.goto(previews.at(id, query));
  const line = page.locator(".text-input").first();
  await expect(line).toBeFocused();
  return line;
}

/** Touches the keys one after the other; the keyboard's own shift follows names by itself. */
async function touch(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const name = key === " " ? "space" : key;
    const button = page
      .locator(`.keys [data-key="${name}"], .keys [data-key="${name.toUpperCase()}"]`)
      .first();
    await button.tap();
  }
}

test("a name is typed by touch in Telex, capitals coming by themselves", async ({ page, previews }) => {
  const line = await open(page, previews, "declaration-name");
  await touch(page, Array.from("nguyeenx thij thaor"));
  await expect(line).toHaveValue("Nguyễn Thị Thảo");
});

test("a name is typed by touch with the letters and tones on the keys, knowing no Telex", async ({
  page,
  previews,
}) => {
  const line = await open(page, previews, "declaration-name");
  await touch(page, Array.from("nguyên".normalize("NFC")));
  await page.getByRole("button", { name: "Dấu ngã" }).tap();
  await expect(line).toHaveValue("Nguyễn");
  await page.getByRole("button", { name: "Dấu ngã" }).tap();
  await expect(line).toHaveValue("Nguyên");
});

test("the test sentence comes out right from a hardware keyboard", async ({ page, previews }) => {
  const line = await open(page, previews, "declaration-name");
  await page.keyboard.type(telex);
  await expect(line).toHaveValue(sentence);
});

test("whoever types VNI, or knows no input method, has one too, by touch and by a hardware keyboard", async ({
  page,
  previews,
}) => {
  const vni = await open(page, previews, "declaration-name", "&typing=vni");
  await page.keyboard.type("Nguye6n4 ");
  await touch(page, Array.from("thi5 d9i2nh"));
  await expect(vni).toHaveValue("Nguyễn Thị Đình");
  await expect(page.getByRole("button", { name: /^Kiểu gõ VNI/u })).toBeVisible();
  const direct = await open(page, previews, "declaration-name", "&typing=direct");
  await page.keyboard.type("Jess Woods");
  await expect(direct).toHaveValue("Jess Woods");
});

test("a mistake in the middle is mended where the caret stands", async ({ page, previews }) => {
  const line = await open(page, previews, "declaration-name");
  await page.keyboard.type("Nguyn Thij");
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowLeft");
  await touch(page, ["e", "e", "x"]);
  await expect(line).toHaveValue("Nguyễn Thị");
});

test("backspace takes a letter, a held finger elsewhere takes nothing, and clearing takes all", async ({
  page,
  previews,
}) => {
  const line = await open(page, previews, "declaration-name");
  await page.keyboard.type("Thaos toans");
  await page.getByRole("button", { name: "Xóa", exact: true }).tap();
  await expect(line).toHaveValue("Tháo tóa");
  const from = await page.locator('.keys [data-key="g"]').boundingBox();
  const to = await page.locator('.keys [data-key="h"]').boundingBox();
  await page.mouse.move((from?.x ?? 0) + 9, (from?.y ?? 0) + 9);
  await page.mouse.down();
  await page.mouse.move((to?.x ?? 0) + 9, (to?.y ?? 0) + 9);
  await page.mouse.up();
  await expect(line).toHaveValue("Tháo tóa");
  await page.getByRole("button", { name: /Xóa hết ô/u }).tap();
  await expect(line).toHaveValue("");
});

test("a key shows that it is held, until the finger goes", async ({ page, previews }) => {
  await open(page, previews, "declaration-name");
  const key = page.locator('.keys [data-key="n"], .keys [data-key="N"]').first();
  const box = await key.boundingBox();
  const at = { x: (box?.x ?? 0) + 10, y: (box?.y ?? 0) + 10 };
  const fingers = await page.context().newCDPSession(page);
  const calm = await key.evaluate((element) => getComputedStyle(element).backgroundColor);
  await fingers.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at] });
  await expect(key).not.toHaveCSS("background-color", calm);
  await fingers.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect(page.locator("[data-pressed]")).toHaveCount(0);
});

test("numbers stay numbers, and letters of papers are not composed", async ({ page, previews }) => {
  const number = await open(page, previews, "identity-number");
  await page.keyboard.type("0871a99000123999");
  await expect(number).toHaveValue("087199000123");
  const passport = await open(page, previews, "identity-passport");
  await page.keyboard.type("Caas1234");
  await expect(passport).toHaveValue("Caas1234");
});

test("a date goes from box to box by itself, and back by backspace", async ({ page, previews }) => {
  await open(page, previews, "declaration-date");
  await touch(page, Array.from("592026"));
  const boxes = page.locator(".date-line input");
  const values = () =>
    boxes.evaluateAll((all) => all.map((box) => (box instanceof HTMLInputElement ? box.value : "")));
  expect(await values()).toEqual(["5", "9", "2026"]);
  for (let i = 0; i < 5; i++) await page.getByRole("button", { name: "Xóa", exact: true }).tap();
  // The fifth finds the year empty and erases in the month.
  expect(await values()).toEqual(["5", "", ""]);
  await expect(boxes.nth(1)).toBeFocused();
  // A date that was refused, and refused again in the same words, is typed anew from its day on.
  await previews.show(page, "declaration-date-impossible");
  await expect(boxes.first()).toBeFocused();
  await touch(page, Array.from("31"));
  await expect(boxes.nth(1)).toBeFocused();
  await page.locator(".key-next").tap();
  await expect(boxes.first()).toBeFocused();
  await touch(page, Array.from("592025"));
  expect(await values()).toEqual(["5", "9", "2025"]);
});

test("nothing is offered from what somebody else typed", async ({ page, previews }) => {
  await page.goto(previews.at("declaration-name"));
  for (const id of ["declaration-name", "identity-number", "delivery-post", "lookup-proof"]) {
    await previews.show(page, id);
    const lines = page.locator("input.text-input, textarea.text-input");
    await expect(lines.first(), id).toBeVisible();
    for (const line of await lines.all()) {
      await expect(line).toHaveAttribute("autocomplete", "off");
      await expect(line).toHaveAttribute("inputmode", "none");
    }
  }
});

const panels = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
];
const typed = [
  "declaration-name",
  "declaration-address-optional",
  "identity-passport",
  "declaration-date",
  "lookup-proof",
];

for (const panel of panels) {
  test(`keys cover neither the line nor the way on, and fit a finger, at ${panel.width}×${panel.height}`, async ({
    page,
    previews,
  }) => {
    await page.setViewportSize(panel);
    const line = await open(page, previews, "declaration-name");
    for (const id of typed) {
      for (const size of ["normal", "largest"]) {
        await previews.show(page, id, `&size=${size}`);
        await expect(line, `${id} ${size}`).toBeFocused();
        await expect(page.locator(".key-next"), `${id} ${size}`).toBeInViewport({ ratio: 1 });
        await expect(page.locator("h1"), `${id} ${size}`).toBeInViewport({ ratio: 1 });
        expect(await covered(line), `${id} ${size}`).toBe(false);
        expect(await smallestKeyMm(page), `${id} ${size}`).toBeGreaterThanOrEqual(12.7);
      }
    }
  });
}

/** True when anything lies over the lower edge of the line. */
function covered(line: Locator): Promise<boolean> {
  return line.evaluate((input) => {
    const { left, bottom } = input.getBoundingClientRect();
    return document.elementFromPoint(left + 12, bottom - 8) !== input;
  });
}

function smallestKeyMm(page: Page): Promise<number> {
  return page.locator(".key").evaluateAll((keys) => {
    const mm = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--mm"));
    const edges = keys.flatMap((key) => [
      key.getBoundingClientRect().width,
      key.getBoundingClientRect().height,
    ]);
    return Math.min(...edges) / mm;
  });
}
