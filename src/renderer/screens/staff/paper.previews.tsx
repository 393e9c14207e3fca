import type { PrintProblem, PrintProgress } from "../../../shared/printing.ts";
import type { Desk } from "../../../shared/session.ts";
import { viewOf } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";
import { AddPrinter, PrinterPaper } from "./add-printer.tsx";
import type { StaffScreen } from "./area.tsx";
import { PrinterAnswer } from "./printer-answer.tsx";
import { PrinterAddress } from "./printer-address.tsx";
import { AskAgain } from "./printer-card.tsx";
import { PrinterName } from "./printer-name.tsx";
import { boardPage, careView, headPass, scanner, technicianPass, volunteerPass } from "./sample.ts";
import { acceptedDetail, acceptedRow, found, offers, pressOf, printersView } from "./sample-paper.ts";
import type { Press } from "./press.ts";
import { closedState, type StaffState } from "./state.ts";

const staff = (id: string, state: Partial<StaffState>, desk: Partial<Desk> = {}): Preview => ({
  id: `staff-${id}`,
  view: viewOf({ name: "home" }, {}, desk),
  staff: { ...closedState, ...state },
});

const board = { pass: headPass, place: { name: "board" }, board: boardPage, care: careView } as const;
const row = { ...board, place: { name: "row", intentId: 30 }, detail: acceptedDetail } as const;
const printers = { ...board, place: { name: "printers" }, printers: printersView, scanner } as const;
const setup = printersView.setup;
const one = setup.printers.slice(0, 1);

const every: Readonly<Record<PrintProblem, true>> = {
  "no-paper": true,
  jam: true,
  "cover-open": true,
  "no-ink": true,
  "not-connected": true,
  stopped: true,
  held: true,
  aborted: true,
  cancelled: true,
  "not-printable": true,
  "not-chosen": true,
  unknown: true,
};
const problems = Object.keys(every).filter((name): name is PrintProblem => Object.hasOwn(every, name));

const test = (progress: Partial<PrintProgress>, press: Partial<Press> = {}): Press =>
  pressOf(
    { kind: "test-page", ...progress },
    { order: "test-page", printerId: "printer-1", intentId: null, name: "Máy in phiếu ở quầy 1", ...press },
  );

/** Four printers at a time, each with a problem of its own. */
const troubled = (from: number): Preview =>
  staff(`printers-problems-${from / 4 + 1}`, {
    ...printers,
    printers: {
      ...printersView,
      setup: {
        ...setup,
        printers: problems.slice(from, from + 4).map((problem, index) => ({
          printerId: `printer-${index + 1}`,
          way: "ipp",
          name: `Máy in ${index + 1} (${problem})`,
          address: `ipp://192.168.1.${70 + index}/ipp/print`,
          paper: "a4",
        })),
      },
      problems: Object.fromEntries(
        problems.slice(from, from + 4).map((problem, index) => [`printer-${index + 1}`, problem]),
      ),
    },
  });

const chosen: readonly Preview[] = [
  staff("printers", printers),
  troubled(0),
  troubled(4),
  troubled(8),
  staff("printers-scanner-absent", {
    ...printers,
    printers: { ...printersView, setup: { ...setup, printers: one } },
    scanner: { ...scanner, state: "absent" },
  }),
  staff("printers-loading", { ...printers, printers: null }),
  staff("printers-silent", { ...printers, silent: true }),
  staff("printers-technician", { ...printers, pass: technicianPass, board: null }),
  staff("printers-none", {
    ...printers,
    printers: {
      setup: { printers: [], uses: { slip: null, official: null, form: null, result: null } },
      problems: {},
      fileOnly: false,
    },
  }),
  staff("printers-file-only", { ...printers, printers: { ...printersView, fileOnly: true } }),
  staff("printers-saved", { ...printers, said: { kind: "done", what: "printers-saved" } }),
  staff("printers-wrong", { ...printers, said: { kind: "refused", refusal: "printers-wrong" } }),
  staff("printers-full", {
    ...printers,
    printers: {
      ...printersView,
      problems: {},
      setup: {
        ...setup,
        printers: [...Array.from({ length: 12 }).keys()].flatMap((index) =>
          one.map((printer) => ({ ...printer, printerId: `printer-${index + 1}` })),
        ),
      },
    },
  }),
];

const tests: readonly Preview[] = [
  staff("test-rendering", { ...printers, press: test({ state: "rendering", kind: null }) }),
  staff("test-sent", { ...printers, press: test({ state: "sent" }) }),
  staff("test-waits", { ...printers, press: test({ state: "sent", problem: "no-paper" }) }),
  staff("test-handed", { ...printers, press: test({ state: "handed" }) }),
  staff("test-printed", { ...printers, press: test({ state: "printed", copies: 1 }) }),
  staff("test-came-out", { ...printers, press: test({ state: "printed", copies: 1 }, { seen: true }) }),
  staff("test-cut-off", { ...printers, press: test({ state: "printed", copies: 1 }, { seen: false }) }),
  staff("test-failed", { ...printers, press: test({ state: "failed", problem: "aborted" }) }),
  staff("test-missed", {
    ...printers,
    press: test({ state: "failed", problem: "unknown" }, { seen: false }),
  }),
];

