import type { DossierStatus } from "../../../shared/dossier.ts";
import type { Session } from "../../../shared/session.ts";
import { submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";
import { keptDossier, registeredDossier, takenInDossier } from "../dossier/sample.ts";

const printed = { state: "printed", kind: "kept", problem: null, copies: 1 } as const;

const shown = (id: string, dossier: DossierStatus, session: Partial<Session> = {}): Preview => ({
  id: `done-${id}`,
  view: submitView({ name: "done" }, { dossier, route: "authorised", print: printed, ...session }),
});
const failed = (problem: NonNullable<Session["print"]["problem"]>): Partial<Session> => ({
  print: { ...printed, state: "failed", problem },
});
const waits = (problem: NonNullable<Session["print"]["problem"]>): Partial<Session> => ({
  print: { ...printed, state: "sent", problem, copies: 0 },
});

export const previews: readonly Preview[] = [
  shown("kept", keptDossier),
  shown("kept-call", keptDossier, { consents: { call: true, survey: false }, route: "counter" }),
  shown("registered", registeredDossier, { print: { ...printed, state: "sent", kind: "registered" } }),
  shown("taken-in", takenInDossier, { print: { ...printed, kind: "taken-in" } }),
  shown("self", { ...keptDossier, state: "needs-person", reason: "self" }, { route: "self" }),
  shown("stuck", {
    ...keptDossier,
    state: "needs-person",
    reason: "refused",
    refusal: "Số định danh không khớp với dữ liệu dân cư.",
  }),
  {
    id: "done-practice-file",
    view: submitView(
      { name: "done" },
      { dossier: keptDossier, route: "authorised", print: printed },
      { practice: true, filePapers: ["kept"] },
    ),
  },
  shown("better-slip", registeredDossier),
  shown("print-no-paper", keptDossier, failed("no-paper")),
  shown("print-not-connected", keptDossier, failed("not-connected")),
  shown("print-waits-no-paper", keptDossier, waits("no-paper")),
  shown("print-waits-jam", registeredDossier, waits("jam")),
  shown("print-handed", keptDossier, { print: { ...printed, state: "handed", copies: 0 } }),
  shown("print-aborted", keptDossier, failed("aborted")),
];
