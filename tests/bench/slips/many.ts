import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { atMost, forTheRecord, type Group, within } from "../measurement.ts";
import type { ManySeen } from "./many-child.ts";

const EARLY = 500;
const LATE = 5000;
/** "No growth" (DECISIONS 47). */
const MOST_GROWTH = 1.1;
const LOOP_LIMIT_MS = 30;

/** 5,000 slips in a row: the process must not grow, and its event loop must not wait for a render. */
export const many: Group = async (say) => {
  say(`slips: ${LATE} in a row in a process of their own, about a minute on a quiet machine …`);
  const child = join(import.meta.dirname, "many-child.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [child, String(EARLY), String(LATE)]);
  const seen = JSON.parse(stdout) as ManySeen;
  return [
    within(`memory after slip ${LATE}, against slip ${EARLY}`, "MB", seen.lateMb, seen.earlyMb, MOST_GROWTH),
    atMost("longest wait of the core's event loop meanwhile", "ms", seen.loopMaxMs, LOOP_LIMIT_MS),
    forTheRecord("the same, p99", "ms", seen.loopP99Ms, LOOP_LIMIT_MS),
  ];
};
