import { submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const requirements = { name: "requirements" } as const;

export const previews: readonly Preview[] = [
  { id: "requirements", view: submitView(requirements) },
  { id: "requirements-fee", view: submitView(requirements, { procedureCode: "2.000635" }) },
  {
    id: "requirements-late",
    view: submitView(requirements, { procedureCode: "2.000635" }, { sameDayOver: true }),
  },
  {
    id: "requirements-own-typing",
    view: submitView(requirements, { procedureCode: "1.004873" }, { portal: "down" }),
  },
];
