import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer, connect as connectTo, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { createEscPosPrinter, probeEscPosPrinter } from "../../../src/main/core/printing/escpos.ts";
import type { JobOutcome, Printer } from "../../../src/main/core/printing/printer.ts";
import { createRasteriser, type Rasteriser } from "../../../src/main/core/printing/raster.ts";
import { assetsDir, keptJob } from "../../../src/main/core/slips/fixture.ts";
import { loadSlipResources } from "../../../src/main/core/slips/load.ts";
import { renderSlip } from "../../../src/main/core/slips/render.ts";
import { manualClock } from "../../../src/shared/clock.ts";
import { pictureOf, type Strip } from "../../support/receipt-printer-paper.ts";
import { type ReceiptPrinter, startReceiptPrinter } from "../../support/receipt-printer.ts";
import type { Abilities } from "../../support/receipt-printer-firmware.ts";

/** Ten times as fast as a real one, and standing still while this process does: a busy machine makes nothing late. */
const clock = manualClock();
const ticking = setInterval(() => clock.advance(10), 1);
const workerUrl = new URL("../../../src/main/core/printing/raster-worker.ts", import.meta.url);
const options = { title: "kept CHO-261125-1-007", paper: "roll-80", copies: 1 } as const;

let raster: Rasteriser;
let first: Uint8Array;
let second: Uint8Array;
let device: ReceiptPrinter;
let printer: Printer;

const tickets = { first: "11112222333344445555", second: "99998888777766665555" };

async function slip(ticket: string): Promise<Uint8Array> {
  const job = keptJob({ paper: "roll-80" });
  const pdf = await renderSlip(
    { ...job, status: { ...job.status, ticket } },
    await loadSlipResources(assetsDir),
  );
  if (!pdf.ok) throw new Error(pdf.error.message);
  return pdf.value;
}

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(await readFile(wasm)).buffer },
    fireImmediately: true,
  });
  raster = createRasteriser({ workerUrl });
  [first, second] = await Promise.all([slip(tickets.first), slip(tickets.second)]);
});
afterAll(async () => {
  clearInterval(ticking);
  await raster.close();
});
afterEach(async () => {
  await device.close();
  // Whatever went wrong in between, no command was ever taken for something else, and nobody spoke beside another.
  const { faults, connections } = device;
  if (faults.length > 0) throw new Error(`the printer could not read: ${faults.join(", ")}`);
  if (connections.most > 1) throw new Error(`${connections.most} connections at a time`);
});

async function start(abilities: Partial<Abilities> = {}): Promise<void> {
  device = await startReceiptPrinter(abilities);
  printer = createEscPosPrinter({ address: device.address, rasterise: (pdf) => raster.receipt(pdf), clock });
}

async function press(pdf: Uint8Array): Promise<string> {
  const handed = await printer.print(pdf, options);
  if (!handed.ok) throw new Error(handed.error);
  return handed.value;
}

const becomes = (jobId: string, outcome: JobOutcome): Promise<void> =>
  vi.waitFor(async () => expect(await printer.outcome(jobId)).toEqual(outcome), {
    timeout: 15_000,
    interval: 5,
  });
const pending = (problem: Extract<JobOutcome, { state: "pending" }>["problem"]): JobOutcome => ({
  state: "pending",
  problem,
});

async function readStrip(strip: Strip): Promise<string> {
  const [code] = await readBarcodes(pictureOf(strip), { formats: ["QRCode"] });
  return `${code?.text ?? "no code"}, ${strip.heightDots} rows`;
}

/** What a barcode reader finds on each piece in the tray, and how long the piece is. */
async function readTray(): Promise<readonly string[]> {
  return Promise.all(device.paper.tray.map(readStrip));
}

async function whole(pdf: Uint8Array, ticket: string): Promise<string> {
  const drawn = await raster.receipt(pdf);
  if (!drawn.ok) throw new Error(drawn.error.message);
  return `${ticket}, ${drawn.value.heightDots} rows`;
}

