import { expect, it } from "vitest";
import { nextOf, troubleOf } from "./camera-stream.ts";

it("goes round the desk's cameras, and offers no change where there is one or none", () => {
  expect(nextOf(["lid", "desk"], "lid")).toBe("desk");
  expect(nextOf(["lid", "desk"], "desk")).toBe("lid");
  expect(nextOf(["lid"], "lid")).toBeNull();
  expect(nextOf([], undefined)).toBeNull();
});

it("has a word for each way in which a camera can fail", () => {
  const words = [
    "NotFoundError",
    "OverconstrainedError",
    "NotAllowedError",
    "SecurityError",
    "NotReadableError",
  ].map((name) => troubleOf(new DOMException("", name)));
  expect(words).toEqual(["missing", "missing", "denied", "denied", "busy"]);
});
