import { sampleScan, submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const review = { name: "review" } as const;
const filled = {
  owner: "self",
  answers: { childName: "Nguyễn Minh An", childBirthDate: "2026-11-20", childSex: "female" },
  scans: [sampleScan, { ...sampleScan, fileId: "scan-2", paperCode: "GIAY-UY-QUYEN" }],
  delivery: { kind: "counter" },
  route: "authorised",
  typist: "volunteer",
  consents: { call: true, survey: false },
} as const;

const corrects = {
  intentId: 42,
  localNumber: "CHO-261125-1-007",
  reason: "refused",
  words: "Thiếu ngày sinh của mẹ",
  fileIds: [],
} as const;

export const previews: readonly Preview[] = [
  { id: "review", view: submitView(review, filled) },
  { id: "review-open-answers", view: submitView(review, { ...filled, answers: {}, scans: [] }) },
  {
    id: "review-same-today",
    view: submitView(review, { ...filled, notice: { code: "same-dossier-today" } }),
  },
  { id: "review-disk", view: submitView(review, { ...filled, notice: { code: "keep-failed-disk" } }) },
  { id: "review-mended", view: submitView(review, { ...filled, corrects }) },
  {
    id: "review-mended-self",
    view: submitView(review, { ...filled, corrects: { ...corrects, reason: "self", words: null } }),
  },
  { id: "review-busy", view: submitView(review, { ...filled, busy: true }) },
  { id: "review-self-declared", view: submitView(review, { ...filled, procedureCode: "1.004873" }) },
];
