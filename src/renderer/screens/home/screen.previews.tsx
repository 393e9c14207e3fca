import { viewOf } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const home = { name: "home" } as const;

export const previews: readonly Preview[] = [
  { id: "home", view: viewOf(home) },
  { id: "home-real-slow", view: viewOf(home, {}, { practice: false, portal: "slow", waiting: 3 }) },
  { id: "home-portal-down", view: viewOf(home, {}, { portal: "down", waiting: 12 }) },
  { id: "home-not-the-portal", view: viewOf(home, {}, { portal: "not-the-portal" }) },
  { id: "home-quiet", view: viewOf(home, {}, { dayModel: null, volunteer: null, portal: "unknown" }) },
  { id: "home-helper-called", view: viewOf(home, {}, { helperCalled: true }) },
  { id: "home-needs-staff", view: viewOf(home, {}, { halted: true, waiting: 3 }) },
  { id: "idle-warning", view: viewOf({ name: "phone" }, { idle: "warned" }, { idleLeftMs: 27_000 }) },
  { id: "contact-lost", view: viewOf(home), lost: true },
  { id: "contact-lost-called", view: viewOf({ name: "phone" }, {}, { helperCalled: true }), lost: true },
  { id: "press-slow", view: viewOf({ name: "consents" }), press: "slow" },
  { id: "press-lost", view: viewOf({ name: "consents" }), press: "lost" },
];
