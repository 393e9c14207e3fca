import { thao } from "../support/people.ts";
import { touchKeys } from "./keys.ts";
import { expect } from "./kiosk-test.ts";
import * as walk from "./walk.ts";

/** The head of the desk, who may do everything. */
export const head = { name: "Trần Thị Hạnh", typed: "traanf thij hanhj", pin: "482913" } as const;

export const home = "Xin chào, hôm nay ông/bà cần làm gì?";

/** The first member of staff gives a name and a PIN twice, by touch, and stands before the board. */
export async function makesFirstPin(who: walk.Citizen): Promise<void> {
  const { page } = who;
  await who.touches("Dành cho cán bộ");
  await who.sees("Khu vực của cán bộ", "door-first");
  await who.touches(/^Tạo mã PIN đầu tiên/u);
  await who.sees("Họ và tên người tạo mã PIN đầu tiên?", "first-name");
  await touchKeys(page, head.typed);
  await expect(page.getByRole("textbox", { name: "Họ và tên" })).toHaveValue(head.name);
  await who.touches("Tiếp tục");
  await who.sees("Chọn mã PIN");
  await touchKeys(page, "123456");
  await who.touches("Tiếp tục");
  await touchKeys(page, "654321");
  await who.touches("Lưu mã PIN");
  await expect(page.getByRole("alert")).toContainText("không giống nhau");
  // A hand that goes on with a real keyboard finds the line where it types.
  await expect(page.getByRole("textbox")).toBeFocused();
  await touchKeys(page, "123456");
  await who.touches("Tiếp tục");
  await touchKeys(page, "123456");
  await who.touches("Lưu mã PIN");
  await expect(page.getByRole("alert")).toContainText("dễ đoán");
  await touchKeys(page, head.pin);
  await who.touches("Tiếp tục");
  await who.sees("Nhập lại mã PIN một lần nữa", "first-again");
  await touchKeys(page, head.pin);
  await who.touches("Lưu mã PIN");
  await who.sees("Hồ sơ chưa xong", "board-empty");
}

export async function signsIn(who: walk.Citizen): Promise<void> {
  await who.touches("Dành cho cán bộ");
  await who.sees("Khu vực của cán bộ", "door");
  await who.touches(new RegExp(`^${head.name}`, "u"));
  await who.sees(`${head.name}, xin nhập mã PIN`, "pin");
  await touchKeys(who.page, head.pin);
  await who.touches("Vào");
  await who.sees("Hồ sơ chưa xong");
}

export async function leaves(who: walk.Citizen): Promise<void> {
  await who.touches("Ra khỏi khu cán bộ");
  await who.sees(home);
}

/** A dossier that the desk enters, submitted while the portal cannot be reached. */
export async function submitsUnsent(who: walk.Citizen): Promise<void> {
  await who.touches(/^Nộp hồ sơ/u);
  await walk.scansCard(who, thao.card, thao.fullName);
  await walk.givesPhone(who, thao.phone);
  await who.touches(/^Tôi có rồi/u);
  await walk.declaresMaritalStatus(who, "Chưa");
  await who.sees("Ông/bà không phải chụp giấy tờ nào");
  await who.touches("Tiếp tục");
  await who.touches(/^Đến quầy lấy/u);
  await walk.consents(who, /^Cán bộ nhập tại quầy/u);
  await who.touches("Nộp hồ sơ");
  await who.sees("Đã giữ hồ sơ an toàn");
  await walk.leavesHappy(who, false);
}
