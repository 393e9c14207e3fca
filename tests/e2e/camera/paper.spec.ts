import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page, Request } from "playwright";
import { findBrowser } from "../../../scripts/lib/browsers.mjs";
import { thao } from "../../support/people.ts";
import { expect, panels, test } from "../kiosk-test.ts";
import * as walk from "../walk.ts";

const executablePath = findBrowser();
test.use({
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: [
      "--use-fake-device-for-media-stream",
      // A paper that lies askew, seen from the side, with a mark of its own in each corner.
      `--use-file-for-fake-video-capture=${join(import.meta.dirname, "..", "..", "fixtures", "paper.mjpeg")}`,
    ],
  },
});

const paper = "Giấy xác nhận tình trạng hôn nhân đã cấp trước đây";

test("a paper lying askew is sent straight and upright, and two more pages in one PDF with it", async ({
  page,
  machines,
}, info) => {
  test.setTimeout(150_000);
  await page.setViewportSize(panels.wide);
  const portal = await machines.portal();
  const kiosk = await machines.kiosk({ portalUrl: portal.url });
  const who = walk.citizen(page, info);
  await toPapers(who, kiosk.url);

  await expectCardFileHeldBack(page, who);
  await who.touches(`Chụp ${paper}`);
  await expect(page.getByText("Được rồi, bấm Chụp", { exact: true })).toBeVisible();
  await who.sees(`Chụp: ${paper}`, "edges");
  await expectTroublesTold(page, who);
  await who.touches("Chụp");
  await expect(page.getByText("Ảnh có đọc rõ chữ không?")).toBeVisible();
  await who.sees(`Chụp: ${paper}`, "straight");
  const sent = page.waitForRequest(isScan);
  await who.touches("Dùng ảnh này");
  const look = await lookAt(page, base64Of(await sent));
  await expect(page.getByText("Đã có: 1 ảnh hoặc tệp")).toBeVisible();
  expect(look.marks).toEqual(["black", "red", "green", "blue"]);
  expect(look.rim, "table beside the paper").toEqual(["paper", "paper", "paper", "paper"]);
  expect(look.ratio).toBeGreaterThan(1.25);
  expect(look.ratio).toBeLessThan(1.55);

  await who.touches(`Chụp thêm ${paper}`);
  await who.touches("Chụp");
  await setsCornersByKeys(page, who);
  await expect(page.getByText(/^2 trang, /u)).toBeVisible();
  expect(await boundPages(page, who, "Dùng 2 trang")).toBe(2);
  // The PDF is opened again, and one file holds them all.
  await who.touches(`Chụp thêm ${paper}`);
  await who.touches("Chụp");
  await expect(page.getByText(/^3 trang, /u)).toBeVisible();
  await who.touches("Đưa trang 2 lên trước một trang");
  expect(await boundPages(page, who, "Dùng 3 trang")).toBe(3);
  await expect(page.getByText("PDF, 3 trang")).toBeVisible();
  await who.sees("Chụp giấy tờ nộp kèm", "papers");
});

/** Pages of the PDF that is sent at this press; it is the paper's only file then. */
async function boundPages(page: Page, who: walk.Citizen, button: string): Promise<number> {
  const bound = page.waitForRequest(isScan);
  await who.touches(button);
  const pdf = Buffer.from(base64Of(await bound), "base64").toString("latin1");
  expect(pdf).toMatch(/^%PDF-1\.4/u);
  await expect(page.getByText("Đã có: 1 ảnh hoặc tệp")).toBeVisible();
  return Number(/\/Count (\d+)/u.exec(pdf)?.[1]);
}

async function toPapers(who: walk.Citizen, url: string): Promise<void> {
  await walk.startsDossier(who, url);
  await walk.scansCard(who, thao.card, thao.fullName);
  await walk.givesPhone(who, thao.phone);
  await who.touches(/^Tôi có rồi/u);
  await walk.declaresMaritalStatus(who, /^Rồi/u);
  await who.sees("Chụp giấy tờ nộp kèm");
}

