import { describe, expect, it } from "vitest";
import { cardPayload, smallProcedure, world } from "../../../../tests/support/session-fixtures.ts";
import { newSession } from "../../../shared/new-session.ts";
import { type Session, SessionEvent } from "../../../shared/session.ts";
import { type VneidGuide, vneidGuides } from "../../../shared/vneid.ts";
import { next } from "./machine.ts";
import { vneidLeftAt } from "./steps-vneid.ts";
import { defaultDelays, timersOf } from "./timers.ts";
import type { CoreEvent, Effect, World } from "./transition.ts";

const guided: World = { ...world, accountMode: "vneid" };

function led(start: Session, ...events: readonly (SessionEvent | CoreEvent)[]) {
  const effects: Effect[] = [];
  let session = start;
  for (const event of events) {
    const transition = next(session, event, guided);
    session = transition.session;
    effects.push(...transition.effects);
  }
  return { session, effects };
}

const takesSecret = (event: Record<string, unknown>): boolean =>
  SessionEvent.safeParse({ ...event, password: "Bi-mat-123" }).success;

const home = newSession(0, "session-1");
const atMenu = led(home, { type: "start", goal: "account" }).session;
const withCard = led(
  home,
  { type: "start", goal: "submit" },
  { type: "code-scanned", payload: cardPayload },
  { type: "next" },
  { type: "set-phone", phone: "0912345678", email: "" },
).session;

const into = (guide: VneidGuide, from = withCard) => led(from, { type: "choose-vneid", guide }).session;
const noted = (outcome: string) => ({ type: "note", event: { event: "vneid-guided", outcome } });
const all: readonly VneidGuide[] = ["activate", "recover", "new-phone", "log-in", "otp"];

describe("who comes for VNeID alone", () => {
  it("is asked for neither card nor phone number, and gets back to the first screen", () => {
    expect(atMenu).toMatchObject({ step: { name: "account" }, person: null, phone: "" });
    expect(led(atMenu, { type: "back" }).effects).toEqual([{ type: "reset" }]);
  });

  it("goes from the end of a guide to the card when they then want to hand something in", () => {
    const inside = led(atMenu, { type: "end-vneid", outcome: "no-phone" }).session;
    const { session } = led(
      inside,
      { type: "start", goal: "submit" },
      { type: "code-scanned", payload: cardPayload },
      { type: "next" },
      { type: "set-phone", phone: "0912345678", email: "" },
    );
    expect(session.step).toEqual({ name: "procedure" });
  });
});

describe("a guide", () => {
  it.each(["activate", "recover", "log-in"] as const)("%s ends logged in, and is noted once", (guide) => {
    const pages = vneidGuides[guide].length + (guide === "log-in" ? 0 : vneidGuides["log-in"].length);
    const presses = Array.from({ length: pages }, () => ({ type: "next" }) as const);
    const { session, effects } = led(into(guide), ...presses);
    expect(session).toMatchObject({ step: { name: "account-done" }, vneid: "logged-in", account: null });
    expect(effects).toEqual([noted("logged-in")]);
    expect(led(session, { type: "next" }).session.step).toEqual({ name: "procedure" });
  });

  it("asks for the chip of the card only who has no old phone", () => {
    const atOld = led(into("new-phone"), { type: "next" }, { type: "next" }).session;
    expect(led(atOld, { type: "next" }).session.step).toMatchObject({ guide: "log-in", index: 0 });
    expect(led(atOld, { type: "vneid-stuck" }).session.step).toMatchObject({ guide: "new-phone", index: 3 });
  });

  it("sends to the police who has no level 2, and lets them go on with a dossier", () => {
    const { session, effects } = led(into("activate"), { type: "vneid-stuck" });
    expect(session).toMatchObject({ step: { name: "account-done" }, vneid: "needs-police" });
    expect(effects).toEqual([noted("needs-police")]);
    const { step } = led(
      session,
      { type: "next" },
      { type: "choose-procedure", code: smallProcedure.code },
    ).session;
    expect(step).toEqual({ name: "requirements" });
  });

  it("comes back to the page that waited for the code when the code has come", () => {
    const waiting = led(into("activate"), { type: "next" }, { type: "next" }, { type: "next" }).session;
    expect(waiting.step).toMatchObject({ guide: "activate", index: 3 });
    const looking = led(waiting, { type: "vneid-stuck" }, { type: "choose-vneid", guide: "otp" }).session;
    expect(led(looking, { type: "next" }).session.step).toEqual(waiting.step);
    expect(led(looking, { type: "back" }).session.step).toEqual(waiting.step);
    const { session, effects } = led(
      looking,
      { type: "vneid-stuck" },
      { type: "vneid-stuck" },
      { type: "vneid-stuck" },
    );
    expect(session).toMatchObject({ step: { name: "account-done" }, vneid: "otp-missing" });
    expect(effects).toEqual([noted("otp-missing")]);
  });

  it.each(all)("%s leads back page by page to the question what is needed", (guide) => {
    let { session } = led(into(guide), { type: guide === "otp" ? "vneid-stuck" : "next" });
    expect(session.step).toMatchObject({ guide, index: 1 });
    for (let press = 0; press < 2; press += 1) session = led(session, { type: "back" }).session;
    expect(session.step).toEqual({ name: "account" });
  });

  it("gives nobody who left in the middle for somebody who was helped", () => {
    expect(vneidLeftAt(into("recover"))).toBe("gave-up");
    expect(vneidLeftAt(withCard)).toBeNull();
  });

  it("waits for eyes that are on the telephone", () => {
    const [timer] = timersOf(into("recover"), { touches: 1, portalUnreachable: false }, defaultDelays);
    expect(timer).toMatchObject({ name: "idle", delayMs: defaultDelays.longIdleMs });
  });
});

describe("a secret", () => {
  const typed: readonly SessionEvent[] = [
    { type: "enter-otp", otp: "123456" },
    { type: "answer", key: "password", value: "Bi-mat-123" },
    { type: "set-phone", phone: "0912345678", email: "bi-mat@example.invalid" },
    { type: "code-scanned", payload: "Bi-mat-123" },
    { type: "lookup-code", officialCode: "Bi-mat-123", idNumber: "" },
    { type: "lookup-proof", lastFour: "1234" },
  ];

  it.each(all)("typed or scanned on any page of %s changes nothing and goes nowhere", (guide) => {
    vneidGuides[guide].forEach((_, index) => {
      for (const name of ["vneid", "vneid-stuck"] as const) {
        const session: Session = { ...withCard, step: { name, guide, index, from: null } };
        for (const event of typed) expect(led(session, event)).toEqual({ session, effects: [] });
      }
    });
  });

  it("has no place in any event of these screens", () => {
    expect(takesSecret({ type: "choose-vneid", guide: "log-in" })).toBe(false);
    expect(takesSecret({ type: "vneid-stuck" })).toBe(false);
    expect(takesSecret({ type: "end-vneid", outcome: "gave-up" })).toBe(false);
    expect(SessionEvent.safeParse({ type: "end-vneid", outcome: "Bi-mat-123" }).success).toBe(false);
  });
});

it("is a way only where the ward has it: with the portal's own accounts nothing leads here", () => {
  const atAccount = { ...withCard };
  expect(next(atAccount, { type: "choose-vneid", guide: "log-in" }, world).session).toEqual(atAccount);
  expect(next(atAccount, { type: "end-vneid", outcome: "no-phone" }, world).session).toEqual(atAccount);
});
