import { expect, it } from "vitest";
import type { Ledger, LoggedCall } from "../../../src/main/practice-portal/ledger.ts";
import { assertInvariants, outboxRows } from "../../support/invariants.ts";
import { dossierIntent } from "../../support/intents.ts";
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

function call(reference: string, creating: boolean): LoggedCall {
  const service = creating ? "DongBoHoSoMC" : "TraCuuHoSo";
  return { atMs: 0, service, creating, reference, outcome: "0", fault: "" };
}

it("the check of the invariants notices each of them being broken", async () => {
  const folder = await dataFolder();
  const store = folder.open();
  const path = `${folder.dir}/kiosk.db`;
  const kept = store.keepDossier(dossierIntent(), folder.vault.newDataKey(), { accountIntentId: null });
  if (!kept.ok) throw new Error(kept.error);
  const reference = outboxRows(path)[0]?.reference ?? "";
  const here = ledgerDossier(reference, "H20-1");
  const checked =
    (ledger: Partial<Ledger>, more = {}) =>
    () =>
      assertInvariants(store, path, { ...empty, ...ledger }, { atRest: false, ...more });

  expect(checked({})).not.toThrow();
  expect(checked({}, { atRest: true })).toThrow("I2");
  expect(checked({ dossiers: [here] })).toThrow("I2");
  const { intentId } = kept.value;
  const said = {
    reference,
    state: 1,
    takenInAt: null,
    dueAt: null,
    missingPapers: null,
    refusal: null,
    results: [],
  } as const;
  store.noteDossier(intentId, { ...said, officialCode: "H20-1" });
  expect(checked({ dossiers: [here] })).not.toThrow();
  expect(checked({ dossiers: [here, { ...here, officialCode: "H20-2" }] })).toThrow("I1");
  expect(checked({})).toThrow("I2");
  expect(checked({ dossiers: [{ ...here, officialCode: "H20-9" }] })).toThrow("I3");
  expect(checked({ dossiers: [here], callLog: [call(reference, true), call(reference, true)] })).toThrow(
    "I4",
  );
  const asked = [call(reference, true), call(reference, false), call(reference, true)];
  expect(checked({ dossiers: [here], callLog: asked })).not.toThrow();
  expect(checked({ dossiers: [here], callLog: asked }, { mostCallsPerIntent: 2 })).toThrow("I5");
});