describe("a receipt printer that answers", () => {
  it("prints the very dots of the PDF, cuts, and says when that is done", async () => {
    await start();
    await becomes(await press(first), { state: "printed" });
    expect(await readTray()).toEqual([await whole(first, tickets.first)]);
    expect(device.paper.hanging().heightDots).toBe(0);
    const drawn = await raster.receipt(first);
    const wrong = (drawn.ok ? [...drawn.value.bits] : []).filter(
      (byte, at) => byte !== device.paper.tray[0]?.bits[at],
    );
    // A dot more here and there, where two bytes would have been a command.
    expect(wrong.length).toBeLessThan(20);
  });

  it("prints as many as it was asked for, each cut", async () => {
    await start();
    const handed = await printer.print(first, { ...options, copies: 2 });
    await becomes(handed.ok ? handed.value : "", { state: "printed" });
    const one = await whole(first, tickets.first);
    expect(await readTray()).toEqual([one, one]);
  });

  it("prints one slip after the other when both were pressed at once", async () => {
    await start();
    const [a, b] = await Promise.all([press(first), press(second)]);
    await becomes(b, { state: "printed" });
    await becomes(a, { state: "printed" });
    expect(await readTray()).toEqual([
      await whole(first, tickets.first),
      await whole(second, tickets.second),
    ]);
  });

  it.each([
    ["no-paper", () => device.paperEndsAfter(0), () => device.refill()],
    ["cover-open", () => device.openCover(), () => device.closeCover()],
    ["jam", () => device.jamKnife(), () => device.freeKnife()],
  ] as const)(
    "%s is told before anything is sent, and the slip comes whole when it is mended",
    async (problem, breakIt, mend) => {
      await start();
      breakIt();
      expect(await printer.status()).toEqual({ problem });
      const jobId = await press(first);
      await becomes(jobId, pending(problem));
      expect(await printer.status()).toEqual({ problem });
      expect(device.paper.hanging().heightDots).toBe(0);
      mend();
      await becomes(jobId, { state: "printed" });
      expect(await readTray()).toEqual([await whole(first, tickets.first)]);
      expect(await printer.status()).toEqual({ problem: null });
    },
  );

  it.each([
    ["no-paper", () => device.paperEndsAfter(0), () => device.refill()],
    ["cover-open", () => device.openCover(), () => device.closeCover()],
  ] as const)(
    "%s in the middle of a slip is told, and it goes on where it stopped",
    async (problem, breakIt, mend) => {
      await start();
      device.afterRows(700, breakIt);
      const jobId = await press(first);
      await becomes(jobId, pending(problem));
      expect(device.paper.hanging().heightDots).toBe(700);
      mend();
      await becomes(jobId, { state: "printed" });
      expect(await readTray()).toEqual([await whole(first, tickets.first)]);
    },
  );

  it("paper that ends at the last row is not yet a printed slip", async () => {
    await start();
    const rows = Number(/(\d+) rows/.exec(await whole(first, ""))?.[1]);
    device.paperEndsAfter(rows);
    const jobId = await press(first);
    await becomes(jobId, pending("no-paper"));
    device.refill();
    await becomes(jobId, { state: "printed" });
    expect(await readTray()).toHaveLength(1);
  });

  it("switched off in the middle: the half slip is worthless, is cut off, and the next one stands alone", async () => {
    await start();
    device.afterRows(700, () => void device.switchOff());
    const jobId = await press(first);
    await becomes(jobId, { state: "failed", problem: "aborted" });
    expect(await printer.status()).toEqual({ problem: "not-connected" });
    expect(await printer.print(first, options)).toEqual({ ok: false, error: "not-connected" });
    await device.switchOn();
    await becomes(await press(second), { state: "printed" });
    expect(await readTray()).toEqual(["no code, 700 rows", await whole(second, tickets.second)]);
  });

  it("a pulled cable is told, and the slip goes on when it is back", async () => {
    await start();
    device.afterRows(300, () => device.unplug());
    const jobId = await press(first);
    await becomes(jobId, pending("not-connected"));
    device.plugIn();
    await becomes(jobId, { state: "printed" });
    expect(await readTray()).toEqual([await whole(first, tickets.first)]);
  });

  it("a slip whose person is gone never comes out for the next one", async () => {
    await start();
    device.paperEndsAfter(0);
    const jobId = await press(first);
    await becomes(jobId, pending("no-paper"));
    await printer.cancel(jobId);
    expect(await printer.outcome(jobId)).toEqual({ state: "failed", problem: "cancelled" });
    device.refill();
    await becomes(await press(second), { state: "printed" });
    expect(await readTray()).toEqual([await whole(second, tickets.second)]);
  });

  it("the rest of a slip taken back in the middle stays in no buffer", async () => {
    await start();
    device.afterRows(700, () => device.paperEndsAfter(0));
    const jobId = await press(first);
    await becomes(jobId, pending("no-paper"));
    await printer.cancel(jobId);
    device.refill();
    await becomes(await press(second), { state: "printed" });
    const [half, next] = await readTray();
    expect(half).toMatch(/^no code/u);
    // At most what lay in the printer when its paper ended follows the torn strip, before it is cut off.
    expect(device.paper.tray[0]?.heightDots).toBeLessThanOrEqual(700 + Math.ceil(4096 / 72));
    expect(next).toBe(await whole(second, tickets.second));
    expect(device.paper.tray).toHaveLength(2);
  });

  it("taken back while it waits behind another, it never starts", async () => {
    await start();
    device.openCover();
    const ahead = await press(first);
    await becomes(ahead, pending("cover-open"));
    const behind = await press(second);
    expect(await printer.outcome(behind)).toEqual(pending("cover-open"));
    await printer.cancel(behind);
    device.closeCover();
    await becomes(ahead, { state: "printed" });
    expect(await printer.outcome(behind)).toEqual({ state: "failed", problem: "cancelled" });
    expect(await readTray()).toEqual([await whole(first, tickets.first)]);
  });

  it("a finished slip is not taken back", async () => {
    await start();
    const jobId = await press(first);
    await becomes(jobId, { state: "printed" });
    await printer.cancel(jobId);
    expect(await printer.outcome(jobId)).toEqual({ state: "printed" });
    await printer.forget(jobId);
    expect(await printer.outcome(jobId)).toEqual({ state: "failed", problem: "aborted" });
  });

  it("what is no PDF is not printable", async () => {
    await start();
    expect(await printer.print(new TextEncoder().encode("hello"), options)).toEqual({
      ok: false,
      error: "not-printable",
    });
  });
});

