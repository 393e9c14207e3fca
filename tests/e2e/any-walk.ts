import { join } from "node:path";
import type { Page } from "playwright";
import { titleOf } from "../../src/shared/title.ts";
import type { Way } from "../support/ways.ts";
import { choiceOf, keysFor, otherOwner, type Person, questionBy } from "./any-person.ts";
import { procedureOf } from "./catalogue.ts";
import { type Hand, handOn } from "./hands.ts";
import { scan } from "./keys.ts";
import { expect } from "./kiosk-test.ts";
import { expectLooks } from "./screen-looks.ts";
import { wordsFor } from "./words.ts";

/** More screens than any walk has. */
const MOST_SCREENS = 60;
const paperFile = join(import.meta.dirname, "..", "fixtures", "giay-xac-nhan.pdf");

/** What a walk needs to know of a way. */
export type Wishes = Pick<Way, "account" | "procedure" | "owner" | "language">;

export interface Walker {
  readonly page: Page;
  readonly way: Wishes;
  readonly person: Pick<Person, "card" | "phone">;
  readonly hand: Hand;
}

/** Step and question of the screen that stands there; both change when it does. */
export interface Here {
  readonly step: string;
  readonly title: string;
}

const hereNow = (page: Page): Promise<Here> =>
  page.evaluate(() => ({
    step: document.querySelector(".kiosk")?.className.replace(/^kiosk kiosk-/u, "") ?? "",
    title: document.querySelector(".main-screen h1")?.textContent ?? "",
  }));

/** From the door to the slip, whatever is asked on the way; each screen is looked at. */
export async function walksToTheSlip(page: Page, way: Way, person: Person): Promise<void> {
  const hand = handOn(page);
  await prefers(page, hand, way);
  await walksUntil({ page, way, person, hand }, at("done"), (where) => expectLooks(page, way, where));
  await expectLooks(page, way, "done");
}

/** True at this step. */
export const at =
  (step: string) =>
  (here: Here): boolean =>
    here.step === step;

