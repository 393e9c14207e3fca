import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Box, createField, type Typing } from "./field.ts";
import type { LayoutName } from "./layouts.ts";
import { usualTyping } from "./engine/type-key.ts";

/** What a browser tells before it changes a line of text, as far as a field listens to it. */
class Told extends Event {
  readonly inputType: string;
  readonly data: string | null;
  readonly isComposing: boolean;
  constructor(inputType: string, data: string | null, isComposing = false) {
    super("beforeinput", { cancelable: true });
    this.inputType = inputType;
    this.data = data;
    this.isComposing = isComposing;
  }
}

beforeAll(() => {
  vi.stubGlobal("InputEvent", Told);
  // Nothing is laid out here: the next frame is now.
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => {
    run();
    return 0;
  });
});
afterAll(() => vi.unstubAllGlobals());

/** A line of text without a page: it holds a value and a selection, and is told of keys. */
class Line extends EventTarget {
  value = "";
  selectionStart = 0;
  selectionEnd = 0;
  scrollLeft = 0;
  scrollWidth = 0;
  setSelectionRange(from: number, to: number): void {
    [this.selectionStart, this.selectionEnd] = [from, to];
  }
  setRangeText(text: string, from: number, to: number): void {
    this.value = this.value.slice(0, from) + text + this.value.slice(to);
    this.setSelectionRange(from + text.length, from + text.length);
  }
}

const isBox = (line: object): line is Box => line instanceof Line;

function field(layout: LayoutName, more: Partial<Typing> = {}) {
  const line = new Line();
  const passedOn: string[] = [];
  const handle = createField({
    layout,
    capitals: "none",
    maxLength: 40,
    options: usualTyping,
    onChange: () => undefined,
    onEraseEmpty: () => passedOn.push("erase"),
    onFull: (key) => passedOn.push(key),
    onMoved: () => undefined,
    onEnter: () => passedOn.push("enter"),
    ...more,
  });
  if (!isBox(line)) throw new Error("not a line");
  handle.bind(line);
  // What the page does not take, the browser types.
  const tell = (inputType: string, data: string | null = null, composing = false): boolean => {
    const taken = !line.dispatchEvent(new Told(inputType, data, composing));
    if (!taken && inputType === "insertText" && data !== null)
      line.setRangeText(data, line.selectionStart, line.selectionEnd);
    return taken;
  };
  return {
    line,
    passedOn,
    tell,
    types: (keys: string) => Array.from(keys).forEach((key) => tell("insertText", key)),
    erases: (times: number) => Array.from({ length: times }).forEach(() => tell("deleteContentBackward")),
    selects: (from: number, to: number) => line.setSelectionRange(from, to),
  };
}

function typed(layout: LayoutName, keys: string): string {
  const { line, types } = field(layout);
  types(keys);
  return line.value;
}

describe("a hardware keyboard goes through the same engine", () => {
  it("in the middle of a word, over a selection, and with a key that is held", () => {
    const { line, types, selects } = field("words");
    types("Nguyn Thij");
    selects(4, 4);
    types("eex");
    expect([line.value, line.selectionStart]).toEqual(["Nguyễn Thị", 5]);
    selects(0, 7);
    types("Lee ");
    expect(line.value).toBe("Lê Thị");
    selects(6, 6);
    types(" aaaaaa");
    expect(line.value).toBe("Lê Thị aaaaa");
  });

  it("takes the letters of a layout with AltGr or ones of its own, and a tone that comes alone", () => {
    const { line, types } = field("words");
    types("Đô");
    types("\u0300");
    types("ng @");
    expect(line.value).toBe("Đồng @");
  });

  it("goes on at Enter, and erases in the box before where nothing is left", () => {
    const { passedOn, tell } = field("words");
    expect(tell("insertLineBreak")).toBe(true);
    tell("deleteContentBackward");
    expect(passedOn).toEqual(["enter", "erase"]);
  });
});

