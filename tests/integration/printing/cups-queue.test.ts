import { createServer } from "node:net";
import { expect, test } from "vitest";
import { createCupsPrinter, findCupsPrinters } from "../../../src/main/core/printing/cups-printer.ts";
import { systemClock } from "../../../src/shared/clock.ts";
import { atRealPrinter } from "../../support/describe-printing.ts";
import { freePort } from "../../support/ports.ts";

const clock = systemClock();

/** A printer that takes whatever comes over TCP and says nothing, as most receipt printers do; gives the bytes it got. */
async function dumbPrinter(port: number): Promise<{ bytes(): number; close(): Promise<void> }> {
  let bytes = 0;
  const server = createServer((socket) => {
    socket.on("data", (chunk) => (bytes += chunk.length)).on("error", () => {});
    socket.on("end", () => socket.end());
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return { bytes: () => bytes, close: () => new Promise((closed) => server.close(() => closed())) };
}

atRealPrinter(
  {
    name: "what a queue of CUPS adds",
    create: ({ cups }) => createCupsPrinter({ server: cups.server, queue: "KIOSK", clock }),
    corrupt: "not-printable",
  },
  (bench) => {
    const { end, send, sheetsOf, shop, title, until } = bench;
    const documents = async () => (await shop().cups.spool()).filter((name) => name.startsWith("d"));

    test("the document of a printed slip lies in the spool until it is forgotten, then not", async () => {
      const job = await send(title());
      expect(await end(job)).toEqual({ state: "printed" });
      expect(await documents()).toHaveLength(1);
      await bench.printer().forget(job);
      expect(await shop().cups.spool()).toEqual([]);
    });

    test("the documents of jobs that were given up or taken back go as well", async () => {
      await shop().printer.hand("abort");
      const aborted = await send(title());
      await end(aborted);
      await shop().printer.hand("no-paper");
      const waiting = await send(title());
      await until(waiting, { state: "pending", problem: "no-paper" });
      await bench.printer().cancel(waiting);
      await end(waiting);
      for (const job of [aborted, waiting]) await bench.printer().forget(job);
      expect(await shop().cups.spool()).toEqual([]);
    });

    test("a held job is told as held, and comes out when it is released", async () => {
      const name = title();
      await shop().printer.hand("busy");
      const [first, held] = [await send(title()), await send(name)];
      const number = held.split("/")[0] ?? "";
      await shop().cups.admin("lp", "-i", number, "-H", "hold");
      await until(held, { state: "pending", problem: "held" });
      await shop().printer.hand(null);
      expect(await end(first)).toEqual({ state: "printed" });
      expect(await sheetsOf(name)).toBe(0);
      await shop().cups.admin("lp", "-i", number, "-H", "resume");
      expect(await end(held)).toEqual({ state: "printed" });
      expect(await sheetsOf(name)).toBe(1);
    });

    test("a paused queue is told as stopped, and goes on when it is resumed", async () => {
      const name = title();
      await shop().cups.admin("cupsdisable", "KIOSK");
      expect(await bench.printer().status()).toEqual({ problem: "stopped" });
      const job = await send(name);
      await until(job, { state: "pending", problem: "stopped" });
      await shop().cups.admin("cupsenable", "KIOSK");
      expect(await end(job)).toEqual({ state: "printed" });
      expect(await sheetsOf(name)).toBe(1);
    });

    test("a queue that takes no jobs says so and gets none", async () => {
      await shop().cups.admin("cupsreject", "KIOSK");
      expect(await bench.printer().status()).toEqual({ problem: "stopped" });
      const refused = await bench.printer().print(bench.pdf(), { title: title(), paper: "a4", copies: 1 });
      expect(refused).toEqual({ ok: false, error: "stopped" });
      await shop().cups.admin("cupsaccept", "KIOSK");
      expect(await bench.printer().status()).toEqual({ problem: null });
    });

    test("a slip for a printer that is off waits, and comes out by itself when it is on", async () => {
      const name = title();
      await shop().printer.switchOff();
      expect(await bench.printer().status()).toEqual({ problem: "not-connected" });
      const job = await send(name);
      await until(job, { state: "pending", problem: "not-connected" });
      await shop().printer.switchOn();
      expect(await end(job)).toEqual({ state: "printed" });
      expect(await sheetsOf(name)).toBe(1);
    });

    test("behind a printer that does not speak IPP a job ends as handed over, never as printed", async () => {
      const port = await freePort();
      await shop().cups.addQueue("DUMB", `socket://127.0.0.1:${port}`, "raw");
      const dumb = createCupsPrinter({ server: shop().cups.server, queue: "DUMB", clock });
      const sent = await dumb.print(bench.pdf(), { title: title(), paper: "a4", copies: 1 });
      if (!sent.ok) throw new Error(sent.error);
      await expect
        .poll(() => dumb.outcome(sent.value), { timeout: 30_000 })
        .toEqual({ state: "pending", problem: "not-connected" });
      const printer = await dumbPrinter(port);
      await expect.poll(() => dumb.outcome(sent.value), { timeout: 30_000 }).toEqual({ state: "handed" });
      expect(printer.bytes()).toBe(bench.pdf().byteLength);
      await dumb.forget(sent.value);
      await printer.close();
    });

    test("every queue is found, with whether it tells what became of a job", async () => {
      const found = await findCupsPrinters(shop().cups.server, clock);
      expect(found.map(({ address, tells, way }) => ({ address, tells, way }))).toEqual([
        { address: "DUMB", tells: false, way: "cups" },
        { address: "KIOSK", tells: true, way: "cups" },
      ]);
      expect(found.find(({ address }) => address === "KIOSK")?.papers).toEqual(["a4"]);
    });

    test("a queue that is not there is not connected", async () => {
      const none = createCupsPrinter({ server: shop().cups.server, queue: "NONE", clock });
      expect(await none.status()).toEqual({ problem: "not-connected" });
      const refused = await none.print(bench.pdf(), { title: title(), paper: "a4", copies: 1 });
      expect(refused).toEqual({ ok: false, error: "not-connected" });
    });
  },
);
