import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sweepDumps } from "./crash-dumps.ts";

it("forgets crash dumps after a week, and touches nothing else", async () => {
  const dir = await mkdtemp(join(tmpdir(), "dumps-"));
  await mkdir(join(dir, "completed"));
  const now = Date.UTC(2026, 10, 25);
  const daysAgo = async (name: string, days: number): Promise<void> => {
    await writeFile(join(dir, "completed", name), "dump");
    await utimes(join(dir, "completed", name), 0, now / 1000 - days * 86_400);
  };
  await daysAgo("old.dmp", 8);
  await daysAgo("new.dmp", 6);
  await daysAgo("settings.dat", 8);
  expect(await sweepDumps(dir, now)).toBe(1);
  expect((await readdir(join(dir, "completed"))).toSorted()).toEqual(["new.dmp", "settings.dat"]);
  expect(await sweepDumps(join(dir, "none"), now)).toBe(0);
  await rm(dir, { recursive: true });
});
