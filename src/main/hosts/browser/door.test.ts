import { describe, expect, it } from "vitest";
import { createDoor } from "./door.ts";

describe("the door of the browser host", () => {
  it("lets the opened window in once, and nobody with the same address again", () => {
    const door = createDoor();
    const token = door.issue();
    const session = door.redeem(token);
    expect(session).not.toBeNull();
    expect(door.admits(session ?? "")).toBe(true);
    expect(door.redeem(token)).toBeNull();
    expect(door.admits(session ?? "")).toBe(true);
  });

  it("opens for no guess, no empty cookie and no token in place of a session", () => {
    const door = createDoor();
    expect(door.redeem("")).toBeNull();
    expect(door.admits("")).toBe(false);
    const token = door.issue();
    expect(door.redeem(`${token}x`)).toBeNull();
    expect(door.admits(undefined)).toBe(false);
    expect(door.admits(token)).toBe(false);
  });

  it("shuts the window before out when a new one is opened", () => {
    const door = createDoor();
    const before = door.redeem(door.issue()) ?? "";
    const unused = door.issue();
    const token = door.issue();
    expect(door.admits(before)).toBe(false);
    expect(door.redeem(unused)).toBeNull();
    expect(door.redeem(token)).not.toBeNull();
  });
});