/** A wire to the printer that a crash of its program cuts; the printer keeps what went over it. */
async function wire(): Promise<{ readonly address: string; cut(): Promise<void> }> {
  const ends = new Set<Socket>();
  const port = Number(device.address.split(":").at(-1));
  const server = createServer((near) => {
    const far = connectTo({ host: "127.0.0.1", port });
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.on("error", () => {}).on("close", () => other.destroy());
      end.pipe(other);
    }
  });
  await new Promise<void>((up) => void server.listen(0, "127.0.0.1", up));
  const at = server.address();
  return {
    address: `127.0.0.1:${typeof at === "object" && at ? at.port : 0}`,
    async cut() {
      for (const end of ends) end.destroy();
      await new Promise<void>((closed) => void server.close(() => closed()));
    },
  };
}

describe("a receipt printer after a crash of the program", () => {
  it("has the rest of the dead run's slip taken out, so that none of it comes with the next roll", async () => {
    await start({ bufferBytes: 65_536 });
    const cable = await wire();
    const before = { address: cable.address, rasterise: (pdf: Uint8Array) => raster.receipt(pdf), clock };
    const old = createEscPosPrinter(before);
    device.afterRows(700, () => device.paperEndsAfter(0));
    const handed = await old.print(first, options);
    const jobId = handed.ok ? handed.value : "";
    await vi.waitFor(async () => expect(await old.outcome(jobId)).toEqual(pending("no-paper")), 15_000);
    await cable.cut();
    await vi.waitFor(async () => expect(await old.outcome(jobId)).toMatchObject({ state: "failed" }), 15_000);
    await printer.cancel(jobId);
    expect(await printer.outcome(jobId)).toEqual({ state: "failed", problem: "aborted" });
    const rows = device.paper.hanging().heightDots;
    device.refill();
    for (let look = 0; look < 5; look += 1) expect(await printer.status()).toEqual({ problem: null });
    expect(device.paper.hanging().heightDots).toBe(rows);
    await becomes(await press(second), { state: "printed" });
    expect((await readTray()).at(-1)).toBe(await whole(second, tickets.second));
  });

  it("that nobody reaches is asked again until it is there: the old slip is not called gone before", async () => {
    await start();
    await device.switchOff();
    await printer.cancel("of-a-dead-run");
    expect(await printer.outcome("of-a-dead-run")).toEqual(pending("not-connected"));
    await device.switchOn();
    await printer.cancel("of-a-dead-run");
    expect(await printer.outcome("of-a-dead-run")).toEqual({ state: "failed", problem: "aborted" });
  });
});

