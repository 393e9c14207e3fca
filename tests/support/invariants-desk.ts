import Database from "better-sqlite3";
import { z } from "zod";
import type { Store } from "../../src/main/core/store/store.ts";
import type { Evidence } from "./evidence.ts";

/** The desk sees it this soon after our process learned it (DECISIONS 5), in ms. */
const soonMs = 5_000;

const Learned = z.object({ atMs: z.int(), event: z.string(), intentId: z.int() });

/** What the portal's answers, or their absence, taught of a row; `send-started` says nothing that the desk acts on. */
const teaching = [
  "outcome-unknown",
  "send-waits",
  "proven-absent",
  "dossier-accepted",
  "dossier-progressed",
  "needs-person",
] as const;

function learned(path: string): readonly z.output<typeof Learned>[] {
  const db = new Database(path, { readonly: true });
  try {
    const sql = `SELECT at_ms AS atMs, event, fields ->> 'intentId' AS intentId FROM audit
      JOIN dossiers ON dossiers.intent_id = fields ->> 'intentId'
      WHERE event IN (${teaching.map(() => "?").join(", ")}) ORDER BY audit_id`;
    return db
      .prepare(sql)
      .all(...teaching)
      .map((row) => Learned.parse(row));
  } finally {
    db.close();
  }
}

function dossierIds(path: string): ReadonlySet<unknown> {
  const db = new Database(path, { readonly: true });
  try {
    return new Set(db.prepare("SELECT intent_id FROM dossiers").pluck().all());
  } finally {
    db.close();
  }
}

/**
 * I6: the desk was told of each row within 5 s of our process learning something of it, and what it was told last is
 * the truth. `wallSteady` false: the wall clock was turned, so only the order and the end can be asked about.
 */
export function unseen(
  store: Store,
  path: string,
  evidence: Evidence,
  wallSteady: boolean,
): readonly string[] {
  const late = learned(path).flatMap(({ atMs, event, intentId }) => {
    const looks = evidence.sightings.filter((seen) => seen.intentId === intentId);
    const inTime = looks.some((seen) => !wallSteady || (seen.atMs >= atMs && seen.atMs <= atMs + soonMs));
    return inTime ? [] : [`I6: the desk was not told of ${event} of ${intentId} within ${soonMs} ms`];
  });
  const known = dossierIds(path);
  const there = evidence.kept.filter((intentId) => known.has(intentId));
  return [...late, ...there.flatMap((intentId) => staleSight(store, intentId, evidence))];
}

function staleSight(store: Store, intentId: number, { sightings }: Evidence): readonly string[] {
  const seen = sightings.findLast((sighting) => sighting.intentId === intentId);
  const { state, reason, officialCode } = store.dossierStatus(intentId);
  // Being sent is shown as waiting: it is the portal's turn either way.
  const same = seen?.state === state && seen.reason === reason && seen.officialCode === officialCode;
  if (same || state === "sending") return [];
  return [
    `I6: the desk saw ${seen?.state}/${seen?.reason} of ${intentId} last, the truth is ${state}/${reason}`,
  ];
}
