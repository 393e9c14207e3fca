import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright";
import { khoi } from "../support/people.ts";
import { at, goesOn, goesToNext, type Walker, walksUntil } from "./any-walk.ts";
import { scan } from "./keys.ts";
import { expect } from "./kiosk-test.ts";
import { memoryOf } from "./memory.ts";
import { wordsFor } from "./words.ts";

/**
 * One invented word for each place a person can leave something. Only letters that no input method composes, and at
 * most 12 of what is typed, because V8 keeps longer texts that grow letter by letter in pieces. The page is never asked
 * for one of them (by a locator or a script), or they would be in its memory because of the test.
 */
export const planted = {
  staffName: "Bimquap Voha",
  cameraCard: khoi.idNumber,
  cardName: "Gunpet Kimlab",
  cardNumber: "087199031744",
  oldNumber: "341870022",
  cardStreet: "Nevquip Cutban",
  phone: "0912340977",
  email: "kq@vinqum.vn",
  otp: "730518",
  search: "qivnub",
  ownerName: "Hebvan Qutli",
  ownerNumber: "087190077311",
  answer: "Mibquan Leth",
  receiver: "Dukpim Zeqva",
  receiverPhone: "0903317255",
  street: "Bokjum Pegzi",
  lookupCode: "H20.82-99173",
  lookupNumber: "087166014422",
} as const;
type Planted = keyof typeof planted;
export const card = `${planted.cardNumber}|${planted.oldNumber}|${planted.cardName}|05091999|Nữ|${planted.cardStreet}, Phường Cao Lãnh, Đồng Tháp|10052021`;

const photograph = join(import.meta.dirname, "..", "fixtures", "giay-chung-sinh.jpg");
/** What stands in the middle of the photographed paper, as it travels. */
export const inPhotograph = async (): Promise<string> => {
  const text = (await readFile(photograph)).toString("base64");
  return text.slice(text.length / 2, text.length / 2 + 40);
};

/** What is searched for below is found while it is there. */
export async function expectFound(page: Page, names: readonly Planted[]): Promise<void> {
  const { strings: memory } = await memoryOf(page);
  const missing = names.filter((name) => !memory.includes(planted[name]));
  expect(missing, "not found while it was there").toEqual([]);
}

const vietnamese = (key: string): string => wordsFor("vi", key);

export const stands = (page: Page, step: string): Promise<void> =>
  expect(page.locator(`.kiosk-${step} .main-screen`)).toBeVisible();

export const touchesTile = ({ page, hand }: Walker, place: number): Promise<void> =>
  hand.touches(page.locator(".tile").nth(place));

/** Types over what stands in a line. */
async function types(page: Page, line: number, keys: string): Promise<void> {
  await page.locator(".main-screen .text-input").nth(line).focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(keys);
}

/** Somebody opens the door for staff and begins to make themselves known. */
export async function namesStaff(page: Page, hand: Walker["hand"]): Promise<void> {
  await hand.touches(page.getByRole("button", { name: "Dành cho cán bộ" }));
  await hand.touches(page.getByRole("button", { name: /^Tạo mã PIN đầu tiên/u }));
  await expect(page.locator("input").first()).toBeFocused();
  await page.keyboard.type(planted.staffName);
  await expectFound(page, ["staffName"]);
  await hand.touches(page.getByRole("button", { name: "Về màn hình đầu" }));
  await stands(page, "home");
}

/** A card before the camera, then another at the scanner; and every setting another one. */
export async function identifies(walker: Walker): Promise<void> {
  const { page, hand } = walker;
  await touchesTile(walker, 0);
  await hand.touches(page.getByRole("button", { name: vietnamese("card.camera"), exact: true }));
  await stands(page, "card-check");
  await expectFound(page, ["cameraCard"]);
  await hand.touches(page.getByRole("button", { name: vietnamese("card.check-rescan") }));
  await stands(page, "card");
  await scan(page, card);
  await stands(page, "card-check");
  for (const now of [1, 2, 3])
    await hand.touches(page.getByRole("button", { name: wordsFor("vi", "common.text-size-label", { now }) }));
  await hand.touches(page.getByRole("button", { name: vietnamese("common.cover"), exact: true }));
  await hand.touches(page.getByRole("button", { name: vietnamese("common.settings"), exact: true }));
  for (const setting of ["contrast-is-white-on-black", "volume-is-loud", "reach-is-low", "motion-is-still"])
    await hand.touches(page.getByRole("button", { name: vietnamese(`common.${setting}`), exact: true }));
  await hand.touches(page.getByRole("button", { name: vietnamese("common.close"), exact: true }));
  await hand.touches(page.getByRole("button", { name: vietnamese("common.other-language-label") }));
  const root = page.locator(":root");
  await expect(root).toHaveAttribute("lang", "en");
  await expect(root).toHaveAttribute("data-motion", "still");
  await goesToNext(walker);
}

/** Telephone and e-mail, and a code that is wrong. */
export async function registers(walker: Walker): Promise<void> {
  const { page, hand } = walker;
  await stands(page, "phone");
  await hand.touches(page.getByRole("button", { name: wordsFor("en", "account.email-add") }));
  await types(page, 1, planted.email);
  await types(page, 0, planted.phone);
  await goesToNext(walker);
  await walksUntil(walker, at("otp"));
  await types(page, 0, planted.otp);
  await expectFound(page, ["otp"]);
  await goesOn(walker);
  await expect(page.getByRole("alert")).toBeVisible();
  await hand.touches(page.getByRole("button", { name: wordsFor("en", "account.otp-skip") }));
  await stands(page, "account-done");
  await walksUntil(walker, at("procedure"));
  await types(page, 0, planted.search);
  await expectFound(page, ["search"]);
  await types(page, 0, "giay doc than");
}

