import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ManualClock, manualClock } from "../../../shared/clock.ts";
import type { PrinterFound, PrinterSetup } from "../../../shared/printing.ts";
import { err, ok } from "../../../shared/result.ts";
import { createMemoryPrinter, type MemoryPrinter } from "./memory-printer.ts";
import type { PrinterWays } from "./printer-ways.ts";
import { createPrinters, type Printers, type PrintersOptions } from "./printers.ts";

let folder = "";
const open: Printers[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "printers-"));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((printers) => printers.close()));
  await rm(folder, { recursive: true, force: true });
});

/** A roll for the slips and an office printer for the rest. */
const both: PrinterSetup = {
  printers: [
    { printerId: "roll", way: "escpos", name: "Máy in phiếu", address: "10.0.0.5:9100", paper: "roll-80" },
    { printerId: "office", way: "ipp", name: "Máy in A4", address: "ipp://10.0.0.6/ipp/print", paper: "a4" },
  ],
  uses: { slip: "roll", official: "office", form: "office", result: "office" },
};

function bench(more: Partial<PrintersOptions> = {}) {
  const clock: ManualClock = manualClock();
  const memory = new Map<string, MemoryPrinter>();
  const told = { damaged: 0, changed: 0 };
  const printers = createPrinters({
    file: join(folder, "printers.json"),
    fileFolder: join(folder, "prints"),
    practice: false,
    kind: "chosen",
    ways: {
      open(_, address) {
        const printer = createMemoryPrinter();
        memory.set(address, printer);
        return printer;
      },
      find: () => Promise.resolve([]),
      probe: () => Promise.resolve(err("not-connected")),
    },
    clock,
    onDamaged: () => void (told.damaged += 1),
    onChange: () => void (told.changed += 1),
    ...more,
  });
  open.push(printers);
  const at = (address: string): MemoryPrinter => {
    const printer = memory.get(address);
    if (!printer) throw new Error(`${address} was not opened`);
    return printer;
  };
  return { clock, printers, memory, told, at };
}

const pass = async (clock: ManualClock, ms: number): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  clock.advance(ms);
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** Which printer a kind goes to, or why none. */
function goal(printers: Printers, ...[kind, printerId]: Parameters<Printers["for"]>): string {
  const chosen = printers.for(kind, printerId);
  return typeof chosen === "string" ? chosen : `${chosen.printerId} ${chosen.paper ?? "any"}`;
}

describe("which printer a paper goes to", () => {
  it("is the one chosen for its use, and a test page's own", async () => {
    const { printers } = bench();
    expect((await printers.save(both)).ok).toBe(true);
    expect(goal(printers, "kept")).toBe("roll roll-80");
    expect(goal(printers, "desk-copy")).toBe("roll roll-80");
    expect(goal(printers, "taken-in")).toBe("office a4");
    expect(goal(printers, "register")).toBe("office a4");
    expect(goal(printers, "result")).toBe("office a4");
    expect(goal(printers, "test-page", "roll")).toBe("roll roll-80");
    expect(goal(printers, "test-page", "gone")).toBe("not-chosen");
  });

  it("is none where nothing was chosen, and the folder in practice or by the settings", async () => {
    expect(goal(bench().printers, "kept")).toBe("not-chosen");
    expect(goal(bench({ practice: true }).printers, "kept")).toBe("file any");
    const { printers } = bench({ kind: "file" });
    await printers.save(both);
    expect(goal(printers, "taken-in")).toBe("file any");
    expect((await printers.view()).fileOnly).toBe(true);
  });

  it("says of each paper that no sheet comes out, for as long as it goes to the folder", async () => {
    expect(bench().printers.filePapers()).toEqual([]);
    const { printers } = bench({ practice: true });
    expect(printers.filePapers()).toEqual(
      expect.arrayContaining(["kept", "declaration", "apology", "result"]),
    );
    await printers.save({ ...both, uses: { ...both.uses, result: null } });
    expect(printers.filePapers()).toEqual(["result"]);
  });

  it("keeps its jobs when another printer is chosen beside it", async () => {
    const { printers } = bench();
    await printers.save(both);
    const before = printers.for("kept");
    await printers.save({ ...both, uses: { ...both.uses, result: null } });
    const after = printers.for("kept");
    expect(typeof before === "object" && typeof after === "object" && before.printer === after.printer).toBe(
      true,
    );
    expect(goal(printers, "result")).toBe("not-chosen");
  });
});

