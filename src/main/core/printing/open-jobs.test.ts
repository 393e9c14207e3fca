import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ended, pass, pdf, printBench } from "../../../../tests/support/print-bench.ts";
import { ok } from "../../../shared/result.ts";
import { keptJob } from "../slips/fixture.ts";
import { openJobsAt } from "./open-jobs.ts";
import { createPrintDesk } from "./print-desk.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "open-jobs-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("takes back what a killed run left at a printer before anything else comes out of it", async () => {
  const path = join(folder, "print-jobs.json");
  const { printer, clock } = printBench();
  const start = (openJobs = openJobsAt(path)) => ({
    openJobs,
    desk: createPrintDesk({
      route: () => ({ printer, printerId: "roll", paper: null }),
      slips: { render: async () => ok(pdf) },
      clock,
      openJobs,
    }),
  });
  const killed = start();
  printer.hold(true);
  void killed.desk.print({ pressId: "a", job: keptJob() });
  await pass(clock, 1_000);
  await killed.openJobs.settled();
  expect(await readFile(path, "utf8")).toContain('"printerId":"roll"');

  const next = start();
  const press = next.desk.print({ pressId: "b", job: keptJob() });
  await pass(clock, 1_000);
  printer.hold(false);
  expect(await ended(clock, press)).toMatchObject({ state: "printed" });
  expect([printer.taken, printer.tray.length]).toEqual([2, 1]);
  await next.openJobs.settled();
  expect(JSON.parse(await readFile(path, "utf8"))).toEqual([]);
});

it("begins with nothing from a damaged file, and forgets a job whose printer is no longer chosen", async () => {
  const path = join(folder, "print-jobs.json");
  await writeFile(path, "[{");
  expect(openJobsAt(path).left).toEqual([]);
  await writeFile(path, '[{"printerId":"gone","jobId":"7/kept CHO-261125-1-007 abcdef"}]');
  const openJobs = openJobsAt(path);
  const { clock } = printBench();
  createPrintDesk({
    route: () => "not-chosen",
    slips: { render: async () => ok(pdf) },
    clock,
    openJobs,
  });
  await pass(clock, 100);
  await openJobs.settled();
  expect(JSON.parse(await readFile(path, "utf8"))).toEqual([]);
});
