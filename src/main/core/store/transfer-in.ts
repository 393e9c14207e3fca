import { z } from "zod";
import { err, ok, type Result } from "../../../shared/result.ts";
import { openText } from "../vault/seal.ts";
import { numberFinder, rowWriter } from "./care-numbers.ts";
import { dossierRow } from "./care-rows.ts";
import { openJson, type StoreContext } from "./context.ts";
import { citizenHash, localDay } from "./look-up-values.ts";
import { AccountBody, ConfirmedBody } from "./rows.ts";
import { fromBase64, type MovedRow } from "./transfer-rows.ts";

export interface MovedIn {
  readonly intents: number;
  /** Dossiers whose printed number was taken here, and the number they have now. */
  readonly renumbered: readonly { readonly printed: string; readonly now: string }[];
}

/** Taking a queue over from another machine. No kiosk runs meanwhile. */
export interface MovingIn {
  /**
   * Takes over all rows in one commit with the transfer, so that it counts once. What was being sent there is in doubt
   * here; keyed hashes are made anew under this machine's key, so the slips go on to be found. A row that was once
   * moved away from here and now comes back stands in its old place again.
   */
  moveIn(transferId: string, rows: readonly MovedRow[]): Result<MovedIn, "already-here">;
}

export function createMovingIn(context: StoreContext): MovingIn {
  const { db } = context;
  const known = db.prepare("SELECT 1 FROM transfers WHERE transfer_id = ?").pluck();
  const note = db.prepare(
    "INSERT INTO transfers (transfer_id, direction, at_ms, intents) VALUES (?, 'in', ?, ?)",
  );
  const take = createTaking(context);
  const move = db.transaction(
    (transferId: string, rows: readonly MovedRow[]): Result<MovedIn, "already-here"> => {
      if (known.get(transferId) !== undefined) return err("already-here");
      const ids = new Map<string, number>();
      const taken = rows.flatMap((row) => take(row, ids) ?? []);
      note.run(transferId, context.clock.nowMs(), taken.length);
      context.audit({ event: "queue-moved-in", intents: taken.length });
      const renumbered = taken.flatMap((one) => (one.now === one.printed ? [] : one));
      return ok({ intents: taken.length, renumbered });
    },
  );
  return { moveIn: (transferId, rows) => move.immediate(transferId, rows) };
}

/** The number a row was printed under and the one it stands under here; both empty where it has none. */
type Taken = MovedIn["renumbered"][number];

const unnumbered: Taken = { printed: "", now: "" };
const HereRow = z.object({ intent_id: z.int(), gone: z.int() });

/** null when the same intent stands here already, as after a restore: it is one dossier all the same. */
function createTaking(context: StoreContext): (row: MovedRow, ids: Map<string, number>) => Taken | null {
  const { db, vault } = context;
  const here = db.prepare(
    `SELECT intent_id, state = 'cancelled' AND reason = 'moved' AS gone
     FROM intents JOIN outbox USING (intent_id) WHERE reference = ?`,
  );
  const write = {
    outbox: rowWriter(db, "outbox"),
    accounts: rowWriter(db, "accounts"),
    files: rowWriter(db, "files"),
  };
  const place = createPlace(context);
  const takePrints = createPrintTaking(context);
  const takeDossier = createDossierTaking(context);
  return (row, ids) => {
    const { kind, reference, outbox } = row;
    const found = here.get(reference);
    const known = found === undefined ? null : HereRow.parse(found);
    if (known) ids.set(reference, known.intent_id);
    if (known?.gone === 0) return null;
    const key = fromBase64(row.key);
    const body = fromBase64(row.body);
    const intentId = place(row, known?.intent_id ?? null);
    ids.set(reference, intentId);
    const sending = outbox.state === "sending";
    write.outbox({
      intent_id: intentId,
      kind,
      citizen: citizenHash(vault, idNumberOf(kind, key, body, reference)),
      depends_on: outbox.dependsOn === null ? null : (ids.get(outbox.dependsOn) ?? null),
      state: sending ? "unknown" : outbox.state,
      reason: sending ? "answer-unknown" : outbox.reason,
      attempts: outbox.attempts,
      doubts: sending ? Math.max(1, outbox.doubts) : outbox.doubts,
      changed_at_ms: outbox.changedAtMs,
    });
    for (const [position, fileId] of row.fileIds.entries())
      write.files({ file_id: fileId, intent_id: intentId, position });
    if (row.account)
      write.accounts({
        intent_id: intentId,
        state: row.account.state,
        answer: row.account.answer === null ? null : fromBase64(row.account.answer),
      });
    const taken = row.dossier ? takeDossier(row, intentId) : unnumbered;
    takePrints(row, intentId);
    return taken;
  };
}

/** Makes room for a row: a new intent, or the one under which it stood here before it was moved away. */
function createPlace({ db, vault }: StoreContext): (row: MovedRow, before: number | null) => number {
  const insert = db.prepare(
    "INSERT INTO intents (kind, reference, kept_at_ms, wrapped_key, body) VALUES (?, ?, ?, ?, ?)",
  );
  const fill = db.prepare("UPDATE intents SET wrapped_key = ?, body = ? WHERE intent_id = ?");
  const clear = ["outbox", "accounts", "dossiers", "files", "endings"].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE intent_id = ?`),
  );
  return ({ kind, reference, keptAtMs, ...row }, before) => {
    const wrapped = vault.wrap(fromBase64(row.key));
    const body = fromBase64(row.body);
    if (before === null) return Number(insert.run(kind, reference, keptAtMs, wrapped, body).lastInsertRowid);
    fill.run(wrapped, body, before);
    for (const statement of clear) statement.run(before);
    return before;
  };
}

/** What came back to its old place has its earlier prints there. */
function createPrintTaking({ db }: StoreContext): (row: MovedRow, intentId: number) => void {
  const insert = db.prepare(
    `INSERT INTO prints (intent_id, kind, copies, printed_at_ms, part) SELECT @intentId, @kind, @copies, @printedAtMs, @part
     WHERE NOT EXISTS (SELECT 1 FROM prints
       WHERE intent_id = @intentId AND kind = @kind AND printed_at_ms = @printedAtMs AND part IS @part)`,
  );
  return ({ prints }, intentId) => {
    for (const print of prints) insert.run({ intentId, ...print });
  };
}

function createDossierTaking({ db, vault }: StoreContext): (row: MovedRow, intentId: number) => Taken {
  const place = numberFinder(db);
  const write = rowWriter(db, "dossiers");
  return ({ dossier, reference, key: rawKey, body }, intentId) => {
    if (!dossier) return unnumbered;
    const key = fromBase64(rawKey);
    const { intent } = openJson(ConfirmedBody, key, fromBase64(body), "body", reference);
    const ticket = openText(key, fromBase64(dossier.ticket), `ticket:${reference}`);
    if (!ticket.ok) throw new Error("a ticket of a moved queue was altered");
    const numbers = place(localDay(intent.confirmedAtMs), dossier.localNumber);
    const row = dossierRow(vault, intent, { intentId, reference, key, numbers, ticket: ticket.value });
    write({ ...row, answer: dossier.answer === null ? null : fromBase64(dossier.answer) });
    return { printed: dossier.localNumber, now: numbers.localNumber };
  };
}

function idNumberOf(kind: MovedRow["kind"], key: Uint8Array, body: Uint8Array, reference: string): string {
  return kind === "dossier"
    ? openJson(ConfirmedBody, key, body, "body", reference).intent.submitter.idNumber
    : openJson(AccountBody, key, body, "body", reference).person.idNumber;
}
