import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { createServer as createTcpServer, type AddressInfo, type Server } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { httpPortal } from "../../../src/main/core/portal/http-portal.ts";
import type { Portal, TlsFault } from "../../../src/main/core/portal/port.ts";
import { systemClock } from "../../../src/shared/clock.ts";
import { dossierIntent } from "../../support/intents.ts";
import { freePort } from "../../support/ports.ts";

/** Made for this test alone: nobody trusts it. */
const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgy2mgi9KmH+gMmjoB
M/4YiW6edacJN/GII/yhPggABw2hRANCAARl+uOCuCIHD9by/nrwpFJm4fsY9RxP
/ehmaqqZb7dUWEtv5AxMcfT/RCKtYtzQAU3hS6T4B+RpI9nyobzq3T7g
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBgDCCASWgAwIBAgIUCOMEgqNA4OK4UPT9QJrAPJwUkEwwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjIxNDQzNVoYDzIxMjYxMDI5
MjE0NDM1WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARl+uOCuCIHD9by/nrwpFJm4fsY9RxP/ehmaqqZb7dUWEtv5AxMcfT/
RCKtYtzQAU3hS6T4B+RpI9nyobzq3T7go1MwUTAdBgNVHQ4EFgQUHTnqV8ySXZ3j
+9sMaDb2EAW7bh8wHwYDVR0jBBgwFoAUHTnqV8ySXZ3j+9sMaDb2EAW7bh8wDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEAzXJptsiV6YtI3IVQWPJo
zk4ns6hK1XOt69OmydPzFEUCIQCaryUP1r1T2TurXbnLkq8voz0iTjiqzBGJvuYr
ckY7EA==
-----END CERTIFICATE-----`,
};

async function listen(server: Server): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

function portalAt(baseUrl: string, clock = systemClock()): Portal {
  const portal = httpPortal({
    baseUrl,
    unitCode: "H20.82.05",
    credentials: { username: "kiosk", password: "practice" },
    clock,
    timeouts: { connectMs: 500, idleMs: 1_200, totalMs: 1_500 },
  });
  onTestFinished(() => portal.close());
  return portal;
}

const auth = JSON.stringify({ error_code: "0", session: "s" });

/** A portal that lets the unit in and answers every business call as told. */
async function answering(answer: RequestListener): Promise<Portal> {
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === "/auth") response.end(auth);
    else request.on("end", () => answer(request, response));
  });
  onTestFinished(() => server.closeAllConnections());
  return portalAt(`http://127.0.0.1:${await listen(server)}`);
}

const create = (portal: Portal) =>
  portal.createDossier("ref-1", { intent: dossierIntent(), officer: null }, []);

const notSent = (tls: TlsFault | null) => ({
  ok: false,
  error: { kind: "not-authenticated", cause: { kind: "no-connection", sent: false, tls } },
});

describe("a create", () => {
  it("was surely not sent when nobody listens, no such name exists or the certificate is wrong", async () => {
    expect(await create(portalAt(`http://127.0.0.1:${await freePort()}`))).toEqual(notSent(null));
    expect(await create(portalAt("http://no-such-host.invalid"))).toEqual(notSent(null));
    const secure = createSecureServer(selfSigned, (_request, response) => response.end(auth));
    const url = `https://127.0.0.1:${await listen(secure)}`;
    expect(await create(portalAt(url))).toEqual(notSent("self-signed"));
    expect(await portalAt(url).health(1_000)).toEqual({ kind: "certificate", tls: "self-signed" });
  });

  it("is in doubt when nothing comes back, or the connection is cut before or inside the answer", async () => {
    const silent = await answering(() => {});
    expect(await create(silent)).toEqual({ ok: false, error: { kind: "no-answer", sent: true, slow: true } });
    const cut = await answering((request) => request.socket.destroy());
    expect(await create(cut)).toEqual({ ok: false, error: { kind: "no-answer", sent: true, slow: false } });
    const half = await answering((request, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write('{"error_code":"0",', () => request.socket.destroy());
    });
    expect(await create(half)).toEqual({ ok: false, error: { kind: "no-answer", sent: true, slow: false } });
  });

  it("is in doubt when the answer drips for longer than the whole call may take", async () => {
    const drip = await answering((_request, response) => {
      const timer = setInterval(() => response.write(" "), 100);
      response.on("close", () => clearInterval(timer));
    });
    expect(await create(drip)).toEqual({ ok: false, error: { kind: "no-answer", sent: true, slow: true } });
  });

  it("was not answered by the portal when a page without end or another's result comes", async () => {
    const endless = await answering((_request, response) => {
      const chunk = Buffer.alloc(1_000_000, " ");
      const more = (): void => void response.write(chunk, () => setImmediate(more));
      more();
    });
    const row = { MaThamChieu: "ref-2", MaHoSo: "H1", NgayTiepNhan: "", NgayHenTra: "", TrangThaiHoSo: "1" };
    const others = await answering((_request, response) =>
      response.end(JSON.stringify({ error_code: "0", message: "", result: [row] })),
    );
    const around = await answering((_request, response) =>
      response.writeHead(302, { location: "/auth" }).end(),
    );
    for (const portal of [endless, others, around]) {
      expect(await create(portal)).toEqual({ ok: false, error: { kind: "not-the-portal" } });
    }
  });

  it("was answered by a network that wants a log-in: 511, a redirect to another origin, a page", async () => {
    const replies = [
      (response: ServerResponse) => response.writeHead(302, { location: "http://login.invalid/" }).end(),
      (response: ServerResponse) => response.writeHead(511).end(),
      (response: ServerResponse) => response.end("<!doctype html><h1>Xin đăng nhập Wi-Fi</h1>"),
      (response: ServerResponse) => response.writeHead(200, { "content-type": "text/html" }).end("Wi-Fi"),
    ];
    for (const reply of replies) {
      const portal = await answering((_request, response) => reply(response));
      expect(await create(portal)).toEqual({ ok: false, error: { kind: "network-log-in" } });
    }
  });

  it("authenticates again once when the session is over, and gives up when that does not help", async () => {
    let calls = 0;
    const never = await answering((_request, response) => {
      calls += 1;
      response.writeHead(401).end();
    });
    expect(await create(never)).toEqual({ ok: false, error: { kind: "unauthorised" } });
    expect(calls).toBe(2);
  });
});

