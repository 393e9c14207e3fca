import { viewOf } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const proof = { name: "lookup-proof" } as const;

export const previews: readonly Preview[] = [
  { id: "lookup-proof", view: viewOf(proof, { goal: "lookup" }) },
  {
    id: "lookup-proof-wrong",
    view: viewOf(proof, { goal: "lookup", notice: { code: "proof-wrong", field: "lastFour" } }),
  },
];