it("at an address that a technician typed is asked whether it answers, and whether it will tell", async () => {
  await start();
  const about = { way: "escpos", name: "", address: device.address, papers: ["roll-80"] };
  expect(await probeEscPosPrinter(device.address, clock)).toEqual({
    ok: true,
    value: { ...about, tells: true },
  });
  await device.close();
  await start({ answersStatus: false });
  const mute = await probeEscPosPrinter(device.address, clock);
  expect(mute).toMatchObject({ ok: true, value: { tells: false } });
  await device.switchOff();
  expect(await probeEscPosPrinter(device.address, clock)).toEqual({ ok: false, error: "not-connected" });
  await device.switchOn();
});

describe("a receipt printer that answers less", () => {
  it("without receipts: the slip comes, and a person is asked", async () => {
    await start({ givesReceipts: false });
    await becomes(await press(first), { state: "handed" });
    expect(await readTray()).toEqual([await whole(first, tickets.first)]);
  });

  it("without receipts it still tells of an open cover, and goes on", async () => {
    await start({ givesReceipts: false });
    device.afterRows(900, () => device.openCover());
    const jobId = await press(first);
    await becomes(jobId, pending("cover-open"));
    device.closeCover();
    await becomes(jobId, { state: "handed" });
    expect(await readTray()).toEqual([await whole(first, tickets.first)]);
  });

  it("mute: nothing is known of it, and nothing is called a problem", async () => {
    await start({ answersStatus: false, givesReceipts: false, tellsChanges: false, clears: false });
    expect(await printer.status()).toEqual({ problem: null });
    await becomes(await press(first), { state: "handed" });
    await vi.waitFor(async () => expect(await readTray()).toEqual([await whole(first, tickets.first)]));
  });

  it("that cannot empty its buffer and lost the line: the next slip is whole all the same", async () => {
    await start({ clears: false, tellsChanges: false });
    device.afterRows(700, () => device.stall());
    const jobId = await press(first);
    await becomes(jobId, pending("stopped"));
    await printer.cancel(jobId);
    device.goOn();
    // Receipts for the torn slip, still asked for in its bytes, do not count for the next one.
    const rows = Number(/(\d+) rows/.exec(await whole(second, ""))?.[1]);
    const nextId = await press(second);
    await vi.waitFor(() => expect(device.paper.tray).toHaveLength(1), { timeout: 15_000 });
    device.paperEndsAfter(rows);
    await becomes(nextId, pending("no-paper"));
    device.refill();
    await becomes(nextId, { state: "printed" });
    expect((await readTray()).slice(1)).toEqual([await whole(second, tickets.second)]);
  });
});
