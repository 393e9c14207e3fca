import { submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const consents = { name: "consents" } as const;

export const previews: readonly Preview[] = [
  { id: "consents", view: submitView(consents, { typist: "citizen" }) },
  { id: "consents-typist", view: submitView(consents) },
  {
    id: "consents-chosen",
    view: submitView(consents, {
      typist: "volunteer",
      editing: true,
      route: "counter",
      consents: { call: true, survey: false },
    }),
  },
  {
    id: "consents-own-typing",
    view: submitView(consents, { procedureCode: "1.004873" }, { routes: ["self"] }),
  },
];
