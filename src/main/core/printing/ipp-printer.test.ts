import { afterEach, describe, expect, test } from "vitest";
import {
  createScriptedPrinter,
  type Script,
  type ScriptedPrinter,
} from "../../../../tests/support/scripted-ipp.ts";
import { systemClock } from "../../../shared/clock.ts";
import { createIppPrinter, probeIppPrinter } from "./ipp-printer.ts";
import type { Printer } from "./printer.ts";

const operation = { print: 0x02, cancel: 0x08, getJob: 0x09, getJobs: 0x0a, getPrinter: 0x0b };
const busy = 0x0507;
const notFound = 0x0406;
const clock = systemClock();
const pdf = Buffer.from("%PDF-1.7");
const ready = {
  "printer-state": 3,
  "printer-state-reasons": "none",
  "document-format-supported": ["application/pdf", "image/pwg-raster"],
  "media-supported": ["iso_a4_210x297mm", "iso_a5_148x210mm"],
  "printer-info": "Máy in quầy 1",
};

let open: ScriptedPrinter | null = null;
afterEach(async () => {
  await open?.close();
});

async function at(
  script: Script,
): Promise<{ readonly printer: Printer; readonly scripted: ScriptedPrinter }> {
  open = await createScriptedPrinter(script);
  return { printer: createIppPrinter({ uri: open.uri, clock }), scripted: open };
}

const print = (printer: Printer, title = "CHO-1"): ReturnType<Printer["print"]> =>
  printer.print(pdf, { title, paper: "a5", copies: 1 });

/** A printer that is ready, takes every job as number 7, and says this of it. */
function saying(job: Record<string, number | string | readonly string[]>): Script {
  return ({ operation: asked }) => {
    if (asked === operation.getPrinter) return { printers: [ready] };
    return { jobs: [{ "job-id": 7, "job-name": "CHO-1", ...job }] };
  };
}

