import type { BoardFilter, BoardRow } from "../../../shared/staff.ts";
import { actsOf, type ActFacts } from "./acts.ts";
import { keyOf, openJson, orAltered, type StoreContext } from "./context.ts";
import {
  AccountAnswerBody,
  AccountBody,
  BoardRowColumns,
  ConfirmedBody,
  DossierAnswerBody,
  TallyRow,
} from "./rows.ts";

/** Some lines of the board, oldest first; `next` is given back for those behind them, null at the end. */
export interface BoardRows {
  readonly rows: readonly BoardRow[];
  readonly next: number | null;
}

/** What is not finished, for the people behind the counter. Rows behind a registration are one line with it. */
export interface Board {
  boardPage(filter: BoardFilter, after: number | null, limit: number): BoardRows;
  boardCounts(): Readonly<Record<BoardFilter, number>>;
  /** One row in whatever state; null when there is none with this intent. */
  boardRow(intentId: number): BoardRow | null;
}

/** The condition of the index `outbox_open`, which a query must repeat to use it. */
export const openStates = "state IN ('waiting', 'sending', 'unknown', 'needs-person', 'held')";

const statesOf: Readonly<Record<StateFilter, readonly string[]>> = {
  all: ["waiting", "sending", "unknown", "needs-person", "held"],
  "needs-person": ["needs-person"],
  waiting: ["waiting", "sending", "unknown"],
  held: ["held"],
};
type StateFilter = Exclude<BoardFilter, "paper" | AtPortal>;

/** The first ids of one state after an id; each part walks an index and stops at the limit. */
function partOf(state: string): string {
  const [index, condition] =
    state === "held"
      ? ["outbox_held", "reason NOT IN ('behind-account', 'account-refused')"]
      : ["outbox_open", openStates];
  return `SELECT * FROM (SELECT intent_id FROM outbox INDEXED BY ${index}
    WHERE state = '${state}' AND ${condition} AND intent_id > @after ORDER BY intent_id LIMIT @limit)`;
}

type AtPortal = "at-portal" | "supplement";

/** What is at the portal, each by an index of its own and that index's condition. */
const atPortal: Readonly<Record<AtPortal, string>> = {
  "at-portal": `dossiers INDEXED BY dossiers_unfinished
    WHERE official_code IS NOT NULL AND portal_state NOT IN (3, 7, 8, 10)`,
  supplement: "dossiers INDEXED BY dossiers_supplement WHERE official_code IS NOT NULL AND portal_state = 5",
};

/** Counting stops here, so that a board is as quick after years as on its first day. */
const MOST_COUNTED = 9_999;

export function createBoard(context: StoreContext): Board {
  const { db } = context;
  const prepare = (filter: StateFilter) => {
    const parts = statesOf[filter].map(partOf).join(" UNION ALL ");
    return db.prepare(`SELECT intent_id FROM (${parts}) ORDER BY intent_id LIMIT @limit`).pluck();
  };
  const prepareAtPortal = (filter: AtPortal) =>
    db
      .prepare(
        `SELECT intent_id FROM ${atPortal[filter]} AND intent_id > @after ORDER BY intent_id LIMIT @limit`,
      )
      .pluck();
  const pages = {
    all: prepare("all"),
    "needs-person": prepare("needs-person"),
    waiting: prepare("waiting"),
    held: prepare("held"),
    paper: db
      .prepare("SELECT intent_id FROM owed WHERE intent_id > @after ORDER BY intent_id LIMIT @limit")
      .pluck(),
    "at-portal": prepareAtPortal("at-portal"),
    supplement: prepareAtPortal("supplement"),
  };
  const countAtPortal = (filter: AtPortal) =>
    db.prepare(`SELECT count(*) FROM (SELECT 1 FROM ${atPortal[filter]} LIMIT ${MOST_COUNTED})`).pluck();
  const counted = { "at-portal": countAtPortal("at-portal"), supplement: countAtPortal("supplement") };
  const tally = db.prepare("SELECT bucket, n FROM tally").raw();
  const rowOf = rowReader(context);
  return {
    boardPage(filter, after, limit) {
      const ids = pages[filter].all({ after: after ?? 0, limit: limit + 1 }).map(Number);
      const rows = ids.slice(0, limit).flatMap((intentId) => rowOf(intentId) ?? []);
      return { rows, next: ids.length > limit ? (ids[limit - 1] ?? null) : null };
    },
    boardCounts() {
      const counts = new Map(tally.all().map((row) => TallyRow.parse(row)));
      const of = (state: string): number =>
        (counts.get(`dossier:${state}`) ?? 0) + (counts.get(`account:${state}`) ?? 0);
      const count = (filter: StateFilter): number =>
        statesOf[filter].reduce((sum, state) => sum + of(state), 0);
      return {
        all: count("all"),
        "needs-person": count("needs-person"),
        waiting: count("waiting"),
        held: count("held"),
        paper: counts.get("owed") ?? 0,
        "at-portal": Number(counted["at-portal"].get()),
        supplement: Number(counted.supplement.get()),
      };
    },
    boardRow: rowOf,
  };
}