describe("an input method of the system that is left on", () => {
  it("sends finished letters after taking back the bare ones: toans, duowngf, quyeefn", () => {
    for (const [bare, back, sent, whole] of [
      ["toan", 2, "án", "toán"],
      ["dương", 3, "ờng", "dường"],
      ["quyê", 1, "ền", "quyền"],
      ["Hoa", 2, "òa", "Hòa"],
    ] as const) {
      const { line, types, erases } = field("words");
      types(bare);
      erases(back);
      types(sent);
      expect(line.value).toBe(whole);
    }
  });

  it("may take its own tone back, and the key that it leaves is not made a tone again", () => {
    const { line, types, erases } = field("words");
    types("a");
    erases(1);
    types("á");
    erases(1);
    types("as");
    expect(line.value).toBe("as");
  });

  it("counts the letters it takes back: no tone moves meanwhile", () => {
    const { line, types, erases } = field("words");
    types("toán");
    erases(1);
    expect(line.value).toBe("toá");
    types("ng");
    expect(line.value).toBe("toáng");
  });

  it("rules the word it was heard in: the next word is typed by the field's own method again", () => {
    const { line, types } = field("words");
    types("Đaf Nawngx");
    expect(line.value).toBe("Đaf Nẵng");
  });

  it("leaves the caret where it was when what it put in is mended", () => {
    const { line, selects } = field("digits");
    line.value = "0a912";
    selects(3, 3);
    line.dispatchEvent(new Event("compositionend"));
    expect([line.value, line.selectionStart, line.selectionEnd]).toEqual(["0912", 2, 2]);
  });

  it("is not disturbed while it composes, and what it leaves is held to the field", () => {
    const { line, tell } = field("digits");
    expect(tell("insertCompositionText", "a", true)).toBe(false);
    line.value = "09a1";
    line.dispatchEvent(new Event("compositionend"));
    expect(line.value).toBe("091");
  });
});

describe("a paste", () => {
  it("comes in as it is, finished, on one line and without what the field does not take", () => {
    const { line, tell } = field("words");
    tell("insertFromPaste", "Nguye\u0302\u0303n\nThasi\u0007");
    expect(line.value).toBe("Nguyễn Thasi");
    const phone = field("phone");
    phone.tell("insertFromPaste", "(090) 912-3218");
    expect(phone.line.value).toBe("090 9123218");
  });

  it("stops at the longest the field takes, and a date's digits go on into the next box", () => {
    const { line, tell } = field("words", { maxLength: 5 });
    tell("insertFromPaste", "Nguyễn");
    expect(line.value).toBe("Nguyễ");
    const day = field("digits", { maxLength: 2 });
    day.tell("insertFromPaste", "05/09/1999");
    expect([day.line.value, day.passedOn.join("")]).toEqual(["05", "091999"]);
  });
});

it("composes nothing in numbers, telephones, e-mail, codes and addresses of machines", () => {
  expect(typed("digits", "12ă3s4")).toBe("1234");
  expect(typed("phone", "+84 9o0x")).toBe("+84 90");
  expect(typed("email", "vaan.ass@ex w.vn")).toBe("vaan.ass@exw.vn");
  expect(typed("code", "DDaaw-7/8 ")).toBe("DDaaw-7/8");
  expect(typed("address", "ipp://dda.w:9100")).toBe("ipp://dda.w:9100");
});

describe("what the browser did by itself", () => {
  it("tells the letters that it put in, and that the caret moved", () => {
    const told: string[] = [];
    const { line } = field("words", {
      onChange: (value) => told.push(value),
      onMoved: () => told.push("moved"),
    });
    line.value = "Lan";
    line.dispatchEvent(new Event("input"));
    line.dispatchEvent(new Event("selectionchange"));
    expect(told).toEqual(["Lan", "moved"]);
  });

  it("hears nothing of a line that has gone", () => {
    const told: string[] = [];
    const line = new Line();
    const handle = createField({
      layout: "words",
      capitals: "none",
      maxLength: 40,
      options: usualTyping,
      onChange: (value) => told.push(value),
      onEraseEmpty: () => undefined,
      onFull: () => undefined,
      onMoved: () => told.push("moved"),
      onEnter: () => undefined,
    });
    if (!isBox(line)) throw new Error("not a line");
    handle.bind(line)();
    line.dispatchEvent(new Event("input"));
    line.dispatchEvent(new Event("selectionchange"));
    expect(told).toEqual([]);
  });
});
