import { createHash } from "node:crypto";
import type { ScanFile } from "../../../shared/dossier.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Portal, PortalAccount, PortalDossier, PortalResult, UploadedScan } from "../portal/port.ts";
import type { Store } from "../store/store.ts";
import type { Task, UploadState } from "../store/outbox.ts";
import type { Key } from "../vault/seal.ts";
import type { UploadNotes } from "./upload-notes.ts";
import { type Act, type CallKind, type Verdict, verdictOn } from "./answers.ts";

/** Reads a sealed scan from disk and opens it; any problem means that the file is missing or altered. */
export type ReadScan = (file: ScanFile, key: Key) => Promise<Result<Uint8Array, unknown>>;

export interface Tools {
  readonly store: Pick<Store, "atomically" | "markSending" | "noteUploadUrl">;
  readonly notes: UploadNotes;
  readonly portal: Portal;
  readonly readScan: ReadScan;
  /** Each verdict on an answer, as it comes: the breaker and the light live on it. `null`: answered as it should. */
  readonly learn: (verdict: Verdict | null) => void;
  /** The create's last byte may have left. */
  readonly sent: (intentId: number) => void;
  /** True while the portal may not be called: it asked for a pause, or the breaker is open. */
  readonly closed: () => boolean;
  /** A call of this row went well, though the row is not through. */
  readonly progress: (intentId: number) => void;
}

/** How one go at a row ended; the store does not know it yet. */
export type Ending =
  | { readonly end: "dossier"; readonly dossier: PortalDossier }
  | { readonly end: "account"; readonly account: PortalAccount }
  | { readonly end: "act"; readonly call: CallKind; readonly act: Act };

type DossierTask = Extract<Task, { kind: "dossier" }>;

/**
 * Sends one row: its files first, then the create, which the store knows of before its first byte leaves. A row that
 * met an answered fault before ("-1", 5xx) may be tried again by the contract, but is looked up first all the same:
 * no second create without a look-up before it (invariant I4).
 */
export async function sendTask(task: Task, tools: Tools): Promise<Ending> {
  if (task.attempts > 0 && tools.portal.capabilities.lookUpByReference) {
    const found = await lookUpTask(task, tools);
    if (found.end !== "act" || found.act.do !== "absent") return found;
  }
  const scans = task.kind === "dossier" ? await uploadAll(task, tools) : ok([]);
  if (!scans.ok) return { end: "act", call: "upload", act: scans.error };
  // A row without scans makes its first call now; it was claimed because the portal may be called.
  if (scans.value.length > 0 && tools.closed()) return { end: "act", call: "upload", act: { do: "pause" } };
  return create(task, scans.value, tools);
}

async function create(task: Task, scans: readonly UploadedScan[], tools: Tools): Promise<Ending> {
  const { portal, store } = tools;
  const { intentId, reference } = task;
  // A row without scans was claimed as being sent already.
  if (task.state !== "sending") {
    store.atomically(() => {
      tools.notes.flush();
      store.markSending(intentId);
    });
  }
  tools.sent(intentId);
  try {
    if (task.kind === "account") {
      return accountEnding(await portal.createAccount(reference, task.intent), "create", tools);
    }
    return dossierEnding(await portal.createDossier(reference, task, scans), "create", tools);
  } finally {
    tools.sent(intentId);
  }
}

/** Asks what became of a create whose outcome is unknown. */
export async function lookUpTask(task: Task, tools: Tools): Promise<Ending> {
  const { portal } = tools;
  if (!portal.capabilities.lookUpByReference) {
    return { end: "act", call: "look-up", act: { do: "hand-over", reason: "answer-unknown", words: null } };
  }
  if (task.kind === "account")
    return accountEnding(await portal.findAccount(task.reference), "look-up", tools);
  return dossierEnding(await portal.findDossier({ reference: task.reference }), "look-up", tools);
}

