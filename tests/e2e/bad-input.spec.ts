import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { thao } from "../support/people.ts";
import { scan, touchKeys } from "./keys.ts";
import { expect, panels, quick, test } from "./kiosk-test.ts";
import { readSlips } from "./slips.ts";
import * as walk from "./walk.ts";
import { date } from "./walk.ts";

const fixture = (name: string): string => join(import.meta.dirname, "..", "fixtures", name);
const paper = "Giấy xác nhận tình trạng hôn nhân đã cấp trước đây";

test.beforeEach(({ page }) => page.setViewportSize(panels.small));

test("a card that cannot be read is told from another code, and the right one goes on", async ({
  page,
  machines,
}, info) => {
  const kiosk = await machines.kiosk();
  const who = walk.citizen(page, info);
  await walk.startsDossier(who, kiosk.url);
  const wrong = [
    // UTF-8 read as another code page, as a scanner set up wrong delivers it.
    [
      new TextDecoder("windows-1252").decode(new TextEncoder().encode(thao.card)),
      "Máy quét đọc sai chữ có dấu",
    ],
    [thao.card.split("|").slice(0, 4).join("|"), "Mã trên thẻ đọc chưa hết"],
    [thao.card.slice(1), "Mã trên thẻ đọc chưa hết"],
    ["https://dichvucong.gov.vn/tra-cuu", "Mã này không phải của thẻ căn cước"],
  ] as const;
  for (const [payload, words] of wrong) {
    await scan(page, payload);
    await expect(page.getByRole("alert")).toContainText(words);
    await who.sees("Xin đưa thẻ căn cước vào máy quét", "card-unread");
  }
  // Newer cards carry more fields than are known.
  await walk.scansCard(who, `${thao.card}|Nguyễn Văn Ba|Trần Thị Tư||`, thao.fullName);
  await who.sees("Số điện thoại của ông/bà là gì?");
});

test("a number and a day that cannot be are asked again, and what was typed stays", async ({
  page,
  machines,
}, info) => {
  const kiosk = await machines.kiosk();
  const who = walk.citizen(page, info);
  await walk.startsDossier(who, kiosk.url);
  await who.touches("Tôi không có thẻ");
  await who.touches(/^Có số căn cước, không mang thẻ/u);
  await who.sees("Số căn cước của ông/bà là gì?");
  await touchKeys(page, thao.idNumber.slice(0, 11));
  await who.touches("Tiếp tục");
  await expect(page.getByRole("alert")).toContainText("Số căn cước phải đủ 12 số");
  await who.sees("Số căn cước của ông/bà là gì?", "number-short");
  await touchKeys(page, thao.idNumber.slice(11));
  await who.touches("Tiếp tục");
  await walk.declares(who, [
    ["Họ và tên đầy đủ của ông/bà?", walk.hardware("Nguyeenx Thij Thaor", thao.fullName)],
  ]);
  await who.sees("Ông/bà sinh ngày nào?");
  await touchKeys(page, "31021999");
  await who.touches("Tiếp tục");
  await expect(page.getByRole("alert")).toContainText("Ngày này không có trong lịch");
  await who.sees("Ông/bà sinh ngày nào?", "date-impossible");
  await expect(page.getByRole("textbox", { name: "Tháng" })).toHaveValue("02");
  // What is typed now takes the place of what was refused.
  await walk.declares(who, [["Ông/bà sinh ngày nào?", date(thao.born)]]);
  await who.sees("Giới tính của ông/bà?");
});

test("five wrong codes end in another way, and the account is not lost", async ({ page, machines }, info) => {
  const portal = await machines.portal();
  const kiosk = await machines.kiosk({ portalUrl: portal.url });
  const who = walk.citizen(page, info);
  await walk.startsDossier(who, kiosk.url);
  await walk.scansCard(who, thao.card, thao.fullName);
  await walk.givesPhone(who, thao.phone);
  await who.touches(/^Chưa có, đăng ký cho tôi/u);
  await who.sees("Xin nhập mã cổng vừa gửi tới điện thoại");
  for (const tries of [1, 2, 3, 4, 5]) {
    await touchKeys(page, `65432${tries}`);
    await who.touches("Xác nhận");
    await expect(page.getByRole("alert")).toContainText(
      tries < 5 ? "Mã chưa đúng" : "Đã nhập sai quá số lần",
    );
  }
  await who.sees("Xin nhập mã cổng vừa gửi tới điện thoại", "otp-used-up");
  await who.touches("Chưa có mã, làm sau");
  await who.sees("Đã đăng ký, còn chờ kích hoạt", "account-not-active");
  await who.touches("Chọn thủ tục");
  await who.sees("Ông/bà cần làm thủ tục gì?");
  expect((await portal.ledger()).accounts).toMatchObject([{ idNumber: thao.idNumber }]);
});

