import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { memoryKeyKeeper } from "../core/vault/keeper.ts";
import { dropHalfBuilt } from "../core/care/put-in-place.ts";
import { swapFile } from "../core/care/swap.ts";
import { openKey } from "./open-data.ts";

it("keeps the built file once its change of places has begun, for it is the data then", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "kiosk-half-built-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const steps = [{ live: "kiosk.db", next: "kiosk.db.next", aside: "kiosk.db.replaced-1" }];
  writeFileSync(join(dataDir, swapFile), JSON.stringify(steps));
  writeFileSync(join(dataDir, "kiosk.db.next"), "the data");
  await dropHalfBuilt(dataDir);
  expect(readdirSync(dataDir)).toContain("kiosk.db.next");
  expect((await openKey({ dataDir, keyKeeper: memoryKeyKeeper() })).ok).toBe(true);
  expect(readFileSync(join(dataDir, "kiosk.db"), "utf8")).toBe("the data");
});

it("leaves no copy of the data behind that a killed restore was building, and touches nothing else", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "kiosk-half-built-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  for (const name of ["kiosk.db.next", "kiosk.db.next-journal", "kiosk.db.old-copy", "kiosk.db.old-copy-wal"])
    writeFileSync(join(dataDir, name), "a copy");
  writeFileSync(join(dataDir, "kiosk.db.replaced-1"), "set aside");
  expect((await openKey({ dataDir, keyKeeper: memoryKeyKeeper() })).ok).toBe(true);
  expect(readdirSync(dataDir).filter((name) => /next|old-copy/u.test(name))).toEqual([]);
  expect(readdirSync(dataDir)).toContain("kiosk.db.replaced-1");
});
