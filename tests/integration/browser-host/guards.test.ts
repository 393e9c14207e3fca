import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type IncomingHttpHeaders, type Server } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from "vitest";
import { findBrowser } from "../../../scripts/lib/browsers.mjs";
import { type BrowserServer, startServer } from "../../../src/main/hosts/browser/server.ts";
import { contentSecurityPolicy } from "../../../src/main/hosts/csp.ts";

let rendererDir: string;
let server: BrowserServer;
/** Every call that reached the core. */
let calls: { readonly method: string; readonly text: string }[];

beforeAll(() => {
  rendererDir = mkdtempSync(join(tmpdir(), "kiosk-page-"));
  mkdirSync(join(rendererDir, "assets"));
  writeFileSync(
    join(rendererDir, "index.html"),
    "<!doctype html><html lang=vi><title>kiosk</title><p>the kiosk's page",
  );
  writeFileSync(
    join(rendererDir, "assets", "mark.svg"),
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  );
});
afterAll(() => rmSync(rendererDir, { recursive: true }));

beforeEach(async () => {
  calls = [];
  const kiosk = {
    call: (method: string, text: string) => {
      calls.push({ method, text });
      return Promise.resolve('{"ok":true,"value":"secret of the citizen"}');
    },
  };
  server = await startServer({
    kiosk: Promise.resolve(kiosk),
    rendererDir,
    previews: true,
    port: 0,
    maxBodyBytes: 1000,
  });
});
afterEach(() => server.close());

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One plain request, with nothing added that a browser would add. */
function ask(method: string, path: string, headers: Record<string, string> = {}, body = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(server.origin + path, { method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    sent.on("error", reject).end(body);
  });
}

const tokenPath = (): string => server.newAddress().slice(server.origin.length);

async function enter(): Promise<string> {
  const { headers } = await ask("GET", tokenPath());
  return headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
}

function callHeaders(cookie: string): Record<string, string> {
  return { cookie, origin: server.origin, "content-type": "text/plain;charset=UTF-8" };
}

describe("getting in", () => {
  it("exchanges the opened address for a strict cookie and takes the token out of the address", async () => {
    const answer = await ask("GET", tokenPath());
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe("/");
    expect(answer.headers["set-cookie"]?.[0]).toMatch(
      /^kiosk-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const cookie = answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    expect((await ask("GET", "/", { cookie })).body).toContain("the kiosk's page");
  });

  it("refuses everything without a session: page, files, previews and calls", async () => {
    for (const path of ["/", "/index.html", "/assets/mark.svg", "/previews", "/favicon.ico"])
      expect((await ask("GET", path)).status).toBe(403);
    expect((await ask("POST", "/api/sendEvent", callHeaders("kiosk-session=guessed"), "null")).status).toBe(
      403,
    );
    expect(calls).toEqual([]);
  });

  it("refuses a second use of the token, and leaves the first window in", async () => {
    const path = tokenPath();
    const first = await ask("GET", path);
    const cookie = first.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    const second = await ask("GET", path);
    expect(second.status).toBe(403);
    expect(second.headers["set-cookie"]).toBeUndefined();
    expect((await ask("GET", "/", { cookie })).status).toBe(200);
  });

  it("refuses the window before when a new one was opened", async () => {
    const before = await enter();
    await enter();
    expect((await ask("GET", "/", { cookie: before })).status).toBe(403);
  });

  it("refuses a right session under a wrong Host or Origin", async () => {
    const cookie = await enter();
    const good = callHeaders(cookie);
    expect((await ask("POST", "/api/sendEvent", good, "null")).status).toBe(200);
    const port = new URL(server.origin).port;
    for (const host of [`localhost:${port}`, `kiosk.attacker.example:${port}`, "127.0.0.1"]) {
      expect((await ask("POST", "/api/sendEvent", { ...good, host }, "null")).status).toBe(421);
      expect((await ask("GET", "/", { cookie, host })).status).toBe(421);
    }
    for (const origin of ["http://127.0.0.1:1", "null", `http://localhost:${port}`]) {
      expect((await ask("POST", "/api/sendEvent", { ...good, origin }, "null")).status).toBe(403);
      expect((await ask("GET", "/api/sendEvent", { cookie, origin })).status).toBe(403);
      expect((await ask("GET", "/", { cookie, origin })).status).toBe(403);
    }
    expect(calls).toHaveLength(1);
  });

  it("answers on 127.0.0.1 only", async () => {
    const refused = await new Promise((resolve) => {
      const socket = connect({ host: "::1", port: Number(new URL(server.origin).port) }, () =>
        resolve(false),
      );
      socket.on("error", () => resolve(true));
    });
    expect(refused).toBe(true);
  });
});

describe("what is served", () => {
  it("sends the page's policy and no permission for other pages", async () => {
    const { headers } = await ask("GET", "/", { cookie: await enter() });
    expect(headers["content-security-policy"]).toBe(contentSecurityPolicy);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  it("lets no answer of the core be kept by the browser", async () => {
    const { headers, body } = await ask("POST", "/api/watchView", callHeaders(await enter()), '{"after":1}');
    expect(headers["cache-control"]).toBe("no-store");
    expect(body).toContain("secret of the citizen");
    expect(calls).toEqual([{ method: "watchView", text: '{"after":1}' }]);
  });

  it("serves nothing outside the page's folder", async () => {
    const cookie = await enter();
    for (const path of [
      "/../package.json",
      "/%2e%2e/package.json",
      "/..%2fpackage.json",
      "/assets/../../package.json",
    ])
      expect((await ask("GET", path, { cookie })).status).toBe(404);
  });

  it("refuses a body over the cap, declared or not", async () => {
    const headers = callHeaders(await enter());
    expect((await ask("POST", "/api/addScan", headers, "x".repeat(1001))).status).toBe(413);
    const chunked = { ...headers, "transfer-encoding": "chunked" };
    expect((await ask("POST", "/api/addScan", chunked, "x".repeat(1001))).status).toBe(413);
    expect((await ask("POST", "/api/addScan", headers, "x".repeat(1000))).status).toBe(200);
  });

  it("shows previews in practice only", async () => {
    expect((await ask("GET", "/previews", { cookie: await enter() })).body).toContain("the kiosk's page");
    await server.close();
    const kiosk = Promise.resolve({ call: () => Promise.resolve("") });
    server = await startServer({ kiosk, rendererDir, previews: false, port: 0 });
    expect((await ask("GET", "/previews", { cookie: await enter() })).status).toBe(404);
  });

  it("says that the kiosk is not running when the core could not start", async () => {
    await server.close();
    const kiosk = Promise.reject(new Error("no core"));
    kiosk.catch(() => undefined);
    server = await startServer({ kiosk, rendererDir, previews: false, port: 0 });
    const answer = await ask("POST", "/api/watchView", callHeaders(await enter()), "null");
    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: "no-answer" } });
  });
});

