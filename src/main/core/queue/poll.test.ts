import { expect, it } from "vitest";
import { pretend } from "../../../../tests/support/pretend.ts";
import { ok } from "../../../shared/result.ts";
import type { Portal } from "../portal/port.ts";
import type { Store } from "../store/store.ts";
import { createPoll } from "./poll.ts";

it("brings the news of all other dossiers though one cannot be read any more, and says so once", async () => {
  const told: string[] = [];
  const news: number[] = [];
  const store = pretend<Store>({
    unfinished: () => [1, 2, 3],
    unconfirmed: () => [],
    dossierStatus: (intentId: number) => {
      if (intentId === 1) throw new Error("a sealed answer of the store was altered");
      return { officialCode: `H20-${intentId}` };
    },
    noteDossier: () => true,
  });
  const poll = createPoll({
    store,
    portal: pretend<Portal>({ findDossier: () => Promise.resolve(ok({})) }),
    policy: { pollParallel: 1, pollMost: 10 },
    learn: () => {},
    news: (_, intentId) => void news.push(intentId),
    goOn: () => true,
    log: { write: ({ event }) => void told.push(event) },
  });
  await poll.round();
  await poll.round();
  expect(news).toEqual([2, 3, 2, 3]);
  expect(told).toEqual(["unexpected"]);
});
