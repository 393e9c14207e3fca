import type { Api } from "../../../src/main/core/api/api.ts";
import { CallFailed, type Client } from "../../../src/shared/client.ts";
import type { Procedure } from "../../../src/shared/procedure.ts";
import { connect } from "../api-walk.ts";
import type { Notes } from "./notes.ts";
import { type Moment, visitOf } from "./plan.ts";
import type { Victim } from "./victims.ts";
import { citizenOf, createVisitor, type Visitor } from "./visitor.ts";

/** The citizens who come to the kiosk one after the other, whether it lives or not. */
export interface Street {
  open(): void;
  /** Lets the visit under way come to its end, and nobody else in. */
  close(): Promise<void>;
  /** Rejects when a visit could not go on; never settles otherwise. */
  readonly trouble: Promise<never>;
  abandon(): void;
  visits(): number;
}

export interface StreetParts {
  readonly seed: number;
  readonly kiosk: Pick<Victim, "address">;
  readonly notes: Notes;
  readonly tell: (moment: Moment) => void;
}

export function createStreet(parts: StreetParts): Street {
  const state = { open: false, abandoned: false, visits: 0 };
  const door = createDoor(parts.kiosk, () => state.abandoned);
  const { promise: trouble, reject } = Promise.withResolvers<never>();
  let walking: Promise<void> = Promise.resolve();

  async function walk(): Promise<void> {
    const procedures = (await door.with((api) => api.listProcedures({}))) ?? [];
    while (state.open && !state.abandoned) {
      const visitor = enter(parts, state.visits, procedures);
      state.visits += 1;
      await visit(visitor);
    }
  }

  async function visit(visitor: Visitor): Promise<void> {
    while (!state.abandoned) {
      const over = await door.with((api) => visitor.step(api));
      if (over !== false) return;
    }
  }

  return {
    trouble,
    open() {
      state.open = true;
      walking = walk();
      walking.catch(reject);
    },
    close() {
      state.open = false;
      return walking;
    },
    abandon: () => void (state.abandoned = true),
    visits: () => state.visits,
  };
}

function enter({ seed, notes, tell }: StreetParts, n: number, procedures: readonly Procedure[]): Visitor {
  const visit = visitOf(seed, n, procedures.length);
  const procedureCode = procedures[visit.procedure]?.code ?? "";
  const note = notes.begin(visit, { ...citizenOf(visit.citizen), procedureCode });
  return createVisitor({ visit, procedures, note, tell });
}

interface Door {
  /** Does something at the kiosk; when it dies meanwhile, once more at its next life. Null when given up. */
  with<T>(work: (api: Client<Api>) => Promise<T>): Promise<T | null>;
}

function createDoor(kiosk: Pick<Victim, "address">, givenUp: () => boolean): Door {
  let opened: { readonly address: string; readonly api: Client<Api> } | null = null;
  return {
    async with(work) {
      while (!givenUp()) {
        try {
          const address = await kiosk.address();
          if (opened?.address !== address) opened = { address, api: await connect(address) };
          return await work(opened.api);
        } catch (error) {
          if (!isOutOfReach(error)) throw error;
          await new Promise((resume) => setTimeout(resume, 2));
        }
      }
      return null;
    },
  };
}

/** The kiosk died under the call: the connection broke, or what came was no whole answer. */
function isOutOfReach(error: unknown): boolean {
  if (error instanceof CallFailed) return error.code === "no-answer";
  return error instanceof TypeError || error instanceof SyntaxError;
}
