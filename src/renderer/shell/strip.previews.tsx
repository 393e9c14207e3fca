import type { Session, Step } from "../../shared/session.ts";
import { submitView, viewOf } from "../previews/fixtures.ts";
import type { Preview } from "../previews/preview.ts";

const open = { stripFolded: false } as const;

const places: readonly (readonly [string, Step, Partial<Session>])[] = [
  ["card", { name: "card" }, {}],
  ["phone", { name: "phone" }, { procedureCode: null }],
  ["vneid", { name: "vneid", guide: "activate", index: 4, from: null }, { procedureCode: null }],
  ["requirements", { name: "requirements" }, { typist: "volunteer" }],
  ["requirements-own-typing", { name: "requirements" }, { procedureCode: "1.004873" }],
  ["name", { name: "declaration", index: 0 }, { typist: "volunteer" }],
  ["date", { name: "declaration", index: 1 }, { typist: "citizen" }],
  ["choice", { name: "declaration", index: 2 }, { typist: "officer" }],
  ["scans", { name: "scans" }, { typist: "volunteer" }],
  ["consents", { name: "consents" }, { typist: "volunteer" }],
  ["review", { name: "review" }, { typist: "volunteer", owner: "self", route: "counter" }],
];

/** The volunteer's strip unfolded beside every kind of screen; folded it stands beside all other previews. */
export const previews: readonly Preview[] = [
  ...places.map(([id, step, session]) => ({ id: `strip-${id}`, view: submitView(step, session, open) })),
  { id: "strip-lookup", view: viewOf({ name: "lookup" }, { goal: "lookup" }, open) },
  { id: "strip-nobody-named", view: submitView({ name: "owner" }, {}, { ...open, volunteer: null }) },
];
