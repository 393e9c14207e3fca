import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leave, untilPrinted } from "../../support/api-walk.ts";
import { kioskWithPrinter, submit, until } from "../../support/chosen-printer.ts";
import { type PrintShop, startPrintShop, whyNoPrintServer } from "../../support/print-server.ts";
import type { WholeKiosk, WholeKioskOptions } from "../../support/whole-kiosk.ts";

const skipped = whyNoPrintServer();
const why = skipped === null ? "" : ` (skipped: ${skipped})`;

describe.skipIf(skipped !== null)(`row 17 at a real printer${why}`, () => {
  let shop: PrintShop;
  beforeAll(async () => {
    shop = await startPrintShop();
  });
  afterAll(() => shop.stop());

  const ways: readonly (readonly [string, (more?: Partial<WholeKioskOptions>) => Promise<WholeKiosk>])[] = [
    [
      "straight by IPP",
      (more) => kioskWithPrinter({ way: "ipp", address: shop.printer.uri, paper: "a4" }, more),
    ],
    [
      "through CUPS",
      (more) =>
        kioskWithPrinter({ way: "cups", address: "KIOSK", paper: "a4" }, { cups: shop.cups.server, ...more }),
    ],
  ];
  const out = async (): Promise<number> => (await shop.printer.tray()).length;

  describe.each(ways)("%s", (_, open) => {
    it("without paper: told in words on the screen, and the slip comes out once, by itself", async () => {
      const [kiosk, before] = [await open(), await out()];
      await shop.printer.hand("no-paper");
      const told = await until(kiosk, await submit(kiosk), ({ session }) => session.print.problem !== null);
      expect(told.session.print).toMatchObject({ state: "sent", problem: "no-paper", copies: 0 });
      await shop.printer.hand(null);
      const done = await untilPrinted(kiosk.api, told);
      expect(done.session.print).toMatchObject({ state: "printed", copies: 1 });
      expect(await out()).toBe(before + 1);
    });

    it("switched off and its person gone: nothing of theirs comes out for the next one", async () => {
      const [kiosk, before] = [await open(), await out()];
      await shop.printer.switchOff();
      const told = await until(kiosk, await submit(kiosk), ({ session }) => session.print.problem !== null);
      expect(told.session.print).toMatchObject({ state: "sent", problem: "not-connected" });
      const home = await leave(kiosk.api, told.session.id);
      await shop.printer.switchOn();
      await until(kiosk, home, ({ desk }) => desk.printer === null);
      const done = await untilPrinted(kiosk.api, await submit(kiosk, 2));
      expect(done.session.print).toMatchObject({ state: "printed", copies: 1 });
      expect(await out()).toBe(before + 1);
    });

    it("given up by the printer: never told as printed, and the next press makes one slip", async () => {
      const [kiosk, before] = [await open(), await out()];
      await shop.printer.hand("abort");
      const told = await untilPrinted(kiosk.api, await submit(kiosk));
      expect(told.session.print).toMatchObject({ state: "failed", problem: "aborted", copies: 0 });
      await shop.printer.hand(null);
      const { id: sessionId } = told.session;
      // A finger that comes down twice at once is one press.
      await new Promise((later) => void setTimeout(later, 500));
      const again = await kiosk.api.sendEvent({ sessionId, event: { type: "print-slip" } });
      const done = await untilPrinted(kiosk.api, again);
      expect(done.session.print).toMatchObject({ state: "printed", copies: 1 });
      expect(await out()).toBe(before + 1);
    });
  });
});
