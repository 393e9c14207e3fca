import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { manualClock } from "../../../shared/clock.ts";
import { createFilePrinter } from "./file-printer.ts";

const pdf = new TextEncoder().encode("%PDF-1.3 slip");
let folder = "";

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "file-printer-")), "out");
});
afterEach(async () => {
  await rm(join(folder, ".."), { recursive: true, force: true });
});

it("writes the whole PDF, readable by its owner only, under a name that says nothing", async () => {
  const printer = createFilePrinter({ folder, clock: manualClock() });
  const handed = await printer.print(pdf, { title: "kept CHO-261125-1-007", paper: "a5", copies: 1 });
  if (!handed.ok) throw new Error(handed.error);
  expect(await printer.outcome(handed.value)).toEqual({ state: "printed" });
  expect(new Uint8Array(await readFile(printer.pathOf(handed.value)))).toEqual(pdf);
  expect((await stat(printer.pathOf(handed.value))).mode & 0o777).toBe(0o600);
  const names = await readdir(folder);
  expect(names).toHaveLength(1);
  expect(names[0]).toMatch(/^slip-[0-9a-f-]{36}\.pdf$/);
});

it("deletes a slip when its time is over", async () => {
  const clock = manualClock();
  const printer = createFilePrinter({ folder, clock, keepMs: 60_000 });
  await printer.print(pdf, { title: "kept", paper: "a5", copies: 1 });
  clock.advance(59_999);
  expect(await readdir(folder)).toHaveLength(1);
  clock.advance(1);
  await vi.waitFor(async () => expect(await readdir(folder)).toHaveLength(0));
});

it("deletes at close what is still there, and keeps all when it was told to", async () => {
  const clock = manualClock();
  const passing = createFilePrinter({ folder, clock });
  await passing.print(pdf, { title: "kept", paper: "a5", copies: 1 });
  await passing.close();
  expect(await readdir(folder)).toEqual([]);
  const keeping = createFilePrinter({ folder, clock, keepMs: null });
  await keeping.print(pdf, { title: "kept", paper: "a5", copies: 1 });
  clock.advance(365 * 86_400_000);
  await keeping.close();
  expect(await readdir(folder)).toHaveLength(1);
});

it("sweeps what a killed run left over, and nothing that is not its own", async () => {
  const clock = manualClock();
  const before = createFilePrinter({ folder, clock });
  const left = await before.print(pdf, { title: "kept", paper: "a5", copies: 1 });
  if (!left.ok) throw new Error(left.error);
  await writeFile(join(folder, "notes.pdf"), "mine");
  const old = new Date(clock.nowMs() - 16 * 60_000);
  await utimes(before.pathOf(left.value), old, old);
  await utimes(join(folder, "notes.pdf"), old, old);
  await createFilePrinter({ folder, clock }).status();
  expect(await readdir(folder)).toEqual(["notes.pdf"]);
});

it("deletes what a killed run left over a moment ago, too, once its time is over", async () => {
  const clock = manualClock();
  const left = createFilePrinter({ folder, clock, keepMs: null });
  const handed = await left.print(pdf, { title: "kept", paper: "a5", copies: 1 });
  if (!handed.ok) throw new Error(handed.error);
  await utimes(left.pathOf(handed.value), clock.nowMs() / 1000, clock.nowMs() / 1000);
  const printer = createFilePrinter({ folder, clock, keepMs: 60_000 });
  await printer.status();
  expect(await readdir(folder)).toHaveLength(1);
  clock.advance(60_000);
  await vi.waitFor(async () => expect(await readdir(folder)).toHaveLength(0));
});

it("a folder that cannot be made is a printer that is not connected", async () => {
  await writeFile(join(folder, "../file"), "");
  const printer = createFilePrinter({ folder: join(folder, "../file/out"), clock: manualClock() });
  expect(await printer.status()).toEqual({ problem: "not-connected" });
  expect(await printer.print(pdf, { title: "kept", paper: "a5", copies: 1 })).toEqual({
    ok: false,
    error: "not-connected",
  });
});
