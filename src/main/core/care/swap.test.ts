import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { finishSwap, swapFile, swapFiles, type SwapStep } from "./swap.ts";

const steps: readonly SwapStep[] = [
  { live: "kiosk.db-shm", next: null, aside: null },
  { live: "kiosk.db-wal", next: null, aside: "kiosk.db.damaged-1-wal" },
  { live: "kiosk.db", next: "kiosk.db.next", aside: "kiosk.db.damaged-1" },
  { live: "main.key", next: "main.key.restored", aside: null },
];

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "kiosk-swap-"));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  for (const name of ["kiosk.db-shm", "kiosk.db-wal", "kiosk.db", "main.key"])
    writeFileSync(join(dir, name), "old");
  for (const name of ["kiosk.db.next", "main.key.restored"]) writeFileSync(join(dir, name), "new");
  return dir;
}

function content(dir: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(dir)
      .toSorted()
      .map((name) => [name, readFileSync(join(dir, name), "utf8")]),
  );
}

const changed = {
  "kiosk.db": "new",
  "kiosk.db.damaged-1": "old",
  "kiosk.db.damaged-1-wal": "old",
  "main.key": "new",
};

it("changes all files over, and does nothing where nothing was begun", async () => {
  const dir = folder();
  const before = content(dir);
  await finishSwap(dir);
  expect(content(dir)).toEqual(before);
  await swapFiles(dir, steps);
  expect(content(dir)).toEqual(changed);
});

const moves: readonly (readonly [string, string | null])[] = [
  ["kiosk.db-shm", null],
  ["kiosk.db-wal", "kiosk.db.damaged-1-wal"],
  ["kiosk.db", "kiosk.db.damaged-1"],
  ["kiosk.db.next", "kiosk.db"],
  ["main.key", null],
  ["main.key.restored", "main.key"],
];

it.each(moves.map((_, at) => at))("comes to the same after a kill behind move %i", async (at) => {
  const dir = folder();
  writeFileSync(join(dir, swapFile), JSON.stringify(steps));
  for (const [from, to] of moves.slice(0, at + 1)) {
    if (to === null) rmSync(join(dir, from));
    else renameSync(join(dir, from), join(dir, to));
  }
  await finishSwap(dir);
  expect(content(dir)).toEqual(changed);
  expect(existsSync(join(dir, swapFile))).toBe(false);
});
