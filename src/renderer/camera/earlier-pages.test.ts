import { expect, it } from "vitest";
import { hasUnkept, mostPages, noEarlierPages, oneForward, openEarlier } from "./earlier-pages.ts";

const page = { jpeg: new Blob(["x"]), width: 10, height: 14 };

/** Files by their id, as so many pages; null is a PDF that was made elsewhere. */
const opened = (files: Readonly<Record<string, number | null>>) =>
  openEarlier(Object.keys(files), async (fileId) => new Blob([fileId]), {
    async open(file) {
      const pages = files[await file.text()] ?? null;
      return pages === null ? null : Array.from({ length: pages }, () => page);
    },
  });

it("puts the pages that are there before the next one, in their order, and names the files they came from", async () => {
  expect(await opened({ photo: 1, bound: 3 })).toEqual({
    pages: [page, page, page, page],
    fileIds: ["photo", "bound"],
    apart: 0,
  });
});

it("leaves a PDF from a stick, and what would be too many pages, in a file of its own", async () => {
  expect(await opened({ stick: null, photo: 1, book: mostPages - 1 })).toMatchObject({
    fileIds: ["photo"],
    apart: 2,
  });
});

it("leaves a file where it is when it cannot be read now", async () => {
  const gone = await openEarlier(["gone", "broken"], async () => null, { open: async () => [page] });
  const broken = await openEarlier(["broken"], async () => new Blob(), {
    open: () => Promise.reject(new Error("no picture")),
  });
  expect([gone, broken].map(({ fileIds, apart }) => [fileIds, apart])).toEqual([
    [[], 2],
    [[], 1],
  ]);
});

it("knows which pages would be lost with the camera: those that were photographed since", () => {
  const [kept, other] = [{ ...page }, { ...page }];
  const earlier = { ...noEarlierPages, pages: [kept, other], fileIds: ["one"] };
  expect(hasUnkept([], noEarlierPages)).toBe(false);
  expect(hasUnkept([other, kept], earlier)).toBe(false);
  expect(hasUnkept([kept, { ...page }], earlier)).toBe(true);
  expect(hasUnkept([page], noEarlierPages)).toBe(true);
});

it("moves a page before the one in front of it, until it is the first", () => {
  expect(oneForward(["a", "b", "c"], 2)).toEqual(["a", "c", "b"]);
  expect(oneForward(["a", "c", "b"], 1)).toEqual(["c", "a", "b"]);
  expect(oneForward(["c", "a", "b"], 0)).toEqual(["c", "a", "b"]);
  expect(oneForward(["a"], 3)).toEqual(["a"]);
});
