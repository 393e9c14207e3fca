import type { Page } from "playwright";
import { at, type Walker, walksUntil } from "./any-walk.ts";
import { handOn } from "./hands.ts";
import { scan } from "./keys.ts";
import { expect, panels, test } from "./kiosk-test.ts";
import { countsWhatIsOpen, memoryOf } from "./memory.ts";
import * as leaving from "./planted.ts";
import { card, expectFound, inPhotograph, planted, stands, touchesTile } from "./planted.ts";
import { readSlips } from "./slips.ts";
import { wordsFor } from "./words.ts";

test("nothing of a person is left for the next one: in the page, its storage, its memory or the clipboard", async ({
  page,
  machines,
}) => {
  test.setTimeout(300_000);
  await page.setViewportSize(panels.tall);
  await countsWhatIsOpen(page);
  await page.context().grantPermissions(["camera", "clipboard-read", "clipboard-write"]);
  const kiosk = await machines.kiosk();
  await page.goto(kiosk.url);
  await stands(page, "home");
  const hand = handOn(page);
  const fresh = await stateOf(page);
  await page.evaluate(() => navigator.clipboard.writeText("nobody's"));

  await leaving.namesStaff(page, hand);
  // The session goes on behind them.
  expect((await memoryOf(page)).strings.includes(planted.staffName), "staff's name, at home").toBe(false);
  const way = { account: "registers", procedure: "1.004873", owner: "other", language: "en" } as const;
  const walker: Walker = { page, hand, way, person: { card, phone: planted.phone } };
  await leaving.identifies(walker);
  await leaving.registers(walker);
  await leaving.declares(walker);
  await leaving.photographs(walker);
  await leaving.hasItPosted(walker);
  await walksUntil(walker, at("review"));
  await expectFound(page, [
    "cardName",
    "cardNumber",
    "oldNumber",
    "cardStreet",
    "phone",
    "email",
    "ownerName",
    "ownerNumber",
    "answer",
    "receiver",
    "receiverPhone",
    "street",
  ]);
  await walksUntil(walker, at("done"));
  await expect(page.locator(".screen-others .button")).toBeEnabled();
  const [slip] = await readSlips(kiosk.printsDir);
  const code = slip?.qr ?? "";
  await leaving.complains(walker);
  await expectNothingLeft(page, fresh, [code]);
  expect(await page.evaluate(() => navigator.clipboard.readText()), "copied").toBe("nobody's");

  await leaving.looksUp(walker, code);
  await expectNothingLeft(page, fresh, [code]);

  // Who leaves in the middle leaves as little; and it is the next person who looks.
  await touchesTile(walker, 0);
  await scan(page, card);
  await stands(page, "card-check");
  await hand.touches(page.getByRole("button", { name: wordsFor("vi", "common.leave-wipe") }));
  await hand.touches(
    page.getByRole("dialog").getByRole("button", { name: wordsFor("vi", "common.leave-yes") }),
  );
  await stands(page, "home");
  await touchesTile(walker, 0);
  await stands(page, "card");
  await expectNothingLeft(page, fresh, [code]);
});

interface State {
  readonly settings: unknown;
  readonly leftovers: unknown;
}

/** What the page shows of settings, and leftovers, without a word of anybody. */
async function stateOf(page: Page): Promise<State> {
  const cookies = (await page.context().cookies()).map(({ name }) => name);
  return page.evaluate(async (cookieNames) => {
    const { lang, dataset } = document.documentElement;
    const answer = await fetch("/api/watchView", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ revision: -1 }),
    });
    const { value }: { value: { session: Record<string, unknown> } } = await answer.json();
    const { preferences, typist } = value.session;
    return {
      settings: [lang, preferences, typist, ...Object.entries(dataset).map((pair) => pair.join(" "))],
      leftovers: {
        selected: getSelection()?.toString() ?? "",
        scrolled: Array.from(document.querySelectorAll("*")).filter(({ scrollTop }) => scrollTop > 0).length,
        stored: [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length],
        caches: (await caches.keys()).length,
        cookies: cookieNames,
        history: [location.href, history.state, history.length],
        speaking: speechSynthesis.speaking,
      },
    };
  }, cookies);
}

/** Searches the page's whole memory, its document, what the core shows it, and all that it keeps. */
async function expectNothingLeft(page: Page, fresh: State, more: readonly string[]): Promise<void> {
  expect(await stateOf(page)).toEqual(fresh);
  const values = [
    ...Object.entries(planted),
    ...more.map((value) => ["code", value] as const),
    ["photograph", await inPhotograph()] as const,
  ];
  const { strings: memory, held } = await memoryOf(page);
  expect(held).toEqual({ kinds: {}, largeBytes: [], workers: 0, blobAddresses: 0, cameras: 0 });
  expect(memory.length).toBeGreaterThan(300_000);
  const shown = await page.evaluate(async () => {
    const answer = await fetch("/api/watchView", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ revision: -1 }),
    });
    return [document.documentElement.outerHTML, await answer.text()].join("\n");
  });
  for (const [where, text] of Object.entries({ memory, shown })) {
    const left = values.filter(([, value]) => text.includes(value));
    expect(left.map(([name]) => `${name} is left: ${where}`)).toEqual([]);
  }
}
