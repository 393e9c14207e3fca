import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, it } from "vitest";
import { manualClock } from "../../../shared/clock.ts";
import { assetsDir, keptJob, registerJob, registerRow, takenInJob } from "./fixture.ts";
import { slipTemplateFault } from "./load.ts";
import { pdfText } from "./pdf-text.ts";
import { createSlips, type Slips } from "./slips.ts";

const workerUrl = new URL("./worker.ts", import.meta.url);
let slips: Slips | null = null;
let folder = "";

afterEach(async () => {
  await slips?.close();
  slips = null;
  if (folder) await rm(folder, { recursive: true, force: true });
  folder = "";
});

/** A worker that is told what to do by the job's local number. */
async function moodyWorker(): Promise<URL> {
  folder = await mkdtemp(join(tmpdir(), "slips-"));
  const file = join(folder, "worker.mjs");
  await writeFile(
    file,
    `import { parentPort, threadId } from "node:worker_threads";
     parentPort.on("message", ({ id, job }) => {
       if (job.status.localNumber === "dies") process.exit(3);
       if (job.status.localNumber === "throws") throw new Error("bug");
       if (job.status.localNumber === "hangs") for (;;);
       parentPort.postMessage({ id, result: { ok: true, value: new Uint8Array([threadId % 256]) } });
     });`,
  );
  return pathToFileURL(file);
}

function jobNamed(localNumber: string): ReturnType<typeof keptJob> {
  return keptJob({ status: { ...keptJob().status, localNumber } });
}

it("renders in a thread, in the order asked", async () => {
  slips = createSlips({ workerUrl, assetsDir });
  const pdfs = await Promise.all([slips.render(keptJob()), slips.render(takenInJob())]);
  expect(pdfs.map((pdf) => pdf.ok && pdfText(pdf.value).includes("PHIẾU GHI NHẬN YÊU CẦU"))).toEqual([
    true,
    false,
  ]);
});

it("refuses a slip that claims more than its status", async () => {
  slips = createSlips({ workerUrl, assetsDir });
  const pdf = await slips.render(keptJob({ kind: "taken-in" }));
  expect(pdf).toMatchObject({ ok: false, error: { code: "claims-more" } });
});

it.each(["dies", "throws"])("a thread that %s on a slip costs that slip only", async (mood) => {
  slips = createSlips({ workerUrl: await moodyWorker(), assetsDir });
  const [bad, good] = await Promise.all([slips.render(jobNamed(mood)), slips.render(keptJob())]);
  expect(bad).toMatchObject({ ok: false, error: { code: "crashed" } });
  expect(good.ok).toBe(true);
});

it("a thread that hangs is ended at the deadline, and the next slip comes", async () => {
  const clock = manualClock();
  slips = createSlips({ workerUrl: await moodyWorker(), assetsDir, clock, deadlineMs: 8000 });
  const hung = slips.render(jobNamed("hangs"));
  const next = slips.render(keptJob());
  clock.advance(8000);
  expect(await hung).toMatchObject({ ok: false, error: { code: "too-late" } });
  expect((await next).ok).toBe(true);
});

it("answers what still waits when it is closed", async () => {
  slips = createSlips({ workerUrl: await moodyWorker(), assetsDir });
  const hung = slips.render(jobNamed("hangs"));
  await slips.close();
  expect(await hung).toMatchObject({ ok: false, error: { code: "closed" } });
  expect(await slips.render(keptJob())).toMatchObject({ ok: false, error: { code: "closed" } });
});

it("names the file and the field of a template with a mistake, and takes a ward's own text over ours", async () => {
  folder = await mkdtemp(join(tmpdir(), "slips-"));
  await cp(join(assetsDir, "slips/kept.json"), join(folder, "kept.json"));
  const own = { follows: "x", running: "x", blocks: [{ kind: "line", text: "Lời của phường" }] };
  await writeFile(join(folder, "registered.json"), JSON.stringify({ ...own, blocks: [{ kind: "lien" }] }));
  slips = createSlips({ workerUrl, assetsDir, wardDir: folder });
  expect(await slips.render(keptJob())).toMatchObject({
    ok: false,
    error: { code: "template", message: expect.stringContaining("slips/registered.json: blocks.0") },
  });
  expect(await slipTemplateFault(assetsDir, folder)).toContain("slips/registered.json: blocks.0");
  expect(await slipTemplateFault(assetsDir)).toBeNull();
  await slips.close();
  await writeFile(join(folder, "registered.json"), JSON.stringify({ ...own, running: "{officialcode}" }));
  slips = createSlips({ workerUrl, assetsDir, wardDir: folder });
  expect(await slips.render(keptJob())).toMatchObject({
    ok: false,
    error: { code: "template", message: "slips/registered.json: officialcode: this paper does not have it" },
  });
  await slips.close();
  await rm(join(folder, "registered.json"));
  await writeFile(join(folder, "kept.json"), JSON.stringify(own));
  slips = createSlips({ workerUrl, assetsDir, wardDir: folder });
  const pdf = await slips.render(keptJob());
  expect(pdf.ok && pdfText(pdf.value)).toBe("Lời của phường");
});

it("takes a ward's own file for any paper, and holds it to the names that this paper has", async () => {
  folder = await mkdtemp(join(tmpdir(), "slips-"));
  const own = {
    follows: "x",
    running: "x",
    blocks: [{ kind: "line", text: "Sổ của phường, {total} hồ sơ" }],
  };
  await writeFile(join(folder, "register.json"), JSON.stringify(own));
  slips = createSlips({ workerUrl, assetsDir, wardDir: folder });
  const pdf = await slips.render(registerJob());
  expect(pdf.ok && pdfText(pdf.value)).toBe("Sổ của phường, 2 hồ sơ");
  await writeFile(join(folder, "supplement.json"), JSON.stringify(own));
  expect(await slipTemplateFault(assetsDir, folder)).toBe(
    "slips/supplement.json: total: this paper does not have it",
  );
});

it(
  "prints the longest register that is asked for within the thread's memory",
  { timeout: 60_000 },
  async () => {
    const rows = Array.from({ length: 5000 }, (_, index) =>
      registerRow(index + 1, { who: `Người thứ ${index}` }),
    );
    slips = createSlips({ workerUrl, assetsDir, deadlineMs: 60_000 });
    expect((await slips.render(registerJob({ rows }))).ok).toBe(true);
  },
);

it("lets the thread go after a rest, and draws the next slip with a new one", async () => {
  const clock = manualClock();
  slips = createSlips({ workerUrl: await moodyWorker(), assetsDir, clock, restMs: 1000 });
  const first = await slips.render(jobNamed("fine"));
  clock.advance(999);
  expect(await slips.render(jobNamed("fine"))).toEqual(first);
  clock.advance(1000);
  const later = await slips.render(jobNamed("fine"));
  expect(later.ok && first.ok && later.value[0] !== first.value[0]).toBe(true);
});
