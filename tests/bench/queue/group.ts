import { keep } from "../main/keep.ts";
import type { Group } from "../measurement.ts";
import { throughput } from "./throughput.ts";

/** The queue: how soon it keeps, how fast it works, how it grows, and what a person at the screen feels of it. */
export const queueGroup: Group = async (say) => [...(await keep(say)), ...(await throughput(say))];
