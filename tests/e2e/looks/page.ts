// Runs inside the page of previews: one load, then every state in turn, looked at in every way that needs no new drawing.
import { tooPale } from "./contrast.ts";
import { misfits } from "./fit.ts";
import { brokenRules } from "./rules.ts";
import { sideways } from "./sideways.ts";
import { lookAnew } from "./visible.ts";

export { givenAway } from "./personal.ts";

export interface Look {
  readonly contrasts?: boolean;
  /** Whether all is still for who switched motion off, and stays so for the rest of the look. */
  readonly motion?: boolean;
  /** Whether the rules of axe hold, which is in the page then. */
  readonly rules?: boolean;
  /** Each text size at which it must fit, with the reach of the buttons. */
  readonly sizes: readonly (readonly [size: string, reach: string])[];
}

const leastContrast: Readonly<Record<string, number>> = {
  default: 10,
  "black-on-white": 20,
  "white-on-black": 20,
};

const root = document.documentElement;
/** More than any state needs to come to rest; one that never does is looked at all the same. */
const mostFrames = 12;

const later = () => new Promise<void>((done) => void setTimeout(done, 0));

/** Waits until a frame is laid out, and whoever watches sizes was told. */
const frame = () => new Promise<void>((drawn) => requestAnimationFrame(() => void setTimeout(drawn, 0)));

/** Draws another state in the page that is open and waits until it stands. */
export async function show(id: string, query = ""): Promise<void> {
  document.querySelector(".kiosk")?.setAttribute("data-before", "");
  dispatchEvent(new PopStateEvent("popstate", { state: `?only=${id}${query}` }));
  const until = performance.now() + 10_000;
  while (!stands()) {
    if (performance.now() > until) throw new Error(`${id} is not drawn`);
    await later();
  }
  await document.fonts.ready;
  await rest();
}

/** Waits for a frame in which nothing changed: what a screen asks for when it appears is answered by then. */
async function rest(): Promise<void> {
  const until = performance.now() + 10_000;
  let changed = true;
  const watch = new MutationObserver(() => {
    changed = true;
  });
  watch.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
  for (let frames = 0; (changed && frames < mostFrames) || isLoading(); frames += 1) {
    if (performance.now() > until) throw new Error("a picture, or the rest of a screen, does not come");
    changed = isLoading();
    await frame();
  }
  watch.disconnect();
}

/** A picture has no height before it is there, and some of a screen comes after its beginning. */
function isLoading(): boolean {
  const busy = document.querySelector("[aria-busy=true]") !== null;
  return busy || Array.from(document.images).some(({ complete }) => !complete);
}

function stands(): boolean {
  const waits = document.querySelector(".kiosk[data-before], .main-loading, .preview-list") !== null;
  return !waits && document.querySelector("h1, dialog[open]") !== null;
}

/** Everything that is wrong with these states, drawn one after the other; one that is never drawn is wrong too. */
export async function lookAtAll(
  ids: readonly string[],
  query: string,
  how: Look,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const id of ids) {
    try {
      await show(id, query);
      found.push(...(await look(how)).map((line) => `${id}: ${line}`));
    } catch (error) {
      found.push(`${id}: ${String(error)}`);
    }
  }
  return found;
}

/** Everything that is wrong with the state that is shown, each with the way of looking that showed it. */
async function look({ contrasts, motion, rules, sizes }: Look): Promise<readonly string[]> {
  const found: string[] = [];
  if (contrasts === true) found.push(...paleInEveryTheme());
  if (motion === true) found.push(...(await moving()));
  if (rules === true) found.push(...(await brokenRules()));
  for (const [size, reach] of sizes) {
    const { textSize, reach: reached } = root.dataset;
    root.dataset["textSize"] = size;
    root.dataset["reach"] = reach;
    document.querySelector(".main-screen")?.scrollTo(0, 0);
    if (textSize !== size || reached !== reach) await frame();
    lookAnew();
    const here = [...sideways(), ...misfits()];
    found.push(...here.map((line) => `${size}${reach === "low" ? ", low" : ""}: ${line}`));
  }
  root.dataset["motion"] = "usual";
  return found;
}

function paleInEveryTheme(): readonly string[] {
  const found = Object.entries(leastContrast).flatMap(([theme, least]) => {
    root.dataset["contrast"] = theme;
    lookAnew();
    return tooPale(least).map((line) => `${theme}: ${line}`);
  });
  root.dataset["contrast"] = "default";
  return found;
}

/** Switches motion off, and gives what moves all the same. */
async function moving(): Promise<readonly string[]> {
  root.dataset["motion"] = "still";
  await frame();
  return document.getAnimations().map((animation) => {
    const { target, pseudoElement } = animation.effect as KeyframeEffect;
    return `still moves: ${target?.className ?? ""}${pseudoElement ?? ""}`;
  });
}

/** How many things move now. */
export function movingNow(): number {
  return document.getAnimations().length;
}
