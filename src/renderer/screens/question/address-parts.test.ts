import { describe, expect, it } from "vitest";
import { addressParts, knownPlaces, wholeAddress } from "./address-parts.ts";

const myTra = { name: "Phường Mỹ Trà", province: "Đồng Tháp" };

describe("an address in two parts", () => {
  it.each([
    ["Tổ 5, Khóm Mỹ Thượng, Phường Mỹ Trà, Đồng Tháp", "Tổ 5, Khóm Mỹ Thượng", myTra],
    ["Phường Mỹ Trà, Đồng Tháp", "", myTra],
    [
      "Đặc khu Côn Đảo, Thành phố Hồ Chí Minh",
      "",
      { name: "Đặc khu Côn Đảo", province: "Thành phố Hồ Chí Minh" },
    ],
  ])("%s", (answer, street, place) => {
    expect(addressParts(answer)).toEqual({ street, place });
    expect(wholeAddress({ street, place })).toBe(answer);
  });

  it.each([
    "Tổ 5, Phường Mỹ Phú, Thành phố Cao Lãnh, Đồng Tháp",
    "12 rue de la Paix, Paris, Pháp",
    "Bệnh viện Đồng Tháp",
    "Xã Hòa An",
    "",
  ])("leaves '%s' as it was written", (answer) => {
    expect(addressParts(answer)).toEqual({ street: answer, place: null });
    expect(wholeAddress(addressParts(answer))).toBe(answer);
  });

  it("needs no comma typed before the commune, and doubles none", () => {
    expect(wholeAddress({ street: "Tổ 5 , ", place: myTra })).toBe("Tổ 5, Phường Mỹ Trà, Đồng Tháp");
    expect(wholeAddress({ street: "  ", place: myTra })).toBe("Phường Mỹ Trà, Đồng Tháp");
  });
});

it("offers each commune once that was named before", () => {
  const given = ["Tổ 5, Phường Mỹ Trà, Đồng Tháp", "Paris, Pháp", "Phường Mỹ Trà, Đồng Tháp"];
  expect(knownPlaces(given)).toEqual([myTra]);
});
