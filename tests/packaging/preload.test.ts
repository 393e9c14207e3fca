import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import { root } from "./built.ts";

interface PageApi {
  call(method: unknown, text: unknown): Promise<string>;
}

/** All that a sandboxed preload may require; of `electron` only these parts exist there. */
const sandboxModules = ["electron", "events", "timers", "url", "node:events", "node:timers", "node:url"];

const exposed = new Map<string, PageApi>();
const sent: unknown[][] = [];
const required: string[] = [];
let code = "";

beforeAll(async () => {
  code = await readFile(join(root, "out/preload/index.cjs"), "utf8");
  const electron = {
    contextBridge: { exposeInMainWorld: (key: string, api: PageApi) => void exposed.set(key, api) },
    ipcRenderer: {
      invoke: (...args: unknown[]) => {
        sent.push(structuredClone(args));
        return Promise.resolve('{"ok":true,"value":1}');
      },
    },
  };
  const requireInSandbox = (name: string): unknown => {
    required.push(name);
    if (!sandboxModules.includes(name)) throw new Error(`module not found: ${name}`);
    return name === "electron" ? electron : {};
  };
  const context = createContext({ require: requireInSandbox, module: { exports: {} }, exports: {} });
  runInContext(code, context, { filename: "index.cjs" });
});

const page = (): PageApi => exposed.get("kiosk") ?? expect.unreachable("nothing was exposed");

describe("the built preload in the sandbox", () => {
  it("is one plain script that needs nothing but electron", () => {
    expect(required).toEqual(["electron"]);
    expect(code).not.toMatch(/^\s*(import|export)\s/m);
  });

  it("carries no schema library: it is small enough to read", () => {
    expect(code.length).toBeLessThan(4_000);
  });

  it("gives the page one frozen object with one function, and nothing else", () => {
    expect([...exposed.keys()]).toEqual(["kiosk"]);
    expect(Object.keys(page())).toEqual(["call"]);
    expect(Object.isFrozen(page())).toBe(true);
  });

  it("sends a listed method with its text over the one channel", async () => {
    sent.length = 0;
    expect(await page().call("sendEvent", '{"type":"back"}')).toBe('{"ok":true,"value":1}');
    expect(sent).toEqual([["kiosk:call", "sendEvent", '{"type":"back"}']]);
  });

  it.each([["noSuch"], ["__proto__"], [""], [7], [null], [{ toString: () => "sendEvent" }], [["sendEvent"]]])(
    "sends nothing for the name %j",
    async (method) => {
      sent.length = 0;
      expect(await page().call(method, "{}")).toContain("unknown-method");
      expect(sent).toEqual([]);
    },
  );

  it.each([[undefined], [null], [7], [{}], [new Uint8Array(4)]])(
    "sends nothing for %j as text",
    async (text) => {
      sent.length = 0;
      expect(await page().call("sendEvent", text)).toContain("bad-input");
      expect(sent).toEqual([]);
    },
  );
});
