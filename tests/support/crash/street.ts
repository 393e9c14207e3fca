import type { Api } from "../../../src/main/core/api/api.ts";
import { CallFailed, type Client } from "../../../src/shared/client.ts";
import type { Procedure } from "../../../src/shared/procedure.ts";
import { connect } from "../api-walk.ts";
import { createClerk } from "./clerk.ts";
import { dice } from "./dice.ts";
import type { Told } from "./moments.ts";
import type { Note, Notes } from "./notes.ts";
import { type Errand, visitOf } from "./plan.ts";
import type { Victim } from "./victims.ts";
import { citizenOf, createVisitor, type Visitor } from "./visitor.ts";

/** The citizens who come to the kiosk one after the other, whether it lives or not. */
export interface Street {
  open(): void;
  /** Lets the visit under way come to its end and staff release what they hold; nobody else comes in. */
  close(): Promise<void>;
  /** Rejects when a visit could not go on; never settles otherwise. */
  readonly trouble: Promise<never>;
  abandon(): void;
  /** How much was done, for whoever watches. */
  told(): string;
}

export interface StreetParts {
  readonly seed: number;
  readonly kiosk: Pick<Victim, "address">;
  readonly notes: Notes;
  readonly tell: (moment: Told) => void;
}

export function createStreet(parts: StreetParts): Street {
  const state = { open: false, abandoned: false, visits: 0, acts: 0 };
  const door = createDoor(parts.kiosk, () => state.abandoned);
  const { promise: trouble, reject } = Promise.withResolvers<never>();
  let walking: Promise<void> = Promise.resolve();

  async function walk(): Promise<void> {
    const procedures = (await door.with((api) => api.listProcedures({}))) ?? [];
    while (state.open && !state.abandoned) {
      const { visitor, errand } = enter(parts, state.visits, procedures);
      state.visits += 1;
      await visit(visitor);
      if (errand) await visit(clerk(errand, procedures));
    }
    // What staff hold is theirs; a day ends with nothing held.
    await visit(clerk("release-all", procedures));
  }

  function clerk(errand: Errand | "release-all", procedures: readonly Procedure[]): Visitor {
    const throws = dice(parts.seed, `staff after visit ${state.visits}`);
    const mender = (note: Note): Visitor =>
      createVisitor({ visit: { ...note.visit, looksUp: false }, procedures, note, tell: parts.tell });
    const { notes, tell } = parts;
    return createClerk({ errand, throws, notes, mender, tell, acted: () => (state.acts += 1) });
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
    told: () => `visits: ${state.visits}, acts of staff: ${state.acts}`,
  };
}

function enter(
  { seed, notes, tell }: StreetParts,
  n: number,
  procedures: readonly Procedure[],
): { readonly visitor: Visitor; readonly errand: Errand | null } {
  const visit = visitOf(seed, n, procedures.length);
  const procedure = procedures[visit.procedure];
  const { childName, ...who } = citizenOf(visit.citizen);
  const ownerName = procedure?.owner === undefined ? who.fullName : childName;
  const note = notes.begin(visit, { ...who, ownerName, procedureCode: procedure?.code ?? "" });
  return { visitor: createVisitor({ visit, procedures, note, tell }), errand: visit.errand };
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
