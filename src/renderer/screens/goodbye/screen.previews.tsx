import { sampleScan, submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

export const previews: readonly Preview[] = [
  {
    id: "goodbye",
    view: submitView(
      { name: "goodbye" },
      { scans: [sampleScan], print: { state: "printed", kind: "kept", problem: null, copies: 1 } },
    ),
  },
  {
    id: "goodbye-intake",
    view: submitView(
      { name: "goodbye" },
      { print: { state: "printed", kind: "taken-in", problem: null, copies: 1 } },
    ),
  },
  {
    id: "goodbye-practice-file",
    view: submitView(
      { name: "goodbye" },
      { print: { state: "printed", kind: "kept", problem: null, copies: 1 } },
      { practice: true, filePapers: ["kept"] },
    ),
  },
  {
    id: "goodbye-printing",
    view: submitView(
      { name: "goodbye" },
      { print: { state: "sent", kind: "kept", problem: null, copies: 0 } },
    ),
  },
  {
    id: "goodbye-no-paper",
    view: submitView(
      { name: "goodbye" },
      { print: { state: "sent", kind: "kept", problem: "no-paper", copies: 0 } },
    ),
  },
  {
    id: "goodbye-unsure",
    view: submitView(
      { name: "goodbye" },
      { print: { state: "failed", kind: "kept", problem: "unknown", copies: 0 } },
    ),
  },
  { id: "goodbye-nothing", view: submitView({ name: "goodbye" }, { person: null, goal: "account" }) },
];
