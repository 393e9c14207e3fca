import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { assetsDir } from "../../../src/main/core/slips/fixture.ts";
import { loadSlipResources } from "../../../src/main/core/slips/load.ts";
import { renderSlip, type SlipResources } from "../../../src/main/core/slips/render.ts";
import { createSlips, type Slips } from "../../../src/main/core/slips/slips.ts";
import { atMost, forTheRecord, type Group, type Measurement, quantile, within } from "../measurement.ts";
import { barePage } from "./bare-page.ts";
import { reactPdfMaker } from "./rival-react-pdf.ts";
import { jsPdfMaker, type Maker, pdfmakeMaker } from "./rivals.ts";
import { builtWorker, slipOf, theJob } from "./slip-of.ts";
import { otherThan } from "./same-words.ts";
import { keptSlipTexts, type SlipTexts } from "./slip-texts.ts";

const WARM_UP = 15;
const ROUNDS = 60;
const MOST_OF_BARE = 1.5;
const LIMIT_MS = 20;
const LIMIT_KB = 40;

function ourMakers(
  texts: SlipTexts,
  resources: SlipResources,
  files: FaceBytes,
  slips: Slips,
): readonly Maker[] {
  const can = "";
  return [
    { name: "ours", make: () => slipOf(slips), can },
    {
      name: "render",
      make: async () => {
        const pdf = await renderSlip(theJob, resources);
        return pdf.ok ? pdf.value : new Uint8Array();
      },
      can,
    },
    { name: "bare", make: () => barePage(texts, files), can },
    { name: "bare-open", make: () => barePage(texts, resources.fonts), can },
  ];
}

type FaceBytes = Readonly<Record<"regular" | "bold" | "italic" | "bold-italic", Buffer>>;

function faceBytes(face: string): Promise<Buffer> {
  return readFile(join(assetsDir, "fonts", `tinos-${face}.ttf`));
}

async function fontBytes(): Promise<FaceBytes> {
  return {
    regular: await faceBytes("regular"),
    bold: await faceBytes("bold"),
    italic: await faceBytes("italic"),
    "bold-italic": await faceBytes("bold-italic"),
  };
}

interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly pdf: Uint8Array;
}

/** Turn by turn, so that whatever else the machine does falls on all alike. */
async function timesOf(makers: readonly Maker[]): Promise<ReadonlyMap<string, Times>> {
  const taken = new Map(makers.map(({ name }) => [name, [] as number[]]));
  const last = new Map<string, Uint8Array>();
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const { name, make } of makers) {
      const fromMs = performance.now();
      last.set(name, await make());
      if (round >= WARM_UP) taken.get(name)?.push(performance.now() - fromMs);
    }
  }
  return new Map(
    [...taken].map(([name, ms]) => [
      name,
      { p50: quantile(ms, 0.5), p95: quantile(ms, 0.95), pdf: last.get(name) ?? new Uint8Array() },
    ]),
  );
}

function timesFor(name: string, times: ReadonlyMap<string, Times>): Times {
  const found = times.get(name);
  if (!found) throw new Error(`${name} was not measured`);
  return found;
}

function besideRivals(
  rivals: readonly Maker[],
  times: ReadonlyMap<string, Times>,
  say: (line: string) => void,
): readonly Measurement[] {
  const ours = timesFor("ours", times);
  return rivals.flatMap(({ name, can }) => {
    const theirs = timesFor(name, times);
    say(`  ${name} can: ${can}`);
    const other = otherThan(ours.pdf, theirs.pdf);
    if (other !== null) say(`  ${name}: VOID, its page is not the same slip: ${other}`);
    const label = other === null ? name : `${name} (VOID, not the same slip)`;
    return [
      forTheRecord(`the same slip by ${label}, p50`, "ms", ours.p50, theirs.p50),
      forTheRecord(`its weight by ${label}`, "kB", ours.pdf.length / 1000, theirs.pdf.length / 1000),
    ];
  });
}

/** The kept slip on A5: warm, against a bare page and three other makers of PDFs, all in one run. */
export const render: Group = async (say) => {
  const texts = await keptSlipTexts();
  const resources = await loadSlipResources(assetsDir);
  const slips = createSlips({ workerUrl: builtWorker, assetsDir });
  try {
    say(`slips: ${ROUNDS} kept slips on A5 by us, by a bare pdfkit page and by three rivals, turn by turn …`);
    const rivals = [
      await pdfmakeMaker(texts, say),
      await jsPdfMaker(texts, say),
      await reactPdfMaker(texts, say),
    ];
    const times = await timesOf([...ourMakers(texts, resources, await fontBytes(), slips), ...rivals]);
    const [ours, bare] = [timesFor("ours", times), timesFor("bare", times)];
    const [alone, open] = [timesFor("render", times), timesFor("bare-open", times)];
    const bareIs = otherThan(ours.pdf, bare.pdf);
    if (bareIs !== null) say(`  the bare page is not the same text: ${bareIs}`);
    const limit = { goal: `under ${LIMIT_MS} ms`, most: LIMIT_MS };
    return [
      within(
        "kept slip on A5 by the slip thread, p50, against a bare pdfkit page",
        "ms",
        ours.p50,
        bare.p50,
        MOST_OF_BARE,
        limit,
      ),
      forTheRecord("the same, p95", "ms", ours.p95, bare.p95),
      forTheRecord("the render alone, without the way to the thread, p50", "ms", alone.p50, bare.p50),
      forTheRecord("the render alone, against a bare page with fonts opened once", "ms", alone.p50, open.p50),
      atMost("weight of the kept slip", "kB", ours.pdf.length / 1000, LIMIT_KB),
      ...besideRivals(rivals, times, say),
    ];
  } finally {
    await slips.close();
  }
};
