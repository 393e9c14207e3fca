import type { PaperOffer, PrintersView, PrinterFound, PrintProgress } from "../../../shared/printing.ts";
import type { BoardDetail, BoardRow } from "../../../shared/staff.ts";
import type { Press } from "./press.ts";
import { refusedDetail, refusedRow } from "./sample.ts";

// Invented printers and papers, for previews and tests.

export const printersView: PrintersView = {
  setup: {
    printers: [
      {
        printerId: "printer-1",
        way: "escpos",
        name: "Máy in phiếu ở quầy 1",
        address: "192.168.1.60:9100",
        paper: "roll-80",
      },
      {
        printerId: "printer-2",
        way: "ipp",
        name: "Máy in A4 phòng tiếp dân",
        address: "ipp://192.168.1.50/ipp/print",
        paper: "a4",
      },
      { printerId: "printer-3", way: "cups", name: "Máy in A5", address: "hp-a5", paper: "a5" },
    ],
    uses: { slip: "printer-1", official: "printer-3", form: "printer-2", result: null },
  },
  problems: { "printer-1": "no-paper", "printer-2": null, "printer-3": "not-connected" },
  fileOnly: false,
};

export const found: readonly PrinterFound[] = [
  {
    way: "ipp",
    name: "HP LaserJet Pro 4003 [5A1C2D]",
    address: "ipp://192.168.1.52/ipp/print",
    tells: true,
    papers: ["a5", "a4"],
  },
  { way: "cups", name: "May-in-phong-ho-tich", address: "May-in-phong-ho-tich", tells: false, papers: [] },
  { way: "cups", name: "Máy in A5", address: "hp-a5", tells: false, papers: ["a5"] },
];

export const progressOf = (progress: Partial<PrintProgress>): PrintProgress => ({
  state: "sent",
  kind: "taken-in",
  problem: null,
  copies: 0,
  ...progress,
});

export const pressOf = (progress: Partial<PrintProgress>, press: Partial<Press> = {}): Press => ({
  pressId: "press-1",
  order: "slip",
  intentId: 30,
  printerId: null,
  name: null,
  seen: null,
  ...press,
  progress: progressOf(progress),
});

export const acceptedRow: BoardRow = {
  ...refusedRow,
  intentId: 30,
  localNumber: "CHO-261125-1-003",
  who: "Trần Văn Khánh",
  state: "accepted",
  reason: null,
  words: null,
  unprinted: "taken-in",
  lacksPapers: true,
  dateWarning: "differs",
  acts: [],
};

const offer = (order: PaperOffer["order"], kind: PaperOffer["kind"], copies = 0): PaperOffer => ({
  order,
  kind,
  copies,
  result: null,
});

export const offers: readonly PaperOffer[] = [
  offer("slip", "taken-in"),
  offer("desk-copy", "desk-copy", 1),
  offer("declaration", "declaration", 2),
  offer("authorisation", "authorisation"),
  offer("control", "control"),
  offer("supplement", "supplement"),
  offer("rejection", "rejection"),
  offer("apology", "apology"),
  { ...offer("result", "result"), result: { id: "kq-1", name: "Giấy khai sinh" } },
];

export const acceptedDetail: BoardDetail = {
  ...refusedDetail,
  row: acceptedRow,
  officialCode: "H20.30.14-261125-0042",
  missing: "Bản sao Giấy chứng nhận kết hôn; Giấy chứng sinh bản chính",
  offers,
  returnDate: { dueAt: "20261130163000", ours: "20261127163000", warning: "differs", confirmed: false },
};
