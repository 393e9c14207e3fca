import { z } from "zod";
import { type AuditEventId, auditEvents } from "../../../shared/audit-events.ts";
import { parseJson } from "../../../shared/codec.ts";
import type { DossierIntent } from "../../../shared/dossier.ts";
import type { BoardEvent } from "../../../shared/staff.ts";
import type { DataKey } from "../vault/vault.ts";
import { keyOf, openJson, type StoreContext } from "./context.ts";
import { ConfirmedBody } from "./rows.ts";

/** A dossier to be mended: what was confirmed, under the key that its scans lie under. */
export interface Mendable {
  readonly intent: DossierIntent;
  readonly dataKey: DataKey;
  /** The registration it still hangs on; null when there was none, or the portal refused it. */
  readonly accountIntentId: number | null;
}

/** What staff see of one row beyond its line on the board. */
export interface StaffRows {
  /** The latest events that name this row, oldest first. */
  historyOf(intentId: number): readonly BoardEvent[];
  /** null for a registration, for what was wiped and for what is not there. */
  mendable(intentId: number): Mendable | null;
  /** True when another dossier of this kiosk already has this official code. */
  codeTaken(officialCode: string, intentId: number): boolean;
}

/** Longest history that is shown: a row that waited for days has the same line a hundred times. */
const mostEvents = 60;

const isEventId = (value: unknown): value is AuditEventId =>
  typeof value === "string" && Object.hasOwn(auditEvents, value);
const EventRow = z.strictObject({ at_ms: z.int(), event: z.string(), fields: z.string() });
const EventFields = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const MendRow = z.strictObject({
  reference: z.string(),
  wrapped_key: z.instanceof(Uint8Array).nullable(),
  body: z.instanceof(Uint8Array).nullable(),
  account: z.int().nullable(),
});

export function createStaffRows({ db, vault }: StoreContext): StaffRows {
  const history = db.prepare(
    `SELECT at_ms, event, fields FROM audit WHERE json_extract(fields, '$.intentId') = ?
     ORDER BY audit_id DESC LIMIT ${mostEvents}`,
  );
  const mend = db.prepare(
    `SELECT reference, wrapped_key, body, accounts.intent_id AS account
     FROM intents JOIN outbox USING (intent_id)
       LEFT JOIN accounts ON accounts.intent_id = outbox.depends_on AND accounts.state <> 'refused'
     WHERE intents.intent_id = ? AND intents.kind = 'dossier'`,
  );
  const taken = db
    .prepare("SELECT count(*) FROM dossiers WHERE official_code = ? AND intent_id <> ?")
    .pluck();
  return {
    historyOf: (intentId) => history.all(intentId).flatMap(eventOf).toReversed(),
    mendable(intentId) {
      const found = mend.get(intentId);
      const row = found === undefined ? null : MendRow.parse(found);
      if (!row?.wrapped_key || !row.body) return null;
      const dataKey = { key: keyOf(vault, row.wrapped_key), wrapped: row.wrapped_key };
      const { intent } = openJson(ConfirmedBody, dataKey.key, row.body, "body", row.reference);
      return { intent, dataKey, accountIntentId: row.account };
    },
    codeTaken: (officialCode, intentId) => Number(taken.get(officialCode, intentId)) > 0,
  };
}

/** An event of a later version that this one does not know is left out. */
function eventOf(found: unknown): readonly BoardEvent[] {
  const { at_ms: atMs, event, fields } = EventRow.parse(found);
  return isEventId(event) ? [{ atMs, event, fields: EventFields.parse(parseJson(fields)) }] : [];
}
