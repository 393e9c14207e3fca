import { expect, it } from "vitest";
import { createBooks } from "./books.ts";
import type { Claim } from "./hands.ts";

const rowOf = (intentId: number): Claim => ({
  row: { intentId, kind: "dossier", citizen: `citizen-${intentId}` },
  work: "send",
  task: null,
});
const fine = (): boolean => false;

const fails = (): boolean => {
  throw new Error("the disk is full");
};

function bench() {
  const seen = { commits: 0, broken: [] as [number, number | null][] };
  const books = createBooks({
    store: {
      atomically(work) {
        const done = work();
        seen.commits += 1;
        return done;
      },
    },
    book(pick, write) {
      write();
      return rowOf(pick.row.intentId + 100);
    },
    breakOff: ({ row }, claimed) => void seen.broken.push([row.intentId, claimed?.row.intentId ?? null]),
  });
  return { seen, books };
}

it("writes rows that end at the same moment in one commit, and gives each lane its next one", async () => {
  const { seen, books } = bench();
  const nexts = await Promise.all([1, 2, 3, 4].map((id) => books.close(rowOf(id), fine)));
  expect(nexts.map((next) => next?.row.intentId)).toEqual([101, 102, 103, 104]);
  await books.close(rowOf(5), fine);
  expect(seen).toEqual({ commits: 2, broken: [] });
});

it("loses no row from sight when the commit fails: each breaks off, and what was claimed is free", async () => {
  const { seen, books } = bench();
  const nexts = await Promise.all([
    books.close(rowOf(1), fine),
    books.close(rowOf(2), null),
    books.close(rowOf(3), fails),
  ]);
  expect(nexts).toEqual([null, null, null]);
  expect(seen.commits).toBe(0);
  expect(seen.broken.toSorted(([a], [b]) => a - b)).toEqual([
    [1, 101],
    [2, null],
    [3, null],
  ]);
});
