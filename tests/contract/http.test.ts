import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../../src/main/hosts/browser/server.ts";
import { type Callee, describeHost, type PageEnd } from "./describe-host.ts";

/** The loopback host, entered as a window enters it: the one-time address gives the cookie, calls carry it. */
async function overHttp(core: Callee): Promise<PageEnd> {
  const rendererDir = await mkdtemp(join(tmpdir(), "contract-page-"));
  const server = await startServer({ kiosk: Promise.resolve(core), rendererDir, previews: false, port: 0 });
  const entered = await fetch(server.newAddress(), { redirect: "manual" });
  const cookie = entered.headers.get("set-cookie")?.split(";", 1)[0] ?? "";
  return {
    async call(method, text) {
      const headers = { cookie, origin: server.origin, "content-type": "text/plain" };
      const path = `${server.origin}/api/${encodeURIComponent(method)}`;
      return (await fetch(path, { method: "POST", headers, body: text })).text();
    },
    async close() {
      await server.close();
      await rm(rendererDir, { recursive: true });
    },
  };
}

describeHost("the loopback host's HTTP", overHttp);