test("a file that is empty, too large or not what its name says is refused in words, and the good one stays", async ({
  page,
  machines,
}, info) => {
  test.setTimeout(200_000);
  const kiosk = await machines.kiosk();
  const who = walk.citizen(page, info);
  await walk.startsDossier(who, kiosk.url);
  await walk.scansCard(who, thao.card, thao.fullName);
  await walk.givesPhone(who, thao.phone);
  await who.touches(/^Tôi có rồi/u);
  await walk.declaresMaritalStatus(who, /^Rồi/u);
  await who.sees("Chụp giấy tờ nộp kèm");
  await walk.picksFile(who, paper, fixture("giay-xac-nhan.pdf"));
  const there = page.getByText("Đã có: 1 ảnh hoặc tệp");
  await expect(there).toBeVisible();
  const folder = dirname(machines.dataDir);
  const wrong = [
    [await fileOf(folder, "trong.pdf", 0), "trống"],
    [await fileOf(folder, "anh-to.jpg", 31_457_281), "nặng quá"],
    [await fileOf(folder, "chu.jpg", 10), "Chỉ nhận ảnh JPEG, PNG hoặc tệp PDF"],
    // More than the call itself may carry.
    [await fileOf(folder, "phim.jpg", 300_000_000), "nặng quá"],
  ] as const;
  for (const [file, words] of wrong) {
    // Thirty megabytes take their time, on a busy machine longer than any word is waited for.
    const answered = page.waitForResponse((answer) => answer.url().endsWith("/api/addScan"), {
      timeout: 60_000,
    });
    await walk.picksFile(who, paper, file);
    await answered;
    await expect(page.getByRole("alert")).toContainText(words);
    await expect(there).toBeVisible();
  }
  await who.sees("Chụp giấy tờ nộp kèm", "file-refused");
  await who.touches("Tiếp tục");
  await who.sees("Ông/bà muốn nhận kết quả ở đâu?");
});

test("a network that answers with its log-in page: the light says so, and the dossier is kept", async ({
  page,
  machines,
}, info) => {
  const stranger = await answeringHtml();
  const kiosk = await machines.kiosk({
    portalUrl: stranger.url,
    settings: { ...quick, kiosk: { ...quick.kiosk, submitWaitSeconds: 2 } },
  });
  const who = walk.citizen(page, info);
  await walk.startsDossier(who, kiosk.url);
  await expect(page.getByText("Mạng đòi đăng nhập – vẫn nhận hồ sơ")).toBeVisible();
  await walk.scansCard(who, thao.card, thao.fullName);
  await walk.givesPhone(who, thao.phone);
  await who.touches(/^Tôi có rồi/u);
  await walk.declaresMaritalStatus(who, "Chưa");
  await who.touches("Tiếp tục");
  await who.touches(/^Đến quầy lấy/u);
  await walk.consents(who, /^Cán bộ nhập tại quầy/u);
  await who.touches("Nộp hồ sơ");
  await who.sees("Đã giữ hồ sơ an toàn");
  await expect(page.getByText("phiếu chỉ được ghi thành tệp PDF")).toBeVisible();
  await expect(page.getByText("1 hồ sơ tại đây chưa xong")).toBeVisible();
  const slips = await readSlips(kiosk.printsDir);
  expect(slips.map(({ text }) => text.includes("PHIẾU GHI NHẬN YÊU CẦU"))).toEqual([true]);
  expect(stranger.forms).toEqual([]);
  await stranger.close();
});

/** A file of this size that is no picture; it takes no room on the disk. */
async function fileOf(folder: string, name: string, sizeBytes: number): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, "");
  await truncate(path, sizeBytes);
  return path;
}

interface Stranger {
  readonly url: string;
  /** Dossiers that were sent to it all the same. */
  readonly forms: readonly string[];
  close(): Promise<void>;
}

/** What a login page of a network answers in place of the portal, to everything. */
async function answeringHtml(): Promise<Stranger> {
  const forms: string[] = [];
  const server: Server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      if (body.includes("eFormData")) forms.push(body);
      response
        .writeHead(200, { "content-type": "text/html" })
        .end("<!doctype html><title>Wi-Fi</title>Xin đăng nhập");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    forms,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