it("a peer that accepts and never reads holds a call for its deadline only", async () => {
  const server = createTcpServer({ pauseOnConnect: true });
  server.on("connection", (socket) => onTestFinished(() => void socket.destroy()));
  const portal = portalAt(`http://127.0.0.1:${await listen(server)}`);
  expect(await portal.health(300)).toEqual({ kind: "slow" });
  expect(await create(portal)).toMatchObject({
    error: { kind: "not-authenticated", cause: { kind: "no-answer" } },
  });
});

it("a call on a kept connection that the portal closes just then is in doubt, and never sent again by itself", async () => {
  let creates = 0;
  const portal = await answering((request, response) => {
    creates += 1;
    if (creates > 1) request.socket.destroy();
    else response.end(JSON.stringify({ error_code: "-1", message: "" }));
  });
  expect(await create(portal)).toMatchObject({ error: { kind: "passing" } });
  expect(await create(portal)).toEqual({ ok: false, error: { kind: "no-answer", sent: true, slow: false } });
  expect(creates).toBe(2);
});

it("a large scan over a slow line is no fault, however long it takes, as long as bytes go", async () => {
  const bytes = Buffer.alloc(12_000_000, 7);
  let readBytes = 0;
  const server = createServer({ highWaterMark: 1_024 }, (request, response) => {
    if (request.url === "/auth") {
      request.resume();
      response.end(auth);
      return;
    }
    if (request.method === "POST") {
      request.resume();
      response.writeHead(201, { location: "/tep/1", "tus-resumable": "1.0.0" }).end();
      return;
    }
    request.on("data", (chunk: Buffer) => {
      readBytes += chunk.length;
      if (readBytes % 1_000_000 > chunk.length) return;
      request.pause();
      setTimeout(() => request.resume(), 200);
    });
    request.on("end", () =>
      response.writeHead(204, { "upload-offset": String(bytes.length), "tus-resumable": "1.0.0" }).end(),
    );
  });
  onTestFinished(() => server.closeAllConnections());
  // 2.4 s in all, where a whole call may take 1.5 s.
  const portal = portalAt(`http://127.0.0.1:${await listen(server)}`);
  const scan = { fileName: "a.jpg", mimeType: "image/jpeg", sha256: "00", bytes, url: null };
  expect(await portal.upload(scan, () => {})).toEqual({ ok: true, value: "/tep/1" });
  expect(readBytes).toBe(bytes.length);
});

it("reads a Retry-After without a Date by the portal's clock, though ours is three days late", async () => {
  const real = systemClock();
  const late = { ...real, nowMs: () => real.nowMs() - 3 * 86_400_000 };
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === "/health") response.end(JSON.stringify({ status: "ok", service: "portal" }));
    else {
      response.sendDate = false;
      response.writeHead(503, { "retry-after": new Date(real.nowMs() + 60_000).toUTCString() }).end();
    }
  });
  const portal = portalAt(`http://127.0.0.1:${await listen(server)}`, late);
  await portal.health(1_000);
  const answer = await portal.findDossier({ reference: "r" });
  const cause = !answer.ok && answer.error.kind === "not-authenticated" ? answer.error.cause : null;
  const askedMs = cause?.kind === "server-fault" ? (cause.retryAfterMs ?? 0) : 0;
  expect(Math.round(askedMs / 10_000)).toBe(6);
});

it("scans never follow a Location to another machine", async () => {
  const portal = await answering((_request, response) =>
    response.writeHead(201, { location: "http://elsewhere.invalid/tep/1", "tus-resumable": "1.0.0" }).end(),
  );
  const bytes = Buffer.from("abc");
  const urls: string[] = [];
  const scan = { fileName: "a.jpg", mimeType: "image/jpeg", sha256: "00", bytes, url: null };
  expect(await portal.upload(scan, (url) => urls.push(url))).toEqual({
    ok: false,
    error: { kind: "not-the-portal" },
  });
  expect(urls).toEqual([]);
});

it("tells how far our clock is from the portal's", async () => {
  const clock = systemClock();
  const server = createServer((_request, response) =>
    response.end(JSON.stringify({ status: "ok", service: "portal" })),
  );
  const wrong = { ...clock, nowMs: () => clock.nowMs() - 3 * 86_400_000 };
  const portal = portalAt(`http://127.0.0.1:${await listen(server)}`, wrong);
  expect(portal.clockOffsetMs()).toBeNull();
  expect(await portal.health(1_000)).toMatchObject({ kind: "ok" });
  expect(Math.round((portal.clockOffsetMs() ?? 0) / 60_000)).toBe(3 * 24 * 60);
});