/** A picture of a card from a stick is dropped at the person's word, and nothing of it was kept. */
async function expectCardFileHeldBack(page: Page, who: walk.Citizen): Promise<void> {
  const film = await readFile(join(import.meta.dirname, "..", "..", "fixtures", "card.mjpeg"));
  const buffer = film.subarray(0, film.length / 2);
  await walk.picksFile(who, paper, { name: "the.jpg", mimeType: "image/jpeg", buffer });
  await expect(page.getByRole("dialog", { name: "Đây có vẻ là thẻ căn cước" })).toBeVisible();
  await who.touches("Bỏ ảnh này");
  await expect(page.getByText("Bắt buộc, chưa có")).toBeVisible();
}

const isScan = (request: Request): boolean => (request.postData() ?? "").includes('"base64"');

function base64Of(request: Request): string {
  return /"base64":"([^"]+)"/u.exec(request.postData() ?? "")?.[1] ?? "";
}

/** Each trouble has its words; the camera comes back at a press. */
async function expectTroublesTold(page: Page, who: walk.Citizen): Promise<void> {
  await page.evaluate(() => {
    const stream = document.querySelector("video")?.srcObject;
    if (!(stream instanceof MediaStream)) throw new Error("no camera");
    for (const track of stream.getVideoTracks()) track.dispatchEvent(new Event("ended"));
  });
  await expect(page.getByText("Máy ảnh vừa bị rút ra.")).toBeVisible();
  for (const [name, words] of [
    ["NotAllowedError", "Máy tính chưa cho phép dùng máy ảnh."],
    ["NotFoundError", "Máy không thấy máy ảnh nào."],
    ["NotReadableError", "Máy ảnh đang bận hoặc chưa chạy."],
  ] as const) {
    await page.evaluate((error) => {
      // Every camera of the desk: where one is busy, the next is tried.
      navigator.mediaDevices.getUserMedia = async () => {
        throw new DOMException("", error);
      };
    }, name);
    await who.touches("Mở lại máy ảnh");
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByRole("button", { name: "Quay lại, chọn tệp" })).toBeVisible();
  }
  // The page's own way to them comes out from under ours.
  await page.evaluate(() => Reflect.deleteProperty(navigator.mediaDevices, "getUserMedia"));
  await who.touches("Mở lại máy ảnh");
  await expect(page.getByText("Được rồi, bấm Chụp", { exact: true })).toBeVisible();
}

/** The corners are reached and moved without a finger. */
async function setsCornersByKeys(page: Page, who: walk.Citizen): Promise<void> {
  await who.touches("Chỉnh góc");
  const corner = page.getByRole("button", { name: /^Góc trên bên trái/u });
  await corner.focus();
  const before = await corner.boundingBox();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press("ArrowRight");
  const after = await corner.boundingBox();
  expect((after?.x ?? 0) - (before?.x ?? 0)).toBeGreaterThan(5);
  await who.keeps("corners");
  await who.touches("Làm thẳng");
  await expect(page.getByText("Ảnh có đọc rõ chữ không?")).toBeVisible();
}

/** What stands in the corners of the picture and at the middle of its rims; and its height to its width. */
async function lookAt(page: Page, base64: string) {
  return page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.codePointAt(0) ?? 0);
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
    const { width, height } = picture;
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context?.drawImage(picture, 0, 0);
    const nameAt = (u: number, v: number): string => {
      const [r = 0, g = 0, b = 0] = context?.getImageData(u * width, v * height, 1, 1).data ?? [];
      if (Math.min(r, g, b) > 190) return "paper";
      if (Math.max(r, g, b) < 70) return "black";
      if (r > 1.8 * Math.max(g, b)) return "red";
      if (g > 1.8 * Math.max(r, b)) return "green";
      return b > 1.8 * Math.max(r, g) ? "blue" : `${r} ${g} ${b}`;
    };
    // The marks' middles lie 50 px from the edges of a paper of 630 × 891.
    const [x, y] = [50 / 630, 50 / 891];
    const marks = [nameAt(x, y), nameAt(1 - x, y), nameAt(1 - x, 1 - y), nameAt(x, 1 - y)];
    const rim = [nameAt(0.5, 0.006), nameAt(0.994, 0.5), nameAt(0.5, 0.994), nameAt(0.006, 0.5)];
    return { marks, rim, ratio: height / width };
  }, base64);
}
