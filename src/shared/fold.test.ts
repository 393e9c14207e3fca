import { expect, it } from "vitest";
import { fold, foldedWords } from "./fold.ts";

it("finds Đồng Tháp by dong thap, whichever Unicode form it was written in", () => {
  expect(fold("Đồng Tháp")).toBe("dong thap");
  expect(fold("Đồng Tháp".normalize("NFD"))).toBe("dong thap");
  expect(fold("ĐỒNG THÁP")).toBe("dong thap");
});

it("keeps letters apart that are no marks, such as the n of ñ-less Vietnamese", () => {
  expect(fold("Nguyễn Ước 12A")).toBe("nguyen uoc 12a");
});

it("splits words at anything that is neither letter nor digit", () => {
  expect(foldedWords("Giấy khai-sinh (bản sao), 2026")).toEqual([
    "giay",
    "khai",
    "sinh",
    "ban",
    "sao",
    "2026",
  ]);
  expect(foldedWords("—…")).toEqual([]);
});
