import type { CDPSession, Locator, Page } from "playwright";
import { expect, panels, previewTest as test } from "./kiosk-test.ts";
import { type PreviewServer, servePreviews } from "./preview-server.ts";
import { forgetSpoken, pretendVoice, spoken } from "./spoken.ts";

let previews: PreviewServer;
test.beforeAll(async () => {
  previews = await servePreviews();
});
test.afterAll(() => previews.close());

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
  }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(panels.tall);
    await pretendVoice(page, "vi-VN");
    const ids = (await previews.ids(page)).filter((_, index) => index % parts === part);
    const devtools = await page.context().newCDPSession(page);
    const found: string[] = [];
    for (const id of ids) {
      await previews.show(page, id, "&reach=low&covered=yes");
      const here = [...(await nameless(devtools))];
      // Staff stand, and what they see is covered by signing out.
      if (!id.startsWith("staff")) here.push(...(await tooHigh(page)), ...(await shown(page)));
      // Behind a dialog, and among staff, nobody reads aloud.
      const read = page.getByRole("button", { name: "Đọc to" });
      const dialog = await page.locator("dialog[open]").count();
      if (dialog === 0 && (await read.count()) === 1) here.push(...(await readPersonal(page, read)));
      found.push(...here.map((line) => `${id}: ${line}`));
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

/** Controls that a finger would have to reach for above the middle of the panel. */
function tooHigh(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const half = innerHeight / 2;
    return Array.from(document.querySelectorAll<HTMLElement>("button, input, textarea, [role=option]"))
      .filter((control) => {
        // Six rows of keys leave room below the middle only for themselves; their line has the caret without a touch.
        if (control.closest(".keyboard-area:has(.keys-words, .keys-email, .keys-code) .keyboard-fields"))
          return false;
        const { left, top, width, height } = control.getBoundingClientRect();
        const hit = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 30));
        return width > 2 && top < half - 2 && hit !== null && (control === hit || control.contains(hit));
      })
      .map((control) => `too high: ${control.innerText || control.className}`);
  });
}

/** Personal values that can still be seen. */
function shown(page: Page): Promise<readonly string[]> {
  return page.evaluate((values) => {
    const main = document.querySelector(".main-screen");
    if (main === null) return [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const seen: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? "";
      const holder = node.parentElement;
      const visible =
        holder?.checkVisibility({ visibilityProperty: true }) === true &&
        getComputedStyle(holder).color !== "rgba(0, 0, 0, 0)";
      if (visible && values.some((value) => text.includes(value))) seen.push(`not covered: ${text}`);
    }
    for (const line of main.querySelectorAll("input[type=text], textarea")) {
      const dots = getComputedStyle(line).getPropertyValue("-webkit-text-security") === "disc";
      if (!dots) seen.push("a line of text is not covered");
    }
    return seen;
  }, personal);
}

/** Personal values that are read aloud without being asked for; and a screen whose question is not read at all. */
async function readPersonal(page: Page, read: Locator): Promise<readonly string[]> {
  await page.evaluate(() => (document.documentElement.dataset["covered"] = "no"));
  const title = await page.locator(".main-screen h1").first().innerText();
  await forgetSpoken(page);
  await read.click();
  await expect.poll(() => spoken(page)).not.toEqual([]);
  await expect(read).toBeVisible();
  const said = await spoken(page);
  const leaked = said.filter((line) => personal.some((value) => line.includes(value)));
  const heading = said.some((line) => line === title.replaceAll(/\s+/gu, " "))
    ? []
    : [`"${title}" is not read`];
  return [...leaked.map((line) => `read aloud: ${line}`), ...heading];
}

test("reads at a press, stops at the next, reads a person's own values only when asked", async ({ page }) => {
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

test("plays recorded sentences where no voice is installed, and says what stays silent", async ({ page }) => {
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
  test(`a finger that slides off presses nothing: ${id} ${selector}`, async ({ page }) => {
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
    await expect(page.locator("[data-pressed], [data-down]")).toHaveCount(0);
    // And one that stays presses: what went before could have been seen.
    await touchEnds({ slides: false });
    await expect.poll(() => happened(page)).not.toEqual(before);
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
