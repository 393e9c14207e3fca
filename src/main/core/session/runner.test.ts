import { expect, it } from "vitest";
import { atReview, cardPayload, dossier, scan, world } from "../../../../tests/support/session-fixtures.ts";
import { manualClock } from "../../../shared/clock.ts";
import type { Session } from "../../../shared/session.ts";
import { createRunner, type Runner } from "./runner.ts";
import { defaultDelays } from "./timers.ts";
import type { Effect } from "./transition.ts";

function runnerAt(
  resumed?: Session,
  portal: { unreachable: boolean } = { unreachable: false },
): {
  readonly runner: Runner;
  readonly effects: Effect[];
  readonly clock: ReturnType<typeof manualClock>;
} {
  const clock = manualClock();
  const effects: Effect[] = [];
  const runner = createRunner({
    clock,
    delays: defaultDelays,
    portalUnreachable: () => portal.unreachable,
    world: () => world,
    perform: (effect) => void effects.push(effect),
    onChange: () => {},
    resumed,
  });
  return { runner, effects, clock };
}

it("wipes everything after 90 s and a countdown of 30 s, and gives the next person a new session", () => {
  const { runner, clock } = runnerAt(atReview());
  const first = runner.session().id;
  clock.advance(89_999);
  expect(runner.session().idle).toBe("active");
  clock.advance(1);
  expect(runner.session().idle).toBe("warned");
  expect(runner.idleLeftMs()).toBe(30_000);
  clock.advance(30_000);
  expect(runner.session().id).not.toBe(first);
  expect(JSON.stringify(runner.session())).not.toContain("087199012345");
});

it("starts the wait anew at every touch, also in the middle of the countdown", () => {
  const { runner, clock } = runnerAt(atReview());
  clock.advance(80_000);
  runner.send(runner.session().id, { type: "touched" });
  clock.advance(80_000);
  expect(runner.session().idle).toBe("active");
  clock.advance(30_000);
  runner.send(runner.session().id, { type: "touched" });
  expect(runner.session().idle).toBe("active");
  expect(runner.idleLeftMs()).toBeNull();
});

it("takes a file that arrives, good or not, for a sign of life, also in the middle of the countdown", () => {
  const { runner, clock } = runnerAt(atReview());
  const { id } = runner.session();
  clock.advance(80_000);
  runner.tell(id, { type: "scan-added", scan });
  clock.advance(80_000);
  expect(runner.session().idle).toBe("active");
  clock.advance(30_000);
  expect(runner.session().idle).toBe("warned");
  runner.tell(id, { type: "scan-refused", notice: "scan-unreadable", paperCode: scan.paperCode });
  expect(runner.session().idle).toBe("active");
  expect(runner.idleLeftMs()).toBeNull();
});

it("leaves a person alone who waits for a code on the phone", () => {
  const { runner, clock } = runnerAt({ ...atReview(), step: { name: "otp" } });
  clock.advance(300_000);
  expect(runner.session()).toMatchObject({ step: { name: "otp" }, idle: "active" });
});

it("answers the citizen itself 8 s after the dossier was kept", () => {
  const { runner, effects, clock } = runnerAt(atReview());
  runner.send(runner.session().id, { type: "submit" });
  runner.tell(runner.session().id, { type: "dossier-kept", dossier });
  clock.advance(7_999);
  expect(runner.session().step.name).toBe("submitting");
  clock.advance(1);
  expect(runner.session().step.name).toBe("done");
  expect(effects.at(-1)).toEqual({ type: "print", kind: "kept" });
});

it("does nothing with presses and news that belong to the person before", () => {
  const { runner } = runnerAt(atReview());
  const gone = runner.session().id;
  runner.send(gone, { type: "leave" });
  const fresh = runner.session();
  runner.send(gone, { type: "code-scanned", payload: cardPayload });
  runner.tell(gone, { type: "dossier-kept", dossier });
  expect(runner.session()).toBe(fresh);
});

it("does not run out on an untouched first screen, but sets a touched one back", () => {
  const { runner, clock } = runnerAt();
  const untouched = runner.session().id;
  clock.advance(3_600_000);
  expect(runner.session().id).toBe(untouched);
  runner.send(untouched, { type: "set-preferences", preferences: { textSize: "largest" } });
  clock.advance(90_000);
  expect(runner.session().preferences.textSize).toBe("normal");
});

it.each(["submitting", "account-wait"] as const)(
  "keeps nobody at %s for an answer that cannot come",
  (name) => {
    const portal = { unreachable: true };
    const { runner, clock } = runnerAt({ ...atReview(), dossier, step: { name } }, portal);
    clock.advance(defaultDelays.noAnswerMs);
    expect(runner.session().step.name).toBe(name === "submitting" ? "done" : "account-done");
  },
);

it("cuts the wait short when the portal dies meanwhile, and never makes it longer when it comes back", () => {
  const portal = { unreachable: false };
  const { runner, clock } = runnerAt({ ...atReview(), dossier, step: { name: "submitting" } }, portal);
  clock.advance(1_000);
  portal.unreachable = true;
  runner.look();
  clock.advance(defaultDelays.noAnswerMs - 1);
  portal.unreachable = false;
  runner.look();
  expect(runner.session().step.name).toBe("submitting");
  clock.advance(1);
  expect(runner.session().step.name).toBe("done");
});

it("waits eight seconds at most, also when the portal dies in the last of them", () => {
  const portal = { unreachable: false };
  const { runner, clock } = runnerAt({ ...atReview(), dossier, step: { name: "submitting" } }, portal);
  clock.advance(7_500);
  portal.unreachable = true;
  runner.look();
  clock.advance(500);
  expect(runner.session().step.name).toBe("done");
});

it("starts no wait after it was stopped, though news may still come", () => {
  const { runner, clock } = runnerAt(atReview());
  const { id } = runner.session();
  runner.stop();
  runner.tell(id, { type: "dossier-changed", dossier });
  clock.advance(3_600_000);
  expect(runner.session()).toMatchObject({ id, idle: "active" });
});
