import { expect, it } from "vitest";
import { manualClock } from "../../../shared/clock.ts";
import { createViewHub } from "./view-hub.ts";

it("goes on counting above the core before it, so that an open page takes the new core's views", () => {
  const clock = manualClock();
  const before = createViewHub(clock);
  clock.advance(60_000);
  for (let change = 0; change < 50; change += 1) before.changed();
  before.close();
  const after = createViewHub(clock);
  expect(after.revision()).toBeGreaterThan(before.revision());
});