function dossierEnding(answer: PortalResult<PortalDossier>, call: CallKind, tools: Tools): Ending {
  const judged = judge(answer, call, tools);
  return judged.ok ? { end: "dossier", dossier: judged.value } : { end: "act", call, act: judged.error };
}

function accountEnding(answer: PortalResult<PortalAccount>, call: CallKind, tools: Tools): Ending {
  const judged = judge(answer, call, tools);
  return judged.ok ? { end: "account", account: judged.value } : { end: "act", call, act: judged.error };
}

function judge<T>(answer: PortalResult<T>, call: CallKind, tools: Tools): Result<T, Act> {
  const verdict = answer.ok ? null : verdictOn(call, answer.error);
  tools.learn(verdict);
  return answer.ok ? answer : err(verdictOn(call, answer.error).act);
}

async function uploadAll(task: DossierTask, tools: Tools): Promise<Result<readonly UploadedScan[], Act>> {
  const done: UploadedScan[] = [];
  // A single one is found out when it is read to be sent.
  const broken = task.intent.scans.length < 2 ? null : await firstDamaged(task, tools);
  if (broken) return err(damaged(broken));
  for (const file of task.intent.scans) {
    const state = task.uploads.find(({ fileId }) => fileId === file.fileId);
    // Never so by this program's own hand; a file that was restored from two may lack it, and trying again mends nothing.
    if (!state) return err(damaged(file));
    const there = state.uploaded && state.url !== null ? ok(state.url) : null;
    if (!there && done.length > 0 && tools.closed()) return err({ do: "pause" });
    const url = there ?? (await uploadOne(task, file, state, tools));
    if (!url.ok) return url;
    done.push({ paperCode: file.paperCode, fileName: file.fileName, url: url.value });
  }
  return ok(done);
}

/**
 * The first scan that cannot be sent. Looked for before the first one goes, so that no part of a dossier lies at the
 * portal that a person must first complete; the bytes are let go again, for many large scans do not fit in memory.
 */
async function firstDamaged({ intent, uploads, key }: DossierTask, tools: Tools): Promise<ScanFile | null> {
  const sent = new Set(uploads.filter(({ uploaded }) => uploaded).map(({ fileId }) => fileId));
  const left = intent.scans.filter(({ fileId }) => !sent.has(fileId));
  for (const file of left) if (!(await tools.readScan(file, key)).ok) return file;
  return null;
}

async function uploadOne(
  task: DossierTask,
  file: ScanFile,
  state: UploadState,
  tools: Tools,
): Promise<Result<string, Act>> {
  const bytes = await tools.readScan(file, task.key);
  if (!bytes.ok || sha256(bytes.value) !== file.sha256) return err(damaged(file));
  const { store, portal, notes } = tools;
  const go = async (url: string | null): Promise<Result<string, Act>> => {
    const scan = {
      fileName: file.fileName,
      mimeType: file.mimeType,
      sha256: file.sha256,
      bytes: bytes.value,
      url,
    };
    const answer = await portal.upload(scan, (path) => {
      notes.place(file, path);
      // An upload is several calls: this one was answered, so a fault of the next one is the first in a row again.
      tools.learn(null);
    });
    return judge(answer, "upload", tools);
  };
  let answer = await go(state.url);
  if (!answer.ok && answer.error.do === "upload-again") {
    store.noteUploadUrl(file.fileId, null);
    answer = await go(null);
  }
  if (answer.ok) {
    notes.done(state, answer.value);
    tools.progress(task.intentId);
  }
  if (answer.ok || answer.error.do !== "upload-again") return answer;
  // Once more made no difference: altered bytes are for a person, an upload that vanishes is the portal's fault.
  return err(
    answer.error.altered ? damaged(file) : { do: "wait", reason: "portal-slow", charged: true, row: true },
  );
}

const damaged = (file: ScanFile): Act => ({
  do: "hand-over",
  reason: "file-damaged",
  words: `Tệp không đọc được: ${file.fileName}`,
});

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
