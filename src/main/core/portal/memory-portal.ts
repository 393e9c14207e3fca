import { err, ok } from "../../../shared/result.ts";
import type {
  ClockTrust,
  Health,
  Portal,
  PortalAccount,
  PortalDossier,
  PortalFault,
  PortalResult,
} from "./port.ts";

/** How one call of a memory portal goes wrong: `after` commits first, as a portal that dies before it answers. */
export interface Scripted {
  readonly fault: PortalFault;
  readonly after?: boolean;
}

/** A portal in memory for unit tests: keeps what it took, fails as told, counts its calls. */
export interface MemoryPortal extends Portal {
  /** The next calls of this kind fail so, one each. */
  failNext(call: MemoryCall, ...faults: readonly Scripted[]): void;
  /** Every call fails so until told otherwise (null). */
  failAll(fault: PortalFault | null): void;
  setHealth(health: Health): void;
  /** How far our clock is said to be from the portal's, and what is known of it. */
  setClock(offsetMs: number | null, trust: ClockTrust): void;
  /** State new dossiers get: 1 registered only, 2 taken in. */
  acceptAs(state: 1 | 2): void;
  /** All calls so far, in order. */
  readonly calls: readonly { readonly call: MemoryCall; readonly reference: string }[];
  readonly dossiers: ReadonlyMap<string, PortalDossier>;
  readonly accounts: ReadonlyMap<string, PortalAccount>;
}

export type MemoryCall =
  | "createDossier"
  | "createAccount"
  | "findDossier"
  | "findAccount"
  | "upload"
  | "confirmAccount"
  | "resendOtp";

export function memoryPortal(capabilities = { lookUpByReference: true }): MemoryPortal {
  const script = createScript();
  const dossiers = new Map<string, PortalDossier>();
  const accounts = new Map<string, PortalAccount>();
  let health: Health = { kind: "ok", latencyMs: 10 };
  let clock: { readonly offsetMs: number | null; readonly trust: ClockTrust } = {
    offsetMs: 0,
    trust: "heard",
  };
  let newState: 1 | 2 = 2;
  let uploads = 0;
  return {
    capabilities,
    calls: script.calls,
    dossiers,
    accounts,
    failNext: (call, ...faults) => script.failNext(call, faults),
    failAll: (fault) => script.failAll(fault),
    setHealth: (next) => (health = next),
    setClock: (offsetMs, trust) => (clock = { offsetMs, trust }),
    acceptAs: (state) => (newState = state),
    health: () => Promise.resolve(health),
    createDossier: (reference) =>
      script.run("createDossier", reference, () =>
        ok(take(dossiers, reference, (n) => newDossier(reference, n, newState))),
      ),
    createAccount: (reference) =>
      script.run("createAccount", reference, () =>
        ok(take(accounts, reference, (n) => newAccount(reference, n))),
      ),
    findDossier(by) {
      const reference = "reference" in by ? by.reference : by.code;
      return script.run("findDossier", reference, () => found(findBy(dossiers, by)));
    },
    findAccount: (reference) => script.run("findAccount", reference, () => found(accounts.get(reference))),
    async upload(scan, onUrl) {
      const url = scan.url ?? `/tep/u${++uploads}`;
      onUrl(url);
      return script.run("upload", url, () => ok(url));
    },
    confirmAccount: ({ accountId }) => script.run("confirmAccount", accountId, () => ok("active")),
    resendOtp: (accountId) => script.run("resendOtp", accountId, () => ok(null)),
    fetchResult: () => Promise.resolve(ok(Buffer.from("%PDF-1.7"))),
    clockOffsetMs: () => clock.offsetMs,
    clockTrust: () => clock.trust,
    close: () => Promise.resolve(),
  };
}

function createScript() {
  const calls: { readonly call: MemoryCall; readonly reference: string }[] = [];
  const next = new Map<MemoryCall, Scripted[]>();
  let always: PortalFault | null = null;
  return {
    calls,
    failAll: (fault: PortalFault | null): void => void (always = fault),
    failNext(call: MemoryCall, faults: readonly Scripted[]): void {
      next.set(call, [...(next.get(call) ?? []), ...faults]);
    },
    async run<T>(
      call: MemoryCall,
      reference: string,
      commit: () => PortalResult<T>,
    ): Promise<PortalResult<T>> {
      calls.push({ call, reference });
      // One turn of the loop, as a real answer would take.
      await Promise.resolve();
      const scripted = next.get(call)?.shift();
      if (scripted?.after === true) commit();
      if (scripted) return err(scripted.fault);
      return always ? err(always) : commit();
    },
  };
}

function take<T>(kept: Map<string, T>, reference: string, make: (n: number) => T): T {
  const value = kept.get(reference) ?? make(kept.size + 1);
  kept.set(reference, value);
  return value;
}

function found<T>(value: T | undefined): PortalResult<T> {
  return value === undefined ? err({ kind: "not-found" }) : ok(value);
}

function findBy(
  dossiers: ReadonlyMap<string, PortalDossier>,
  by: { readonly reference: string } | { readonly code: string },
): PortalDossier | undefined {
  if ("reference" in by) return dossiers.get(by.reference);
  return [...dossiers.values()].find(({ officialCode }) => officialCode === by.code);
}

function newDossier(reference: string, n: number, state: 1 | 2): PortalDossier {
  const officialCode = `H20.82.05-261125-${String(n).padStart(4, "0")}`;
  const times =
    state === 2 ? { takenInAt: "20261125083000", dueAt: "20261126170000" } : { takenInAt: null, dueAt: null };
  return { reference, officialCode, state, ...times, missingPapers: null, refusal: null, results: [] };
}

function newAccount(reference: string, n: number): PortalAccount {
  return { reference, accountId: `TK${n}`, state: "otp-sent" };
}