describe("a printer that speaks IPP", () => {
  test("gets the page under its title, on its sheet", async () => {
    const { printer, scripted } = await at(saying({ "job-state": 3 }));
    expect(await print(printer)).toEqual({ ok: true, value: "7/CHO-1" });
    const sent =
      scripted.calls.find((call) => call.operation === operation.print)?.body.toString("latin1") ?? "";
    for (const words of ["CHO-1", "iso_a5_148x210mm", "application/pdf", "%PDF-1.7"])
      expect(sent).toContain(words);
  });

  test.each([
    [3, "none", { state: "pending", problem: null }],
    [4, "job-hold-until-specified", { state: "pending", problem: "held" }],
    [5, "job-printing", { state: "pending", problem: null }],
    [6, "printer-stopped", { state: "pending", problem: "stopped" }],
    [7, "job-canceled-at-device", { state: "failed", problem: "cancelled" }],
    [8, "aborted-by-system", { state: "failed", problem: "aborted" }],
    [8, "document-format-error", { state: "failed", problem: "not-printable" }],
    [9, "job-completed-successfully", { state: "printed" }],
    [9, "job-completed-with-errors", { state: "handed" }],
  ])("job-state %i with %s is told as it is", async (state, reason, outcome) => {
    const { printer } = await at(saying({ "job-state": state, "job-state-reasons": reason }));
    expect(await printer.outcome("7/CHO-1")).toEqual(outcome);
  });

  test("the queue of a print server is not believed when it says printed: a person is asked", async () => {
    const { printer } = await at(({ operation: asked }) =>
      asked === operation.getPrinter
        ? { printers: [{ ...ready, "device-uri": "usb://Canon/LBP2900" }] }
        : { jobs: [{ "job-id": 7, "job-name": "CHO-1", "job-state": 9 }] },
    );
    expect(await printer.outcome("7/CHO-1")).toEqual({ state: "handed" });
  });

  test("another job under our number is not taken for ours", async () => {
    const { printer } = await at(saying({ "job-state": 9, "job-name": "Untitled" }));
    expect(await printer.outcome("7/CHO-1")).toEqual({ state: "handed" });
  });

  test("a job that the printer has forgotten is left to a person", async () => {
    const { printer } = await at(() => ({ status: notFound }));
    expect(await printer.outcome("7/CHO-1")).toEqual({ state: "handed" });
  });

  test("a printer without PDF gets nothing", async () => {
    const { printer, scripted } = await at(() => ({
      printers: [{ ...ready, "document-format-supported": ["image/urf"] }],
    }));
    expect(await print(printer)).toEqual({ ok: false, error: "not-printable" });
    expect(scripted.calls.map((call) => call.operation)).toEqual([operation.getPrinter]);
    expect(await probeIppPrinter(scripted.uri, clock)).toEqual({ ok: false, error: "not-printable" });
  });

  test("a document that is refused at once is not printable", async () => {
    const { printer } = await at(({ operation: asked }) =>
      asked === operation.getPrinter ? { printers: [ready] } : { status: 0x040a },
    );
    expect(await print(printer)).toEqual({ ok: false, error: "not-printable" });
  });

  test("when the answer to a job gets lost the job is found by its title, and not sent again", async () => {
    let taken = false;
    const { printer, scripted } = await at(({ operation: asked, body }) => {
      if (asked === operation.getPrinter) return { printers: [ready] };
      if (asked === operation.print) {
        taken = true;
        return (response) => void response.destroy();
      }
      const ended = body.includes("not-completed")
        ? []
        : [{ "job-id": 3, "job-name": "CHO-1", "job-state": 9 }];
      return { jobs: taken ? ended : [] };
    });
    const sent = await print(printer);
    expect(sent).toEqual({ ok: true, value: "0/CHO-1" });
    expect(await printer.outcome("0/CHO-1")).toEqual({ state: "printed" });
    expect(scripted.calls.filter((call) => call.operation === operation.print)).toHaveLength(1);
  });

  test("a busy printer gets the job when it is free, once and in order", async () => {
    let free = false;
    const taken: string[] = [];
    const { printer } = await at(({ operation: asked, body }) => {
      if (asked === operation.getPrinter) return { printers: [ready] };
      if (asked === operation.getJobs)
        return {
          jobs: body.includes("not-completed")
            ? []
            : taken.map((name, index) => ({ "job-id": index + 1, "job-name": name, "job-state": 9 })),
        };
      if (!free) return { status: busy };
      taken.push(body.includes("CHO-2") ? "CHO-2" : "CHO-1");
      return { jobs: [{ "job-id": taken.length, "job-state": 3 }] };
    });
    expect(await print(printer, "CHO-1")).toEqual({ ok: true, value: "0/CHO-1" });
    expect(await print(printer, "CHO-2")).toEqual({ ok: true, value: "0/CHO-2" });
    expect(await printer.outcome("0/CHO-1")).toEqual({ state: "pending", problem: null });
    free = true;
    expect(await printer.outcome("0/CHO-2")).toEqual({ state: "pending", problem: null });
    expect(await printer.outcome("0/CHO-1")).toEqual({ state: "printed" });
    expect(await printer.outcome("0/CHO-2")).toEqual({ state: "printed" });
    expect(taken).toEqual(["CHO-1", "CHO-2"]);
  });

  test("taken back while it cannot be reached, the job is taken back before anything else is printed", async () => {
    let reachable = false;
    const { printer, scripted } = await at(({ operation: asked, body }) => {
      if (!reachable) return (response) => void response.destroy();
      if (asked === operation.getPrinter) return { printers: [ready] };
      return {
        jobs: [{ "job-id": 7, "job-name": body.includes("CHO-2") ? "CHO-2" : "CHO-1", "job-state": 3 }],
      };
    });
    await printer.cancel("7/CHO-1");
    reachable = true;
    await print(printer, "CHO-2");
    const order = scripted.calls
      .map((call) => call.operation)
      .filter((asked) => asked !== operation.getPrinter);
    expect(order.slice(-2)).toEqual([operation.cancel, operation.print]);
  });

  test("asked back again and again while it cannot be reached, the job is looked for once when it can", async () => {
    let reachable = false;
    const { printer, scripted } = await at(() =>
      reachable ? { printers: [ready] } : (response) => void response.destroy(),
    );
    for (let time = 0; time < 5; time += 1) await printer.cancel("7/CHO-1");
    const before = scripted.calls.length;
    reachable = true;
    await printer.status();
    expect(scripted.calls.slice(before).map((call) => call.operation)).toEqual([
      operation.getJob,
      operation.getPrinter,
    ]);
  });

  test("what answers and is no printer is said so", async () => {
    const { printer, scripted } = await at(() => (response) => void response.writeHead(200).end("<html>"));
    expect(await probeIppPrinter(scripted.uri, clock)).toEqual({ ok: false, error: "unknown" });
    expect(await print(printer)).toEqual({ ok: false, error: "unknown" });
    expect(await printer.status()).toEqual({ problem: "unknown" });
  });

  test("a printer that is found says its name and sheets", async () => {
    const { scripted } = await at(() => ({ printers: [ready] }));
    expect(await probeIppPrinter(scripted.uri, clock)).toEqual({
      ok: true,
      value: { way: "ipp", name: "Máy in quầy 1", address: scripted.uri, tells: true, papers: ["a5", "a4"] },
    });
  });
});
