import { join } from "node:path";
import type { Ambush, Kill } from "./plan.ts";

/**
 * A kiosk that is spoilt on purpose, for the test of the crash test: the module that spoils it, and kills that are sure
 * to fall where that shows, on a machine of any pace.
 */
export interface Sabotage {
  readonly module: string;
  readonly plan: readonly Kill[];
}

const ambushes: Readonly<Record<string, Pick<Kill, "faults"> & { readonly of: Ambush }>> = {
  // Said and not yet on the disk.
  "lazy-commit": { of: "promised", faults: {} },
  // At the portal, and the kiosk cannot know: who sends again without asking sends it twice.
  "no-look-up": {
    of: "create-unanswered",
    faults: { failNext: [{ service: "DongBoHoSoMC", kind: "silent-after" }] },
  },
};

/** The sabotage of this name; throws when there is none. */
export function sabotageOf(name: string): Sabotage {
  const ambush = ambushes[name];
  if (!ambush) throw new Error(`there is no sabotage ${name}`);
  const { of, faults } = ambush;
  const kill: Kill = { victim: "kiosk", aim: { at: "ambush", of }, nextHost: "core", faults };
  return {
    module: join(import.meta.dirname, `sabotage-${name}.ts`),
    plan: [kill],
  };
}