/** Does what each screen is for until the wanted one stands there; a look first, where one is given. */
export async function walksUntil(
  walker: Walker,
  wanted: (here: Here) => boolean | Promise<boolean>,
  look: (where: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { page } = walker;
  const seen: string[] = [];
  for (let here = await hereNow(page); !(await wanted(here)); here = await nextScreen(page, here)) {
    seen.push(`${here.step}: ${here.title}`);
    expect(seen.length, seen.join("\n")).toBeLessThan(MOST_SCREENS);
    await look(`${here.step}: ${here.title}`);
    await passes(walker, here);
  }
}

/** What the person likes, by the buttons that everybody has: read in their own language as soon as it is chosen. */
async function prefers(page: Page, hand: Hand, way: Way): Promise<void> {
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const root = page.locator(":root");
  if (way.language === "en") await hand.touches(button(wordsFor("vi", "common.other-language-label")));
  await expect(root).toHaveAttribute("lang", way.language);
  const words = (key: string, now = 0): string => wordsFor(way.language, `common.${key}`, { now });
  const sizes = ["normal", "large", "larger", "largest"] as const;
  for (const [place, size] of sizes.slice(0, sizes.indexOf(way.textSize) + 1).entries()) {
    if (place > 0) await hand.touches(button(words("text-size-label", place)));
    await expect(root).toHaveAttribute("data-text-size", size);
  }
  if (way.contrast === "default") return;
  await hand.touches(button(words("settings")));
  await hand.touches(button(words(`contrast-is-${way.contrast}`)));
  await expect(root).toHaveAttribute("data-contrast", way.contrast);
  await hand.touches(button(words("close")));
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

/** Waits for another screen than this one. */
async function nextScreen(page: Page, before: Here): Promise<Here> {
  await page
    .waitForFunction(
      ({ step, title }) => {
        const now = document.querySelector(".kiosk")?.className.replace(/^kiosk kiosk-/u, "");
        const heading = document.querySelector(".main-screen h1")?.textContent ?? "";
        return heading !== "" && (now !== step || heading !== title);
      },
      before,
      { polling: "raf", timeout: 15_000 },
    )
    .catch(async (error: unknown) => {
      const told = await page.getByRole("alert").allInnerTexts();
      throw new Error(`no way on from ${before.step}: ${before.title} ${told.join(" ")}`, { cause: error });
    });
  return hereNow(page);
}

/** Does what a screen is for. */
async function passes(walker: Walker, here: Here): Promise<void> {
  const { page, way, person, hand } = walker;
  const words = (key: string): string => wordsFor(way.language, key);
  const choice = (title: string) => page.locator(".choice").filter({ hasText: title });
  switch (here.step) {
    case "home":
      return hand.touches(page.locator(".tile-main"));
    case "card":
      return scan(page, person.card);
    case "phone":
      await hand.types(person.phone);
      return goesOn(walker);
    case "account":
      return hand.touches(choice(words(accountWay[way.account])));
    case "otp":
      await hand.types("123456");
      return goesOn(walker);
    case "account-wait":
    case "submitting":
      return undefined;
    case "procedure":
      return hand.touches(choice(titleOf(procedureOf(way.procedure), way.language)));
    case "requirements":
      await hand.touches(choice(words("procedure.typist-citizen")));
      await expect(page.locator(".choice-chosen")).toHaveCount(1);
      return goesOn(walker);
    case "owner":
      return saysWhose(walker);
    case "declaration":
      return answers(walker, here.title);
    case "scans":
      await handsIn(walker);
      return goesOn(walker);
    case "delivery":
      return saysWhere(walker);
    case "consents":
      await hand.touches(choice(words("consents.route-counter")));
      await hand.touches(page.locator(".check-row").first());
      await expect(page.getByRole("checkbox").first()).toBeChecked();
      return goesOn(walker);
    default:
      return goesOn(walker);
  }
}

const accountWay = {
  registers: "account.register",
  has: "account.have",
  vneid: "account.vneid-log-in",
} as const satisfies Readonly<Record<Way["account"], string>>;

/** The one way on of a screen: its key, or its button. */
export async function goesOn({ page, hand }: Pick<Walker, "page" | "hand">): Promise<void> {
  const way = page
    .locator(".key-next, .screen-action .button-primary, .question-ways .button-primary")
    .first();
  await expect(way).toBeEnabled();
  await hand.touches(way);
}

/** Goes on, and waits for the screen that comes. */
export async function goesToNext(walker: Pick<Walker, "page" | "hand">): Promise<void> {
  const here = await hereNow(walker.page);
  await goesOn(walker);
  await nextScreen(walker.page, here);
}

async function saysWhose(walker: Walker): Promise<void> {
  const { page, way, hand } = walker;
  if ((await page.locator(".keys").count()) === 0) {
    const choices = page.locator(".big-choice .choice");
    return hand.touches(way.owner === "self" ? choices.first() : choices.nth(1));
  }
  await hand.types(otherOwner.keys);
  await expect(page.locator("input.text-input").first()).toHaveValue(otherOwner.shows);
  return goesOn(walker);
}

/** One question, by what stands on its screen: what a list offers is taken, an empty line filled, a choice touched. */
async function answers(walker: Walker, title: string): Promise<void> {
  const { page, way, hand } = walker;
  const question = questionBy(title, procedureOf(way.procedure), way.language);
  const choices = page.locator(".main-screen .choice");
  const lines = page.locator(".main-screen input.text-input, .main-screen textarea.text-input");
  const next = page.locator(".key-next");
  if ((await lines.count()) === 0) {
    const chosen = page.locator(".question-ways .button-primary");
    return hand.touches((await chosen.count()) > 0 ? chosen : choices.nth(choiceOf(question, way)));
  }
  // A list answers a moment after its screen is there.
  if (question.kind === "list") await expect(choices.first()).toBeVisible();
  if ((await choices.count()) > 0) {
    const stands = (await page.locator(".main-screen .choice-chosen").count()) > 0;
    return hand.touches(stands ? next : choices.first());
  }
  const typed = await lines.evaluateAll((all) =>
    all.map((line) => (line as HTMLInputElement | HTMLTextAreaElement).value).join(""),
  );
  if (typed === "") await hand.types(keysFor(question));
  return goesOn(walker);
}

/** A file for each paper that must be there. */
async function handsIn({ page, way, hand }: Walker): Promise<void> {
  const needed = page.locator(".paper").filter({ hasText: wordsFor(way.language, "scans.required") });
  while ((await needed.count()) > 0) {
    const left = await needed.count();
    const choosing = page.waitForEvent("filechooser");
    await hand.touches(needed.first().locator(".paper-ways .button").nth(1));
    await (await choosing).setFiles(paperFile);
    await expect(needed).toHaveCount(left - 1);
  }
}

/** Who acts for another has it sent; what is known already stands there. */
async function saysWhere(walker: Walker): Promise<void> {
  const { page, way, hand } = walker;
  if ((await page.locator(".keys").count()) > 0) return goesOn(walker);
  const choices = page.locator(".big-choice .choice");
  return hand.touches(way.owner === "self" ? choices.first() : choices.nth(1));
}

/** From the slip to the next person: a grade, the goodbye, and the door as everybody finds it. */
export async function leaves(page: Page, way: Way): Promise<void> {
  const hand = handOn(page);
  const next = page.locator(".screen-action .button-primary");
  await hand.touches(next);
  await expect(page.locator(".kiosk-rating")).toBeVisible();
  await expectLooks(page, way, "rating");
  await hand.touches(page.locator(".grades .button").first());
  await expect(page.locator(".kiosk-goodbye")).toBeVisible();
  await expectLooks(page, way, "goodbye");
  await expect(next).toBeEnabled();
  await hand.touches(next);
  await expect(page.locator(".kiosk-home")).toBeVisible();
}
