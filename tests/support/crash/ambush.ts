import { join } from "node:path";
import Database from "better-sqlite3";
import { z } from "zod";
import type { Moments } from "./moments.ts";
import type { Ambush } from "./plan.ts";

/** An ambush that has waited so long waits in vain. */
const longestMs = 40_000;
const lookEveryMs = 10;

/** Settles when what is lain in wait for has happened; rejects when it never does. */
export async function ambushed(what: Ambush, moments: Moments, portalDir: string): Promise<void> {
  const stopLooking = what === "create-unanswered" ? lookForUnanswered(portalDir, moments) : () => {};
  try {
    if (await moments.wait(what, 1, longestMs)) return;
    throw new Error(`nothing was ${what} within ${longestMs / 1_000} s`);
  } finally {
    stopLooking();
  }
}

/** The portal's own file tells that it has committed a create and will not answer; nobody outside can see that. */
function lookForUnanswered(portalDir: string, moments: Moments): () => void {
  const db = new Database(join(portalDir, "portal.sqlite3"), { readonly: true });
  const count = db
    .prepare("SELECT count(*) FROM call_log WHERE service = 'DongBoHoSoMC' AND fault = 'silent-after'")
    .pluck();
  const unanswered = (): number => z.int().parse(count.get());
  const before = unanswered();
  const timer = setInterval(() => {
    if (unanswered() > before) moments.tell("create-unanswered");
  }, lookEveryMs);
  return () => {
    clearInterval(timer);
    db.close();
  };
}
