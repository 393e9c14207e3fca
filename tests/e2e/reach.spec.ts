import type { CDPSession, Locator, Page } from "playwright";
import { expect, panels, previewTest as test } from "./kiosk-test.ts";
import { drawSmall, openLooks } from "./looks/open-looks.ts";
import { pretendVoice, spoken } from "./spoken.ts";

/** What the previews' person is called, and their numbers, as the screens write them. */
const personal = [
  "Nguyễn Thị Thảo Vy",
  "087199000123",
  "087 199 000 123",
  "341234567",
  "05/09/1999",
  "12 Đường mẫu",
  "0909123218",
  "0909 123 218",
  "0909\u00a0123\u00a0218",
];

/** The list in parts, so that two workers share it. */
const parts = 2;

for (let part = 0; part < parts; part += 1) {
  test(`each control has a name and lies in the lower half, and what is personal is covered and unread, part ${part + 1}`, async ({
    page,
    previews,
  }) => {
    test.setTimeout(120_000);
    await pretendVoice(page, "vi-VN");
    await drawSmall(page, panels.tall);
    const ids = (await previews.ids(page)).filter((_, index) => index % parts === part);
    await openLooks(page);
    const devtools = await page.context().newCDPSession(page);
    const found: string[] = [];
    for (const id of ids) {
      await page.evaluate((which) => globalThis.looks.show(which, "&reach=low&covered=yes"), id);
      const named = await nameless(devtools);
      // Staff stand, and what they see is covered by signing out.
      const theirs = !id.startsWith("staff");
      const here = await page.evaluate(([values, citizens]) => globalThis.looks.givenAway(values, citizens), [
        personal,
        theirs,
      ] as const);
      found.push(...[...named, ...here].map((line) => `${id}: ${line}`));
    }
    expect(found).toEqual([]);
  });
}

const roles = new Set([
  "button",
  "textbox",
  "checkbox",
  "radio",
  "link",
  "combobox",
  "listbox",
  "option",
  "tab",
  "dialog",
]);

/** Controls that a screen reader could only call by their kind. */
async function nameless(devtools: CDPSession): Promise<readonly string[]> {
  const { nodes } = await devtools.send("Accessibility.getFullAXTree");
  return nodes
    .filter(
      ({ ignored, role, name }) => !ignored && roles.has(role?.value) && (name?.value ?? "").trim() === "",
    )
    .map(({ role }) => `${role?.value} without a name`);
}

test("reads at a press, stops at the next, reads a person's own values only when asked", async ({
  page,
  previews,
}) => {
  await pretendVoice(page, "vi-VN");
  await page.goto(previews.at("card-check"));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await spoken(page)).toEqual([]);
  await page.getByRole("button", { name: "Đọc to" }).click();
  await expect.poll(() => spoken(page)).toContain("Đúng, tiếp tục");
  const first = await spoken(page);
  expect(first[0]).toBe("Thông tin này có đúng là của ông/bà không?");
  expect(first.join(" ")).not.toContain("Thảo Vy");
  await page.getByRole("button", { name: "Tùy chỉnh" }).click();
  await page.getByRole("button", { name: "Đọc cả thông tin của tôi" }).click();
  await expect.poll(() => spoken(page)).toContain("Nguyễn Thị Thảo Vy");
});

test("plays recorded sentences where no voice is installed, and says what stays silent", async ({
  page,
  previews,
}) => {
  await pretendVoice(page, "");
  await page.goto(previews.at("requirements"));
  const pack = page.waitForResponse(/prompts-vi-.*\.pack/u);
  await page.getByRole("button", { name: "Đọc to" }).click();
  expect((await (await pack).body()).length).toBeGreaterThan(1_000_000);
  await expect(page.getByText("Máy chưa cài giọng đọc tiếng Việt")).toBeVisible();
  await page.getByRole("button", { name: "Dừng đọc" }).click();
  await expect(page.getByRole("button", { name: "Đọc to" })).toBeVisible();
  await expect(page.getByText("Máy chưa cài giọng đọc tiếng Việt")).toBeHidden();
  await page.goto(previews.at("declaration-name", "&language=en"));
  await page.getByRole("button", { name: "Read aloud" }).click();
  await expect(page.getByText("No voice is installed")).toBeVisible();
});

