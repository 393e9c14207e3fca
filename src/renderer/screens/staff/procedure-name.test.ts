import { expect, it } from "vitest";
import { procedures } from "../../previews/fixtures.ts";
import { officialBeside, procedureWords } from "./procedure-name.ts";

const row = { procedureCode: "1.001193", procedureName: "Thủ tục đăng ký khai sinh" };

it("names a procedure in the language of the screen, with the official name beside a translated one", () => {
  expect(procedureWords(row, procedures, "vi")).toBe("Đăng ký khai sinh");
  expect(officialBeside(row, procedures, "vi")).toBeNull();
  expect(procedureWords(row, procedures, "en")).toBe("Birth registration");
  expect(officialBeside(row, procedures, "en")).toBe("Đăng ký khai sinh");
});

it("tells a procedure that the catalogue has no more by the name it was kept under, once", () => {
  const gone = { ...row, procedureCode: "9.999999" };
  expect(procedureWords(gone, procedures, "en")).toBe("Đăng ký khai sinh");
  expect(officialBeside(gone, procedures, "en")).toBeNull();
});

it("says nothing of a procedure that was wiped", () => {
  const wiped = { procedureCode: null, procedureName: null };
  expect(procedureWords(wiped, procedures, "en")).toBe("");
  expect(officialBeside(wiped, procedures, "vi")).toBeNull();
});
