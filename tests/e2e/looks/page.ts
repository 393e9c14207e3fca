// Runs inside the page of previews: one load, then every state in turn, looked at in every way that needs no new drawing.
import { tooPale } from "./contrast.ts";
import { misfits, sideways } from "./fit.ts";

export interface Look {
  readonly contrasts?: boolean;
  readonly motion?: boolean;
  /** Each text size at which it must fit, with the reach of the buttons. */
  readonly sizes: readonly (readonly [size: string, reach: string])[];
}

const leastContrast: Readonly<Record<string, number>> = {
  default: 10,
  "black-on-white": 20,
  "white-on-black": 20,
};

const root = document.documentElement;
const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));

/** Draws another state in the page that is open and waits until it stands. */
export async function show(id: string, query = ""): Promise<void> {
  document.querySelector(".kiosk")?.setAttribute("data-before", "");
  history.replaceState(null, "", `/previews?only=${id}${query}`);
  dispatchEvent(new PopStateEvent("popstate"));
  const until = performance.now() + 10_000;
  while (!stands()) {
    if (performance.now() > until) throw new Error(`${id} is not drawn`);
    await frame();
  }
  await document.fonts.ready;
  // What a screen asks for when it appears is answered by now.
  await frame();
  await frame();
}

function stands(): boolean {
  const waits = document.querySelector(".kiosk[data-before], .main-loading, .preview-list") !== null;
  return !waits && document.querySelector("h1, dialog[open]") !== null;
}

/** Everything that is wrong with the state that is shown, each with the way of looking that showed it. */
export async function look({ contrasts, motion, sizes }: Look): Promise<readonly string[]> {
  const found: string[] = [];
  if (contrasts === true) found.push(...paleInEveryTheme());
  if (motion === true) found.push(...(await moving()));
  for (const [size, reach] of sizes) {
    root.dataset["textSize"] = size;
    root.dataset["reach"] = reach;
    document.querySelector(".main-screen")?.scrollTo(0, 0);
    await frame();
    const here = [...sideways(), ...misfits()];
    found.push(...here.map((line) => `${size}${reach === "low" ? ", low" : ""}: ${line}`));
  }
  return found;
}

function paleInEveryTheme(): readonly string[] {
  const found = Object.entries(leastContrast).flatMap(([theme, least]) => {
    root.dataset["contrast"] = theme;
    return tooPale(least).map((line) => `${theme}: ${line}`);
  });
  root.dataset["contrast"] = "default";
  return found;
}

/** What moves although the person switched motion off. */
async function moving(): Promise<readonly string[]> {
  root.dataset["motion"] = "still";
  await frame();
  const found = document.getAnimations().map((animation) => {
    const { target, pseudoElement } = animation.effect as KeyframeEffect;
    return `still moves: ${target?.className ?? ""}${pseudoElement ?? ""}`;
  });
  root.dataset["motion"] = "usual";
  return found;
}

/** How many things move now. */
export function movingNow(): number {
  return document.getAnimations().length;
}
