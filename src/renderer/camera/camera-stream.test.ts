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

/** A desk with these cameras, of which `held` are in other programs' hands; the first is the one that opens by itself. */
function deskWith(ids: readonly string[], held: ReadonlySet<string>): void {
  const getUserMedia = async ({ video }: { readonly video: { readonly deviceId?: { ideal: string } } }) => {
    const asked = video.deviceId?.ideal ?? ids[0] ?? "";
    if (held.has(asked)) throw new DOMException("", "NotReadableError");
    return { from: asked };
  };
  const sound = { kind: "audioinput", deviceId: "microphone" };
  const enumerateDevices = async () => [sound, ...ids.map((deviceId) => ({ kind: "videoinput", deviceId }))];
  vi.stubGlobal("navigator", { mediaDevices: { getUserMedia, enumerateDevices } });
}

it("takes another camera where a program holds the chosen one, and says so where it holds them all", async () => {
  const held = new Set(["desk"]);
  deskWith(["lid", "desk"], held);
  const wish = { width: 1, height: 1, deviceId: "desk" };
  expect(await openCamera(wish)).toEqual({ from: "lid" });
  held.add("lid");
  expect(await openCamera(wish)).toBe("busy");
  held.clear();
  expect(await openCamera(wish)).toEqual({ from: "desk" });
});

it("takes another camera where a program holds the one that opens by itself and nobody has chosen any", async () => {
  deskWith(["lid", "desk"], new Set(["lid"]));
  expect(await openCamera({ width: 1, height: 1 })).toEqual({ from: "desk" });
});
