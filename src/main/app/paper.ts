import { join } from "node:path";
import type { Clock } from "../../shared/clock.ts";
import type { Procedure } from "../../shared/procedure.ts";
import type { Log } from "../core/audit/log.ts";
import type { Catalogue } from "../core/catalogue/load-catalogue.ts";
import type { Holidays } from "../core/catalogue/holidays.ts";
import { returnDateOf } from "../core/catalogue/return-date.ts";
import type { Portal } from "../core/portal/port.ts";
import { openJobsAt } from "../core/printing/open-jobs.ts";
import { createPrintDesk, type PrintDesk } from "../core/printing/print-desk.ts";
import { createPrinterWays } from "../core/printing/printer-ways.ts";
import { createPrinters, type Printers } from "../core/printing/printers.ts";
import { createRasteriser } from "../core/printing/raster.ts";
import { type AuthorisationPress, createAuthorisationPress } from "../core/session/authorisation-press.ts";
import { createSlipPress, type SlipPress } from "../core/session/slip-press.ts";
import type { Settings } from "../core/settings/settings.ts";
import type { SlipDesk } from "../core/slips/job.ts";
import { createSlips, type Slips } from "../core/slips/slips.ts";
import type { CountReturnDate } from "../core/staff/return-dates.ts";
import type { Store } from "../core/store/store.ts";

export interface PaperOptions {
  readonly settings: Settings;
  readonly dataDir: string;
  readonly assetsDir: string;
  readonly workers: { readonly slips: URL; readonly raster: URL };
  readonly clock: Clock;
  readonly store: Pick<Store, "dossierStatus" | "intentFor" | "printCount" | "recordPrint" | "dateConfirmed">;
  readonly portal: Pick<Portal, "fetchResult">;
  readonly catalogue: Catalogue;
  readonly holidays: Holidays;
  readonly log: Log;
  /** The slip printer is ready again, or has a problem. */
  readonly onChange: () => void;
}

/** Everything between a job and paper in a hand. */
export interface Paper {
  readonly slips: Slips;
  readonly printers: Printers;
  readonly printDesk: PrintDesk;
  /** What the person at the machine prints. */
  readonly press: SlipPress;
  readonly authorisation: AuthorisationPress;
  readonly procedure: (code: string) => Procedure | null;
  readonly slipDesk: SlipDesk;
  readonly countReturnDate: CountReturnDate;
  close(): Promise<void>;
}

/** Puts slips, printers and presses together. */
export function openPaper(options: PaperOptions): Paper {
  const { settings, dataDir, assetsDir, workers, clock, store, catalogue, holidays, log, portal } = options;
  const { practice } = settings.portal;
  const slips = createSlips({ workerUrl: workers.slips, assetsDir, wardDir: join(dataDir, "slips") });
  const rasteriser = createRasteriser({ workerUrl: workers.raster, clock });
  const printers = createPrinters({
    file: join(dataDir, "printers.json"),
    fileFolder: settings.printer.dir,
    practice,
    kind: settings.printer.kind,
    ways: createPrinterWays({
      cups: settings.printer.cups,
      rasteriser,
      spoolDir: join(dataDir, "spool"),
      clock,
    }),
    clock,
    onDamaged: () => log.write({ event: "printers-damaged" }),
    onChange: options.onChange,
  });
  const printDesk = createPrintDesk({
    route: (kind, printerId) => printers.for(kind, printerId),
    slips,
    clock,
    openJobs: openJobsAt(join(dataDir, "print-jobs.json")),
    onEnd: () => printers.look(),
    onFault: () => log.write({ event: "unexpected", place: "paper" }),
  });
  const procedure = (code: string): Procedure | null => catalogue.find(code) ?? null;
  const slipDesk = slipDeskOf(settings);
  const countReturnDate: CountReturnDate = (status, about, confirmed) =>
    returnDateOf({ status, procedure: about, holidays, desk: settings.desk, confirmed });
  const shared = { desk: printDesk, procedure, slipDesk, practice };
  const press = createSlipPress({
    ...shared,
    store,
    portal,
    clock,
    returnDate(status, about) {
      const { intentId, dueAt } = status;
      return countReturnDate(status, about, dueAt !== null && store.dateConfirmed(intentId, dueAt));
    },
  });
  const authorisation = createAuthorisationPress({ ...shared, officer: settings.desk.dutyOfficer });
  return {
    slips,
    printers,
    printDesk,
    press,
    authorisation,
    procedure,
    slipDesk,
    countReturnDate,
    async close() {
      await printDesk.close();
      await Promise.all([slips.close(), rasteriser.close(), printers.close()]);
    },
  };
}

function slipDeskOf({ desk }: Settings): SlipDesk {
  return {
    wardName: desk.ward,
    agencyName: desk.authority,
    deskName: desk.name,
    phone: desk.phone ?? undefined,
    place: desk.place,
    apologyForm: desk.apologyForm,
  };
}
