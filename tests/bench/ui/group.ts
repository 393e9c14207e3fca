import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  atMost,
  forTheRecord,
  type Group,
  type Measurement,
  median,
  quantile,
  within,
} from "../measurement.ts";
import type { Frames } from "./frames.ts";
import { type KioskWalked, walkKiosk } from "./kiosk-walk.ts";
import { birth, birthByHeart, extract, marital } from "./plans.ts";
import { fortyQuestions } from "./questions.ts";
import { buildRival, type Rival } from "./rival-pages.ts";
import { type Walked, walkRival } from "./rival-walk.ts";

const RUNS = 5;
const SLOWDOWN = 6;
const TASK_LIMIT_MS = 150;
const SCRIPT_LIMIT_KB = 220;
const TYPED_LIMIT = 0.25;
const TOUCHES_LIMIT = 39;

type Who = "ours" | Rival;
type Walks = Readonly<Record<Who, readonly Walked[]>>;

/**
 * The screens, in Chromium on a processor six times slower than this one. Ours is the whole visit of a mother who
 * registers a birth, every answer touched or typed, in the kiosk as it is delivered with its practice portal; the rivals
 * ask forty questions of the same catalogue one at a time, and a walk whose rival did not show or keep each answer ends
 * the bench. Every time is taken from the trace: from the hardware's time stamp to the presented frame (DECISIONS 48);
 * each figure is the median of five walks, in turn ours and each rival's.
 */
export const uiGroup: Group = async (say) => {
  const walks = await walkAll(say);
  return [...speedRows(walks), ...sizeRows(walks), ...(await handRows(say))];
};

async function walkAll(say: (line: string) => void): Promise<Walks> {
  const dir = await mkdtemp(join(tmpdir(), "kiosk-bench-rivals-"));
  const questions = fortyQuestions();
  const walks: Record<Who, Walked[]> = { ours: [], bare: [], survey: [], rjsf: [] };
  try {
    for (const rival of ["bare", "survey", "rjsf"] as const)
      await buildRival(rival, join(dir, rival), questions, say);
    for (let run = 1; run <= RUNS; run += 1) {
      say(`ui: walk ${run} of ${RUNS} …`);
      walks.ours.push(
        tracedOf(await walkKiosk(birthByHeart, { slowdown: SLOWDOWN, traced: true, by: "plastic" })),
      );
      for (const rival of ["bare", "survey", "rjsf"] as const)
        walks[rival].push(await walkRival(rival, join(dir, rival), questions, SLOWDOWN));
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
  for (const who of ["ours", "bare", "survey", "rjsf"] as const) say(inWords(who, walks[who]));
  return walks;
}

function tracedOf({ frames, scriptBytes }: KioskWalked): Walked {
  if (frames === null) throw new Error("this walk was not traced");
  return { frames, scriptBytes };
}

/** The middle walk's figure. */
function middle(walks: readonly Walked[], figure: (frames: Frames) => number): number {
  return median(walks.map(({ frames }) => figure(frames)));
}

const nextP98 = ({ nexts }: Frames): number =>
  quantile(
    nexts.map(({ ms }) => ms),
    0.98,
  );
const keyP98 = ({ keys }: Frames): number =>
  quantile(
    keys.map(({ ms }) => ms),
    0.98,
  );
const longest = ({ tasks }: Frames): number => Math.max(...tasks.map(({ ms }) => ms));
const first = ({ firstMs }: Frames): number => firstMs;

function speedRows({ ours, bare, survey, rjsf }: Walks): readonly Measurement[] {
  const next = middle(ours, nextP98);
  const firstMs = middle(ours, first);
  const task = middle(ours, longest);
  return [
    within('"next" to its question p98, against a bare page', "ms", next, middle(bare, nextP98), 1.3),
    quicker("the same against SurveyJS", next, middle(survey, nextP98), 1.5),
    forTheRecord("the same against rjsf", "ms", next, middle(rjsf, nextP98)),
    within(
      "key to its letter p98, against a bare page",
      "ms",
      middle(ours, keyP98),
      middle(bare, keyP98),
      1.5,
    ),
    forTheRecord("the same against SurveyJS", "ms", middle(ours, keyP98), middle(survey, keyP98)),
    forTheRecord("the same against rjsf", "ms", middle(ours, keyP98), middle(rjsf, keyP98)),
    quicker("first question shown, against SurveyJS", firstMs, middle(survey, first), 3),
    within("the same against rjsf", "ms", firstMs, middle(rjsf, first), 1),
    forTheRecord("the same against a bare page", "ms", firstMs, middle(bare, first)),
    atMost("longest task after the first screen", "ms", task, TASK_LIMIT_MS),
    forTheRecord("the same against a bare page", "ms", task, middle(bare, longest)),
    forTheRecord("the same against SurveyJS", "ms", task, middle(survey, longest)),
    forTheRecord("the same against rjsf", "ms", task, middle(rjsf, longest)),
  ];
}

function sizeRows(walks: Walks): readonly Measurement[] {
  const size = (who: Who): number => median(walks[who].map(({ scriptBytes }) => scriptBytes)) / 1000;
  const limit = atMost("JavaScript of the whole visit, gzip", "kB", size("ours"), SCRIPT_LIMIT_KB);
  const beside = ([who, name]: readonly [Rival, string]): Measurement =>
    forTheRecord(`the same against ${name}`, "kB", size("ours"), size(who));
  const others = [
    ["survey", "SurveyJS"],
    ["rjsf", "rjsf"],
    ["bare", "a bare page"],
  ] as const;
  return [limit, ...others.map(beside)];
}

/** What a prepared citizen touches and types, every key on the glass; the telephone number counts, list picks do not. */
async function handRows(say: (line: string) => void): Promise<readonly Measurement[]> {
  const rows: Measurement[] = [];
  for (const [name, plan] of [
    ["birth", birth],
    ["marital status", marital],
    ["extract", extract],
  ] as const) {
    say(`ui: counting the touches of ${name} …`);
    const { touches, characters, held } = await walkKiosk(plan, { slowdown: 1, traced: false, by: "screen" });
    rows.push(atMost(`${name}: characters typed of ${held} held`, "keys", characters, held * TYPED_LIMIT));
    rows.push(
      plan === extract
        ? atMost(`${name}: touches, keys counted`, "keys", touches, TOUCHES_LIMIT)
        : forTheRecord(`${name}: touches, keys counted, beside an extract's`, "keys", touches, TOUCHES_LIMIT),
    );
  }
  return rows;
}

/** Ours must take the rival's time divided by `times`, or less. */
function quicker(name: string, ours: number, rival: number, times: number): Measurement {
  const ratio = ours / rival;
  return { name, ours, rival, unit: "ms", ratio, goal: `${times}× quicker`, holds: ratio * times <= 1 };
}

function inWords(who: Who, walks: readonly Walked[]): string {
  const worst = (of: (frames: Frames) => Frames["nexts"]): string => {
    const { title, ms } = walks
      .flatMap(({ frames }) => of(frames))
      .reduce((slowest, one) => (one.ms > slowest.ms ? one : slowest));
    return `${ms.toFixed(0)} ms at ${title}`;
  };
  return `ui: ${who}: slowest next ${worst(({ nexts }) => nexts)}; longest task ${worst(({ tasks }) => tasks)}`;
}