describe("the saved choice", () => {
  it("is there again after a start, for nobody else to read, and leaves nothing half-written", async () => {
    await bench().printers.save(both);
    expect((await stat(join(folder, "printers.json"))).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name !== "prints")).toEqual(["printers.json"]);
    const view = await bench().printers.view();
    expect(view.setup).toEqual(both);
  });

  it("that is damaged counts as none, is told, and is kept aside", async () => {
    await writeFile(join(folder, "printers.json"), '{"printers":[{"printerId":');
    const { printers, told } = bench();
    expect((await printers.view()).setup.printers).toEqual([]);
    expect(told.damaged).toBe(1);
    expect(await readFile(join(folder, "printers.json.damaged"), "utf8")).toContain("printerId");
    expect((await printers.save(both)).ok).toBe(true);
    expect(bench().told.damaged).toBe(0);
  });

  it("is refused when a paper cannot be on the sheet, and the one before stays", async () => {
    const { printers } = bench();
    await printers.save(both);
    const wrong = { ...both, uses: { ...both.uses, official: "roll" } };
    expect(await printers.save(wrong)).toEqual({ ok: false, error: "printers-wrong" });
    expect(goal(printers, "taken-in")).toBe("office a4");
  });

  it("that cannot be written is not used either", async () => {
    const { printers } = bench({ file: join(folder, "missing", "printers.json") });
    expect(await printers.save(both)).toEqual({ ok: false, error: "store-failed" });
    expect(goal(printers, "kept")).toBe("not-chosen");
  });
});

describe("how the printers stand", () => {
  it("is asked of each by itself: one that hangs holds up no other", async () => {
    const { printers, at, clock } = bench();
    await printers.save(both);
    at("10.0.0.5:9100").setFault("no-paper");
    at("ipp://10.0.0.6/ipp/print").status = () => new Promise<never>(() => {});
    const asked = printers.view();
    await pass(clock, 12_000);
    expect((await asked).problems).toEqual({ roll: "no-paper", office: "unknown" });
  });

  it("is watched for the slips: told when it changes, and again when it is mended", async () => {
    const { printers, told, at, clock } = bench();
    await printers.save(both);
    await pass(clock, 2_000);
    expect([printers.problem(), told.changed]).toEqual([null, 0]);
    at("10.0.0.5:9100").setFault("jam");
    await pass(clock, 12_000);
    expect(printers.problem()).toBeNull();
    await pass(clock, 1_000);
    expect([printers.problem(), told.changed]).toEqual(["jam", 1]);
    at("10.0.0.5:9100").setFault(null);
    await pass(clock, 3_000);
    expect([printers.problem(), told.changed]).toEqual([null, 2]);
    at("10.0.0.5:9100").setFault("no-paper");
    printers.look();
    await pass(clock, 0);
    expect(printers.problem()).toBe("no-paper");
  });

  it("says from the start that no printer was chosen", async () => {
    const { printers, clock } = bench();
    await pass(clock, 2_000);
    expect(printers.problem()).toBe("not-chosen");
    await printers.save(both);
    await vi.waitFor(() => expect(printers.problem()).toBeNull());
  });
});

function answering(probe: PrinterWays["probe"]) {
  return bench({ ways: { open: () => createMemoryPrinter(), find: () => Promise.resolve([]), probe } });
}

describe("what stands at a typed address", () => {
  const uri = "ipp://192.168.1.50/ipp/print";
  const found: PrinterFound = { way: "ipp", name: "HP 4003", address: uri, tells: true, papers: ["a4"] };

  it("is told as it describes itself, or with why it cannot be used", async () => {
    const known = answering((_, address) => Promise.resolve(ok({ ...found, address })));
    expect(await known.printers.probe("ipp", uri)).toEqual({ found, problem: null });
    const noPdf = answering(() => Promise.resolve(err("not-printable")));
    expect(await noPdf.printers.probe("ipp", uri)).toEqual({ found: null, problem: "not-printable" });
    const silent = answering(() => new Promise<never>(() => {}));
    const late = silent.printers.probe("ipp", uri);
    await pass(silent.clock, 15_000);
    expect(await late).toEqual({ found: null, problem: "not-connected" });
  });
});

describe("what else can be reached", () => {
  const found: PrinterFound = { way: "cups", name: "A4", address: "a4", tells: true, papers: ["a4"] };

  it("is what the system knows, or nothing when it does not answer", async () => {
    const ways = { open: () => createMemoryPrinter(), probe: () => Promise.resolve(ok(found)) };
    const known = bench({ ways: { ...ways, find: () => Promise.resolve([found]) } });
    expect(await known.printers.find()).toEqual([found]);
    const broken = bench({ ways: { ...ways, find: () => Promise.reject(new Error("cups")) } });
    expect(await broken.printers.find()).toEqual([]);
    const silent = bench({ ways: { ...ways, find: () => new Promise<never>(() => {}) } });
    const asked = silent.printers.find();
    await pass(silent.clock, 15_000);
    expect(await asked).toEqual([]);
  });
});
