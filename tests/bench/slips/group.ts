import type { Group } from "../measurement.ts";
import { accepted } from "./accepted.ts";
import { first } from "./first.ts";
import { many } from "./many.ts";
import { render } from "./render.ts";

/** Paper: how soon a slip is made and taken by a printer, beside others who make PDFs, and what many of them cost. */
export const slipsGroup: Group = async (say) => [
  ...(await render(say)),
  ...(await first(say)),
  ...(await accepted(say)),
  ...(await many(say)),
];
