import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "playwright/test";
import { pdfText } from "../../src/main/core/slips/pdf-text.ts";
import { type Way, waysThrough } from "../support/ways.ts";
import { readLedger } from "../support/kiosk-process.ts";
import { type Person, personOf } from "./any-person.ts";
import { leaves, walksToTheSlip } from "./any-walk.ts";
import { panels } from "./kiosk-test.ts";
import { type Desk, test } from "./shared-desk.ts";
import { expectNothingLeft } from "./walk.ts";

const nameOf = (way: Way): string => Object.values(way).join(", ");

for (const [row, way] of waysThrough.rows.entries()) {
  test(`from the door to the slip by touch: ${nameOf(way)}`, async ({ deskOf }) => {
    const desk = await deskOf(way.account === "vneid" ? "vneid" : "portal");
    const person = personOf(way, row);
    const { page } = desk;
    await page.setViewportSize(panels[way.panel]);
    await expectFresh(desk);
    const before = await recordOf(desk);

    await walksToTheSlip(page, way, person);
    await expectOneMore(desk, before, way, person);
    await leaves(page, way);

    await expectFresh(desk);
    await expectNothingLeft(desk, [person.fullName, person.idNumber, person.phone, person.owner]);
    expect(desk.complained(), "what the page complained of").toEqual([]);
  });
}

/** The door, as everybody finds it, whatever the one before liked. */
async function expectFresh({ page }: Desk): Promise<void> {
  await expect(page.locator(".kiosk-home")).toBeVisible();
  const root = page.locator(":root");
  await expect(root).toHaveAttribute("lang", "vi");
  await expect(root).toHaveAttribute("data-text-size", "normal");
  await expect(root).toHaveAttribute("data-contrast", "default");
}

/** What the portal has, and what was printed. */
async function recordOf({ kiosk }: Desk) {
  const { dossiers, accounts } = await readLedger(kiosk.practiceUrl ?? "");
  const prints = await readdir(kiosk.printsDir).catch(() => []);
  return { dossiers, accounts, prints: new Set(prints.filter((name) => name.endsWith(".pdf"))) };
}

/** One dossier more at the portal, of the right procedure and owner; one slip more, with its number on it. */
async function expectOneMore(
  desk: Desk,
  before: Awaited<ReturnType<typeof recordOf>>,
  way: Way,
  person: Person,
): Promise<void> {
  await expect.poll(async () => (await recordOf(desk)).prints.size).toBe(before.prints.size + 1);
  await expect(desk.page.locator(".screen-others .button")).toBeEnabled();
  const now = await recordOf(desk);
  const mine = now.dossiers.filter(({ reference }) =>
    before.dossiers.every((dossier) => dossier.reference !== reference),
  );
  expect(mine).toMatchObject([{ procedureCode: way.procedure, ownerName: person.owner }]);
  const registered = now.accounts.filter(({ idNumber }) => idNumber === person.idNumber);
  expect(registered.length).toBe(way.account === "registers" ? 1 : 0);
  const fresh = [...now.prints].filter((name) => !before.prints.has(name));
  expect(fresh).toHaveLength(1);
  const slip = pdfText(new Uint8Array(await readFile(join(desk.kiosk.printsDir, fresh[0] ?? ""))));
  expect(slip).toContain(mine[0]?.officialCode ?? "no dossier");
  await expect(
    desk.page
      .getByRole("main")
      .getByText(mine[0]?.officialCode ?? "")
      .first(),
  ).toBeVisible();
}
