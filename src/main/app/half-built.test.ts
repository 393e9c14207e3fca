import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { memoryKeyKeeper } from "../core/vault/keeper.ts";
import { openKey } from "./open-data.ts";

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
