import { z } from "zod";
import { type AuditEventId, auditEvents } from "../../../shared/audit-events.ts";
import { parseJson } from "../../../shared/codec.ts";
import type { BoardEvent } from "../../../shared/staff.ts";
import type { StoreContext } from "./context.ts";
import { citizenHash, ticketOf } from "./look-up-values.ts";

/** What staff see of one row beyond its line on the board. */
export interface StaffRows {
  /** The latest events that name this row, oldest first. */
  historyOf(intentId: number): readonly BoardEvent[];
  /** The dossier that has this local number or official code, written as on its slip; null when none has. */
  rowByNumber(number: string): number | null;
  /** The dossier whose slip has this ticket, or what it was corrected to at last; null when none has. */
  rowByTicket(ticket: string): number | null;
  /**
   * The dossiers that a person with this paper's number submitted or owns, newest first, the latest 20; those that were
   * corrected stand in their correction.
   */
  rowsOfPerson(idNumber: string): readonly number[];
  /** True when another dossier of this kiosk already has this official code. */
  codeTaken(officialCode: string, intentId: number): boolean;
  /** True when another row of this kiosk was, or will be, sent under this reference. */
  referenceTaken(reference: string, intentId: number): boolean;
}

/** Longest history that is shown: a row that waited for days has the same line a hundred times. */
const mostEvents = 60;
const mostOfPerson = 20;

const isEventId = (value: unknown): value is AuditEventId =>
  typeof value === "string" && Object.hasOwn(auditEvents, value);
const EventRow = z.strictObject({ at_ms: z.int(), event: z.string(), fields: z.string() });
const RowId = z.int().nullable();
const EventFields = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export function createStaffRows({ db, vault }: StoreContext): StaffRows {
  const history = db.prepare(
    `SELECT at_ms, event, fields FROM audit WHERE json_extract(fields, '$.intentId') = ?
     ORDER BY audit_id DESC LIMIT ${mostEvents}`,
  );
  const numbered = db
    .prepare(
      "SELECT intent_id FROM dossiers WHERE local_number = @number OR official_code = @number ORDER BY intent_id DESC",
    )
    .pluck();
  const ticketed = db
    .prepare(
      `WITH RECURSIVE line (intent_id) AS (
         SELECT intent_id FROM dossiers WHERE ticket_hash = ?
         UNION ALL SELECT next.intent_id FROM line JOIN intents AS next ON next.replaces = line.intent_id
       ) SELECT max(intent_id) FROM line`,
    )
    .pluck();
  const ofPerson = db
    .prepare(
      `SELECT intent_id FROM (
         SELECT intent_id FROM dossiers WHERE submitter_hash = @hash
         UNION SELECT intent_id FROM dossiers WHERE owner_hash = @hash) AS theirs
       WHERE NOT EXISTS (SELECT 1 FROM intents WHERE replaces = theirs.intent_id)
       ORDER BY intent_id DESC LIMIT ${mostOfPerson}`,
    )
    .pluck();
  const taken = db
    .prepare("SELECT count(*) FROM dossiers WHERE official_code = ? AND intent_id <> ?")
    .pluck();
  const sent = db.prepare("SELECT count(*) FROM intents WHERE reference = ? AND intent_id <> ?").pluck();
  return {
    historyOf: (intentId) => history.all(intentId).flatMap(eventOf).toReversed(),
    rowByNumber: (number) => RowId.parse(numbered.get({ number }) ?? null),
    rowByTicket(text) {
      const ticket = ticketOf(text);
      return ticket === null ? null : RowId.parse(ticketed.get(vault.hash("ticket", ticket)));
    },
    rowsOfPerson: (idNumber) => ofPerson.all({ hash: citizenHash(vault, idNumber) }).map(Number),
    codeTaken: (officialCode, intentId) => Number(taken.get(officialCode, intentId)) > 0,
    referenceTaken: (reference, intentId) => Number(sent.get(reference, intentId)) > 0,
  };
}

/** An event of a later version that this one does not know is left out. */
function eventOf(found: unknown): readonly BoardEvent[] {
  const { at_ms: atMs, event, fields } = EventRow.parse(found);
  return isEventId(event) ? [{ atMs, event, fields: EventFields.parse(parseJson(fields)) }] : [];
}
