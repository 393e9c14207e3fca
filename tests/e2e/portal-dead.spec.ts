import { thao } from "../support/people.ts";
import { scan, touchKeys } from "./keys.ts";
import { expect, panels, quick, test } from "./kiosk-test.ts";
import { readSlips } from "./slips.ts";
import * as walk from "./walk.ts";

test("with the portal dead: kept and on paper; after a power cut it arrives once, and the paper leads to Mẫu 01", async ({
  page,
  machines,
  complaints,
}, info) => {
  await page.setViewportSize(panels.tall);
  const portal = await machines.portal();
  // The citizen's eight seconds, shorter.
  const settings = { ...quick, kiosk: { ...quick.kiosk, submitWaitSeconds: 2 } };
  const first = await machines.kiosk({ portalUrl: portal.url, settings });
  const who = walk.citizen(page, info);

  await walk.startsDossier(who, first.url);
  await walk.scansCard(who, thao.card, thao.fullName);
  await portal.kill();
  await walk.givesPhone(who, thao.phone);
  await who.touches(/^Chưa có, đăng ký cho tôi/u);
  await who.sees("Đang đăng ký tài khoản cho ông/bà", "account-wait");
  await who.sees("Đã giữ lời đăng ký tài khoản", "account-kept");
  await expect(page.getByText("Cổng mất kết nối – vẫn nhận hồ sơ")).toBeVisible();
  await who.touches("Chọn thủ tục");
  await walk.declaresMaritalStatus(who, "Chưa");
  await who.sees("Ông/bà không phải chụp giấy tờ nào", "scans-none");
  await who.touches("Tiếp tục");
  await who.touches(/^Đến quầy lấy/u);
  await walk.consents(who, /^Cán bộ nhập tại quầy/u);
  await who.touches("Nộp hồ sơ");
  await who.sees("Máy đang gửi hồ sơ lên Cổng Dịch vụ công", "submitting");
  await who.sees("Đã giữ hồ sơ an toàn");
  await expect(page.getByText("phiếu chỉ được ghi thành tệp PDF")).toBeVisible();
  await who.sees("Đã giữ hồ sơ an toàn", "done");

  const [slip] = await readSlips(first.printsDir);
  expect(slip?.text).toContain("PHIẾU GHI NHẬN YÊU CẦU");
  expect(slip?.text).toContain("(chưa phải Giấy tiếp nhận hồ sơ)");
  expect(slip?.text).not.toMatch(/H20\.82/u);
  expect(slip?.fileName).not.toContain(thao.idNumber);
  const ticket = slip?.qr ?? "";
  expect(ticket).toMatch(/^\d{39}$/u);

  complaints.allow(/ERR_CONNECTION|ERR_SOCKET|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE/u);
  await first.kill();
  await expect(page.getByRole("dialog", { name: "Máy đang nối lại, xin chờ một chút" })).toBeVisible();
  const second = await machines.kiosk({ portalUrl: portal.url, settings });
  await page.goto(second.url);
  // The person still stands there, so the screen does too; then it is wiped as always.
  await who.sees("Đã giữ hồ sơ an toàn");
  await walk.leavesHappy(who);
  const waiting = page.getByText("1 hồ sơ tại đây chưa xong");
  await expect(waiting).toBeVisible();
  await walk.expectNothingLeft(who, [thao.fullName, thao.idNumber, thao.phone]);
  await portal.revive();
  await expect(waiting).toBeHidden({ timeout: 20_000 });

  const ledger = await portal.ledger();
  expect(ledger.accounts).toMatchObject([{ idNumber: thao.idNumber }]);
  expect(ledger.dossiers).toMatchObject([{ ownerName: thao.fullName, procedureCode: "1.004873" }]);
  const creates = ledger.callLog.filter(({ service, creating }) => creating || service === "DangKyTaiKhoan");
  expect(creates.map(({ service, outcome }) => [service, outcome])).toEqual([
    ["DangKyTaiKhoan", "0"],
    ["DongBoHoSoMC", "0"],
  ]);

  const code = ledger.dossiers[0]?.officialCode ?? "";
  await scan(page, ticket);
  await who.sees("4 số cuối điện thoại hoặc căn cước của ông/bà?", "lookup-proof");
  await touchKeys(page, thao.lastFour);
  await who.sees("Phường đã tiếp nhận hồ sơ.", "lookup-result");
  await expect(page.getByText(code, { exact: true })).toBeVisible();
  await who.touches("In Giấy tiếp nhận (Mẫu 01)");
  await expect(page.getByText("giấy tiếp nhận chỉ được ghi thành tệp PDF")).toBeVisible();
  await who.sees("Phường đã tiếp nhận hồ sơ.", "lookup-printed");

  const slips = await readSlips(second.printsDir);
  expect(slips).toHaveLength(2);
  expect(slips[1]?.text).toContain("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ");
  expect(slips[1]?.text).toContain(code);
  expect(slips[1]?.text).toContain(dayOf(ledger.dossiers[0]?.dueAt ?? ""));
  await who.touches("Xong");
  await who.sees("Cảm ơn ông/bà");
  await who.touches("Xong");
  await who.sees("Xin chào, hôm nay ông/bà cần làm gì?");
  await walk.expectNothingLeft(who, [code, thao.fullName, ticket]);
});

/** `yyyyMMdd…` as the portal writes a day, in the words of a slip. */
function dayOf(wire: string): string {
  return `ngày ${wire.slice(6, 8)} tháng ${wire.slice(4, 6)} năm ${wire.slice(0, 4)}`;
}
