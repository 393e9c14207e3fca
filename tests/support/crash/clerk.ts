import type { Api } from "../../../src/main/core/api/api.ts";
import type { StaffAct } from "../../../src/main/core/api/staff-api.ts";
import type { Client } from "../../../src/shared/client.ts";
import type { BoardAct, BoardRow, StaffAnswer, StaffPass } from "../../../src/shared/staff.ts";
import type { Dice } from "./dice.ts";
import type { Note, Notes } from "./notes.ts";
import { staffPin } from "./open-kiosk-data.ts";
import type { Errand, Moment } from "./plan.ts";
import type { Visitor } from "./visitor.ts";

export interface ClerkParts {
  /** What brings them to the machine; at the end of a run, to release all that is held. */
  readonly errand: Errand | "release-all";
  readonly throws: Dice;
  readonly notes: Notes;
  /** Somebody who walks an opened correction to its end. */
  readonly mender: (note: Note) => Visitor;
  readonly tell: (moment: Moment) => void;
  /** Told of each act that was done. */
  readonly acted: () => void;
}

const mostSteps = 500;

/** Acts a clerk does unasked, and how readily; what the plan expects of the others would be a guess. */
const likings: Readonly<Partial<Record<BoardAct, number>>> = {
  hold: 3,
  release: 3,
  retry: 2,
  correct: 3,
  cancel: 1,
};

/** A member of staff at the board: signs in, does some acts, signs out, and starts over when the kiosk was killed. */
export function createClerk(parts: ClerkParts): Visitor {
  const { errand, throws, notes, acted } = parts;
  let pass: StaffPass | null = null;
  let mending: Visitor | null = null;
  let actsLeft = errand === "release-all" ? Number.POSITIVE_INFINITY : throws.between(1, 3);
  let steps = 0;

  /** The value of an answer; a pass that a restart ended is asked for anew with the next step. */
  function valueOf<T>(answer: StaffAnswer<T>): T | null {
    if (!answer.ok && answer.error === "signed-out") pass = null;
    return answer.ok ? answer.value : null;
  }

  /** True when there is nothing more to do. */
  async function actOnce(api: Client<Api>, { token }: StaffPass): Promise<boolean> {
    const filter = errand === "release-all" ? "held" : "all";
    const page = valueOf(await api.staffBoard({ token, filter, after: null }));
    if (!page) return false;
    const choice = errand === "release-all" ? firstToRelease(page.rows) : chosen(page.rows, throws, notes);
    if (!choice) return true;
    const { row, act } = choice;
    const note = noteOf(row, notes);
    if (note && act.act === "cancel") note.cancelPressed = true;
    const done = valueOf(await api.staffAct({ token, intentId: row.intentId, act }));
    actsLeft -= 1;
    if (done) acted();
    if (done && note && act.act === "correct") {
      pass = null;
      mending = parts.mender(note);
    }
    return actsLeft <= 0;
  }

  async function careOnce(api: Client<Api>, { token }: StaffPass): Promise<boolean> {
    if (errand === "backup") {
      parts.tell("backup-pressed");
      if (valueOf(await api.staffBackUpNow({ token }))) acted();
      return pass !== null;
    }
    const latest = valueOf(await api.staffCare({ token }))?.backups[0];
    if (!latest) return pass !== null;
    parts.tell("restore-pressed");
    if (valueOf(await api.staffRestore({ token, backupId: latest.backupId }))) acted();
    return true;
  }

  return {
    async step(api) {
      steps += 1;
      if (errand !== "release-all" && steps > mostSteps) throw new Error("a clerk does not come to an end");
      if (mending) return mending.step(api);
      if (!pass) {
        const { session } = await api.watchView({ revision: -1 });
        if (session.step.name !== "home") {
          await api.sendEvent({ sessionId: session.id, event: { type: "leave" } });
          return false;
        }
        const answer = await enter(api, throws);
        // A PIN cut off by a kill counts as wrong; whoever is locked out comes another time, or waits.
        if (!answer.ok && errand !== "release-all") return true;
        if (!answer.ok) await new Promise((resume) => setTimeout(resume, 200));
        if (!answer.ok) return false;
        pass = answer.value;
        return false;
      }
      const { token } = pass;
      if (errand === "backup" || errand === "restore") return careOnce(api, pass);
      const over = await actOnce(api, pass);
      if (over && !mending) await api.staffSignOut({ token });
      return over && !mending;
    },
  };
}

async function enter(api: Client<Api>, throws: Dice): Promise<StaffAnswer<StaffPass>> {
  const { people, lockedMs } = await api.staffDoor({});
  const free = people.filter(({ staffId }) => lockedMs[staffId] === undefined);
  const [first = null, ...rest] = free;
  if (!first) return { ok: false, error: "locked-out" };
  return api.staffSignIn({ staffId: throws.pick([first, ...rest]).staffId, pin: staffPin });
}

interface Choice {
  readonly row: BoardRow;
  readonly act: StaffAct;
}

function firstToRelease(rows: readonly BoardRow[]): Choice | null {
  const row = rows.find(({ state, acts }) => state === "held" && acts.includes("release"));
  return row ? { row, act: { act: "release" } } : null;
}

function chosen(rows: readonly BoardRow[], throws: Dice, notes: Notes): Choice | null {
  const choices = rows.flatMap((row) => {
    const mayEnd = row.kind === "dossier" && noteOf(row, notes)?.visit.route !== "self";
    return row.acts.flatMap((act) => {
      const ends = act === "cancel" || act === "correct";
      if (ends && (!mayEnd || !noteOf(row, notes))) return [];
      return Array.from({ length: likings[act] ?? 0 }, () => ({ row, act }));
    });
  });
  const [first, ...rest] = choices;
  if (!first) return null;
  const { row, act } = throws.pick([first, ...rest]);
  if (act === "cancel") return { row, act: { act, reason: "by-citizen" } };
  return act === "close-self" ? null : { row, act: { act } };
}

function noteOf({ intentId }: BoardRow, notes: Notes): Note | undefined {
  return notes.all().find(({ promised }) => promised?.intentId === intentId);
}
