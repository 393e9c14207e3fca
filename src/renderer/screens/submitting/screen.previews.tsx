import { submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";
import { keptDossier } from "../dossier/sample.ts";

export const previews: readonly Preview[] = [
  {
    id: "submitting",
    view: submitView({ name: "submitting" }, { dossier: { ...keptDossier, state: "sending", reason: null } }),
  },
];