/** Another owner, and a word in the first line that is typed; copied, and typed by another method. */
export async function declares(walker: Walker): Promise<void> {
  const { page, hand } = walker;
  await walksUntil(walker, at("owner"));
  await hand.touches(page.locator(".main-screen .choice").nth(1));
  await types(page, 0, planted.ownerName);
  await types(page, 1, planted.ownerNumber);
  await goesToNext(walker);
  // The first line that takes any words.
  await walksUntil(walker, async ({ step }) => {
    if (step !== "declaration" || (await page.locator(".keys-words").count()) === 0) return false;
    return (await page.locator(".main-screen .choice").count()) === 0;
  });
  await hand.touches(page.locator('.keys [data-kind="method"]'));
  await expect(page.getByRole("button", { name: wordsFor("en", "keyboard.method-vni-label") })).toBeVisible();
  await types(page, 0, planted.answer);
  const line = page.locator(".main-screen .text-input").first();
  const written = (await line.inputValue()).length;
  for (const keys of ["Control+A", "Control+C", "Control+X"]) await page.keyboard.press(keys);
  expect((await line.inputValue()).length, "cut away").toBe(written);
  await goesToNext(walker);
}

/** A paper before the camera, which sees a card there, and a picture of another from a stick. */
export async function photographs(walker: Walker): Promise<void> {
  const { page, hand } = walker;
  await walksUntil(walker, at("scans"));
  await hand.touches(page.locator(".paper-ways .button").first());
  await hand.touches(page.getByRole("button", { name: wordsFor("en", "camera.shoot"), exact: true }));
  await expect(page.locator(".covered-words"), "why no picture is seen").toBeVisible();
  const keep = page.getByRole("button", { name: wordsFor("en", "camera.keep"), exact: true });
  await expect(keep).toBeVisible();
  const { kinds, workers, blobAddresses, cameras } = (await memoryOf(page)).held;
  for (const kind of ["Blob", "HTMLVideoElement"])
    expect(kinds[kind] ?? 0, `${kind} while a paper is photographed`).toBeGreaterThan(0);
  expect({ workers, blobAddresses, cameras }).toEqual({ workers: 2, blobAddresses: 1, cameras: 1 });
  await hand.touches(keep);
  await hand.touches(
    page.getByRole("dialog").getByRole("button", { name: wordsFor("en", "camera.card-allow") }),
  );
  await expect(page.locator(".paper-scans li")).toHaveCount(1);
  await putsIn(page, photograph);
  await expect(page.locator(".paper-scans li")).toHaveCount(2);
  await expect(page.locator(".paper-scans img")).toHaveCount(2);
  await goesToNext(walker);
}

/** A file from a stick; not by the test's own means, which hold the line, its screen and all that is on it. */
async function putsIn(page: Page, path: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { root } = await devtools.send("DOM.getDocument");
  const selector = ".paper input[type=file]";
  const { nodeId } = await devtools.send("DOM.querySelector", { nodeId: root.nodeId, selector });
  await devtools.send("DOM.setFileInputFiles", { nodeId, files: [path] });
  await devtools.detach();
}

export async function hasItPosted(walker: Walker): Promise<void> {
  const { page, hand } = walker;
  await stands(page, "delivery");
  await hand.touches(page.locator(".main-screen .choice").nth(1));
  await types(page, 1, planted.receiver);
  await types(page, 2, planted.receiverPhone);
  await types(page, 0, planted.street);
  await goesToNext(walker);
}

/** The worst grade and why, and the goodbye. */
export async function complains({ page, hand }: Walker): Promise<void> {
  await goesOn({ page, hand });
  await stands(page, "rating");
  await hand.touches(page.locator(".grades .button").last());
  for (const reason of [0, 1]) await hand.touches(page.locator(".check-row").nth(reason));
  await hand.touches(page.locator(".grade-why .button-primary"));
  await stands(page, "goodbye");
  await goesOn({ page, hand });
  await stands(page, "home");
}

/** A code and a number that belong to nothing; and those of the dossier. */
export async function looksUp(walker: Walker, code: string): Promise<void> {
  const { page, hand } = walker;
  await touchesTile(walker, 2);
  await stands(page, "lookup");
  await hand.touches(page.locator(".main-screen .choice").nth(1));
  await types(page, 0, planted.lookupCode);
  await types(page, 1, planted.lookupNumber);
  await expectFound(page, ["lookupCode", "lookupNumber"]);
  await goesOn(walker);
  await expect(page.getByRole("alert")).toBeVisible();
  await types(page, 0, code);
  await types(page, 1, planted.cardNumber);
  await goesOn(walker);
  await stands(page, "lookup-result");
  expect((await memoryOf(page)).strings.includes(code), "the code, before the reset").toBe(true);
  await hand.touches(page.getByRole("button", { name: wordsFor("vi", "common.leave"), exact: true }));
  await stands(page, "home");
}
