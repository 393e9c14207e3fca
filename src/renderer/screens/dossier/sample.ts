import type { DossierStatus } from "../../../shared/dossier.ts";
import { sampleNowMs } from "../../previews/fixtures.ts";

/** A dossier kept while the portal was down, for previews and tests. */
export const keptDossier: DossierStatus = {
  intentId: 1,
  localNumber: "CHO-261125-1-042",
  ticket: "301456789012345678901234567890123456789",
  state: "waiting",
  reason: "portal-down",
  refusal: null,
  keptAtMs: sampleNowMs,
  officialCode: null,
  portalState: null,
  takenInAt: null,
  dueAt: null,
  missingPapers: null,
  results: [],
};

/** At the portal, not yet taken in: a code and no date. */
export const registeredDossier: DossierStatus = {
  ...keptDossier,
  state: "accepted",
  reason: null,
  officialCode: "H20.12.34-261125-0007",
  portalState: 1,
};

/** Taken in, with both dates of the portal. */
export const takenInDossier: DossierStatus = {
  ...registeredDossier,
  portalState: 2,
  takenInAt: "20261125084500",
  dueAt: "20261125170000",
};
