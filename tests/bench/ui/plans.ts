import { join } from "node:path";
import { khoi } from "../../support/people.ts";
import type { Hand } from "./hand.ts";
import { choose, digits, goOn, holdUp, type Keys, type Plan, write } from "./kiosk-walk.ts";
import { procedure } from "./questions.ts";

const fixture = (name: string): string => join(import.meta.dirname, "..", "..", "fixtures", name);

const forSelf = (hand: Hand): Promise<void> => hand.touch("Của chính tôi", true);

/** A commune by a few letters, from the list. */
const place =
  (street: string, letters: string, commune: string) =>
  async (hand: Hand, by: Keys): Promise<string> => {
    if (street !== "") await (by === "screen" ? hand.keys(street) : hand.type(street));
    const question = await hand.titleAfter("");
    await hand.touch("Chọn phường, xã");
    const picker = await hand.titleAfter(question);
    await hand.keys(letters);
    await hand.touch(commune, true);
    await hand.titleAfter(picker);
    await goOn(hand, by);
    return question;
  };

/** A row of a list by a few letters. */
const pick =
  (letters: string, row: string) =>
  async (hand: Hand): Promise<void> => {
    await hand.keys(letters);
    await hand.touch(row, true);
  };

/** A mother registers the birth of her child; the father's particulars are known to her by heart. */
export const birthByHeart: Plan = {
  procedure: procedure("1.001193"),
  owner: write("nguyeenx minh an"),
  answers: {
    quanHe: choose("Mẹ"),
    giayToSinh: choose("Giấy chứng sinh (bản giấy)"),
    conNgaySinh: digits("20112026"),
    conGioiTinh: choose("Nam"),
    conNoiSinh: place("beenhj vieenj", "my phu", "Phường Mỹ Trà"),
    conQueQuan: place("", "my phu", "Phường Mỹ Trà"),
    coCha: choose("Có"),
    chaHoTen: write("traanf minh khooi"),
    chaNamSinh: digits("1988"),
    chaNoiCuTru: place("", "my phu", "Phường Mỹ Trà"),
    chaGiayTo: (hand) => hand.touch("Bỏ qua"),
    coKetHon: choose("Có, nhưng không nhớ số giấy"),
    capBanSao: choose("Có"),
  },
  async scans(hand, by) {
    await hand.hasFile(fixture("giay-chung-sinh.jpg"));
    await hand.touch("Chọn tệp cho Giấy chứng sinh");
    await hand.sees("Bỏ trang 1 của Giấy chứng sinh");
    await goOn(hand, by);
  },
};

/** The same with the father's card beside her own (DECISIONS 49). */
export const birth: Plan = {
  ...birthByHeart,
  answers: { ...birthByHeart.answers, chaHoTen: holdUp(khoi.card) },
};

/** Her own certificate of marital status. */
export const marital: Plan = {
  procedure: procedure("1.004873"),
  owner: forSelf,
  answers: {
    tinhTrangHonNhan: choose("Chưa đăng ký kết hôn với ai"),
    mucDich: choose("Đăng ký kết hôn"),
    capLai: choose("Chưa"),
  },
};

/** A copy of her own extract of birth. */
export const extract: Plan = {
  procedure: procedure("2.000635"),
  owner: forSelf,
  answers: {
    loaiTrichLuc: choose("Trích lục khai sinh"),
    dangKyTai: pick("my phu", "UBND phường Mỹ Phú"),
    nhoSoDangKy: choose("Không biết"),
  },
};
