import { afterEach, expect, it, vi } from "vitest";
import { nextOf, openCamera, troubleOf } from "./camera-stream.ts";

afterEach(() => vi.unstubAllGlobals());

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

it("takes another camera where a program holds the chosen one, and says so where it holds them all", async () => {
  const held = new Set(["desk"]);
  const getUserMedia = async ({ video }: { readonly video: { readonly deviceId?: { ideal: string } } }) => {
    const asked = video.deviceId?.ideal ?? "lid";
    if (held.has(asked)) throw new DOMException("", "NotReadableError");
    return { from: asked };
  };
  vi.stubGlobal("navigator", { mediaDevices: { getUserMedia } });
  const wish = { width: 1, height: 1, deviceId: "desk" };
  expect(await openCamera(wish)).toEqual({ from: "lid" });
  held.add("lid");
  expect(await openCamera(wish)).toBe("busy");
  held.clear();
  expect(await openCamera(wish)).toEqual({ from: "desk" });
});
