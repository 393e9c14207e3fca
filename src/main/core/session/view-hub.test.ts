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

it("does not tell a page by its question for news what it is told by the answer to its press", async () => {
  const hub = createViewHub(manualClock());
  const woken: string[] = [];
  const waits = (page: string): void => {
    void hub.wait(hub.revision(), page).then(() => woken.push(page));
  };
  waits("pressed");
  waits("other");
  hub.answering("pressed", () => hub.changed());
  await Promise.resolve();
  expect(woken).toEqual(["other"]);
  hub.changed();
  await Promise.resolve();
  expect(woken).toEqual(["other", "pressed"]);
});