describe("another page in the same browser", () => {
  let browser: Browser;
  let attacker: Server;
  let attackerOrigin: string;

  beforeAll(async () => {
    const executablePath = findBrowser();
    if (!executablePath) throw new Error("these tests need Chromium");
    // A rebound name: the browser believes that it is the attacker's, and the address is ours.
    browser = await chromium.launch({
      executablePath,
      args: ["--host-resolver-rules=MAP rebound.example 127.0.0.1"],
    });
    attacker = createServer((_, response) => {
      response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>attacker</title>");
    });
    await new Promise<void>((resolve) => attacker.listen(0, "127.0.0.1", resolve));
    const address = attacker.address();
    attackerOrigin = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  });
  afterAll(async () => {
    await browser.close();
    attacker.close();
  });

  it("gets nothing out of the kiosk by fetch, form, picture, frame or socket, with the cookie in the jar", async () => {
    const context = await browser.newContext();
    const kiosk = await context.newPage();
    await kiosk.goto(server.newAddress());
    expect(kiosk.url()).toBe(`${server.origin}/`);
    expect(
      await kiosk.evaluate(() => fetch("/api/own", { method: "POST", body: "{}" }).then((r) => r.status)),
    ).toBe(200);

    const page = await context.newPage();
    await page.goto(attackerOrigin);
    const seen = await page.evaluate(attack, server.origin);
    expect(seen).toEqual({ fetched: "blocked", sent: "blocked", picture: "blocked", socket: "blocked" });

    const framed = await page.frames()[1]?.evaluate(() => document.documentElement.textContent);
    expect(framed).not.toContain("the kiosk's page");

    await page.evaluate((origin) => {
      const form = document.createElement("form");
      Object.assign(form, { method: "post", action: `${origin}/api/form`, enctype: "text/plain" });
      document.body.append(form);
      form.submit();
    }, server.origin);
    await page.waitForURL(`${server.origin}/api/form`);
    expect(await page.textContent("body")).toContain("wrong-origin");
    expect(calls.map((call) => call.method)).toEqual(["own"]);
    await context.close();
  });

  it("gets nothing by a name rebound to this machine", async () => {
    const context = await browser.newContext();
    const kiosk = await context.newPage();
    await kiosk.goto(server.newAddress());
    const rebound = server.origin.replace("127.0.0.1", "rebound.example");
    const page = await context.newPage();
    const answer = await page.goto(rebound);
    expect(answer?.status()).toBe(421);
    const status = await page.evaluate(() =>
      fetch("/api/rebound", { method: "POST", body: "{}" }).then((r) => r.status),
    );
    expect(status).toBe(421);
    expect(calls).toEqual([]);
    await context.close();
  });
});

/** Runs in the attacker's page. Tells what each way of reaching the kiosk gave. */
async function attack(origin: string): Promise<Record<string, unknown>> {
  const fetched = await fetch(`${origin}/api/fetch`, { method: "POST", body: "{}", credentials: "include" })
    .then((answer) => answer.text())
    .catch(() => "blocked");
  const sent = await fetch(`${origin}/api/no-cors`, {
    method: "POST",
    body: "{}",
    mode: "no-cors",
    credentials: "include",
  })
    .then((answer) => answer.type)
    .catch(() => "blocked");
  const picture = await new Promise((resolve) => {
    const image = new Image();
    image.addEventListener("load", () => resolve("shown"));
    image.addEventListener("error", () => resolve("blocked"));
    image.src = `${origin}/assets/mark.svg`;
  });
  const socket = await new Promise((resolve) => {
    const opened = new WebSocket(`${origin.replace("http", "ws")}/api/socket`);
    opened.addEventListener("open", () => resolve("open"));
    opened.addEventListener("error", () => resolve("blocked"));
  });
  const frame = document.createElement("iframe");
  frame.src = `${origin}/`;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener("load", resolve));
  return { fetched, sent, picture, socket };
}
