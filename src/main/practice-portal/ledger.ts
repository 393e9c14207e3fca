import type { Db } from "./database.ts";

export interface LedgerFile {
  readonly name: string;
  readonly paperCode: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly deleted: boolean;
}

/** Everything the portal truly committed, and every call that reached it. */
export interface Ledger {
  readonly accounts: readonly {
    readonly reference: string;
    readonly accountId: string;
    readonly idNumber: string;
    readonly owner: string;
    readonly state: string;
  }[];
  readonly dossiers: readonly {
    readonly reference: string;
    readonly officialCode: string;
    readonly procedureCode: string;
    readonly ownerName: string;
    readonly state: string;
    readonly takenInAt: string;
    readonly dueAt: string;
    readonly arrivedAtMs: number;
    readonly files: readonly LedgerFile[];
  }[];
  readonly amendments: readonly {
    readonly reference: string;
    readonly officialCode: string;
    readonly arrivedAtMs: number;
    readonly files: readonly LedgerFile[];
  }[];
  readonly progress: readonly {
    readonly officialCode: string;
    readonly at: string;
    readonly state: string;
  }[];
  readonly results: readonly {
    readonly id: string;
    readonly officialCode: string;
    readonly name: string;
    readonly sha256: string;
  }[];
  readonly uploads: readonly { readonly id: string; readonly sha256: string; readonly sizeBytes: number }[];
  /** Creates that reached the portal, answered or not, repeats included. */
  readonly creates: number;
  /** Calls that reached the portal, per service; /health aside. */
  readonly calls: Readonly<Record<string, number>>;
  /** The calls in order; `outcome` is the HTTP status, or the error_code of a 200; `fault` what was made to go wrong. */
  readonly callLog: readonly LoggedCall[];
}

export interface LoggedCall {
  readonly atMs: number;
  readonly service: string;
  readonly creating: boolean;
  readonly reference: string;
  readonly outcome: string;
  readonly fault: string;
}

export function logCall(db: Db, call: LoggedCall): void {
  db.prepare(
    "INSERT INTO call_log (at_ms, service, creating, reference, outcome, fault) VALUES (?, ?, ?, ?, ?, ?)",
  ).run(call.atMs, call.service, call.creating ? 1 : 0, call.reference, call.outcome, call.fault);
}

export function papersOf(db: Db, reference: string): readonly (LedgerFile & { readonly uploadId: string })[] {
  return db
    .prepare<[string], Omit<LedgerFile, "deleted"> & { readonly uploadId: string; readonly deleted: string }>(
      `SELECT paper.name, paper_code AS paperCode, sha256, size AS sizeBytes, deleted, upload_id AS uploadId
       FROM paper JOIN upload ON upload.id = upload_id WHERE reference = ? ORDER BY position`,
    )
    .all(reference)
    .map((paper) => ({ ...paper, deleted: paper.deleted === "True" }));
}

function filesOf(db: Db, reference: string): readonly LedgerFile[] {
  return papersOf(db, reference).map(({ uploadId: _id, ...file }) => file);
}

type Listed<K extends keyof Ledger> = Ledger[K] extends readonly (infer T)[] ? T : never;

function dossiers(db: Db): Ledger["dossiers"] {
  return db
    .prepare<[], Omit<Listed<"dossiers">, "files">>(
      `SELECT reference, code AS officialCode, row ->> 'MaTTHC' AS procedureCode, row ->> 'ChuHoSo' AS ownerName,
       state, taken_in AS takenInAt, due AS dueAt, arrived_ms AS arrivedAtMs FROM dossier ORDER BY rowid`,
    )
    .all()
    .map((dossier) => ({ ...dossier, files: filesOf(db, dossier.reference) }));
}

function amendments(db: Db): Ledger["amendments"] {
  return db
    .prepare<[], Omit<Listed<"amendments">, "files">>(
      "SELECT reference, code AS officialCode, arrived_ms AS arrivedAtMs FROM amendment ORDER BY rowid",
    )
    .all()
    .map((amendment) => ({ ...amendment, files: filesOf(db, amendment.reference) }));
}

function callLog(db: Db): readonly LoggedCall[] {
  return db
    .prepare<[], Omit<LoggedCall, "creating"> & { readonly creating: number }>(
      "SELECT at_ms AS atMs, service, creating, reference, outcome, fault FROM call_log ORDER BY seq",
    )
    .all()
    .map((call) => ({ ...call, creating: call.creating === 1 }));
}

export function readLedger(db: Db): Ledger {
  const log = callLog(db);
  const calls: Record<string, number> = {};
  for (const { service } of log) calls[service] = (calls[service] ?? 0) + 1;
  return {
    accounts: db
      .prepare<[], Listed<"accounts">>(
        "SELECT reference, id AS accountId, id_number AS idNumber, owner, state FROM account ORDER BY rowid",
      )
      .all(),
    dossiers: dossiers(db),
    amendments: amendments(db),
    progress: db
      .prepare<[], Listed<"progress">>("SELECT code AS officialCode, at, state FROM progress ORDER BY id")
      .all(),
    results: db
      .prepare<[], Listed<"results">>(
        "SELECT id, code AS officialCode, name, sha256 FROM result_paper ORDER BY rowid",
      )
      .all(),
    uploads: db
      .prepare<[], Listed<"uploads">>(
        "SELECT id, sha256, size AS sizeBytes FROM upload WHERE state = 'done' ORDER BY rowid",
      )
      .all(),
    creates: log.filter((call) => call.creating).length,
    calls,
    callLog: log,
  };
}
