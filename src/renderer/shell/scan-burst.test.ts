import { describe, expect, it } from "vitest";
import { createScanBurst } from "./scan-burst.ts";

function type(text: string, gapMs: number) {
  const burst = createScanBurst();
  return [...text.split(""), "Enter"].map((key, index) => burst.key(key, index * gapMs));
}

describe("a scanner that types", () => {
  it("is told by its speed, and its Enter presses no button", () => {
    expect(type("079203012345|x|y", 10).at(-1)).toEqual({ swallow: true, payload: "079203012345|x|y" });
  });

  it("is not mistaken for a hand that types slowly", () => {
    expect(type("079203012345|x|y", 150).at(-1)).toEqual({ swallow: false, payload: null });
  });

  it("is not seen in a few quick keys", () => {
    expect(type("abc", 10).at(-1)).toEqual({ swallow: false, payload: null });
  });

  it("keeps its spaces away from the button that has the focus", () => {
    expect(type("079203012345|Trần Văn", 10)[17]?.swallow).toBe(true);
  });
});
