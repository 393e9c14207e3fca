import type { Log } from "../audit/log.ts";
import type { Portal } from "../portal/port.ts";
import { sqliteCode } from "../store/context.ts";
import type { Store } from "../store/store.ts";
import { type Verdict, verdictOn } from "./answers.ts";
import type { QueuePolicy } from "./policy.ts";

export interface PollTools {
  readonly store: Store;
  readonly portal: Portal;
  readonly policy: Pick<QueuePolicy, "pollParallel" | "pollMost">;
  readonly learn: (verdict: Verdict | null) => void;
  readonly news: (kind: "dossier" | "account", intentId: number) => void;
  /** False when the round should end: the queue stops, or the portal is in trouble. */
  readonly goOn: () => boolean;
  readonly log: Log;
}

/** Asks the portal about what it has and has not finished: dossiers, and registrations whose OTP was not entered here. */
export interface Poll {
  /** One round, a few at a time; the next goes on where this one ended. */
  round(): Promise<void>;
}

export function createPoll(tools: PollTools): Poll {
  const { store, policy } = tools;
  const cursors = { dossier: 0, account: 0 };
  const altered = new Set<number>();

  /** One row that cannot be read any more must not keep the others from their news; it is told once. */
  async function ask(kind: "dossier" | "account", id: number): Promise<Said> {
    try {
      return await (kind === "dossier" ? askDossier(id, tools) : askAccount(id, tools));
    } catch (error) {
      if (sqliteCode(error) !== "") throw error;
      if (!altered.has(id)) tools.log.write({ event: "unexpected", place: "queue-poll-row" });
      altered.add(id);
      return "nothing-new";
    }
  }

  async function walk(kind: "dossier" | "account", ids: readonly number[]): Promise<void> {
    cursors[kind] = ids.length < policy.pollMost ? 0 : (ids.at(-1) ?? 0);
    const rest = [...ids];
    const lane = async (): Promise<void> => {
      for (let id = rest.shift(); id !== undefined && tools.goOn(); id = rest.shift()) {
        const said = await ask(kind, id);
        if (said === "news") tools.news(kind, id);
        // News can wait: a portal in trouble is left to the rows that must be sent.
        if (said === "fault") rest.length = 0;
      }
    };
    await Promise.all(Array.from({ length: policy.pollParallel }, lane));
  }

  return {
    async round() {
      await walk("dossier", store.unfinished(cursors.dossier, policy.pollMost));
      await walk("account", store.unconfirmed(cursors.account, policy.pollMost));
    },
  };
}

type Said = "news" | "nothing-new" | "fault";

async function askDossier(intentId: number, { store, portal, learn }: PollTools): Promise<Said> {
  const { officialCode } = store.dossierStatus(intentId);
  if (officialCode === null) return "nothing-new";
  const answer = await portal.findDossier({ code: officialCode });
  learn(answer.ok ? null : verdictOn("look-up", answer.error));
  if (!answer.ok) return answer.error.kind === "not-found" ? "nothing-new" : "fault";
  return store.noteDossier(intentId, answer.value) ? "news" : "nothing-new";
}

async function askAccount(intentId: number, { store, portal, learn }: PollTools): Promise<Said> {
  const task = store.task(intentId);
  if (!task) return "nothing-new";
  const answer = await portal.findAccount(task.reference);
  learn(answer.ok ? null : verdictOn("look-up", answer.error));
  if (!answer.ok) return answer.error.kind === "not-found" ? "nothing-new" : "fault";
  if (answer.value.state !== "active") return "nothing-new";
  store.setAccountState(intentId, "active");
  return "news";
}
