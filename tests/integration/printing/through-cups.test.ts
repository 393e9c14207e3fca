import { createCupsPrinter } from "../../../src/main/core/printing/cups-printer.ts";
import { systemClock } from "../../../src/shared/clock.ts";
import { describePrinting } from "../../support/describe-printing.ts";

describePrinting({
  name: "through a queue of CUPS",
  create: ({ cups }) => createCupsPrinter({ server: cups.server, queue: "KIOSK", clock: systemClock() }),
  corrupt: "not-printable",
});
