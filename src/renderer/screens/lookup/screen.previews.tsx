import { viewOf } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const lookup = { name: "lookup" } as const;

export const previews: readonly Preview[] = [
  { id: "lookup", view: viewOf(lookup, { goal: "lookup" }) },
  { id: "lookup-busy", view: viewOf(lookup, { goal: "lookup", busy: true }) },
  { id: "lookup-unknown", view: viewOf(lookup, { goal: "lookup", notice: { code: "ticket-unknown" } }) },
  { id: "lookup-throttled", view: viewOf(lookup, { goal: "lookup", notice: { code: "lookup-throttled" } }) },
];
