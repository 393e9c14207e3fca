import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { dataFolder } from "../../../../tests/support/store.ts";
import { manualClock } from "../../../shared/clock.ts";
import { fileKeyKeeper } from "../vault/keeper.ts";
import { createCare } from "./create-care.ts";

const looked = vi.hoisted((): number[] => []);

vi.mock(import("./set-aside.ts"), async (original) => ({
  ...(await original()),
  removeOldSetAside: (_dir, nowMs) => Promise.resolve(void looked.push(nowMs)),
}));

it("looks for files that were set aside long ago only while the clock is right", async () => {
  const clock = manualClock();
  const folder = await dataFolder(clock);
  const told: string[] = [];
  let isRight = false;
  const care = createCare({
    store: folder.open(),
    vault: folder.vault,
    keeper: fileKeyKeeper(folder.dir),
    tasks: { run: () => Promise.resolve(null), close: () => Promise.resolve() },
    clock,
    log: { write: ({ event }) => void told.push(event) },
    dataDir: folder.dir,
    folder: join(folder.dir, "backups", "own"),
    everyMs: 60_000,
    keep: 3,
    setAsideMs: 86_400_000,
    isClockRight: () => isRight,
    onDamaged: () => {},
    onRestore: () => {},
  });
  const round = async (count: number): Promise<void> => {
    clock.advance(60_000);
    await vi.waitFor(() => expect(told).toHaveLength(count));
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  await round(1);
  expect(looked).toEqual([]);
  isRight = true;
  await round(2);
  expect(looked).toEqual([clock.nowMs()]);
  await care.close();
});
