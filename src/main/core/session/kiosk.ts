import type { AuditEvent } from "../../../shared/audit-events.ts";
import type { Clock } from "../../../shared/clock.ts";
import { neededPapers } from "../../../shared/declaration.ts";
import { vietnamDay } from "../../../shared/dates.ts";
import type { AccountStatus, DossierStatus, PortalLight, ScanFile } from "../../../shared/dossier.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import type { Result } from "../../../shared/result.ts";
import type { KioskView, NoticeCode, Session, StepName } from "../../../shared/session.ts";
import type { ApiTarget, NewScan } from "../api/api.ts";
import type { Key } from "../vault/seal.ts";
import { type DeskFacts, deskView } from "./desk.ts";
import { createDraftBox, type DraftStore } from "./draft-box.ts";
import { createEffects, type EffectOptions } from "./effects.ts";
import { createRunner } from "./runner.ts";
import { createThrottle } from "./throttle.ts";
import type { Delays } from "./timers.ts";
import { createViewHub } from "./view-hub.ts";

/** The screens whose press ends in paper. */
const beforePaper: readonly StepName[] = ["review", "lookup-proof", "lookup"];

/** How long the call for a helper stays on the screen. */
const HELPER_MS = 60_000;

/** Scans of the session: checked, sealed and on disk before they are shown. */
export interface ScanBox {
  keep(scan: {
    readonly paperCode: string;
    readonly fileName: string;
    readonly bytes: Uint8Array;
    readonly key: Key;
  }): Promise<Result<ScanFile, NoticeCode>>;
  read(file: ScanFile, key: Key): Promise<Result<Uint8Array, "file-damaged">>;
  remove(fileId: string): Promise<void>;
}

/** News of the queue, as the session needs it. */
export interface QueueNews {
  light(): PortalLight;
  wake(): void;
  onChange(
    listener: (
      change:
        | { readonly kind: "dossier" | "account"; readonly intentId: number }
        | { readonly kind: "light" },
    ) => void,
  ): () => void;
}

type SessionLogEvent = Extract<AuditEvent, { event: "helper-called" | "session-ended" | "screen-shown" }>;

export interface KioskOptions extends Omit<
  EffectOptions,
  "tell" | "sessionKey" | "wakeQueue" | "removeScan" | "callHelper" | "throttle" | "procedure" | "store"
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
  readonly scans: ScanBox;
  /** The next press will want a slip. */
  readonly warmSlips: () => void;
  readonly queue: QueueNews;
  /** Events of the closed catalogue; none can carry a person's data. */
  readonly onEvent: (event: SessionLogEvent) => void;
}

/** The one machine at the desk: the session, its effects, its view, and what became of what it kept. */
export interface KioskCore extends ApiTarget {
  /** Scans of the form on the screen, which no dossier knows yet. */
  scanFileIds(): readonly string[];
  close(): void;
}

export function createKioskCore(options: KioskOptions): KioskCore {
  const { clock, store, queue, scans, procedures, facts } = options;
  const hub = createViewHub(clock);
  const drafts = createDraftBox({
    store,
    newKey: options.newKey,
    clock,
    delays: options.delays,
  });
  const resumed = drafts.resume(store);
  let helperUntilMs = 0;

  const perform = createEffects({
    ...options,
    procedure: (code) => procedures.find((procedure) => procedure.code === code) ?? null,
    sessionKey: (sessionId) => drafts.keyOf(sessionId),
    wakeQueue: () => queue.wake(),
    removeScan: (fileId) => scans.remove(fileId),
    throttle: createThrottle(clock),
    callHelper,
    tell: (sessionId, event) => runner.tell(sessionId, event),
  });
  const runner = createRunner({
    clock,
    delays: options.delays,
    world: () => ({
      procedures,
      today: vietnamDay(clock.nowMs()),
      accountMode: facts.accountMode,
      routes: facts.routes,
    }),
    perform,
    onChange: (session, before) => {
      // First of all: whatever fails below, no screen may go on showing the person before.
      hub.changed();
      if (session.id !== before.id) end(before);
      else if (session.step.name !== before.step.name && beforePaper.includes(session.step.name))
        options.warmSlips();
      drafts.save(session);
    },
    resumed: resumed ?? undefined,
  });

  function callHelper(): void {
    helperUntilMs = clock.monotonicMs() + HELPER_MS;
    clock.after(HELPER_MS, () => hub.changed());
    options.onEvent({ event: "helper-called" });
    hub.changed();
  }

  /** A person is gone: their key is forgotten, and scans that were not kept go too. */
  function end(before: Session): void {
    drafts.clear(before.id);
    if (!before.dossier || before.goal === "lookup") {
      for (const scan of before.scans)
        void scans.remove(scan.fileId).catch((error: unknown) => options.onFault("remove-scan", error));
    }
    options.onEvent({ event: "session-ended", step: before.step.name, idle: before.idle === "warned" });
  }

  const stopNews = queue.onChange((news) => {
    const { id } = runner.session();
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
      helperCalled: clock.monotonicMs() < helperUntilMs,
      idleLeftMs: runner.idleLeftMs(),
    };
    return { revision: hub.revision(), session: runner.session(), desk: deskView(facts, now) };
  }

  /** A paper that the dossier on the screen hands in, and that can still become a part of it. */
  function isWanted({ dossier, procedureCode, answers }: Session, paperCode: string): boolean {
    const procedure = procedures.find(({ code }) => code === procedureCode);
    if (dossier !== null || !procedure) return false;
    return neededPapers(procedure, answers).some(({ code, how }) => code === paperCode && how === "submit");
  }

  async function addScan({ sessionId, paperCode, fileName, base64 }: NewScan): Promise<KioskView> {
    const session = runner.session();
    const here = session.id === sessionId && session.step.name === "scans";
    if (!here || !isWanted(session, paperCode)) return view();
    const bytes = Buffer.from(base64, "base64");
    const kept = await scans.keep({ paperCode, fileName, bytes, key: drafts.keyOf(sessionId).key });
    if (!kept.ok) runner.tell(sessionId, { type: "scan-refused", notice: kept.error, paperCode });
    // The person may have gone on meanwhile: to another screen, past the confirmation, or home.
    else if (runner.session().id === sessionId && isWanted(runner.session(), paperCode))
      runner.tell(sessionId, { type: "scan-added", scan: kept.value });
    else await scans.remove(kept.value.fileId);
    return view();
  }

  return {
    async watch(revision) {
      await hub.wait(revision);
      return view();
    },
    send(sessionId, event) {
      runner.send(sessionId, event);
      return view();
    },
    procedures: () => procedures,
    scanFileIds: () => runner.session().scans.map(({ fileId }) => fileId),
    addScan,
    async readScan(sessionId, fileId) {
      const session = runner.session();
      const file =
        session.id === sessionId ? session.scans.find((scan) => scan.fileId === fileId) : undefined;
      if (!file) return null;
      const bytes = await scans.read(file, drafts.keyOf(sessionId).key);
      return bytes.ok
        ? { mimeType: file.mimeType, base64: Buffer.from(bytes.value).toString("base64") }
        : null;
    },
    shown: (screen, sinceStartMs) =>
      options.onEvent({ event: "screen-shown", screen, sinceStartMs: Math.round(sinceStartMs) }),
    close() {
      stopNews();
      runner.stop();
      hub.close();
    },
  };
}
