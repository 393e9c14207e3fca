import { submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

export const previews: readonly Preview[] = [
  { id: "account-wait", view: submitView({ name: "account-wait" }, { procedureCode: null, busy: true }) },
];
