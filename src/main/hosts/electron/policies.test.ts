import { describe, expect, it } from "vitest";
import { emit, FakeContents, fakeEvent } from "../../../../tests/support/fake-electron.ts";
import { isBlockedKey } from "./blocked-keys.ts";
import { guardContents } from "./contents-policy.ts";
import { afterGraphicsCrash, afterPageCrash } from "./crash-policy.ts";
import { type ExitCause, exitCodeOf } from "./exit-codes.ts";
import { parseFlags } from "./flags.ts";

const press = (
  key: string,
  held: readonly ("control" | "alt" | "meta")[] = [],
): Parameters<typeof isBlockedKey>[0] => ({
  key,
  control: held.includes("control"),
  alt: held.includes("alt"),
  meta: held.includes("meta"),
});

describe("keys", () => {
  it.each(["F1", "F5", "F11", "F12", "ContextMenu", "BrowserBack"])("%s does nothing on the kiosk", (key) => {
    expect(isBlockedKey(press(key))).toBe(true);
  });
  it.each(["r", "w", "p", "n", "t", "+", "-", "0", "f", "Tab", "I"])(
    "Ctrl+%s does nothing on the kiosk",
    (key) => {
      expect(isBlockedKey(press(key, ["control"]))).toBe(true);
    },
  );
  it.each(["F4", "ArrowLeft", "Home", "d"])("Alt+%s does nothing on the kiosk", (key) => {
    expect(isBlockedKey(press(key, ["alt"]))).toBe(true);
  });
  it.each(["a", "ắ", "Enter", "Tab", "Escape", "ArrowLeft", "Shift", "Control", "Fn"])(
    "%s reaches the field",
    (key) => {
      expect(isBlockedKey(press(key))).toBe(false);
    },
  );
  it("lets a field be edited by Ctrl, and signs be typed by AltGr", () => {
    expect(["a", "c", "v", "x", "z"].some((key) => isBlockedKey(press(key, ["control"])))).toBe(false);
    expect(isBlockedKey(press("@", ["control", "alt"]))).toBe(false);
    expect(isBlockedKey(press("Delete", ["control", "alt"]))).toBe(true);
  });
  it("guards the contents by the rule, and leaves a developer the shortcuts", () => {
    for (const keepShortcuts of [false, true]) {
      const contents = new FakeContents();
      guardContents(contents.asElectron(), keepShortcuts);
      const event = fakeEvent({});
      emit(contents, "before-input-event", event, press("F12"));
      expect(event.defaultPrevented).toBe(!keepShortcuts);
    }
  });
});

describe("a page that dies", () => {
  it("is loaded again, later each time, and after the sixth death in five minutes the watchdog takes over", () => {
    let history: readonly number[] = [];
    const waits: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const act = afterPageCrash("crashed", history, round * 1000);
      if (act.kind !== "reload") throw new Error("gave up too early");
      waits.push(act.afterMs);
      history = act.history;
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000]);
    expect(afterPageCrash("oom", history, 6000)).toEqual({ kind: "exit", cause: "restart" });
  });
  it("is forgiven what happened more than five minutes ago", () => {
    const act = afterPageCrash("crashed", [0, 1, 2, 3, 4], 5 * 60_000 + 10);
    expect(act).toEqual({ kind: "reload", afterMs: 500, history: [5 * 60_000 + 10] });
  });
  it("is not tried again when its files were tampered with", () => {
    expect(afterPageCrash("integrity-failure", [], 0)).toEqual({ kind: "exit", cause: "cannot-start" });
  });
});

describe("graphics that die", () => {
  const often = [1, 2, 3, 4, 5].map((n) => 20 * 60_000 + n);
  it("reboot a machine that ran well before", () => {
    expect(afterGraphicsCrash(often, 20 * 60_000 + 10, 0)).toBe("reboot");
  });
  it("never reboot a machine that just started, so it cannot reboot in circles", () => {
    expect(afterGraphicsCrash(often, 20 * 60_000 + 10, 20 * 60_000)).toBeNull();
  });
  it("are left to Chromium while it is rare", () => {
    expect(afterGraphicsCrash([1, 2], 20 * 60_000, 0)).toBeNull();
  });
});

const codes: readonly (readonly [ExitCause, number])[] = [
  ["stopped", 0],
  ["restart", 0],
  ["cannot-start", 1],
  ["wrong-arguments", 2],
  ["reboot", 10],
  ["operator", 20],
];
it.each(codes)("ends with the code the shell launcher acts on: %s is %i", (cause, code) => {
  expect(exitCodeOf(cause)).toBe(code);
});

describe("arguments", () => {
  it("reads folder, portal and window, and leaves display switches to Chromium", () => {
    const args = [
      "--data",
      "/srv/kiosk",
      "--portal",
      "https://dichvucong.example",
      "--windowed",
      "--ozone-platform=wayland",
    ];
    expect(parseFlags(args, true)).toEqual({
      ok: true,
      value: { data: "/srv/kiosk", windowed: true, settings: { portal: "https://dichvucong.example" } },
    });
  });
  it.each([["--no-such"], ["--data"], ["--data="], ["--portal"], ["--portal-password", "x"], ["stray"]])(
    "answers %s in one line",
    (...args) => {
      const parsed = parseFlags(args, false);
      expect(parsed.ok ? "" : parsed.error).toMatch(/^[^\n]{5,}$/);
    },
  );
  it.each(["--no-sandbox", "--remote-debugging-port=0", "--inspect=0"])("refuses %s once packaged", (arg) => {
    expect(parseFlags([arg], true).ok).toBe(false);
    expect(parseFlags([arg], false).ok).toBe(true);
  });
});
