import { expect, it } from "vitest";
import { newSession } from "../../../shared/new-session.ts";
import { type Preferences, SessionEvent } from "../../../shared/session.ts";
import { next } from "./machine.ts";
import type { World } from "./transition.ts";

const world: World = {
  procedures: [],
  today: "2026-11-25",
  accountMode: "portal",
  routes: [],
  addressesNow: () => [],
};

/** Each one differs from what a new person finds. */
const unusual: Preferences = {
  language: "en",
  textSize: "largest",
  contrast: "white-on-black",
  volume: "loud",
  reach: "low",
  motion: "still",
  typing: "vni",
  covered: true,
};

it("changes one thing about the screen and leaves the others", () => {
  const session = newSession(0, "first");
  for (const [name, value] of Object.entries(unusual)) {
    const event = SessionEvent.parse({ type: "set-preferences", preferences: { [name]: value } });
    expect(next(session, event, world).session.preferences).toEqual({
      ...session.preferences,
      [name]: value,
    });
  }
});

it("ends every preference with its session", () => {
  const changed = next(newSession(0, "first"), { type: "set-preferences", preferences: unusual }, world);
  expect(changed.session.preferences).toEqual(unusual);
  const { preferences } = newSession(1, "second");
  expect(Object.keys(preferences)).toEqual(Object.keys(unusual));
  for (const [name, value] of Object.entries(unusual))
    expect(Object.entries(preferences)).not.toContainEqual([name, value]);
});
