import { viewOf } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const card = { name: "card" } as const;

export const previews: readonly Preview[] = [
  { id: "card", view: viewOf(card, { goal: "submit" }) },
  { id: "card-real", view: viewOf(card, { goal: "submit" }, { practice: false }) },
  { id: "card-garbled", view: viewOf(card, { goal: "submit", notice: { code: "card-garbled" } }) },
  { id: "card-short", view: viewOf(card, { goal: "submit", notice: { code: "card-short" } }) },
  { id: "card-is-slip", view: viewOf(card, { goal: "submit", notice: { code: "card-is-slip" } }) },
  { id: "card-is-form", view: viewOf(card, { goal: "submit", notice: { code: "card-is-form" } }) },
  { id: "card-not-a-card", view: viewOf(card, { goal: "submit", notice: { code: "card-not-a-card" } }) },
];
