import { expect, it } from "vitest";
import type { Ledger, LoggedCall } from "../../../src/main/practice-portal/ledger.ts";
import { type AuditEvent } from "../../../src/shared/audit-events.ts";
import { defaultPolicy } from "../../../src/main/core/queue/policy.ts";
import type { Evidence, Sighting, Trace } from "../../support/evidence.ts";
import type { SeenCall } from "../../support/fault-proxy.ts";
import { assertInvariants, type InvariantOptions, outboxRows } from "../../support/invariants.ts";
import { dossierIntent, scan } from "../../support/intents.ts";
import { dataFolder } from "../../support/store.ts";

const empty: Ledger = {
  accounts: [],
  dossiers: [],
  amendments: [],
  progress: [],
  results: [],
  uploads: [],
  creates: 0,
  calls: {},
  callLog: [],
};

function ledgerDossier(reference: string, officialCode: string): Ledger["dossiers"][number] {
  const rest = {
    procedureCode: "1.001193",
    ownerName: "",
    state: "1",
    takenInAt: "",
    dueAt: "",
    arrivedAtMs: 0,
  };
  return { reference, officialCode, ...rest, files: [] };
}

function logged(reference: string, creating: boolean): LoggedCall {
  const service = creating ? "DongBoHoSoMC" : "TraCuuHoSo";
  return { atMs: 0, service, creating, reference, outcome: creating ? "0" : "2", fault: "" };
}

async function bench(intent = dossierIntent()) {
  const folder = await dataFolder();
  const store = folder.open();
  const path = `${folder.dir}/kiosk.db`;
  const kept = store.keepDossier(intent, folder.vault.newDataKey(), { accountIntentId: null });
  if (!kept.ok) throw new Error(kept.error);
  const reference = outboxRows(path)[0]?.reference ?? "";
  const here = ledgerDossier(reference, "H20-1");
  const checked =
    (ledger: Partial<Ledger>, more: InvariantOptions = {}) =>
    () =>
      assertInvariants(store, path, { ...empty, ...ledger }, { atRest: false, ...more });
  const { intentId } = kept.value;
  return { folder, store, path, intentId, reference, here, checked };
}

const said = {
  state: 1,
  takenInAt: null,
  dueAt: null,
  missingPapers: null,
  refusal: null,
  results: [],
} as const;

it("the check of the invariants notices each of them being broken", async () => {
  const { store, intentId, reference, here, checked } = await bench();

  expect(checked({})).not.toThrow();
  expect(checked({}, { atRest: true })).toThrow("I2");
  expect(checked({ dossiers: [here] })).toThrow("I2");
  store.noteDossier(intentId, { ...said, reference, officialCode: "H20-1" });
  expect(checked({ dossiers: [here] })).not.toThrow();
  expect(checked({ dossiers: [here, { ...here, officialCode: "H20-2" }] })).toThrow("I1");
  expect(checked({})).toThrow("I2");
  expect(checked({ dossiers: [{ ...here, officialCode: "H20-9" }] })).toThrow("I3");
  expect(checked({ dossiers: [here], callLog: [logged(reference, true), logged(reference, true)] })).toThrow(
    "I4",
  );
  const asked = [logged(reference, true), logged(reference, false), logged(reference, true)];
  expect(checked({ dossiers: [here], callLog: asked })).not.toThrow();
  expect(checked({ dossiers: [here], callLog: asked }, { mostCallsPerIntent: 2 })).toThrow("I5");
});

it("sees what is gone, what is there twice in a line of corrections, and papers that were not confirmed", async () => {
  const b = await bench(dossierIntent({ scans: [scan("f1")] }));
  expect(b.checked({}, { evidence: keeping([b.intentId]) })).not.toThrow();
  expect(b.checked({}, { evidence: keeping([b.intentId, 99]) })).toThrow("I2: 99 is gone");
  const key = b.store.keyFor(b.intentId);
  if (!key) throw new Error("no key");
  b.store.markNeedsPerson(b.intentId, "refused", "Thiếu tên cha");
  const better = b.store.keepDossier(dossierIntent(), key, { accountIntentId: null, corrects: b.intentId });
  if (!better.ok) throw new Error(better.error);
  const second = outboxRows(b.path)[1]?.reference ?? "";
  b.store.noteDossier(better.value.intentId, { ...said, reference: second, officialCode: "H20-2" });
  const [first, next] = [b.here, ledgerDossier(second, "H20-2")];
  expect(b.checked({ dossiers: [next] })).not.toThrow();
  expect(b.checked({ dossiers: [first, next] })).toThrow("I1: the line of intent 1 is there 2 times");
  const other = { name: "a", paperCode: "b", sha256: "00", sizeBytes: 1, deleted: false };
  expect(b.checked({ dossiers: [{ ...next, files: [other] }] })).toThrow("other papers");
  b.store.recordPrint(better.value.intentId, "taken-in", 1);
  expect(b.checked({ dossiers: [next] })).toThrow("I3: a slip of 2 says taken-in");
});

