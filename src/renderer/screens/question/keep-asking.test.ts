import { expect, it } from "vitest";
import { manualClock } from "../../../shared/clock.ts";
import { keepAsking } from "./keep-asking.ts";

/** A core that is away until the test says so. */
function stagedCore() {
  const core = { away: true, asked: 0 };
  const ask = async (): Promise<string> => {
    core.asked += 1;
    if (core.away) throw new Error("gone");
    return "Tày";
  };
  return { core, ask };
}

/** Lets everything that is already answered arrive. */
async function settle(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

it("shows what the letters mean once the core is back, without another letter", async () => {
  const clock = manualClock();
  const { core, ask } = stagedCore();
  const taken: string[] = [];
  keepAsking(ask, (value) => taken.push(value), clock);
  await settle();
  clock.advance(1_000);
  await settle();
  expect(taken).toEqual([]);
  core.away = false;
  clock.advance(1_000);
  await settle();
  expect(taken).toEqual(["Tày"]);
  clock.advance(60_000);
  await settle();
  expect([taken, core.asked]).toEqual([["Tày"], 3]);
});

it("asks no more, and hands on nothing, once other letters stand there", async () => {
  const clock = manualClock();
  const { core, ask } = stagedCore();
  const taken: string[] = [];
  const stop = keepAsking(ask, (value) => taken.push(value), clock);
  await settle();
  stop();
  core.away = false;
  clock.advance(60_000);
  await settle();
  expect([taken, core.asked]).toEqual([[], 1]);
  keepAsking(ask, (value) => taken.push(value), clock)();
  await settle();
  expect(taken).toEqual([]);
});
