import type { DossierStatus } from "../../../shared/dossier.ts";
import type { Session } from "../../../shared/session.ts";
import { viewOf } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";
import { keptDossier, registeredDossier, takenInDossier } from "../dossier/sample.ts";

const shown = (id: string, dossier: DossierStatus, session: Partial<Session> = {}): Preview => ({
  id: `lookup-result-${id}`,
  view: viewOf({ name: "lookup-result" }, { goal: "lookup", dossier, ...session }),
});
const slip = { kind: "taken-in", problem: null, copies: 0 } as const;
const finished: DossierStatus = {
  ...takenInDossier,
  portalState: 9,
  results: [{ id: "r1", name: "Giấy khai sinh (bản chính)" }],
};
const portal = ([2, 3, 4, 6, 7, 8, 9, 10] as const).map((portalState) =>
  shown(`portal-${portalState}`, { ...takenInDossier, portalState }),
);

export const previews: readonly Preview[] = [
  shown("waiting", keptDossier),
  shown("unknown", { ...keptDossier, state: "unknown", reason: "answer-unknown" }),
  shown("behind-account", { ...keptDossier, reason: "behind-account" }),
  shown("refused", {
    ...keptDossier,
    state: "needs-person",
    reason: "refused",
    refusal: "Thiếu Giấy chứng sinh bản chính.",
  }),
  shown("held", { ...keptDossier, state: "held", reason: null }),
  shown("cancelled", { ...keptDossier, state: "cancelled", reason: null }),
  shown("registered", registeredDossier),
  shown("missing-papers", {
    ...takenInDossier,
    portalState: 5,
    missingPapers: "Giấy chứng sinh bản chính\nGiấy chứng nhận kết hôn của cha mẹ",
  }),
  ...portal,
  shown("results", finished),
  shown("result-handed", finished, { print: { ...slip, kind: "result", state: "handed" } }),
  shown("result-away", finished, { notice: { code: "result-away" } }),
  shown("slip-wiped", finished, { notice: { code: "slip-wiped" } }),
  shown("printed", takenInDossier, { print: { ...slip, state: "printed", copies: 1 } }),
  shown("print-handed", takenInDossier, { print: { ...slip, state: "handed" } }),
  shown("print-waits", takenInDossier, { print: { ...slip, state: "sent", problem: "no-paper" } }),
  shown("print-failed", takenInDossier, { print: { ...slip, state: "failed", problem: "not-connected" } }),
];
