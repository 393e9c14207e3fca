import { describe, expect, it } from "vitest";
import { createScanBurst } from "./scan-burst.ts";

function type(text: string, gapMs: number) {
  const burst = createScanBurst();
  return [...text.split(""), "Enter"].map((key, index) => burst.key(key, index * gapMs));
}

const TICKET = "012345678901234567890123456789012345678";

/** What comes of keys that are pressed one by one, each with the wait before it in ms. */
function press(keys: readonly (readonly [key: string, waitMs: number])[]): readonly (string | null)[] {
  const burst = createScanBurst();
  let nowMs = 1000;
  return keys
    .map(([key, waitMs]) => burst.key(key, (nowMs += waitMs)).payload)
    .filter((payload) => payload !== null);
}

const each = (text: string, waitMs = 5): readonly (readonly [string, number])[] =>
  text.split("").map((key) => [key, waitMs] as const);

describe("a scanner that types", () => {
  it.each([1, 5, 20, 50, 60])("is heard with %i ms between its keys", (gapMs) => {
    expect(press([...each(TICKET, gapMs), ["Enter", gapMs]])).toEqual([TICKET]);
  });

  it.each([61, 80, 200])("is not heard with %i ms between them: that is a hand", (gapMs) => {
    expect(press([...each(TICKET, gapMs), ["Enter", gapMs]])).toEqual([]);
  });

  it.each(["Enter", "Tab"])("may end its code with %s", (end) => {
    expect(press([...each(TICKET), [end, 5]])).toEqual([TICKET]);
  });

  it("is not heard when a person presses Enter later behind its code", () => {
    expect(press([...each(TICKET), ["Enter", 700]])).toEqual([]);
  });

  it("leaves nothing of one code in the next", () => {
    expect(
      press([...each("12345"), ...each(TICKET, 5).with(0, ["0", 300]), ["Enter", 5], ["Enter", 5]]),
    ).toEqual([TICKET]);
    expect(press([...each(TICKET), ["Enter", 5], ...each(TICKET), ["Tab", 5]])).toEqual([TICKET, TICKET]);
  });

  it("may press Shift and the locks for its letters", () => {
    expect(press([["Shift", 5], ...each("079203012345"), ["NumLock", 5], ["|", 5], ["Enter", 5]])).toEqual([
      "079203012345|",
    ]);
  });

  it.each(["Backspace", "Process", "Dead", "Unidentified", "ArrowLeft"])(
    "is not believed when an input method put %s between its keys, and is the next time",
    (key) => {
      expect(press([...each("079203012345"), [key, 5], ...each("|Tran"), ["Enter", 5]])).toEqual([]);
      expect(press([["1", 5], [key, 5], ["Enter", 5], ...each(TICKET), ["Enter", 5]])).toEqual([TICKET]);
    },
  );

  it("is not heard when what it types is longer than any code", () => {
    expect(press([...each("7".repeat(4001), 1), ["Enter", 1]])).toEqual([]);
    expect(press([...each("7".repeat(4000), 1), ["Enter", 1]])).toHaveLength(1);
  });

  it("is told by its speed, and its Enter presses no button", () => {
    expect(type("079203012345|x|y", 10).at(-1)).toMatchObject({ swallow: true, payload: "079203012345|x|y" });
  });

  it("is not mistaken for a hand that types slowly", () => {
    expect(type("079203012345|x|y", 150).at(-1)).toMatchObject({ swallow: false, payload: null });
  });

  it("begins anew after a pause, so that what stood in the line before it is known", () => {
    const burst = createScanBurst();
    const begins = [0, 10, 20, 300, 310].map((atMs) => burst.key("1", atMs).begins);
    expect(begins).toEqual([true, false, false, true, false]);
  });

  it("is not seen in a few quick keys", () => {
    expect(type("abc", 10).at(-1)).toMatchObject({ swallow: false, payload: null });
  });

  it("keeps its spaces away from the button that has the focus", () => {
    expect(type("079203012345|Trần Văn", 10)[17]?.swallow).toBe(true);
  });
});
