import type { PortalLight } from "../../shared/dossier.ts";
import { viewOf } from "../previews/fixtures.ts";
import type { Preview } from "../previews/preview.ts";

const real = { practice: false, waiting: 118 };

/** The lights that no screen's own previews show, at a desk where much waits. */
const lights: readonly PortalLight[] = ["good", "network-log-in", "clock-wrong", "certificate-wrong"];

const down = { portal: "down", waiting: 118 } as const;

export const previews: readonly Preview[] = [
  ...lights.map((portal) => ({
    id: `light-${portal}`,
    view: viewOf({ name: "home" }, {}, { ...real, portal }),
  })),
  // The longest header there is: practice, a count, and a light that explains itself.
  { id: "light-practice", view: viewOf({ name: "home" }, {}, { ...down, practice: true }) },
];
