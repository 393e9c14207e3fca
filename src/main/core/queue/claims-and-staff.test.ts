import { expect, it } from "vitest";
import { person } from "../../../../tests/support/intents.ts";
import { namesOf, queueBench } from "../../../../tests/support/queue-bench.ts";

const full = (): never => {
  throw new Error("database or disk is full");
};

it("ends one row and claims the next in the same write", async () => {
  const b = await queueBench();
  const [first, second] = [b.keep(), b.keep()];
  const states: string[] = [];
  const { atomically } = b.store;
  b.store.atomically = (work) => {
    const done = atomically(work);
    states.push([first, second].map((intentId) => b.store.lineRow(intentId)?.state).join());
    return done;
  };
  b.queue.start();
  await b.pass(0);
  expect([...new Set(states)]).toEqual(["sending,waiting", "accepted,sending", "accepted,accepted"]);
});

it("claims nothing while the disk takes no write, and finds by look-up what was sent meanwhile", async () => {
  const b = await queueBench();
  const [first, second] = [b.keep(), b.keep()];
  b.queue.start();
  const { atomically, recoverOne } = b.store;
  Object.assign(b.store, { atomically: full, recoverOne: full });
  await b.pass(30_000);
  expect(namesOf(b.portal)).toEqual(["createDossier"]);
  expect([first, second].map((intentId) => b.store.lineRow(intentId)?.state)).toEqual(["sending", "waiting"]);
  Object.assign(b.store, { atomically, recoverOne });
  await b.pass(10_000);
  expect(namesOf(b.portal).toSorted()).toEqual(["createDossier", "createDossier", "findDossier"]);
  expect(b.portal.dossiers.size).toBe(2);
  for (const intentId of [first, second]) expect(b.store.dossierStatus(intentId).state).toBe("accepted");
});

it("tries a row when staff want it, though it waits, and leaves a held one alone", async () => {
  const b = await queueBench();
  b.portal.failNext("createDossier", { fault: { kind: "passing", server: false, retryAfterMs: null } });
  const [row, held] = [b.keep(), b.keep({ submitter: person(2) })];
  b.store.holdRow(held, 1);
  b.queue.start();
  await b.pass(0);
  expect(b.store.dossierStatus(row).state).toBe("waiting");
  b.store.retryRow(row, 1);
  b.queue.retry(row);
  await b.pass(0);
  expect(b.store.dossierStatus(row).state).toBe("accepted");
  expect(b.store.dossierStatus(held).state).toBe("held");
  b.store.releaseRow(held, 1);
  b.queue.wake();
  await b.pass(0);
  expect(b.store.dossierStatus(held).state).toBe("accepted");
});

it("sends a refused registration again when staff say so, and then the dossier behind it", async () => {
  const b = await queueBench();
  b.portal.failNext("createAccount", { fault: { kind: "refused", words: "Số điện thoại sai" } });
  const account = b.keepAccount();
  const dossier = b.keep({}, account);
  b.queue.start();
  await b.pass(0);
  b.store.retryRow(account, 1);
  b.queue.retry(account);
  await b.pass(0);
  expect(b.store.dossierStatus(dossier).state).toBe("accepted");
  expect(namesOf(b.portal)).toEqual(["createAccount", "findAccount", "createAccount", "createDossier"]);
});
