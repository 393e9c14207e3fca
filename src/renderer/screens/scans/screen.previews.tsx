import { sampleScan, submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const scans = { name: "scans" } as const;
const second = {
  ...sampleScan,
  fileId: "scan-2",
  mimeType: "application/pdf",
  pages: 3,
  sizeBytes: 2_411_724,
} as const;

export const previews: readonly Preview[] = [
  { id: "scans-empty", view: submitView(scans) },
  { id: "scans-there", view: submitView(scans, { scans: [sampleScan, second] }) },
  {
    id: "scans-missing",
    view: submitView(scans, { notice: { code: "scan-missing", field: "BIRTH-PROOF" } }),
  },
  {
    id: "scans-wrong-type",
    view: submitView(scans, { notice: { code: "scan-wrong-type", field: "BIRTH-PROOF" } }),
  },
  {
    id: "scans-locked",
    view: submitView(scans, { notice: { code: "scan-locked", field: "BIRTH-PROOF" } }),
  },
  {
    id: "scans-damaged",
    view: submitView(scans, { notice: { code: "scan-unreadable", field: "BIRTH-PROOF" } }),
  },
  {
    id: "scans-not-read",
    view: submitView(scans, { notice: { code: "scan-not-read", field: "BIRTH-PROOF" } }),
  },
  { id: "scans-busy", view: submitView(scans, { busy: true }) },
  { id: "scans-none", view: submitView(scans, { procedureCode: "2.000635" }) },
];
