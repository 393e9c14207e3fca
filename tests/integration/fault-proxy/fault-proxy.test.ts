import { once } from "node:events";
import { connect } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { spawn } from "node:child_process";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createHttp, type Http } from "../../../src/main/core/portal/http.ts";
import { systemClock } from "../../../src/shared/clock.ts";
import { answered, captivePortal, logInPage } from "../../support/fault-proxy-answers.ts";
import { type CertificateKind, createAuthority } from "../../support/fault-proxy-certificates.ts";
import { type FaultProxy, startFaultProxy } from "../../support/fault-proxy.ts";
import { type PortalBench, portalBench, sha256 } from "../../support/practice-portal.ts";
import { untilLine } from "../../support/run-command.ts";

let bench: PortalBench;
let proxy: FaultProxy;
let http: Http;

beforeEach(async () => {
  bench = await portalBench();
  proxy = await startFaultProxy({ portal: bench.portal.url });
  http = clientOf(proxy.url);
});

afterEach(async () => {
  await proxy.close();
  await bench.close();
});

function clientOf(url: string, idleMs = 250): Http {
  const made = createHttp(url, { connectMs: 400, idleMs, totalMs: 5_000 }, systemClock());
  onTestFinished(() => made.close());
  return made;
}

function post(path: string, value: unknown, client = http) {
  const body = Buffer.from(JSON.stringify(value));
  const headers = { "content-type": "application/json" };
  return client.call({ method: "POST", path, headers, body, maxBytes: 100_000 });
}

const lookUp = (client = http) =>
  post(
    "/integration",
    { session: bench.session, madonvi: "H20", service: "TraCuuHoSo", data: [{ mathamchieu: "r-1" }] },
    client,
  );
const health = (client = http) => client.call({ method: "GET", path: "/health", maxBytes: 100_000 });
const lookUps = (): number => bench.portal.ledger().calls["TraCuuHoSo"] ?? 0;
const noAnswer = { ok: false, error: { kind: "no-answer" } };

describe("with nothing wrong", () => {
  it("carries calls unchanged over one connection, and tells which they were", async () => {
    for (let n = 0; n < 3; n++) expect(await lookUp()).toMatchObject({ ok: true, value: { status: 200 } });
    expect(await health()).toMatchObject({ ok: true, value: { status: 200 } });
    expect(proxy.calls()).toMatchObject([
      { service: "TraCuuHoSo", reference: "r-1", creating: false, status: 200, fault: null },
      { service: "TraCuuHoSo" },
      { service: "TraCuuHoSo" },
      { service: "health", status: 200 },
    ]);
  });

  it("carries an upload of some megabytes, byte for byte", async () => {
    const bytes = Buffer.alloc(3_000_000, "scan ");
    const begun = await bench.beginUpload(bytes);
    const location = begun.headers.get("location") ?? "";
    const headers = {
      authorization: `Bearer ${bench.session}`,
      "tus-resumable": "1.0.0",
      "upload-offset": "0",
      "content-type": "application/offset+octet-stream",
    };
    const path = new URL(location, bench.portal.url).pathname;
    expect(await http.call({ method: "PATCH", path, headers, body: bytes, maxBytes: 100 })).toMatchObject({
      value: { status: 204 },
    });
    expect(bench.portal.ledger().uploads).toMatchObject([{ sha256: sha256(bytes) }]);
    expect(proxy.calls()).toMatchObject([{ service: "tep-patch", status: 204 }]);
  });
});

