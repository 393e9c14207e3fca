import { expect, it } from "vitest";
import { goesOnWith } from "./list-choice.ts";

const tay = { value: "Tày", title: "Tày" };
const thai = { value: "Thái", title: "Thái" };
const inTown = { value: "UBND xã Mỹ Trà, thành phố Cao Lãnh", title: "UBND xã Mỹ Trà" };
const inDistrict = { value: "UBND xã Mỹ Trà, huyện khác", title: "UBND xã Mỹ Trà" };

it("keeps the answer that stands while nothing is typed", () => {
  expect(goesOnWith("", "Kinh", [tay, thai])).toBe("Kinh");
  expect(goesOnWith("  ", "", [tay, thai])).toBe("");
});

it("takes the row that was typed whole, without its marks, and the only one there is", () => {
  expect(goesOnWith("thai", "Kinh", [tay, thai])).toBe("Thái");
  expect(goesOnWith("ta", "Kinh", [tay])).toBe("Tày");
});

it("takes no row that is only like what was typed, and knows its other names", () => {
  expect(goesOnWith("tai", "Kinh", [tay])).toBeNull();
  expect(goesOnWith("ho", "", [{ ...tay, also: "Thổ" }])).toBeNull();
  expect(goesOnWith("tho", "", [{ ...tay, also: "Thổ" }])).toBe("Tày");
});

it("chooses for nobody: several may be meant, or two bodies have the same name", () => {
  expect(goesOnWith("t", "Kinh", [tay, thai])).toBeNull();
  expect(goesOnWith("ubnd xa my tra", "", [inTown, inDistrict])).toBeNull();
  expect(goesOnWith("UBND xã Mỹ Trà, huyện khác", "", [inTown, inDistrict])).toBe(inDistrict.value);
});

it("takes the person's own words where no list knows them, and waits until the list has said so", () => {
  expect(goesOnWith(" Tà Mun ", "Kinh", [])).toBe("Tà Mun");
  expect(goesOnWith("Tà Mun", "Kinh", null)).toBeNull();
});
