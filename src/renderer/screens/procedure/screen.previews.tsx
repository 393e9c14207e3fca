import { procedures, submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const procedure = { name: "procedure" } as const;
const before = { procedureCode: null } as const;

const twoFields = procedures.map((each, index) =>
  index === 2 ? { ...each, field: { code: "NN", name: { vi: "Nông nghiệp", en: "Agriculture" } } } : each,
);

export const previews: readonly Preview[] = [
  { id: "procedure", view: submitView(procedure, before) },
  { id: "procedure-two-fields", view: submitView(procedure, before), procedures: twoFields },
  { id: "procedure-none-installed", view: submitView(procedure, before), procedures: [] },
];
