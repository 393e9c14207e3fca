import type { Database } from "better-sqlite3";
import { err, ok, type Result } from "../../../shared/result.ts";
import { type Migration, migrations } from "./migrations.ts";

/** user_version of an open file. */
export function versionOf(db: Database): number {
  return Number(db.pragma("user_version", { simple: true }));
}

/**
 * Brings an open file to the last step, each step in one transaction with its version, so that a kill in the middle
 * leaves the step before it whole. Gives the version; `newer-file` when a newer program wrote it.
 */
export function migrate(
  db: Database,
  steps: readonly Migration[] = migrations,
): Result<number, "newer-file"> {
  if (versionOf(db) > steps.length) return err("newer-file");
  for (const step of steps) {
    if (step.number <= versionOf(db)) continue;
    db.transaction(() => {
      db.exec(step.sql);
      db.pragma(`user_version = ${step.number}`);
    }).exclusive();
  }
  return ok(steps.length);
}
