import { type Clock, systemClock } from "../../shared/clock.ts";
import type { Procedure } from "../../shared/procedure.ts";
import { openDatabase } from "./database.ts";
import type { Desk } from "./desk.ts";
import { createFaults, type FaultPatch, type FaultState } from "./faults.ts";
import { type Ledger, readLedger } from "./ledger.ts";
import { createPages } from "./page/routes.ts";
import { createPortalServer } from "./server.ts";
import { createSessions, type Credentials } from "./sessions.ts";
import { createUploads } from "./uploads.ts";

export interface PracticePortalOptions {
  /** Folder of the portal's own database and uploads; made when it is not there. */
  readonly dataDir: string;
  readonly procedures: readonly Procedure[];
  /** 0 or absent: a free port. */
  readonly port?: number;
  readonly faults?: FaultPatch;
  readonly otp?: "fixed" | "random";
  readonly accept?: "auto" | "manual";
  readonly clock?: Clock;
  /** Waits of latency and of `down` for a time run on this one; the system's own by default, whatever `clock` is. */
  readonly faultClock?: Clock;
  readonly random?: () => number;
  /** First part of official codes, such as `H20.82.05`. */
  readonly unitCode?: string;
  readonly credentials?: readonly Credentials[];
  readonly sessionSeconds?: number;
  /** Days off, local `yyyy-MM-dd`. */
  readonly holidays?: readonly string[];
  /** A TTF that knows Vietnamese, for the sample result; without it the sample is written without marks. */
  readonly fontFile?: string;
}

export interface PracticePortal {
  readonly url: string;
  readonly port: number;
  setFaults(patch: FaultPatch): void;
  faults(): FaultState;
  setAccept(accept: "auto" | "manual"): void;
  expireSessions(): void;
  ledger(): Ledger;
  /** Stops at once, as a kill would: open connections are cut, what was committed stays. */
  close(): Promise<void>;
}

/** Log-in of the unit at a practice portal that was given no other; nothing real is behind it. */
export const practiceCredentials: Credentials = { username: "kiosk", password: "practice" };

export const PRACTICE_UNIT = "H20.82.05";

/** Starts the practice portal on 127.0.0.1; rejects when the port is taken or the data are of a newer version. */
export async function startPracticePortal(options: PracticePortalOptions): Promise<PracticePortal> {
  const clock = options.clock ?? systemClock();
  const faultClock = options.faultClock ?? systemClock();
  const db = openDatabase(options.dataDir);
  const desk: Desk = {
    db,
    clock,
    procedures: new Map(options.procedures.map((procedure) => [procedure.code, procedure])),
    holidays: new Set(options.holidays ?? []),
    unitCode: options.unitCode ?? PRACTICE_UNIT,
    otp: options.otp ?? "random",
    switches: { accept: options.accept ?? "auto", refuseNext: null },
  };
  const sessions = createSessions(
    db,
    clock,
    options.credentials ?? [practiceCredentials],
    options.sessionSeconds ?? 1800,
  );
  const uploads = createUploads(db, options.dataDir);
  const faults = createFaults(faultClock, options.random ?? Math.random, () => server.cutCalls());
  const pages = createPages({ desk, sessions, uploads, faults, fontFile: options.fontFile });
  const server = createPortalServer({ desk, sessions, uploads }, faults, faultClock, pages);
  faults.set(options.faults ?? {});
  const port = await server.listen(options.port ?? 0).catch((error: unknown) => {
    faults.close();
    db.close();
    throw error;
  });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    setFaults: (patch) => faults.set(patch),
    faults: () => faults.state(),
    setAccept: (accept) => (desk.switches.accept = accept),
    expireSessions: () => sessions.expireAll(),
    ledger: () => readLedger(db),
    async close() {
      faults.close();
      await server.close();
      db.close();
    },
  };
}