const paperBoard = {
  ...board,
  filter: "paper",
  board: {
    ...boardPage,
    next: null,
    rows: [acceptedRow, { ...acceptedRow, intentId: 29, unprinted: "kept", dateWarning: "unconfirmed" }],
  },
} as const;

const boards: readonly Preview[] = [
  staff("board-paper", paperBoard),
  staff("board-only-paper", {
    ...board,
    board: {
      ...boardPage,
      rows: [],
      next: null,
      counts: { all: 0, "needs-person": 0, waiting: 0, held: 0, paper: 2, supplement: 1, "at-portal": 2 },
    },
  }),
  staff("board-printer", board, { printer: "no-paper" }),
  staff("board-printer-volunteer", { ...board, pass: volunteerPass }, { printer: "not-chosen" }),
  staff("board-printing", { ...board, press: pressOf({ state: "sent", problem: "jam" }) }),
];

const unconfirmed = {
  dueAt: "20261210163000",
  ours: "20261210163000",
  warning: "unconfirmed",
  confirmed: false,
} as const;

const papers: readonly Preview[] = [
  staff("row-papers", row),
  staff("row-papers-volunteer", {
    ...row,
    pass: volunteerPass,
    detail: {
      ...acceptedDetail,
      returnDate: unconfirmed,
      offers: offers.filter(({ order }) => order === "slip" || order === "declaration"),
    },
  }),
  staff("row-date-unconfirmed", { ...row, detail: { ...acceptedDetail, returnDate: unconfirmed } }),
  staff("row-date-confirmed", {
    ...row,
    said: { kind: "done", what: "date-confirmed" },
    detail: { ...acceptedDetail, returnDate: { ...unconfirmed, confirmed: true } },
  }),
  staff("row-printing", { ...row, press: pressOf({ state: "sent" }) }),
  staff("row-print-waits", { ...row, press: pressOf({ state: "sent", problem: "cover-open" }) }),
  staff("row-handed", { ...row, press: pressOf({ state: "handed" }) }),
  staff("row-printed", { ...row, press: pressOf({ state: "printed", copies: 2 }) }),
  staff(
    "row-printed-file",
    { ...row, press: pressOf({ state: "printed", copies: 1 }) },
    { filePapers: ["taken-in"] },
  ),
  staff("row-print-failed", { ...row, press: pressOf({ state: "failed", problem: "not-chosen" }) }),
  staff("papers", { ...board, place: { name: "papers" } }),
  staff("papers-volunteer", { ...board, pass: volunteerPass, place: { name: "papers" } }),
  staff("care-code-printed", {
    ...board,
    place: { name: "care" },
    recoveryCode: "7KQ4-M2XD-9RTA-H6WP-3CVN-8JYE",
    press: pressOf({ state: "handed", kind: "recovery-code" }, { order: "recovery-code", intentId: null }),
  }),
];

const nothing = (): void => undefined;
const within = (id: string, state: Partial<StaffState>, inner: StaffScreen): Preview => ({
  ...staff(id, state),
  staffInner: inner,
});
const add: StaffScreen = (props) => <AddPrinter {...props} setup={setup} onClose={nothing} />;

const printerScreens: readonly Preview[] = [
  within("printers-add", printers, add),
  within("printers-finding", { ...printers, working: "find" }, add),
  within("printers-found", { ...printers, found }, add),
  within("printers-found-none", { ...printers, found: [] }, add),
  within("printers-address-ipp", printers, () => (
    <PrinterAddress way="ipp" onAddress={nothing} onBack={nothing} />
  )),
  within("printers-answer", printers, () => (
    <PrinterAnswer
      address="192.168.1.60"
      probe={{
        found: { way: "escpos", name: "", address: "192.168.1.60", tells: false, papers: ["roll-80"] },
        problem: null,
      }}
      onPrinter={nothing}
      onBack={nothing}
    />
  )),
  within("printers-answer-nobody", printers, () => (
    <PrinterAnswer
      address="ipp://192.168.1.50/ipp/print"
      probe={{ found: null, problem: "not-connected" }}
      onPrinter={nothing}
      onBack={nothing}
    />
  )),
  within("printers-address-escpos", printers, () => (
    <PrinterAddress way="escpos" onAddress={nothing} onBack={nothing} />
  )),
  within("printers-name", printers, () => (
    <PrinterName name="HP LaserJet Pro 4003" busy={false} onName={nothing} onBack={nothing} />
  )),
  within("printers-paper", printers, () => (
    <PrinterPaper name="Máy in A4" way="ipp" papers={[]} busy={false} onPaper={nothing} onBack={nothing} />
  )),
  ...(["remove", "paper"] as const).map((name) =>
    within(`printers-ask-${name}`, printers, () => (
      <>
        {setup.printers.slice(1, 2).map((printer) => (
          <AskAgain
            key={printer.printerId}
            {...{ printer, setup }}
            asking={name === "remove" ? { name } : { name, paper: "roll-80" }}
            onSave={nothing}
            onClose={nothing}
          />
        ))}
      </>
    )),
  ),
];

export const previews: readonly Preview[] = [...chosen, ...tests, ...boards, ...papers, ...printerScreens];
