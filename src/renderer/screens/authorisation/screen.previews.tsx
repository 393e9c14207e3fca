import { sampleScan, submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const authorisation = { name: "authorisation" } as const;
const route = "authorised" as const;
const print = { kind: "authorisation", problem: null, copies: 0 } as const;
const signed = { ...sampleScan, fileId: "scan-3", paperCode: "GIAY-UY-QUYEN" };

export const previews: readonly Preview[] = [
  { id: "authorisation", view: submitView(authorisation, { route }) },
  {
    id: "authorisation-printed",
    view: submitView(authorisation, { route, print: { ...print, state: "printed", copies: 1 } }),
  },
  {
    id: "authorisation-practice-file",
    view: submitView(
      authorisation,
      { route, print: { ...print, state: "printed", copies: 1 } },
      { practice: true, filePapers: ["authorisation"] },
    ),
  },
  {
    id: "authorisation-handed",
    view: submitView(authorisation, { route, print: { ...print, state: "handed" } }),
  },
  {
    id: "authorisation-no-paper",
    view: submitView(authorisation, { route, print: { ...print, state: "sent", problem: "no-paper" } }),
  },
  {
    id: "authorisation-failed",
    view: submitView(authorisation, { route, print: { ...print, state: "failed", problem: "not-chosen" } }),
  },
  {
    id: "authorisation-missing",
    view: submitView(authorisation, { route, notice: { code: "scan-missing", field: "GIAY-UY-QUYEN" } }),
  },
  {
    id: "authorisation-signed",
    view: submitView(authorisation, {
      route,
      print: { ...print, state: "printed", copies: 1 },
      scans: [signed],
    }),
  },
];
