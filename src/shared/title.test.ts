import { expect, it } from "vitest";
import { titleOf } from "./title.ts";

it("a procedure is named without the word that stands before it anyway", () => {
  const birth = { name: { vi: "Thủ tục đăng ký khai sinh", en: "Birth registration" } };
  const extract = { name: { vi: "Cấp bản sao Trích lục hộ tịch", en: "Copies of extracts" } };
  expect(titleOf(birth, "vi")).toBe("Đăng ký khai sinh");
  expect(titleOf(birth, "en")).toBe("Birth registration");
  expect(titleOf(extract, "vi")).toBe("Cấp bản sao Trích lục hộ tịch");
});
