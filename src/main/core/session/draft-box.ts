import { z } from "zod";
import type { Clock } from "../../../shared/clock.ts";
import { parseJson } from "../../../shared/codec.ts";
import type { AccountStatus, DossierStatus } from "../../../shared/dossier.ts";
import type { Session } from "../../../shared/session.ts";
import type { DataKey } from "../vault/vault.ts";
import { isPrinting } from "./steps-end.ts";
import type { Delays } from "./timers.ts";

/** Where a half-filled form survives a crash, sealed; one row, overwritten, wiped at every reset (DECISIONS 17). */
export interface DraftStore {
  /** A full disk is its answer, not an error: the person goes on, and only a crash would lose the form. */
  saveDraft(sessionId: string, json: string, key: DataKey): unknown;
  loadDraft(): { readonly dataKey: DataKey; readonly json: string; readonly savedAtMs: number } | null;
  clearDraft(): { readonly ok: boolean };
}

interface StatusStore {
  /** The dossier that this session confirmed, or null. */
  dossierOfSession(sessionId: string): DossierStatus | null;
  dossierStatus(intentId: number): DossierStatus;
  accountStatus(intentId: number): AccountStatus;
}

export interface DraftBox {
  /** The session's own data key, made at first use and forgotten with the session. */
  keyOf(sessionId: string): DataKey;
  /** A session that mends a kept dossier goes on under that dossier's key, because its scans lie under it. */
  adopt(sessionId: string, key: DataKey): void;
  save(session: Session): void;
  clear(sessionId: string): void;
  /** The session a crash cut off, if its person may still stand here; else the draft is wiped. */
  resume(store: StatusStore): Session | null;
}

export interface DraftBoxOptions {
  readonly store: DraftStore;
  readonly newKey: () => DataKey;
  readonly clock: Clock;
  readonly delays: Delays;
}

/** Only what a resumed session is steered by is checked; it was written by this program and opened with its key. */
const Draft = z.looseObject({
  id: z.string(),
  step: z.looseObject({ name: z.string() }),
  answers: z.record(z.string(), z.string()),
});

export function createDraftBox(options: DraftBoxOptions): DraftBox {
  const { store, newKey, clock, delays } = options;
  let current: { readonly sessionId: string; readonly key: DataKey } | null = null;
  // A full disk may refuse even to forget; then it is asked again at every next touch.
  let leftOver = false;

  function keyOf(sessionId: string): DataKey {
    if (current?.sessionId !== sessionId) current = { sessionId, key: newKey() };
    return current.key;
  }

  return {
    keyOf,
    adopt(sessionId, key) {
      current = { sessionId, key };
    },
    save(session) {
      if (session.step.name !== "home") {
        // One row: it takes the place of what was left over.
        store.saveDraft(session.id, JSON.stringify(session), keyOf(session.id));
      } else if (leftOver) {
        leftOver = !store.clearDraft().ok;
      }
    },
    clear(sessionId) {
      if (current?.sessionId === sessionId) current = null;
      leftOver = !store.clearDraft().ok;
    },
    resume(statuses) {
      const draft = store.loadDraft();
      if (!draft) return null;
      const ageMs = clock.nowMs() - draft.savedAtMs;
      const mayStandHere = ageMs >= 0 && ageMs <= delays.idleMs + delays.idleFinalMs;
      const session = mayStandHere ? parse(draft.json) : null;
      if (!session) {
        store.clearDraft();
        return null;
      }
      current = { sessionId: session.id, key: draft.dataKey };
      return refreshed(session, statuses);
    },
  };
}

function parse(json: string): Session | null {
  const value = parseJson(json);
  if (!Draft.safeParse(value).success) return null;
  // A draft that an earlier version saved knows of none of these.
  const { corrects = null, vneid = null, addressOffer = null, cards = {} } = value as Partial<Session>;
  const { beforeCard = null, passed = {} } = value as Partial<Session>;
  return { ...(value as Session), corrects, vneid, addressOffer, cards, beforeCard, passed };
}

/**
 * What was under way died with the process: nothing is busy, nothing is being printed, and states are read anew. The
 * store knows more than the draft when the process died between the two.
 */
function refreshed(draft: Session, statuses: StatusStore): Session {
  const session = whereItStood(draft, statuses);
  return {
    ...session,
    busy: false,
    idle: "active",
    print: isPrinting(session) ? { ...session.print, state: "failed", problem: "unknown" } : session.print,
    dossier: session.dossier ? statuses.dossierStatus(session.dossier.intentId) : null,
    account: session.account ? statuses.accountStatus(session.account.intentId) : null,
  };
}

function whereItStood(draft: Session, statuses: StatusStore): Session {
  const kept = draft.dossier ? null : statuses.dossierOfSession(draft.id);
  if (kept) return { ...draft, dossier: kept, step: { name: "submitting" }, notice: null };
  // Whether the registration was kept is not known; asking again does no harm, for the portal knows the ID number.
  if (draft.step.name === "account-wait" && !draft.account)
    return { ...draft, step: { name: "account" }, accountChoice: null };
  return draft;
}
