import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { dossierIntent } from "../../../tests/support/intents.ts";
import { keep } from "../../../tests/support/keep.ts";
import { dataFolder } from "../../../tests/support/store.ts";
import { manualClock } from "../../shared/clock.ts";
import { withDamageWatch } from "./damage-watch.ts";

it("has a file examined once that turns out damaged under the hands, whoever works with it, and again only later", async () => {
  const clock = manualClock();
  const folder = await dataFolder(clock);
  const first = folder.open();
  for (let count = 0; count < 20; count += 1) keep(folder, first, dossierIntent());
  const path = join(folder.dir, "kiosk.db");
  let asked = 0;
  const store = withDamageWatch(folder.open(), clock, () => (asked += 1));
  expect(store.lastStopClean).toBe(true);
  expect(store.waitingCount()).toBe(20);
  expect(asked).toBe(0);
  writeFileSync(path, Buffer.alloc(200_000, 7), { flag: "r+" });
  const look = (): unknown => store.unknownAfter(0, 9);
  const cancel = (): unknown => store.cancelRow(1, "mistake", 1);
  const tryAll = (): void => {
    for (const work of [look, cancel]) {
      try {
        work();
      } catch {
        // Whoever works with the store has its own answer to this.
      }
    }
  };
  tryAll();
  tryAll();
  expect(asked).toBe(1);
  clock.advance(600_001);
  tryAll();
  expect(asked).toBe(2);
});
