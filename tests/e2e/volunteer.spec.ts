import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright";
import { thao } from "../support/people.ts";
import { expect, expectNothingSideways, panels, previewTest, quick, test } from "./kiosk-test.ts";
import * as walk from "./walk.ts";

const strip = (page: Page) => page.getByRole("complementary", { name: "Dành cho người trực" });

test("the volunteer's strip: its fold stays with the desk, who types with the person, and may change in the middle", async ({
  page,
  machines,
}, info) => {
  await page.setViewportSize(panels.wide);
  const settings = { ...quick, desk: { volunteer: "Nguyễn Minh Thư" } };
  const kiosk = await machines.kiosk({ settings });
  const who = walk.citizen(page, info);

  await walk.startsDossier(who, kiosk.url);
  await expect(strip(page)).toContainText("Thẻ của đúng người đang đứng đây");
  await expect(strip(page)).toContainText("Trực: Nguyễn Minh Thư");
  await who.touches("Thu lại");
  await expect(strip(page)).not.toContainText("Thẻ của đúng người");
  await who.touches("Kết thúc");
  await who.touches(/^Nộp hồ sơ/u);
  await expect(page.getByRole("button", { name: "Chỉ dẫn cho người trực" })).toBeVisible();
  await page.reload();
  await who.touches("Chỉ dẫn cho người trực");
  await expect(strip(page)).toContainText("Thẻ của đúng người đang đứng đây");

  await walk.scansCard(who, thao.card, thao.fullName);
  await walk.givesPhone(who, thao.phone);
  await who.touches(/^Tôi có rồi/u);
  await walk.findsProcedure(who, "giay doc than", "Cấp Giấy xác nhận tình trạng hôn nhân");
  await who.touches(/^Của chính tôi/u);
  await walk.declares(who, [["Dân tộc của người được cấp giấy?", walk.usual]]);
  await who.sees("Tình trạng hôn nhân hiện nay của người được cấp giấy?", "strip");
  await expect(strip(page)).toContainText("thì không chọn Chưa kết hôn");
  await expect(strip(page)).toContainText("Được gõ giúp");
  const typing = strip(page).getByRole("group", { name: "Đang gõ" });
  await expect(typing.getByRole("button", { name: "Người dân" })).toHaveAttribute("aria-pressed", "true");
  await who.touches("Đoàn viên");
  await expect(typing.getByRole("button", { name: "Đoàn viên" })).toHaveAttribute("aria-pressed", "true");

  const log = await readFile(join(machines.dataDir, "logs", "kiosk.log"), "utf8");
  expect(log.match(/"event":"typist-chosen".*/gu)).toEqual([
    expect.stringContaining('"typist":"citizen","again":false'),
    expect.stringContaining('"typist":"volunteer","again":true'),
  ]);
});

previewTest(
  "the strip covers nothing and moves nothing sideways, on every panel at every text size",
  async ({ page, previews }) => {
    for (const id of ["strip-name", "strip-consents"]) {
      await page.goto(previews.at(id));
      await expect(strip(page)).toBeVisible();
      for (const [panel, size] of Object.entries(panels)) {
        await page.setViewportSize(size);
        for (const text of ["normal", "large", "larger", "largest"]) {
          const where = `${id}, ${panel}, ${text}`;
          // As the screen does it when somebody chooses a size; nothing is drawn anew.
          await page.evaluate((chosen) => (document.documentElement.dataset["textSize"] = chosen), text);
          await expectNothingSideways(page, where);
          expect(await covered(page), where).toEqual([]);
        }
      }
    }
  },
);

/** What of the citizen's screen lies under the strip, and a line to type in that lies under the keyboard. */
async function covered(page: Page): Promise<readonly string[]> {
  const aside = await strip(page).boundingBox();
  const keys = await boxOf(page, ".keyboard-dock");
  const pairs = [
    ["the screen", await boxOf(page, "main"), aside],
    ["the footer", await boxOf(page, "footer"), aside],
    ["the line", await boxOf(page, "main input.text-input"), keys],
  ] as const;
  return pairs.filter(([, one, other]) => one && other && overlap(one, other)).map(([name]) => name);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxOf(page: Page, selector: string): Promise<Box | null> {
  const found = page.locator(selector).first();
  return (await found.count()) === 0 ? null : found.boundingBox();
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width - 1 &&
    other.x < one.x + one.width - 1 &&
    one.y < other.y + other.height - 1 &&
    other.y < one.y + one.height - 1
  );
}