/** What the acts of one row hang on, and who it belongs to. */
export interface ActRow {
  readonly facts: ActFacts;
  readonly columns: BoardRowColumns;
}

/** Reads what decides about a row's acts; null when there is no such row. */
export function actRowReader({ db }: StoreContext): (intentId: number) => ActRow | null {
  const select = db.prepare(
    `SELECT intent_id, outbox.kind, outbox.state, reason, attempts, doubts, lease, changed_at_ms, depends_on, reference,
       kept_at_ms, wrapped_key, body, local_number, owed.kind AS owed, portal_state = 5 AS lacks_papers, coalesce(dossiers.answer, accounts.answer) AS answer,
       (SELECT count(*) FROM outbox AS other WHERE other.depends_on = outbox.intent_id AND other.state = 'held') AS behind,
       (SELECT group_concat(waits.local_number, ' ' ORDER BY waits.intent_id)
          FROM outbox AS other JOIN dossiers AS waits USING (intent_id)
          WHERE other.depends_on = outbox.intent_id AND other.state = 'held') AS behind_numbers
     FROM outbox JOIN intents USING (intent_id) LEFT JOIN dossiers USING (intent_id) LEFT JOIN accounts USING (intent_id)
       LEFT JOIN owed USING (intent_id)
     WHERE intent_id = ?`,
  );
  return (intentId) => {
    const found = select.get(intentId);
    if (found === undefined) return null;
    const columns = BoardRowColumns.parse(found);
    const { kind, state, reason, lease, doubts, behind, body } = columns;
    const facts = { kind, state, reason, leased: lease !== null, inDoubt: doubts > 0, behind };
    return { columns, facts: { ...facts, wiped: body === null } };
  };
}

function rowReader(context: StoreContext): (intentId: number) => BoardRow | null {
  const read = actRowReader(context);
  return (intentId) => {
    const found = read(intentId);
    if (!found) return null;
    const { columns, facts } = found;
    return {
      intentId,
      kind: columns.kind,
      localNumber: columns.local_number,
      ...orAltered(nobody, () => personOf(columns, context)),
      state: columns.state,
      reason: columns.reason,
      words: orAltered(null, () => wordsOf(columns, context)),
      attempts: columns.attempts,
      keptAtMs: columns.kept_at_ms,
      changedAtMs: columns.changed_at_ms,
      behind: facts.behind,
      behindNumbers: columns.behind_numbers?.split(" ") ?? [],
      unprinted: columns.owed,
      lacksPapers: columns.lacks_papers === 1,
      dateWarning: null,
      acts: actsOf(facts),
    };
  };
}

type Person = Pick<BoardRow, "procedureCode" | "procedureName" | "who" | "phone">;

const nobody: Person = { procedureCode: null, procedureName: null, who: "", phone: "" };

function personOf({ kind, wrapped_key, body, reference }: BoardRowColumns, { vault }: StoreContext): Person {
  if (!wrapped_key || !body) return nobody;
  const key = keyOf(vault, wrapped_key);
  if (kind === "account") {
    const { person, phone } = openJson(AccountBody, key, body, "body", reference);
    return { procedureCode: null, procedureName: null, who: person.fullName, phone };
  }
  const { intent } = openJson(ConfirmedBody, key, body, "body", reference);
  const { procedureCode, procedureName, submitter, phone } = intent;
  return { procedureCode, procedureName, who: submitter.fullName, phone };
}

function wordsOf(
  { kind, wrapped_key, answer, reference }: BoardRowColumns,
  { vault }: StoreContext,
): string | null {
  if (!wrapped_key || !answer) return null;
  const schema = kind === "account" ? AccountAnswerBody : DossierAnswerBody;
  return openJson<{ readonly refusal: string | null }>(
    schema,
    keyOf(vault, wrapped_key),
    answer,
    "answer",
    reference,
  ).refusal;
}