/** One control of each kind, each on a screen where it stands. */
const kinds = [
  ["home", "button.tile-main"],
  ["delivery", ".choice"],
  ["consents", ".check-row"],
  ["declaration-name", '.keys [data-key="n"], .keys [data-key="N"]'],
  ["declaration-name", ".key-next"],
  ["card-check", ".button-primary"],
  ["idle-warning", "dialog .button-plain"],
] as const;

for (const [id, selector] of kinds) {
  test(`a finger that slides off presses nothing: ${id} ${selector}`, async ({ page, previews }) => {
    await page.setViewportSize(panels.wide);
    await page.addInitScript(() => {
      let count = 0;
      window.addEventListener("preview-sent", (event) => {
        const told: unknown = event instanceof CustomEvent ? event.detail : null;
        // That somebody is there is told too, and is no press.
        if (JSON.stringify(told) !== JSON.stringify({ type: "touched" })) count += 1;
      });
      Reflect.set(globalThis, "pressCount", () => count);
    });
    await page.goto(previews.at(id));
    const control = page.locator(selector).first();
    await expect(control).toBeVisible();
    const touchEnds = await finger(page, control);
    const before = await happened(page);
    await touchEnds({ slides: true });
    expect(await happened(page)).toEqual(before);
    await expect(page.locator("[data-pressed]")).toHaveCount(0);
    // And one that stays presses, once: until its mark is gone again, a late press of the slide would have come.
    await touchEnds({ slides: false });
    await expect.poll(async () => changes(before, await happened(page))).toBeGreaterThan(0);
    await expect(page.locator("[data-pressed]")).toHaveCount(0);
    expect(changes(before, await happened(page))).toBe(1);
  });
}

/** A finger that comes down on the control, and goes up there or far away. */
async function finger(page: Page, control: Locator): Promise<(how: { slides: boolean }) => Promise<void>> {
  const fingers = await page.context().newCDPSession(page);
  return async ({ slides }) => {
    const box = await control.boundingBox();
    const from = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 20 };
    // As slowly as a hand, by the finger's own clock: what is flung swallows the next touch, in any browser.
    let atMs = Date.now() - 600;
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", at: readonly (typeof from)[]) => {
      atMs += 100;
      return fingers.send("Input.dispatchTouchEvent", { type, touchPoints: [...at], timestamp: atMs / 1000 });
    };
    await touch("touchStart", [from]);
    for (const share of slides ? [0.3, 0.6, 1] : []) {
      await touch("touchMove", [{ x: from.x + (940 - from.x) * share, y: from.y + (14 - from.y) * share }]);
    }
    await touch("touchEnd", []);
  };
}

/** How many presses lie between: each tells the core something, types a letter, or ticks. */
function changes(before: readonly unknown[], after: readonly unknown[]): number {
  const counts = after.map((now, index) => {
    const old = before[index];
    if (typeof now === "number" && typeof old === "number") return now - old;
    return now === old ? 0 : Math.max(1, Math.abs(String(now).length - String(old).length));
  });
  return counts.reduce((all, count) => all + count, 0);
}

/** All that a press could have changed: what the core was told, what is typed, ticked and chosen. */
function happened(page: Page): Promise<readonly unknown[]> {
  return page.evaluate(() => {
    const count: () => number = Reflect.get(globalThis, "pressCount");
    const lines = Array.from(
      document.querySelectorAll("input"),
      ({ value, checked }) => `${value} ${checked}`,
    );
    return [count(), ...lines, document.querySelector("h1")?.textContent];
  });
}
