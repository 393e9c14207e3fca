import { EventEmitter } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { IpcMainInvokeEvent } from "electron";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  emit,
  type FakeChoice,
  type FakeElectron,
  fakeElectron,
  fakeEvent,
} from "../../../../tests/support/fake-electron.ts";
import { pretend } from "../../../../tests/support/pretend.ts";
import { type ManualClock, manualClock } from "../../../shared/clock.ts";
import { err, ok } from "../../../shared/result.ts";
import { type HostParts, runHost } from "./host.ts";

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "host-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

interface Run {
  readonly fake: FakeElectron;
  readonly clock: ManualClock;
  readonly said: string[];
  readonly closed: () => number;
  readonly process: EventEmitter;
}

const refuseStart: HostParts["start"] = () => Promise.resolve(err("settings.json, line 3: unknown key"));

const flush = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

async function run(choice: FakeChoice = {}, over: Partial<HostParts> = {}): Promise<Run> {
  const fake = fakeElectron(choice);
  const clock = manualClock();
  const said: string[] = [];
  const signals = new EventEmitter();
  let closed = 0;
  const kiosk = {
    call: (method: string, text: string) => Promise.resolve(`${method}:${text}`),
    close: () => Promise.resolve(void (closed += 1)),
  };
  await runHost({
    electron: fake.parts,
    flags: { data: null, windowed: false, settings: {} },
    dataDir,
    pageDir: "/page",
    preload: "/preload/index.cjs",
    clock,
    platform: "linux",
    process: signals,
    say: (line) => void said.push(line),
    start: () => Promise.resolve(ok(kiosk)),
    ...over,
  });
  return { fake, clock, said, closed: () => closed, process: signals };
}

describe("start", () => {
  it("does in order what Electron only takes in that order", async () => {
    const { fake } = await run();
    expect(fake.log).toEqual([
      "setPath userData",
      "setPath crashDumps",
      "crashReporter.start upload=false",
      "registerSchemesAsPrivileged",
      "enableSandbox",
      "switch overscroll-history-navigation",
      "switch disable-pinch",
      "switch enable-speech-dispatcher",
      "lock",
      "whenReady",
      "Menu.setApplicationMenu",
      "ipcMain.handle kiosk:call",
      "new BrowserWindow",
      "powerSaveBlocker.start",
    ]);
    expect(fake.windows[0]?.loaded).toEqual(["kiosk://app/index.html"]);
  });

  it("keeps all of Electron's own files inside the data folder", async () => {
    const { fake } = await run();
    expect([...fake.paths.values()].every((path) => path.startsWith(dataDir))).toBe(true);
  });

  it("shows the window only once there is a picture", async () => {
    const { fake } = await run();
    expect(fake.windows[0]?.shown).toBe(0);
    emit(fake.windows[0] ?? {}, "ready-to-show");
    expect(fake.windows[0]?.shown).toBe(1);
  });

  it("leaves a data folder that another kiosk holds, and opens no window", async () => {
    const { fake, said } = await run({ firstInstance: false });
    expect(fake.exits).toEqual([0]);
    expect(fake.windows).toEqual([]);
    expect(said).toHaveLength(1);
  });

  it("tells the technician why it cannot start, on the screen too once packaged, and ends with 1", async () => {
    const { fake, said } = await run({ packaged: true }, { start: refuseStart });
    expect(said).toEqual(["settings.json, line 3: unknown key"]);
    expect(fake.log).toContain("dialog.showErrorBox");
    expect(fake.exits).toEqual([1]);
    expect((await run({}, { start: refuseStart })).fake.log).not.toContain("dialog.showErrorBox");
  });
});

describe("end", () => {
  it("does not come by closing the window on a kiosk, and does in a window on a workstation", async () => {
    for (const windowed of [false, true]) {
      const { fake } = await run({}, { flags: { data: null, windowed, settings: {} } });
      const event = fakeEvent({});
      emit(fake.windows[0] ?? {}, "close", event);
      expect(event.defaultPrevented).toBe(!windowed);
    }
  });

  it("closes the core first and ends with the operator's code, once", async () => {
    const { fake, closed } = await run();
    emit(fake.app, "window-all-closed");
    emit(fake.app, "window-all-closed");
    await flush();
    expect(closed()).toBe(1);
    expect(fake.exits).toEqual([20]);
  });

  it.each(["SIGINT", "SIGTERM"])("comes by %s", async (signal) => {
    const { fake, process } = await run();
    process.emit(signal);
    await flush();
    expect(fake.exits).toEqual([0]);
  });

  it("comes after an unhandled error, whose words are not said because they may be personal", async () => {
    const { fake, process, said } = await run();
    process.emit("uncaughtException", new TypeError("Nguyễn Văn A, 087…"));
    await flush();
    expect(fake.exits).toEqual([0]);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^Unhandled error: TypeError at /);
    expect(said[0]).not.toContain("Nguyễn");
  });

  it("comes after five seconds even when the core does not close", async () => {
    const stuck = { call: () => Promise.resolve(""), close: () => new Promise<void>(() => undefined) };
    const { fake, clock } = await run({}, { start: () => Promise.resolve(ok(stuck)) });
    emit(fake.app, "window-all-closed");
    await flush();
    expect(fake.exits).toEqual([]);
    clock.advance(5_000);
    expect(fake.exits).toEqual([20]);
  });
});

describe("a broken page", () => {
  it("is loaded again after its back-off", async () => {
    const { fake, clock } = await run();
    const [window] = fake.windows;
    emit(window?.webContents ?? {}, "render-process-gone", fakeEvent({}), {
      reason: "crashed",
      exitCode: 139,
    });
    clock.advance(499);
    expect(window?.loaded).toHaveLength(1);
    clock.advance(1);
    expect(window?.loaded).toHaveLength(2);
  });

  it("is ended after hanging for 20 s, but not when it comes back before", async () => {
    const { fake, clock } = await run();
    const contents = fake.windows[0]?.webContents;
    emit(contents ?? {}, "unresponsive");
    clock.advance(19_000);
    emit(contents ?? {}, "responsive");
    clock.advance(60_000);
    expect(contents?.crashes).toBe(0);
    emit(contents ?? {}, "unresponsive");
    clock.advance(20_000);
    expect(contents?.crashes).toBe(1);
  });

  it("hands over to the watchdog when it keeps dying", async () => {
    const { fake } = await run();
    for (let death = 0; death < 6; death += 1) {
      emit(fake.windows[0]?.webContents ?? {}, "render-process-gone", fakeEvent({}), {
        reason: "oom",
        exitCode: 1,
      });
    }
    await flush();
    expect(fake.exits).toEqual([0]);
  });
});

it("answers a page that asks before the core stands, once it stands", async () => {
  const waiting = Promise.withResolvers<Awaited<ReturnType<HostParts["start"]>>>();
  const fake = fakeElectron();
  const running = run({}, { electron: fake.parts, start: () => waiting.promise });
  while (!fake.ipc.has("kiosk:call")) await flush();
  const frame = { origin: "kiosk://app", parent: null };
  const reply = fake.ipc.get("kiosk:call")?.(
    pretend<IpcMainInvokeEvent>({ senderFrame: frame }),
    "sendEvent",
    "{}",
  );
  waiting.resolve(
    ok({ call: (method) => Promise.resolve(`late:${method}`), close: () => Promise.resolve() }),
  );
  expect(await reply).toBe("late:sendEvent");
  await running;
});
