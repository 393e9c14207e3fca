import type { Group } from "../measurement.ts";
import { freshClone } from "./fresh-clone.ts";
import { keep } from "./keep.ts";
import { memory } from "./memory.ts";
import { start } from "./start.ts";

/** The main job: how soon it stands, how soon it keeps, what it holds. */
export const mainGroup: Group = async (say) => [
  ...(await keep(say)),
  ...(await memory(say)),
  ...(await start(say)),
  ...(await freshClone(say)),
];
