import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeReply } from "../../src/shared/codec.ts";
import { boot, recorder } from "./boot.ts";
import { root, run } from "./built.ts";

const mainFile = join(root, "out/main/electron.js");

describe("the built main process", () => {
  it("does in order what Electron only takes in that order, starts the core and ends cleanly", async () => {
    const { calls, code, listed } = await boot(mainFile);
    const order = [
      "app.setPath userData",
      "app.setPath crashDumps",
      "crashReporter.start",
      "protocol.registerSchemesAsPrivileged",
      "app.enableSandbox",
      "app.requestSingleInstanceLock",
      "app.on web-contents-created",
      "app.on session-created",
      "app.whenReady",
      "Menu.setApplicationMenu",
      "session.fromPartition kiosk",
      "session.fromPartition.setPermissionRequestHandler",
      "session.fromPartition.setPermissionCheckHandler",
      "session.fromPartition.protocol.registerSource kiosk",
      "ipcMain.handle kiosk:call",
      "new BrowserWindow",
      "BrowserWindow.loadURL kiosk://app/index.html",
      "utilityProcess.fork",
      "app.exit",
    ];
    const named = calls.map((call) =>
      call.startsWith("utilityProcess.fork ") ? "utilityProcess.fork" : call,
    );
    expect(named.filter((call) => order.includes(call))).toEqual(order);
    expect(decodeReply(listed ?? "").ok).toBe(true);
    expect(listed).toContain("1.001193");
    expect(code).toBe(0);
  });

  it("answers wrong flags in one line and ends with 2", async () => {
    const { stdout, stderr } = await run(process.execPath, [recorder, mainFile, "--no-such"]);
    expect(stderr.trim()).toMatch(/^[^\n]*--no-such[^\n]*$/);
    expect(stdout).toContain('"code":2');
  });
});
