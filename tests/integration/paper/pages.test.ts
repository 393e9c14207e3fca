import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { parseJson } from "../../../src/shared/codec.ts";
import { assetsDir, intent, keptJob } from "../../../src/main/core/slips/fixture.ts";
import { loadSlipResources } from "../../../src/main/core/slips/load.ts";
import { renderSlip } from "../../../src/main/core/slips/render.ts";
import type { SlipJob } from "../../../src/main/core/slips/job.ts";
import { templateNameOf } from "../../../src/main/core/slips/template-names.ts";
import {
  difference,
  madeWithFile,
  pageFile,
  pagesDir,
  type Picture,
  pictureIn,
  picturesOf,
  pngOf,
  popplerVersion,
} from "./page-picture.ts";
import { papers, pdfOf } from "./papers.ts";

const seenDir = resolve(import.meta.dirname, "../../../test-results/paper");
const MadeWith = z.strictObject({ poppler: z.string() });

/** Null when pictures can be compared here; else why not. */
function otherPoppler(): string | null {
  const stored = MadeWith.parse(parseJson(readFileSync(madeWithFile, "utf8"))).poppler;
  const here = popplerVersion();
  return stored === here ? null : `the stored pages were drawn by poppler ${stored}, here is ${here}`;
}

function storedPage(file: string): Picture {
  return pictureIn(new Uint8Array(readFileSync(join(pagesDir, file))));
}

/** Keeps the page that differs where a person can look at it. */
function keepToLookAt(file: string, picture: Picture): string {
  mkdirSync(seenDir, { recursive: true });
  writeFileSync(join(seenDir, file), pngOf(picture));
  return `test-results/paper/${file}`;
}

describe("the stored pages", () => {
  const why = otherPoppler();

  it.each(papers)("$name looks as it did when somebody looked at it", async ({ name, job }) => {
    const pictures = picturesOf(await pdfOf(job));
    const files = pictures.map((_, index) => pageFile(name, index));
    const stored = readdirSync(pagesDir).filter((file) => files.includes(file));
    expect(stored.toSorted()).toEqual(files.toSorted());
    for (const [index, picture] of pictures.entries()) {
      const file = pageFile(name, index);
      const seen = why === null ? difference(picture, storedPage(file)) : null;
      const told = seen === null ? null : `${file} ${seen}; it lies in ${keepToLookAt(file, picture)}`;
      expect(told).toBeNull();
    }
  });

  it("are those of this poppler", (context) => {
    if (why !== null) context.skip(`${why}: their pictures were not compared`);
    expect(why).toBeNull();
  });

  it("belong each to a paper", async () => {
    const names = new Set(papers.map(({ name }) => name));
    const stray = readdirSync(pagesDir)
      .filter((file) => file.endsWith(".png"))
      .filter((file) => !names.has(file.slice(0, -".png".length).replace(/-[2-9]$/, "")));
    expect(stray).toEqual([]);
  });

  it("show every template", async () => {
    const files = readdirSync(join(assetsDir, "slips"), { recursive: true, encoding: "utf8" });
    const templates = files.filter((file) => file.endsWith(".json") && file !== "common.json");
    const shown = new Set(papers.map(({ job }) => templateOf(job)));
    expect(templates.toSorted()).toEqual([...shown].toSorted());
  });
});

function templateOf(job: SlipJob): string {
  if (job.kind === "declaration" || job.kind === "empty-declaration")
    return `forms/${job.procedure.form}.json`;
  return `${templateNameOf(job)}.json`;
}

describe("the comparison sees", () => {
  const wardDir = mkdtempSync(join(tmpdir(), "ward-"));
  const kept = readFileSync(join(assetsDir, "slips", "kept.json"), "utf8");
  const LAST_LINE = /,\s*\{[^{}]*Xin ông\/bà nhớ lấy thẻ[^{}]*\}/u;
  let right: Picture;

  /** The kept slip by a ward's own template, which is ours with one change. */
  async function pageOf(template: string): Promise<Picture> {
    writeFileSync(join(wardDir, "kept.json"), template);
    const pdf = await renderSlip(keptJob(), await loadSlipResources(assetsDir, wardDir));
    const [page] = pdf.ok ? picturesOf(pdf.value) : [];
    if (!page) throw new Error("the ward's template gives no page");
    return page;
  }

  beforeAll(async () => {
    right = await pageOf(kept);
  });
  afterAll(() => rmSync(wardDir, { recursive: true }));

  it("no difference between a page and itself", async () => {
    expect(difference(right, await pageOf(kept))).toBeNull();
  });

  it("a line that is missing", async () => {
    expect(kept).toMatch(LAST_LINE);
    const seen = difference(await pageOf(kept.replace(LAST_LINE, "")), right);
    expect(seen).toMatch(/^differs in \d+ dots, from \d+ to \d+ mm/);
  });

  it("lines that moved by half a millimetre", async () => {
    const rule = /\{ "kind": "rule" \}/u;
    expect(kept).toMatch(rule);
    const moved = kept.replace(rule, '{ "kind": "gap", "heightMm": 0.5 }, { "kind": "rule" }');
    expect(difference(await pageOf(moved), right)).not.toBeNull();
  });

  it("another name", async () => {
    const submitter = { ...intent.submitter, fullName: "Nguyễn Thị Mỹ Hoa" };
    const [other] = picturesOf(await pdfOf(keptJob({ intent: { ...intent, submitter } })));
    expect(difference(other ?? right, right)).not.toBeNull();
  });
});
