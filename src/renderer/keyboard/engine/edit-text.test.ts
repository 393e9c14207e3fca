import { expect, it } from "vitest";
import { pressErase, pressKey, type Text } from "./edit-text.ts";
import { usualTyping } from "./type-key.ts";

/** `Nguy|en`: the bar is the caret. */
function at(picture: string): Text {
  const from = picture.indexOf("|");
  return { value: picture.replace("|", ""), from, to: from };
}
const draw = ({ value, from }: Text): string => `${value.slice(0, from)}|${value.slice(from)}`;
const keys = (start: string, typed: string): string =>
  draw(Array.from(typed).reduce((text, key) => pressKey(text, key, usualTyping), at(start)));

it("types a name of several words", () => {
  expect(keys("|", "Nguyeenx Thij Thaor")).toBe("Nguyễn Thị Thảo|");
});

it("mends a word in its middle", () => {
  expect(keys("Nguy|n", "eex")).toBe("Nguyễ|n");
  expect(keys("to|an", "s")).toBe("to|án");
  expect(keys("th|nh", "af")).toBe("thà|nh");
  expect(keys("ho|à", "n")).toBe("hon|à");
  expect(keys("Phan| Thị", "z")).toBe("Phanz| Thị");
});

it("replaces what is selected", () => {
  expect(pressKey({ value: "Lan Anh", from: 4, to: 7 }, "M", usualTyping)).toEqual({
    value: "Lan M",
    from: 5,
    to: 5,
  });
  expect(pressErase({ value: "Lan Anh", from: 3, to: 7 }, usualTyping)).toEqual({
    value: "Lan",
    from: 3,
    to: 3,
  });
});

it("erases one letter at a time, and moves the tone to where it belongs", () => {
  let text = at("Thị toán|");
  const steps: string[] = [];
  while (text.value !== "") {
    text = pressErase(text, usualTyping);
    steps.push(text.value);
  }
  expect(steps).toEqual(["Thị tóa", "Thị tó", "Thị t", "Thị ", "Thị", "Th", "T", ""]);
});

it("composes nothing in fields for numbers, codes and e-mail", () => {
  const typed = Array.from("aass.w@example.vn").reduce((text, key) => pressKey(text, key, null), at("|"));
  expect(typed.value).toBe("aass.w@example.vn");
  expect(pressErase(at("0912|3"), null)).toEqual({ value: "0913", from: 3, to: 3 });
});
