import { connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import {
  answerBytes,
  createScriptedPrinter,
  type ScriptedPrinter,
} from "../../../../tests/support/scripted-ipp.ts";
import { freePort } from "../../../../tests/support/ports.ts";
import { type ManualClock, manualClock, systemClock } from "../../../shared/clock.ts";
import { callIpp, httpAddressOf, ippDeadlines } from "./ipp-client.ts";

const question = { operation: 0x0b, attributes: [] };
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function scripted(...script: Parameters<typeof createScriptedPrinter>): Promise<ScriptedPrinter> {
  const printer = await createScriptedPrinter(...script);
  closing.push(() => printer.close());
  return printer;
}

/** A peer that takes the connection; gives it when it comes. */
async function silentPeer(): Promise<{ readonly uri: string; readonly taken: Promise<Socket> }> {
  const taken = Promise.withResolvers<Socket>();
  const server: Server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => taken.resolve(socket));
  });
  const port = await freePort();
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  closing.push(async () => {
    (await taken.promise).destroy();
    server.close();
  });
  return { uri: `ipp://127.0.0.1:${port}/`, taken: taken.promise };
}

/** A clock in the hand of the test that says how many waits were begun. */
function countedClock(): { readonly clock: ManualClock; readonly timers: () => number } {
  const clock = manualClock();
  let begun = 0;
  const after: ManualClock["after"] = (delayMs, run) => {
    begun += 1;
    return clock.after(delayMs, run);
  };
  return { clock: { ...clock, after }, timers: () => begun };
}

/** Reads at least so many bytes, and then no more. */
function take(socket: Socket, bytes: number): Promise<void> {
  return new Promise((done) => {
    let left = bytes;
    const read = (part: Buffer): void => {
      left -= part.length;
      if (left > 0) return;
      socket.off("data", read).pause();
      done();
    };
    socket.on("data", read).resume();
  });
}

describe("a call to a printer", () => {
  test("brings the document behind the request, and the answer back", async () => {
    const printer = await scripted(() => ({ status: 0x0001 }));
    const answer = await callIpp(printer.uri, question, systemClock(), Buffer.from("%PDF-1.7"));
    expect(answer.ok && answer.value.status).toBe(1);
    expect(printer.calls[0]?.path).toBe("/ipp/print");
    expect(printer.calls[0]?.body.subarray(-9).toString()).toBe("\u0003%PDF-1.7");
  });

  test("ends when the peer takes it and never answers", async () => {
    const peer = await silentPeer();
    const clock = manualClock();
    const answer = callIpp(peer.uri, question, clock);
    await peer.taken;
    clock.advance(ippDeadlines.totalMs);
    expect(await answer).toEqual({ ok: false, error: "no-answer" });
  });

  test("lets a slow printer take a long document, for as long as it goes on taking it", async () => {
    const document = Buffer.alloc(24_000_000, "%");
    const taken = Promise.withResolvers<Socket>();
    const server = createServer({ pauseOnConnect: true }, taken.resolve);
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    closing.push(async () => server.close());
    const { clock, timers } = countedClock();
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const answer = callIpp(`ipp://127.0.0.1:${port}/`, question, clock, document);
    const socket = await taken.promise;
    for (let times = 0; times < 3; times += 1) {
      const before = timers();
      await take(socket, 6_000_000);
      while (timers() === before) await new Promise((turn) => void setImmediate(turn));
      clock.advance(ippDeadlines.totalMs - 1_000);
    }
    await take(socket, 5_000_000);
    const bytes = answerBytes({});
    socket.end(
      Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\ncontent-length: ${bytes.length}\r\n\r\n`), bytes]),
    );
    expect((await answer).ok).toBe(true);
  });

  test("ends when the peer is not there in time", async () => {
    const clock = manualClock();
    // The deadline of the connection passes before the operating system can have made one.
    const answer = callIpp("ipp://127.0.0.1:9/", question, clock);
    clock.advance(ippDeadlines.connectMs);
    expect(await answer).toEqual({ ok: false, error: "unreachable" });
  });

  test("tells a refused connection from an answer that was cut", async () => {
    const port = await freePort();
    expect(await callIpp(`ipp://127.0.0.1:${port}/`, question, systemClock())).toEqual({
      ok: false,
      error: "unreachable",
    });
    const cutting = await scripted(() => (response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write("\u0002", () => response.destroy());
    });
    expect(await callIpp(cutting.uri, question, systemClock())).toEqual({ ok: false, error: "no-answer" });
  });

  test.each([
    ["a web page", 200, "<html>router</html>"],
    ["a forbidden page", 403, "no"],
    ["an endless one", 200, "x".repeat(2_100_000)],
  ])("%s is not a printer", async (_, status, body) => {
    const other = await scripted(() => (response) => void response.writeHead(status).end(body));
    expect(await callIpp(other.uri, question, systemClock())).toEqual({ ok: false, error: "not-ipp" });
  });

  test("leaves no connection open behind it", async () => {
    const printer = await scripted(() => ({}));
    await callIpp(printer.uri, question, systemClock());
    await printer.close();
    closing.pop();
    const again = connect(printer.port, "127.0.0.1");
    await expect(
      new Promise((resolve, reject) => again.once("connect", resolve).once("error", reject)),
    ).rejects.toThrow("ECONNREFUSED");
  });
});

describe("an address", () => {
  test.each([
    ["ipp://printer/ipp/print", "http://printer:631/ipp/print"],
    ["ipps://printer.local/ipp/print", "https://printer.local:631/ipp/print"],
    ["ipp://10.0.0.7:8631/", "http://10.0.0.7:8631/"],
    ["ipp://10.0.0.7:80/ipp", "http://10.0.0.7/ipp"],
    ["http://127.0.0.1:631", "http://127.0.0.1:631/"],
  ])("%s is asked at %s", (uri, asked) => {
    expect(httpAddressOf(uri)?.href).toBe(asked);
  });

  test.each([
    "",
    "printer",
    "file:///etc/passwd",
    "ipp://",
    "ipp://user:secret@printer/",
    "javascript:alert(1)",
  ])("«%s» is none", (uri) => expect(httpAddressOf(uri)).toBeNull());
});
