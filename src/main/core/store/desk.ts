import { z } from "zod";
import type { AuditEvent } from "../../../shared/audit-events.ts";
import type { Result } from "../../../shared/result.ts";
import type { PaperKind } from "../../../shared/printing.ts";
import { openText, sealText } from "../vault/seal.ts";
import type { DataKey } from "../vault/vault.ts";
import { cutLog } from "./care-notes.ts";
import { type KeepProblem, keepOrSay, type StoreContext } from "./context.ts";
import { DraftRow } from "./rows.ts";

/** A half-filled session as it was saved; `json` is the session's own text. */
export interface Draft {
  readonly sessionId: string;
  readonly json: string;
  readonly dataKey: DataKey;
  readonly wrapped: Uint8Array;
  readonly savedAtMs: number;
}

/** What the desk notes beside the dossiers themselves. */
export interface Desk {
  /** Saves the session of the person at the machine, sealed; it replaces the one before. A full disk is an answer. */
  saveDraft(sessionId: string, json: string, key: DataKey): Result<null, KeepProblem>;
  /** The draft a crash left behind, or null; one that does not open any more is as good as none. */
  loadDraft(): Draft | null;
  /** Wipes the draft with its key, also from the write-ahead log. A full disk may refuse it. */
  clearDraft(): Result<null, KeepProblem>;
  /** Notes that `copies` of a paper left the printer; `part` is the portal's id of a result. */
  recordPrint(intentId: number, kind: PaperKind, copies: number, part?: string): void;
  /**
   * Times a paper of this dossier was printed before; of one kind, and of one result, when it is named, because only that
   * makes a reprint.
   */
  printCount(intentId: number, kind?: PaperKind, part?: string): number;
  /** Grade 1 to 5 and ticked reasons; nothing of the person. */
  recordRating(grade: number, reasons: readonly string[]): void;
  recordAudit(event: AuditEvent): void;
}

export function createDesk(context: StoreContext): Desk {
  const { db, clock } = context;
  const insertPrint = db.prepare(
    "INSERT INTO prints (intent_id, kind, copies, printed_at_ms, part) VALUES (?, ?, ?, ?, ?)",
  );
  const prints = db
    .prepare(
      "SELECT count(*) FROM prints WHERE intent_id = ? AND kind = coalesce(?, kind) AND part IS coalesce(?, part)",
    )
    .pluck();
  const insertRating = db.prepare("INSERT INTO ratings (rated_at_ms, grade, reasons) VALUES (?, ?, ?)");
  return {
    ...createDrafts(context),
    recordPrint: db.transaction((intentId: number, kind: PaperKind, copies: number, part?: string) => {
      insertPrint.run(intentId, kind, copies, clock.nowMs(), part ?? null);
      context.audit({ event: "slip-printed", intentId, kind, copies });
    }),
    printCount: (intentId, kind, part) => z.int().parse(prints.get(intentId, kind ?? null, part ?? null)),
    recordRating: db.transaction((grade: number, reasons: readonly string[]) => {
      insertRating.run(clock.nowMs(), grade, JSON.stringify(reasons));
      context.audit({ event: "rating-given", grade });
    }),
    recordAudit: (event) => context.audit(event),
  };
}

const place = (sessionId: string): string => `draft:${sessionId}`;

function createDrafts({
  db,
  vault,
  clock,
}: StoreContext): Pick<Desk, "saveDraft" | "loadDraft" | "clearDraft"> {
  const save = db.prepare(
    "INSERT OR REPLACE INTO drafts (id, session_id, saved_at_ms, wrapped_key, body) VALUES (1, ?, ?, ?, ?)",
  );
  const load = db.prepare("SELECT session_id, saved_at_ms, wrapped_key, body FROM drafts");
  const clear = db.prepare("DELETE FROM drafts");
  return {
    saveDraft: (sessionId, json, key) =>
      keepOrSay(() => {
        save.run(sessionId, clock.nowMs(), key.wrapped, sealText(key.key, json, place(sessionId)));
        return null;
      }),
    loadDraft() {
      const found = load.get();
      if (!found) return null;
      const row = DraftRow.parse(found);
      const key = vault.unwrap(row.wrapped_key);
      const json = key.ok ? openText(key.value, row.body, place(row.session_id)) : key;
      if (!key.ok || !json.ok) return null;
      const dataKey = { key: key.value, wrapped: row.wrapped_key };
      return {
        sessionId: row.session_id,
        json: json.value,
        dataKey,
        wrapped: row.wrapped_key,
        savedAtMs: row.saved_at_ms,
      };
    },
    clearDraft: () =>
      keepOrSay(() => {
        // secure_delete overwrites the page, but the log still holds the old one until it is cut.
        // A backup that reads just now is not waited for; the log is cut again when it is through.
        if (clear.run().changes > 0) cutLog(db);
        return null;
      }),
  };
}
