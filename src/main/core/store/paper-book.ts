import { z } from "zod";
import type { Result } from "../../../shared/result.ts";
import type { RegisterRow } from "../slips/job.ts";
import { type KeepProblem, keepOrSay, keyOf, openJson, orAltered, type StoreContext } from "./context.ts";
import { localStamp } from "./look-up-values.ts";
import { ConfirmedBody, IdRow } from "./rows.ts";

/** What the desk answers for on paper: return dates that staff stand by, and the register (Mẫu 07). */
export interface PaperBook {
  /** Staff stand by this return date, local `yyyyMMddHHmmss`; another one is asked for anew. */
  confirmDate(intentId: number, dueAt: string, staffId: number): Result<null, KeepProblem>;
  dateConfirmed(intentId: number, dueAt: string): boolean;
  /**
   * Dossiers that the portal took in on these local days, `yyyy-MM-dd`, both included, in the order of that moment; at
   * most `most` of them.
   */
  takenInBetween(from: string, to: string, most: number): readonly number[];
  /** One line of the register; of a wiped dossier only what is not personal is left. */
  registerRow(intentId: number): RegisterRow;
}

const Columns = z.strictObject({
  reference: z.string(),
  wrapped_key: z.instanceof(Uint8Array).nullable(),
  body: z.instanceof(Uint8Array).nullable(),
  official_code: z.string().nullable(),
  taken_in_at: z.string().nullable(),
  due_at: z.string().nullable(),
  returned_at_ms: z.int().nullable(),
});

/** The local day `yyyy-MM-dd` as the portal writes the start of its times. */
const dayStamp = (day: string): string => day.replaceAll("-", "");

export function createPaperBook(context: StoreContext): PaperBook {
  const { db, clock } = context;
  const insert = db.prepare(
    "INSERT INTO date_checks (intent_id, due_at, staff_id, at_ms) VALUES (?, ?, ?, ?)",
  );
  const confirm = db.transaction((intentId: number, dueAt: string, staffId: number): null => {
    insert.run(intentId, dueAt, staffId, clock.nowMs());
    context.audit({ event: "staff-confirmed-date", staffId, intentId });
    return null;
  });
  // What the portal took back to "registered" or "not taken in" was not received.
  const between = db.prepare(
    `SELECT intent_id FROM dossiers INDEXED BY dossiers_taken_in
     WHERE taken_in_at IS NOT NULL AND taken_in_at >= ? AND taken_in_at < ? AND portal_state NOT IN (1, 3)
     ORDER BY taken_in_at, intent_id LIMIT ?`,
  );
  const checked = db
    .prepare("SELECT due_at FROM date_checks WHERE intent_id = ? ORDER BY check_id DESC LIMIT 1")
    .pluck();
  const register = registerReader(context);
  return {
    confirmDate: (intentId, dueAt, staffId) => keepOrSay(() => confirm(intentId, dueAt, staffId)),
    dateConfirmed: (intentId, dueAt) => checked.get(intentId) === dueAt,
    takenInBetween: (from, to, most) =>
      between.all(dayStamp(from), `${dayStamp(to)}~`, most).map((row) => IdRow.parse(row).intent_id),
    registerRow: register,
  };
}

/** When the portal first told that the result was handed back is the nearest that anybody here knows. */
function registerReader({ db, vault }: StoreContext): (intentId: number) => RegisterRow {
  const select = db.prepare(
    `SELECT reference, wrapped_key, body, official_code, taken_in_at, due_at,
       iif(portal_state = 10, (SELECT min(at_ms) FROM audit WHERE json_extract(fields, '$.intentId') = dossiers.intent_id
         AND event IN ('dossier-accepted', 'dossier-progressed') AND json_extract(fields, '$.portalState') = 10), NULL)
       AS returned_at_ms
     FROM dossiers JOIN intents USING (intent_id) WHERE intent_id = ?`,
  );
  return (intentId) => {
    const columns = Columns.parse(select.get(intentId));
    const { wrapped_key: wrapped, body, reference, returned_at_ms: returnedAtMs } = columns;
    const intent = orAltered(null, () =>
      wrapped && body ? openJson(ConfirmedBody, keyOf(vault, wrapped), body, "body", reference).intent : null,
    );
    return {
      officialCode: columns.official_code ?? "",
      procedureName: intent?.procedureName ?? "",
      who: intent?.owner?.fullName ?? intent?.submitter.fullName ?? "",
      address: intent?.submitter.address ?? "",
      phone: intent?.phone ?? "",
      takenInAt: columns.taken_in_at,
      dueAt: columns.due_at,
      returnedAt: returnedAtMs === null ? null : localStamp(returnedAtMs),
      byPost: intent?.delivery.kind === "post",
    };
  };
}
