import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as Electron from "electron";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "../csp.ts";
import { answer, servePage } from "./page-protocol.ts";

describe("the page's files", () => {
  let root = "";
  beforeAll(async () => {
    const dir = await mkdtemp(join(tmpdir(), "page-"));
    root = join(dir, "renderer");
    await mkdir(join(root, "assets"), { recursive: true });
    await writeFile(join(root, "index.html"), "<!doctype html>");
    await writeFile(join(root, "assets", "qr.wasm"), "wasm");
    await writeFile(join(dir, "secret.txt"), "secret");
    await mkdir(`${root}-other`);
    await writeFile(join(`${root}-other`, "secret.txt"), "secret");
  });
  afterAll(() => rm(join(root, ".."), { recursive: true }));

  const get = (url: string, method = "GET"): Promise<Response> => answer(root, { url, method });

  it("come with the security policy and their type", async () => {
    const page = await get("kiosk://app/index.html");
    expect(await page.text()).toBe("<!doctype html>");
    expect(page.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("Content-Security-Policy")).toBe(contentSecurityPolicy);
    expect((await get("kiosk://app/")).status).toBe(200);
    expect((await get("kiosk://app/assets/qr.wasm")).headers.get("Content-Type")).toBe("application/wasm");
    expect(await (await get("kiosk://app/index.html", "HEAD")).text()).toBe("");
  });

  it.each([
    "kiosk://app/../secret.txt",
    "kiosk://app/%2e%2e/secret.txt",
    "kiosk://app/..%2fsecret.txt",
    "kiosk://app/..%2frenderer-other%2fsecret.txt",
    "kiosk://app/assets/..%5c..%5c..%2f..%2fsecret.txt",
    "kiosk://app/index.html%00.js",
    "kiosk://app/%zz",
    "kiosk://app/assets",
    "kiosk://app/none.js",
    "kiosk://other/index.html",
    "file:///etc/passwd",
    "nonsense",
  ])("%s is not found, and still carries the policy", async (url) => {
    const reply = await get(url);
    expect(reply.status).toBe(404);
    expect(await reply.text()).toBe("");
    expect(reply.headers.get("Content-Security-Policy")).toBe(contentSecurityPolicy);
  });

  it("are only read, never written to", async () => {
    expect((await get("kiosk://app/index.html", "POST")).status).toBe(405);
  });

  it("are served by Electron's own file source where it is there, with the same headers", () => {
    const sources: Electron.ProtocolSource[] = [];
    const protocol = {
      registerSource: (_scheme: string, source: Electron.ProtocolSource) => void sources.push(source),
      handle: () => expect.unreachable("the source stands"),
    } satisfies Pick<Electron.Protocol, "registerSource" | "handle">;
    expect(servePage(protocol, root)).toBe("source");
    expect(sources[0]?.routes).toHaveLength(1);
    expect(sources[0]?.routes[0]?.match?.host).toBe("app");
    expect(sources[0]?.routes[0]?.source.headers?.["Content-Security-Policy"]).toBe(contentSecurityPolicy);
  });

  it("are served by our handler when that experimental source is gone or has changed", async () => {
    const handlers: Parameters<Electron.Protocol["handle"]>[1][] = [];
    const handle: Electron.Protocol["handle"] = (_scheme, given) => void handlers.push(given);
    const broken = {
      handle,
      registerSource: () => {
        throw new TypeError("changed");
      },
    };
    expect(servePage(broken, root)).toBe("handler");
    expect(servePage({ handle }, root)).toBe("handler");
    expect(handlers).toHaveLength(2);
    const reply = await handlers[0]?.(new Request("kiosk://app/index.html"));
    expect(reply?.status).toBe(200);
  });
});
