import { keep } from "../main/keep.ts";
import type { Group } from "../measurement.ts";
import { drain } from "./drain.ts";
import { million } from "./million.ts";
import { screen } from "./screen.ts";
import { throughput } from "./throughput.ts";

/** The queue: how soon it keeps, how fast it works, how it grows, and what a person at the screen feels of it. */
export const queueGroup: Group = async (say) => [
  ...(await keep(say)),
  ...(await throughput(say)),
  ...(await million(say)),
  ...(await drain(say)),
  ...(await screen(say)),
];
