import { expect, it } from "vitest";
import { takes } from "../../keyboard/layouts.ts";
import { meantNumber } from "./slip-number.ts";

const ticket = "012345678901234567890123456789012345678";
const local = "CHO-261125-1-007";

it("takes what a person types as it is", () => {
  expect(meantNumber(` ${local} `)).toBe(local);
  expect(meantNumber("H20.30.14-261125-0042")).toBe("H20.30.14-261125-0042");
  expect(meantNumber("cho 261125 1 007")).toBe("cho 261125 1 007");
});

it("takes the number alone of a card that a scanner types, with the letters that were lost on the way", () => {
  const card = "087199012345|341234567|Nguyn Vn Mu|05091999|Nam|ng Thp|10052021";
  expect(meantNumber(card)).toBe("087199012345");
  expect(meantNumber(`${local}${card}`)).toBe("087199012345");
  const next = "087190054321||Trần Thị Bé|02031990|Nữ|Đồng Tháp|10052021|";
  expect(meantNumber(`${card}${next}`)).toBe("087190054321");
});

it("finds that number in what the line lets through of a card", () => {
  const typed = "087199012345|341234567|Nguyễn Văn Mậu|05091999|Nam|Ấp 1, Đồng Tháp|10052021";
  expect(
    meantNumber(
      Array.from(typed)
        .filter((char) => takes("code", char))
        .join(""),
    ),
  ).toBe("087199012345");
});

it("takes what a scanner typed behind a number that stood there before", () => {
  expect(meantNumber(`${local}${ticket}`)).toBe(ticket);
  expect(meantNumber(`${ticket}${local}`)).toBe(local);
  expect(meantNumber(`H20.30.14-261125-0042${local}`)).toBe(local);
  expect(meantNumber(`${local}CHO-261125-1-008`)).toBe("CHO-261125-1-008");
  expect(meantNumber(`${local}CHO-261125-1-008b`)).toBe("CHO-261125-1-008b");
});