const nothing: Evidence = {
  calls: () => [],
  trace: [],
  sightings: [],
  lights: [],
  policy: defaultPolicy,
  random: 0.5,
  kept: [],
};

function sighted(intentId: number): Sighting {
  return { intentId, atMs: 0, state: "waiting", reason: null, officialCode: null };
}

function keeping(kept: readonly number[]): Evidence {
  return { ...nothing, kept, sightings: kept.map(sighted) };
}

/** Calls of one row as the proxy saw them, each from `atMs` to 10 ms later. */
function passed(...calls: readonly (Partial<SeenCall> & { readonly atMs: number })[]): Evidence {
  const seen = calls.map(({ atMs, ...call }): SeenCall => {
    const usual = {
      service: "TraCuuHoSo",
      creating: false,
      reference: "r",
      method: "POST",
      path: "/integration",
    };
    return { ...usual, startMs: atMs, endMs: atMs + 10, fault: null, status: 200, code: "2", ...call };
  });
  const trace = seen.flatMap((call): Trace[] => [
    { what: "begun", atMs: call.startMs, call },
    { what: "ended", atMs: call.startMs + 10, call },
  ]);
  return { ...nothing, calls: () => seen, trace };
}

const silence = { creating: true, status: null, code: null } as const;

it("sees a second create that was not proven, and waits that are too short", async () => {
  const b = await bench();
  const checked = (evidence: Evidence) => b.checked({}, { evidence });
  const create = { ...silence, atMs: 0 };
  expect(
    checked(passed(create, { atMs: 1_100 }, { atMs: 120_100 }, { ...silence, atMs: 120_200 })),
  ).not.toThrow();
  expect(checked(passed(create, { atMs: 1_100 }, { atMs: 60_000 }, { ...silence, atMs: 120_200 }))).toThrow(
    "I4",
  );
  expect(checked(passed(create, { atMs: 120_100 }, { ...silence, atMs: 120_200 }))).toThrow("I4");
  expect(checked(passed(create, { atMs: 900 }))).toThrow("I5: r waited 890 ms after fault 1, not 997");
  const slow = { status: 503, code: null };
  expect(checked(passed(create, { atMs: 1_100, ...slow }, { atMs: 2_600 }))).toThrow(
    "after fault 2, not 1997",
  );
});

const event = { event: "breaker", state: "open" } as const satisfies AuditEvent;
const opened: Trace = { what: "logged", atMs: 0, event };

function probe(n: number, atMs: number): Evidence["trace"] {
  return passed({ reference: `r${n}`, atMs, status: 503, code: null }).trace;
}

it("sees calls while the breaker is open, and a crowd of calls", async () => {
  const b = await bench();
  const early = [opened, ...Array.from({ length: 6 }, (_, n) => probe(n, 20_000 + n * 20)).flat()];
  expect(b.checked({}, { evidence: { ...nothing, trace: early } })).toThrow("after the breaker opened");
  const late = [opened, ...probe(1, 30_000)];
  expect(b.checked({}, { evidence: { ...nothing, trace: late } })).not.toThrow();
  const crowd = Array.from({ length: 7 }, (_, n) => probe(n, n)).map(([begun]) => begun ?? opened);
  expect(b.checked({}, { evidence: { ...nothing, trace: crowd } })).toThrow("I5: 7 calls at once");
});

it("sees a desk that was told late, or of something else", async () => {
  const b = await bench();
  b.store.markUnknown(b.intentId, "answer-unknown");
  const truth = { ...sighted(b.intentId), state: "unknown", reason: "answer-unknown" } as const;
  const seen = (...sightings: readonly Sighting[]) =>
    b.checked({}, { evidence: { ...nothing, kept: [b.intentId], sightings } });
  const nowMs = b.folder.clock.nowMs();
  expect(seen({ ...truth, atMs: nowMs })).not.toThrow();
  expect(seen({ ...truth, atMs: nowMs + 5_001 })).toThrow("I6");
  expect(seen({ ...truth, atMs: nowMs }, { ...truth, state: "waiting", atMs: nowMs + 1 })).toThrow(
    "I6: the desk saw waiting/answer-unknown of 1 last, the truth is unknown/answer-unknown",
  );
});
