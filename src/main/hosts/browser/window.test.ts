import { describe, expect, it } from "vitest";
import { manualClock } from "../../../shared/clock.ts";
import { chromiumFlags } from "./chromium-flags.ts";
import { keepWindow, type WindowEnd } from "./window.ts";

function desk(mayBeClosed: boolean) {
  const clock = manualClock();
  const opened: { readonly address: string; readonly end: (how: WindowEnd) => void }[] = [];
  const stops: string[] = [];
  let addresses = 0;
  let closed = 0;
  const kept = keepWindow({
    clock,
    mayBeClosed,
    say: () => undefined,
    stopped: (end) => stops.push(end),
    newAddress: () => `address-${++addresses}`,
    open(address, end) {
      opened.push({ address, end });
      return { close: () => Promise.resolve(void closed++) };
    },
  });
  return { clock, opened, stops, kept, closed: () => closed };
}

describe("the watchdog of the window", () => {
  it("opens a crashed window again, with a new address", () => {
    const { clock, opened } = desk(true);
    opened[0]?.end("crashed");
    expect(opened).toHaveLength(1);
    clock.advance(500);
    expect(opened.map((one) => one.address)).toEqual(["address-1", "address-2"]);
  });

  it("waits longer each time and never longer than 30 s", () => {
    const { clock, opened } = desk(false);
    const waits = [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000];
    for (const [index, waitMs] of waits.entries()) {
      opened[index]?.end("crashed");
      clock.advance(waitMs - 1);
      expect(opened).toHaveLength(index + 1);
      clock.advance(1);
      expect(opened).toHaveLength(index + 2);
    }
  });

  it("starts with the short wait again after a window that stood for a minute", () => {
    const { clock, opened } = desk(false);
    opened[0]?.end("crashed");
    clock.advance(500);
    clock.advance(60_000);
    opened[1]?.end("crashed");
    clock.advance(500);
    expect(opened).toHaveLength(3);
  });

  it("stops when the person closes an ordinary window, and reopens the whole screen", () => {
    const ordinary = desk(true);
    ordinary.opened[0]?.end("closed");
    ordinary.clock.advance(60_000);
    expect(ordinary.stops).toEqual(["closed"]);
    expect(ordinary.opened).toHaveLength(1);

    const kiosk = desk(false);
    kiosk.opened[0]?.end("closed");
    kiosk.clock.advance(500);
    expect(kiosk.stops).toEqual([]);
    expect(kiosk.opened).toHaveLength(2);
  });

  it("says so at once when the browser cannot be started", () => {
    const { opened, stops, clock } = desk(false);
    opened[0]?.end("cannot-start");
    clock.advance(60_000);
    expect(stops).toEqual(["cannot-start"]);
    expect(opened).toHaveLength(1);
  });

  it("opens nothing any more once the kiosk stops", async () => {
    const { opened, kept, clock, closed } = desk(false);
    await kept.close();
    expect(closed()).toBe(1);
    opened[0]?.end("crashed");
    clock.advance(60_000);
    expect(opened).toHaveLength(1);
  });
});

describe("the browser's command line", () => {
  const options = {
    address: "http://127.0.0.1:1/?token=t",
    profileDir: "/d/p",
    windowed: false,
    root: false,
  };

  it("keeps the sandbox unless the user is root", () => {
    expect(chromiumFlags(options)).not.toContain("--no-sandbox");
    expect(chromiumFlags({ ...options, root: true })).toContain("--no-sandbox");
  });

  it("takes the whole screen unless a window was asked for", () => {
    expect(chromiumFlags(options)).toContain("--kiosk");
    expect(chromiumFlags({ ...options, windowed: true })).not.toContain("--kiosk");
  });

  it("uses a profile of its own", () => {
    expect(chromiumFlags(options)).toContain("--user-data-dir=/d/p");
    expect(chromiumFlags(options).at(-1)).toBe("--app=http://127.0.0.1:1/?token=t");
  });
});
