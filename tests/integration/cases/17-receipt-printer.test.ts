import { expect, it, onTestFinished } from "vitest";
import { leave, untilPrinted } from "../../support/api-walk.ts";
import { kioskWithPrinter, submit, until } from "../../support/chosen-printer.ts";
import { type ReceiptPrinter, startReceiptPrinter } from "../../support/receipt-printer.ts";
import type { WholeKiosk } from "../../support/whole-kiosk.ts";

async function kioskWithRoll(): Promise<{ readonly kiosk: WholeKiosk; readonly roll: ReceiptPrinter }> {
  const roll = await startReceiptPrinter();
  onTestFinished(() => roll.close());
  const kiosk = await kioskWithPrinter({ way: "escpos", address: roll.address, paper: "roll-80" });
  return { kiosk, roll };
}

it("without paper: the citizen and the desk are told, and the slip comes out whole, once, with the new roll", async () => {
  const { kiosk, roll } = await kioskWithRoll();
  roll.paperEndsAfter(0);
  const told = await until(kiosk, await submit(kiosk), ({ session }) => session.print.problem !== null);
  expect(told.session.print).toMatchObject({ state: "sent", kind: "kept", problem: "no-paper", copies: 0 });
  await until(kiosk, told, ({ desk }) => desk.printer === "no-paper");
  expect(roll.paper.tray).toEqual([]);
  roll.refill();
  const done = await untilPrinted(kiosk.api, told);
  expect(done.session.print).toMatchObject({ state: "printed", problem: null, copies: 1 });
  expect(roll.paper.tray).toHaveLength(1);
  await until(kiosk, done, ({ desk }) => desk.printer === null);
});

it("with the cover opened in the middle of a slip: told, and the person has one whole slip in the end", async () => {
  const { kiosk, roll } = await kioskWithRoll();
  roll.afterRows(120, () => roll.openCover());
  const told = await until(kiosk, await submit(kiosk), ({ session }) => session.print.problem !== null);
  expect(told.session.print).toMatchObject({ state: "sent", problem: "cover-open" });
  roll.closeCover();
  const done = await untilPrinted(kiosk.api, told);
  expect(done.session.print).toMatchObject({ state: "printed", copies: 1 });
  expect(roll.paper.tray).toHaveLength(1);
});

it("without paper and without patience: the next person's slip is the first that comes out", async () => {
  const { kiosk, roll } = await kioskWithRoll();
  roll.paperEndsAfter(0);
  const told = await until(kiosk, await submit(kiosk), ({ session }) => session.print.problem !== null);
  const home = await leave(kiosk.api, told.session.id);
  expect(home.session.step.name).toBe("home");
  roll.refill();
  await until(kiosk, home, ({ desk }) => desk.printer === null);
  expect(roll.paper.tray).toEqual([]);
  const done = await untilPrinted(kiosk.api, await submit(kiosk, 2));
  expect(done.session.print).toMatchObject({ state: "printed", copies: 1 });
  expect(roll.paper.tray).toHaveLength(1);
});