describe("one call", () => {
  it("is cut in the request: the portal never served it", async () => {
    proxy.fail({ service: "TraCuuHoSo", fault: { kind: "cut-request", atByte: 150 } });
    expect(await lookUp()).toMatchObject(noAnswer);
    expect(lookUps()).toBe(0);
    expect(await lookUp()).toMatchObject({ ok: true });
  });

  it("is cut in the answer: the portal did serve it", async () => {
    proxy.fail({ service: "TraCuuHoSo", nth: 2, fault: { kind: "cut-answer", atByte: 10 } });
    expect(await lookUp()).toMatchObject({ ok: true });
    expect(await lookUp()).toMatchObject(noAnswer);
    expect(lookUps()).toBe(2);
  });

  it.each([true, false])("is never answered, served: %s", async (committed) => {
    proxy.fail({ fault: { kind: "silence", committed } });
    expect(await lookUp()).toMatchObject({ ok: false, error: { kind: "no-answer", slow: true } });
    expect(lookUps()).toBe(committed ? 1 : 0);
  });

  it.each([true, false])("gets somebody else's page, served: %s", async (committed) => {
    proxy.fail({ service: "TraCuuHoSo", fault: { ...logInPage, committed } });
    const answer = await lookUp();
    expect(answer.ok && Buffer.from(answer.value.body).toString()).toContain("Wi-Fi");
    expect(lookUps()).toBe(committed ? 1 : 0);
  });

  it("gets the portal's answer with half its body, whole by HTTP", async () => {
    proxy.fail({ fault: { kind: "truncate-body", toBytes: 12 } });
    const answer = await lookUp();
    expect(answer.ok && answer.value.body.length).toBe(12);
  });

  it("gets an answer that never ends", async () => {
    proxy.fail({ fault: { kind: "endless-answer", committed: false } });
    expect(await lookUp()).toMatchObject({ ok: false, error: { kind: "not-the-portal" } });
  });

  it("comes slowly, or late, but whole", async () => {
    proxy.fail(
      { fault: { kind: "slow-answer", bytes: 100, everyMs: 5 } },
      { nth: 2, fault: { kind: "slow-request", bytes: 100, everyMs: 5 } },
      { nth: 3, fault: { kind: "delay", ms: 30 } },
    );
    for (let n = 0; n < 3; n++) expect(await lookUp()).toMatchObject({ ok: true, value: { status: 200 } });
    expect(lookUps()).toBe(3);
  });

  it("leaves a connection that is dead without a word", async () => {
    proxy.fail({ service: "health", fault: { kind: "half-open" } });
    const socket = connect(proxy.port, "127.0.0.1");
    onTestFinished(() => void socket.destroy());
    let heard = "";
    socket.on("data", (chunk: Buffer) => (heard += chunk.toString()));
    const ask = "GET /health HTTP/1.1\r\nHost: portal\r\n\r\n";
    socket.write(ask);
    await expect.poll(() => heard).toContain('"status":"ok"');
    const answer = heard;
    socket.write(ask);
    // Another connection is served meanwhile: this one was passed over for good.
    expect(await health()).toMatchObject({ ok: true });
    expect(heard).toBe(answer);
    expect(socket.destroyed || socket.readableEnded).toBe(false);
    expect(proxy.calls()).toHaveLength(2);
  });

  it("is not read to its end", async () => {
    proxy.fail({ path: "/tep", fault: { kind: "stop-reading", afterBytes: 10_000 } });
    const body = Buffer.alloc(20_000_000);
    const call = { method: "POST", path: "/tep/", body, maxBytes: 100, totalMs: null } as const;
    expect(await http.call(call)).toMatchObject(noAnswer);
  });
});

describe("rules", () => {
  it("count for themselves, act in their order, and go when taken back", async () => {
    proxy.fail(
      { service: "TraCuuHoSo", nth: 2, times: 2, fault: answered(503, "") },
      { path: "/integration", times: "always", fault: answered(429, "") },
    );
    const statuses: unknown[] = [];
    for (let n = 0; n < 4; n++) {
      const answer = await lookUp();
      statuses.push(answer.ok && answer.value.status);
    }
    expect(statuses).toEqual([429, 503, 503, 429]);
    expect(await health()).toMatchObject({ value: { status: 200 } });
    proxy.heal();
    expect(await lookUp()).toMatchObject({ value: { status: 200 } });
  });

  it("can speak for every address", async () => {
    proxy.fail(captivePortal);
    for (const answer of [await lookUp(), await health()])
      expect(answer.ok && Buffer.from(answer.value.body).toString()).toContain("Wi-Fi");
  });
});

describe("the network", () => {
  it("refuses and comes back on the same port", async () => {
    await proxy.network("refused");
    expect(await health()).toMatchObject({ error: { kind: "no-connection" } });
    await proxy.network("up");
    expect(await health()).toMatchObject({ ok: true });
  });

  it("resets", async () => {
    await proxy.network("reset");
    expect((await health()).ok).toBe(false);
    expect(proxy.calls()).toEqual([]);
  });

  it("swallows: new connections are accepted, open ones fall silent", async () => {
    expect(await health()).toMatchObject({ ok: true });
    await proxy.network("black-hole");
    expect(await health()).toMatchObject({ error: { kind: "no-answer", slow: true } });
    expect(await health(clientOf(proxy.url))).toMatchObject({ error: { kind: "no-answer", slow: true } });
    const socket = connect(proxy.port, "127.0.0.1");
    await once(socket, "connect");
    socket.destroy();
  });
});

describe("certificates", () => {
  const authority = createAuthority();
  const before = getCACertificates();

  it.each([
    ["good", true],
    ["expired", false],
    ["not-yet-valid", false],
    ["wrong-host", false],
    ["self-signed", false],
  ] satisfies [CertificateKind, boolean][])("%s: taken %s", async (kind, taken) => {
    setDefaultCACertificates([...before, authority.cert]);
    onTestFinished(() => setDefaultCACertificates(before));
    const secure = await startFaultProxy({ portal: bench.portal.url, tls: authority.issue(kind) });
    onTestFinished(() => secure.close());
    const answer = await health(clientOf(secure.url));
    expect(answer).toMatchObject(
      taken
        ? { ok: true, value: { status: 200 } }
        : { ok: false, error: { kind: "no-connection", sent: false } },
    );
    expect(secure.calls()).toHaveLength(taken ? 1 : 0);
  });
});

it("stands in front from a shell too, and obeys line by line", async () => {
  const script = new URL("../../support/fault-proxy-cli.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [script, "--portal", bench.portal.url], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill());
  const url = await untilLine(child, () => true);
  expect(await health(clientOf(url))).toMatchObject({ value: { status: 200 } });
  const rule = { service: "health", times: "always", fault: answered(500, "") };
  child.stdin.write(`${JSON.stringify(rule)}\n`);
  await expect
    .poll(async () => {
      const answer = await health(clientOf(url));
      return answer.ok ? answer.value.status : 0;
    })
    .toBe(500);
});
