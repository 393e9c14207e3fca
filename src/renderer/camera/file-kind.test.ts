import { expect, it } from "vitest";
import { byContent } from "./file-kind.ts";

const file = (start: readonly number[], type: string) =>
  new Blob([new Uint8Array([...start, 1, 2])], { type });
const jpeg = [0xff, 0xd8, 0xff, 0xe0];

it("takes a file for what is in it, whatever it was renamed to", async () => {
  expect((await byContent(file(jpeg, "application/pdf"))).type).toBe("image/jpeg");
  expect((await byContent(file([0x25, 0x50, 0x44, 0x46], "image/jpeg"))).type).toBe("application/pdf");
  expect((await byContent(file([0x89, 0x50, 0x4e, 0x47], ""))).type).toBe("image/png");
});

it("loses no byte by it, and leaves alone what it does not know", async () => {
  expect(await (await byContent(file(jpeg, "application/pdf"))).bytes()).toEqual(
    new Uint8Array([...jpeg, 1, 2]),
  );
  const text = file([0x50, 0x4b], "application/zip");
  expect(await byContent(text)).toBe(text);
  const empty = new Blob([], { type: "application/pdf" });
  expect(await byContent(empty)).toBe(empty);
});
