import { afterEach, describe, expect, test } from "vitest";
import {
  createScriptedPrinter,
  type IppFacts,
  type Script,
  type ScriptedPrinter,
} from "../../../../tests/support/scripted-ipp.ts";
import { freePort } from "../../../../tests/support/ports.ts";
import { systemClock } from "../../../shared/clock.ts";
import { createCupsPrinter, findCupsPrinters } from "./cups-printer.ts";
import type { Printer } from "./printer.ts";

const getPrinter = 0x0b;
const clock = systemClock();
const open: ScriptedPrinter[] = [];
afterEach(async () => {
  for (const printer of open.splice(0)) await printer.close();
});

async function scripted(script: Script): Promise<ScriptedPrinter> {
  const printer = await createScriptedPrinter(script);
  open.push(printer);
  return printer;
}

/** A peer that is idle and knows these jobs. */
function knows(jobs: readonly IppFacts[], facts: IppFacts = {}): Script {
  return ({ operation }) =>
    operation === getPrinter
      ? {
          printers: [
            { "printer-state": 3, "printer-state-reasons": "none", "printer-name": "KIOSK", ...facts },
          ],
        }
      : { jobs };
}

/** A queue that says this of job 7, in front of a device. */
async function queue(deviceUri: string, job: IppFacts): Promise<Printer> {
  const cups = await scripted(
    knows([{ "job-id": 7, "job-name": "CHO-1", ...job }], { "device-uri": deviceUri }),
  );
  return createCupsPrinter({ server: `http://127.0.0.1:${cups.port}`, queue: "KIOSK", clock });
}

const completed = { "job-state": 9, "job-state-reasons": "job-completed-successfully" };

describe("a queue of CUPS", () => {
  test.each([
    [
      "gave it up",
      { "job-state": 8, "job-state-reasons": "aborted-by-system" },
      { state: "failed", problem: "aborted" },
    ],
    ["was told to drop it", { "job-state": 7 }, { state: "failed", problem: "cancelled" }],
    ["is still at it", { "job-state": 5 }, { state: "pending", problem: null }],
    ["printed it", { "job-state": 9 }, { state: "printed" }],
  ])("says completed, and the printer that %s is believed", async (_, job, outcome) => {
    const printer = await scripted(knows([{ "job-id": 90, "job-name": "CHO-1", ...job }]));
    expect(await (await queue(printer.uri, completed)).outcome("7/CHO-1")).toEqual(outcome);
  });

  test("hands on to another print server, which says completed as lightly: a person is asked", async () => {
    const server = await scripted(
      knows([{ "job-id": 90, "job-name": "CHO-1", "job-state": 9 }], { "device-uri": "usb://Canon/LBP2900" }),
    );
    expect(await (await queue(server.uri, completed)).outcome("7/CHO-1")).toEqual({ state: "handed" });
  });

  test("says completed, and the printer knows nothing of it: a person is asked", async () => {
    const printer = await scripted(knows([{ "job-id": 90, "job-name": "CHO-2", "job-state": 9 }]));
    expect(await (await queue(printer.uri, completed)).outcome("7/CHO-1")).toEqual({ state: "handed" });
  });

  test("says completed, and the printer cannot be asked now: nobody says printed", async () => {
    const off = `ipp://127.0.0.1:${await freePort()}/ipp/print`;
    expect(await (await queue(off, completed)).outcome("7/CHO-1")).toEqual({
      state: "pending",
      problem: "not-connected",
    });
  });

  test.each(["socket://10.0.0.9:9100", "usb://EPSON/TM-T82", "dnssd://May%20in._ipp._tcp.local/", ""])(
    "says completed, and behind «%s» nobody can be asked but a person",
    async (device) => {
      expect(await (await queue(device, completed)).outcome("7/CHO-1")).toEqual({ state: "handed" });
    },
  );

  test.each([
    ["held", { "job-state": 4 }, { state: "pending", problem: "held" }],
    [
      "stopped at a corrupt document",
      { "job-state": 6, "job-state-reasons": "job-completed-with-errors" },
      { state: "failed", problem: "not-printable" },
    ],
    [
      "at work on an empty printer",
      { "job-state": 5, "job-printer-state-reasons": "media-empty-warning" },
      { state: "pending", problem: "no-paper" },
    ],
    [
      "looking for the printer",
      { "job-state": 5, "job-printer-state-reasons": "connecting-to-device" },
      { state: "pending", problem: "not-connected" },
    ],
    [
      "calling for the printer in words alone",
      {
        "job-state": 5,
        "job-printer-state-reasons": "none",
        "job-printer-state-message": "The printer may not exist or is unavailable at this time.",
      },
      { state: "pending", problem: "not-connected" },
    ],
    [
      "at work for long on an empty cartridge",
      {
        "job-state": 5,
        "job-printer-state-reasons": "toner-empty-warning",
        "time-at-processing": 100,
        "job-printer-up-time": 110,
      },
      { state: "pending", problem: "no-ink" },
    ],
    ["given up", { "job-state": 8 }, { state: "failed", problem: "aborted" }],
  ])("a job that is %s is told so without the printer's own word", async (_, job, outcome) => {
    expect(await (await queue("socket://10.0.0.9:9100", job)).outcome("7/CHO-1")).toEqual(outcome);
  });

  test("what CUPS remembers of the printer does not outlive the mending", async () => {
    const printer = await scripted(knows([]));
    const cups = await scripted(
      knows([], { "device-uri": printer.uri, "printer-state-reasons": "media-empty-warning" }),
    );
    const own = createCupsPrinter({ server: `http://127.0.0.1:${cups.port}`, queue: "KIOSK", clock });
    expect(await own.status()).toEqual({ problem: null });
  });

  test("a job that is forgotten is purged, and it is tried again when the server was away", async () => {
    let away = true;
    const cups = await scripted((call) =>
      away
        ? (response) => void response.destroy()
        : knows([{ "job-id": 7, "job-name": "CHO-1", ...completed }])(call),
    );
    const own = createCupsPrinter({ server: `http://127.0.0.1:${cups.port}`, queue: "KIOSK", clock });
    await own.forget("7/CHO-1");
    expect(cups.calls.some((call) => call.body.includes("purge-job"))).toBe(false);
    away = false;
    await own.status();
    expect(cups.calls.filter((call) => call.body.includes("purge-job"))).toHaveLength(1);
  });

  test("a server that is not there has no printers and is not connected", async () => {
    const server = `http://127.0.0.1:${await freePort()}`;
    expect(await findCupsPrinters(server, clock)).toEqual([]);
    expect(await createCupsPrinter({ server, queue: "KIOSK", clock }).status()).toEqual({
      problem: "not-connected",
    });
  });

  test("queues are found by name, with their words for people", async () => {
    const cups = await scripted(() => ({
      printers: [
        {
          "printer-name": "KIOSK",
          "printer-info": "Máy in quầy 1",
          "printer-state": 3,
          "device-uri": "ipps://may-in.local/ipp/print",
          "media-supported": ["iso_a4_210x297mm"],
        },
        { "printer-name": "BILL", "printer-state": 3, "device-uri": "usb://EPSON/TM-T82" },
      ],
    }));
    expect(await findCupsPrinters(`http://127.0.0.1:${cups.port}/`, clock)).toEqual([
      { way: "cups", name: "Máy in quầy 1", address: "KIOSK", tells: true, papers: ["a4"] },
      { way: "cups", name: "BILL", address: "BILL", tells: false, papers: [] },
    ]);
  });
});
