import { expect, it } from "vitest";
import { isLetterKey } from "./stray-key.ts";

const plain = { composing: false, command: false };

it.each(["a", "Đ", "7", "-"])("takes %s back into the line of the screen", (key) => {
  expect(isLetterKey({ ...plain, key })).toBe(true);
});

it.each([" ", "Enter", "Tab", "Escape", "ArrowLeft", "Shift", "Backspace", "Process", "Dead"])(
  "leaves %s with the button that has the focus",
  (key) => {
    expect(isLetterKey({ ...plain, key })).toBe(false);
  },
);

it("leaves commands and an input method alone", () => {
  expect(isLetterKey({ ...plain, key: "c", command: true })).toBe(false);
  expect(isLetterKey({ ...plain, key: "a", composing: true })).toBe(false);
});
