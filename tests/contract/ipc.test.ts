import type { IpcMainInvokeEvent } from "electron";
import { describe, expect, it, vi } from "vitest";
import { handleCalls, isTrustedFrame, maxCallCharacters } from "../../src/main/hosts/electron/ipc.ts";
import { callChannel } from "../../src/shared/ipc-channel.ts";
import { fakeIpcMain } from "../support/fake-electron.ts";
import { pretend } from "../support/pretend.ts";
import { type Callee, describeHost, type PageEnd } from "./describe-host.ts";

type Handlers = Parameters<typeof fakeIpcMain>[1];
type Expose = (key: string, api: Pick<PageEnd, "call">) => void;

const wire = vi.hoisted(() => ({
  exposed: new Map<string, { call(method: string, text: string): Promise<string> }>(),
  invoke: (_channel: string, ..._args: unknown[]): Promise<unknown> =>
    Promise.reject(new Error("no main process")),
}));

vi.mock("electron", () => ({
  contextBridge: { exposeInMainWorld: ((key, api) => void wire.exposed.set(key, api)) satisfies Expose },
  ipcRenderer: { invoke: (channel: string, ...args: unknown[]) => wire.invoke(channel, ...args) },
}));

const ourFrame = { origin: "kiosk://app", parent: null };
const eventFrom = (senderFrame: object | null): IpcMainInvokeEvent =>
  pretend<IpcMainInvokeEvent>({ senderFrame });

function mainProcess(core: Callee): Handlers {
  const handlers: Handlers = new Map();
  handleCalls(fakeIpcMain([], handlers), (method, text) => core.call(method, text));
  return handlers;
}

/** The preload of the product on a wire that clones what crosses, as Electron's does. */
async function overIpc(core: Callee): Promise<PageEnd> {
  const handlers = mainProcess(core);
  wire.invoke = async (channel, ...args) => {
    const answer: unknown = await handlers.get(channel)?.(eventFrom(ourFrame), ...structuredClone(args));
    return structuredClone(answer);
  };
  await import("../../src/preload/index.ts");
  const page = wire.exposed.get("kiosk");
  if (!page) throw new Error("the preload exposed nothing");
  return { call: (method, text) => page.call(method, text), close: () => Promise.resolve() };
}

describeHost("Electron's IPC", overIpc);

describe("a sender that is not the kiosk's page", () => {
  const frames: readonly (readonly [string, { readonly origin: string; readonly parent: unknown } | null])[] =
    [
      ["a frame that is gone", null],
      ["a frame inside the page", { origin: "kiosk://app", parent: {} }],
      ["a web page", { origin: "https://app", parent: null }],
      ["an opaque origin, which Node also writes for our scheme", { origin: "null", parent: null }],
      ["a file", { origin: "file://", parent: null }],
      ["another host of our scheme", { origin: "kiosk://app.example", parent: null }],
    ];
  it.each(frames)("%s reaches nothing", async (_who, frame) => {
    const core = { call: vi.fn<Callee["call"]>(() => Promise.resolve("{}")) };
    const handler = mainProcess(core).get(callChannel);
    await expect(Promise.resolve(handler?.(eventFrom(frame), "sendEvent", "{}"))).rejects.toThrow("refused");
    expect(core.call).not.toHaveBeenCalled();
  });

  it("is told apart from the page itself", () => {
    expect(isTrustedFrame(pretend<Parameters<typeof isTrustedFrame>[0]>(ourFrame))).toBe(true);
  });
});

it.each([
  ["a name that is not text", [7, "{}"]],
  ["no text", ["sendEvent"]],
  ["an object for text", ["sendEvent", { toString: "{}" }]],
  ["more text than the largest paper", ["sendEvent", " ".repeat(maxCallCharacters + 1)]],
])("main refuses %s even when the preload was bypassed", async (_what, args) => {
  const core = { call: vi.fn<Callee["call"]>(() => Promise.resolve("{}")) };
  const answer = await mainProcess(core).get(callChannel)?.(eventFrom(ourFrame), ...args);
  expect(answer).toMatch(/"ok":false/);
  expect(core.call).not.toHaveBeenCalled();
});
