import type { AuditEvent } from "../../../shared/audit-events.ts";
import type { Clock } from "../../../shared/clock.ts";
import { vietnamDay } from "../../../shared/dates.ts";
import type { AccountStatus, DossierStatus, PortalLight } from "../../../shared/dossier.ts";
import { portalUnreachable } from "../../../shared/portal-light.ts";
import type { PaperKind, PrintProblem } from "../../../shared/printing.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import { listensToScanner } from "../../../shared/scanner-steps.ts";
import type { KioskView, Session, StepName } from "../../../shared/session.ts";
import type { ApiTarget } from "../api/api.ts";
import type { Lists } from "../lists/lists.ts";
import type { Places } from "../places/places.ts";
import type { AuthorisationPress } from "./authorisation-press.ts";
import { type DeskFacts, deskView } from "./desk.ts";
import { createDraftBox, type DraftStore } from "./draft-box.ts";
import { createEffects, type EffectOptions } from "./effects.ts";
import { createHelperCall } from "./helper-call.ts";
import { createRunner } from "./runner.ts";
import { createScanDesk, type ScanBox } from "./scan-desk.ts";
import { withAddressOffer } from "./steps-identity.ts";
import { vneidLeftAt } from "./steps-vneid.ts";
import { createThrottle } from "./throttle.ts";
import type { Delays } from "./timers.ts";
import type { SessionNote } from "./transition.ts";
import type { DataKey } from "../vault/vault.ts";
import { createViewHub } from "./view-hub.ts";

/** The screens whose press ends in paper. */
const beforePaper: readonly StepName[] = ["authorisation", "review", "lookup-proof", "lookup"];

/** News of the queue, as the session needs it. */
export interface QueueNews {
  light(): PortalLight;
  /** True while the portal refuses the unit's credentials. */
  halted(): boolean;
  wake(): void;
  onChange(
    listener: (
      change:
        | { readonly kind: "dossier" | "account"; readonly intentId: number }
        | { readonly kind: "light" },
    ) => void,
  ): () => void;
}

type SessionLogEvent =
  | Extract<AuditEvent, { event: "helper-called" | "session-ended" | "screen-shown" }>
  | SessionNote;

export interface KioskOptions extends Omit<
  EffectOptions,
  | "tell"
  | "sessionKey"
  | "wakeQueue"
  | "removeScan"
  | "callHelper"
  | "foldStrip"
  | "note"
  | "throttle"
  | "procedure"
  | "store"
> {
  readonly store: EffectOptions["store"] &
    DraftStore & {
      waitingCount(): number;
      dossierStatus(intentId: number): DossierStatus;
      dossierOfSession(sessionId: string): DossierStatus | null;
      accountStatus(intentId: number): AccountStatus;
    };
  readonly clock: Clock;
  readonly delays: Delays;
  readonly facts: DeskFacts;
  readonly procedures: readonly Procedure[];
  readonly places: Places;
  readonly lists: Lists;
  readonly scans: ScanBox;
  readonly authorisation: AuthorisationPress;
  /** The next press will want a slip. */
  readonly warmSlips: () => void;
  readonly queue: QueueNews;
  /** What keeps the slip printer from printing; null while it is ready. */
  readonly printer: () => PrintProblem | null;
  /** Papers that go into a folder as PDF files now. */
  readonly filePapers: () => readonly PaperKind[];
  /** True while staff have not read what was restored. */
  readonly restored: () => boolean;
  /** Somebody began at the first screen: it is no longer free for staff. */
  readonly onBegin: () => void;
  /** Events of the closed catalogue; none can carry a person's data. */
  readonly onEvent: (event: SessionLogEvent) => void;
}

/** The one machine at the desk: the session, its effects, its view, and what became of what it kept. */
export interface KioskCore extends ApiTarget {
  /** Scans of the form on the screen, which no dossier knows yet. */
  scanFileIds(): readonly string[];
  /** True while the first screen is shown and nobody's form is open. */
  atHome(): boolean;
  /** Opens a prepared session over the first screen, under its dossier's key; false while somebody's form is open. */
  open(prepared: Session, key: DataKey): boolean;
  /** A code from a scanner that does not type; screens that ask for none do not hear it. */
  scanned(payload: string): void;
  /** Something outside the session changed what the desk shows. */
  refresh(): void;
  close(): void;
}

