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

/** A member of staff: signs in, does what they came for, signs out, and starts over when the kiosk was killed. */
export function createClerk(parts: ClerkParts): Visitor {
  const { errand, throws } = parts;
  const closing = errand === "release-all";
  const actsLeft = closing ? Infinity : throws.between(1, 3);
  const desk: Desk = { pass: null, mending: null, actsLeft, after: null };
  let steps = 0;

  /** True when nobody can sign in now and this clerk goes home. */
  async function comeIn(api: Client<Api>): Promise<boolean> {
    const { session } = await api.watchView({ revision: -1 });
    if (session.step.name !== "home") {
      await api.sendEvent({ sessionId: session.id, event: { type: "leave" } });
      return false;
    }
    const answer = await enter(api, throws);
    if (answer.ok) desk.pass = answer.value;
    // A PIN cut off by a kill counts as wrong; whoever is locked out comes another time, or waits.
    if (!answer.ok && closing) await new Promise((resume) => setTimeout(resume, 200));
    return !answer.ok && !closing;
  }

  return {
    async step(api) {
      steps += 1;
      if (!closing && steps > mostSteps) throw new Error("a clerk does not come to an end");
      const { pass, mending } = desk;
      if (mending) return mending.step(api);
      if (!pass) return comeIn(api);
      if (errand === "backup" || errand === "restore") return careOnce(api, pass, desk, parts);
      const over = (await actOnce(api, pass, desk, parts)) && desk.mending === null;
      if (over) await api.staffSignOut({ token: pass.token });
      return over;
    },
  };
}

/** Where a clerk stands between two steps. */
interface Desk {
  pass: StaffPass | null;
  mending: Visitor | null;
  actsLeft: number;
  /** The page of the board that is looked at. */
  after: number | null;
}

/** The value of an answer; a pass that a restart ended is asked for anew with the next step. */
function valueOf<T>(answer: StaffAnswer<T>, desk: Desk): T | null {
  if (!answer.ok && answer.error === "signed-out") desk.pass = null;
  return answer.ok ? answer.value : null;
}

/** True when there is nothing more to do. */
async function actOnce(
  api: Client<Api>,
  { token }: StaffPass,
  desk: Desk,
  { errand, throws, notes, acted, mender }: ClerkParts,
): Promise<boolean> {
  const page = valueOf(await api.staffBoard({ token, filter: "all", after: desk.after }), desk);
  if (!page) return false;
  const closing = errand === "release-all";
  const choice = closing ? firstToRelease(page.rows) : chosen(page.rows, throws, notes);
  if (closing && !choice) desk.after = page.next;
  if (closing && !choice && page.next !== null) return false;
  if (!choice) return true;
  const { row, act } = choice;
  const note = noteOf(row, notes);
  if (note && act.act === "cancel") note.cancelPressed = true;
  const done = valueOf(await api.staffAct({ token, intentId: row.intentId, act }), desk);
  desk.actsLeft -= 1;
  if (done) acted();
  if (done && note && act.act === "correct") {
    desk.pass = null;
    desk.mending = mender(note);
  }
  return desk.actsLeft <= 0;
}

/** True when it was done, or refused; false when somebody must sign in again first. */
async function careOnce(
  api: Client<Api>,
  { token }: StaffPass,
  desk: Desk,
  { errand, tell, acted }: ClerkParts,
): Promise<boolean> {
  if (errand === "backup") {
    tell("backup-pressed");
    if (valueOf(await api.staffBackUpNow({ token }), desk)) acted();
    return desk.pass !== null;
  }
  const latest = valueOf(await api.staffCare({ token }), desk)?.backups[0];
  if (!latest) return desk.pass !== null;
  tell("restore-pressed");
  if ((await api.staffRestore({ token, backupId: latest.backupId })).ok) acted();
  return true;
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
  // Of unknown outcome too: it would stay with staff when it is proven absent.
  const row = rows.find(({ state, acts }) => state !== "needs-person" && acts.includes("release"));
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