export function createKioskCore(options: KioskOptions): KioskCore {
  const { clock, store, queue, scans, procedures, places, facts } = options;
  const hub = createViewHub(clock);
  const drafts = createDraftBox({
    store,
    newKey: options.newKey,
    clock,
    delays: options.delays,
  });
  const resumed = drafts.resume(store);
  const helper = createHelperCall(clock, () => hub.changed());
  // Kept for the desk over all its people; where no volunteer is named, it waits folded until somebody opens it.
  let stripFolded = facts.volunteer === null;

  const perform = createEffects({
    ...options,
    procedure: (code) => procedures.find((procedure) => procedure.code === code) ?? null,
    sessionKey: (sessionId) => drafts.keyOf(sessionId),
    wakeQueue: () => queue.wake(),
    removeScan: (fileId) => scans.remove(fileId),
    throttle: createThrottle(clock),
    callHelper() {
      options.onEvent({ event: "helper-called" });
      helper.call(runner.session().id);
    },
    foldStrip(folded) {
      stripFolded = folded;
      hub.changed();
    },
    note: options.onEvent,
    tell: (sessionId, event) => runner.tell(sessionId, event),
  });
  const addressesNow = (address: string): readonly string[] => places.modernise(address).candidates;
  const runner = createRunner({
    clock,
    delays: options.delays,
    portalUnreachable: () => queue.halted() || portalUnreachable(queue.light()),
    world: () => ({
      procedures,
      today: vietnamDay(options.portalNowMs()),
      accountMode: facts.accountMode,
      routes: facts.routes,
      addressesNow,
    }),
    perform,
    onChange: (session, before) => {
      // First of all: whatever fails below, no screen may go on showing the person before.
      hub.changed();
      if (before.step.name === "home" && session.step.name !== "home") options.onBegin();
      if (before.step.name === "authorisation" && session.step.name !== "authorisation")
        options.authorisation.leave();
      if (session.id !== before.id) end(before);
      else if (session.step.name !== before.step.name && beforePaper.includes(session.step.name))
        options.warmSlips();
      drafts.save(session);
    },
    resumed: resumed ?? undefined,
  });

  const scanDesk = createScanDesk({
    scans,
    procedures,
    session: () => runner.session(),
    keyOf: (sessionId) => drafts.keyOf(sessionId).key,
    tell: (sessionId, event) => runner.tell(sessionId, event),
    onFault: (error) => options.onFault("remove-scan", error),
  });

  /** A person is gone: their paper is taken back, their key is forgotten, and scans that were not kept go too. */
  function end(before: Session): void {
    options.press.stop(before.id);
    drafts.clear(before.id);
    scanDesk.end(before);
    const left = vneidLeftAt(before);
    if (left) options.onEvent({ event: "vneid-guided", outcome: left });
    options.onEvent({ event: "session-ended", step: before.step.name, idle: before.idle === "warned" });
  }

  const stopNews = queue.onChange((news) => {
    const { id } = runner.session();
    if (news.kind === "light") runner.look();
    if (news.kind === "account")
      runner.tell(id, { type: "account-changed", account: store.accountStatus(news.intentId) });
    if (news.kind === "dossier")
      runner.tell(id, { type: "dossier-changed", dossier: store.dossierStatus(news.intentId) });
    hub.changed();
  });

  function view(): KioskView {
    const now = {
      nowMs: clock.nowMs(),
      portal: queue.light(),
      waiting: store.waitingCount(),
      halted: queue.halted(),
      restored: options.restored(),
      printer: options.printer(),
      filePapers: options.filePapers(),
      helperCalled: helper.isCalled(runner.session().id),
      stripFolded,
      idleLeftMs: runner.idleLeftMs(),
    };
    return { revision: hub.revision(), session: runner.session(), desk: deskView(facts, now) };
  }

  return {
    async watch(revision, page) {
      await hub.wait(revision, page);
      return view();
    },
    send: (sessionId, event, page) =>
      hub.answering(page, () => {
        runner.send(sessionId, event);
        return view();
      }),
    procedures: () => procedures,
    provinces: () => places.provinces(),
    searchPlaces: (text, provinceCode) => places.search(text, provinceCode),
    searchList: (list, text) =>
      list === "registrars" ? places.registrars(text, facts.ward) : options.lists.search(list, text),
    scanFileIds: () => runner.session().scans.map(({ fileId }) => fileId),
    atHome: () => runner.session().step.name === "home",
    open(prepared, key) {
      if (runner.session().step.name !== "home") return false;
      drafts.adopt(prepared.id, key);
      return runner.open(withAddressOffer(prepared, { addressesNow }));
    },
    scanned(payload) {
      const { id, step } = runner.session();
      if (listensToScanner(step.name)) runner.send(id, { type: "code-scanned", payload });
    },
    refresh: () => hub.changed(),
    async addScan(scan) {
      await scanDesk.add(scan);
      return view();
    },
    readScan: (sessionId, fileId) => scanDesk.read(sessionId, fileId),
    shown: (screen, sinceStartMs) =>
      options.onEvent({ event: "screen-shown", screen, sinceStartMs: Math.round(sinceStartMs) }),
    close() {
      stopNews();
      runner.stop();
      hub.close();
    },
  };
}
