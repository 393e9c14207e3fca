import Database from "better-sqlite3";
import { z } from "zod";

/** A row of the outbox as it stands in the file. */
export const OutboxLine = z.object({
  intentId: z.int(),
  kind: z.enum(["account", "dossier"]),
  reference: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
  localNumber: z.string().nullable(),
  /** The intent that this one corrects. */
  replaces: z.int().nullable(),
});
export type OutboxLine = z.output<typeof OutboxLine>;

/** Every row of a store's file, read beside whoever works on it. */
export function outboxLines(path: string): readonly OutboxLine[] {
  const db = new Database(path, { readonly: true });
  try {
    const sql = `SELECT intent_id AS intentId, outbox.kind, reference, state, reason, local_number AS localNumber, replaces
      FROM outbox JOIN intents USING (intent_id) LEFT JOIN dossiers USING (intent_id) ORDER BY intent_id`;
    return db
      .prepare(sql)
      .all()
      .map((row) => OutboxLine.parse(row));
  } finally {
    db.close();
  }
}

const Tally = z.object({ bucket: z.string(), n: z.int(), counted: z.int() });

/** What is wrong inside of the file itself: pages, references, and the counts that the board shows. */
export function fileFaults(path: string): readonly string[] {
  const db = new Database(path, { readonly: true });
  try {
    const pages = db.pragma("integrity_check", { simple: true });
    const dangling = z.array(z.unknown()).parse(db.pragma("foreign_key_check"));
    const sql = `SELECT bucket, n, iif(bucket = 'owed', (SELECT count(*) FROM owed),
        (SELECT count(*) FROM outbox WHERE bucket = kind || ':'
          || iif(state = 'held' AND reason IN ('behind-account', 'account-refused'), 'behind', state))) AS counted
      FROM tally WHERE n <> counted`;
    const tallies = db
      .prepare(sql)
      .all()
      .map((row) => Tally.parse(row));
    const owed = "SELECT * FROM (SELECT * FROM owed EXCEPT SELECT * FROM owing)";
    const unowed = "SELECT * FROM (SELECT * FROM owing EXCEPT SELECT * FROM owed)";
    const wrong = db.prepare(`${owed} UNION ALL ${unowed}`).all().length;
    return [
      ...(wrong === 0 ? [] : [`${wrong} slips are owed and should not be, or the other way round`]),
      ...(pages === "ok" ? [] : [`the file is damaged: ${String(pages)}`]),
      ...(dangling.length === 0 ? [] : [`${dangling.length} references lead nowhere`]),
      ...tallies.map(({ bucket, n, counted }) => `the board counts ${n} as ${bucket}, there are ${counted}`),
    ];
  } finally {
    db.close();
  }
}

/** True while the queue itself still has something to do about a row. */
export function isUnderWay({ state }: Pick<OutboxLine, "state">): boolean {
  return ["waiting", "sending", "unknown", "held"].includes(state);
}

const everyMs = 100;
/** A queue in which nothing changed for so long, with a portal that works, will not come to rest any more. */
const stillMs = 20_000;

/** Waits until nothing is under way any more; gives in words what still was when nothing changed any more. */
export async function atRest(path: string, say: (line: string) => void): Promise<readonly string[]> {
  let before = "";
  let changedAtMs = performance.now();
  for (;;) {
    const open = outboxLines(path).filter(isUnderWay);
    if (open.length === 0) return [];
    const now = JSON.stringify(open);
    if (now !== before) changedAtMs = performance.now();
    before = now;
    if (performance.now() - changedAtMs > stillMs) {
      const words = open.map(inWords);
      say(`not at rest: ${words.join("; ")}`);
      return words;
    }
    await new Promise((resume) => setTimeout(resume, everyMs));
  }
}

/** A row for whoever must find out; nothing of it is personal. */
export function inWords({ intentId, kind, state, reason }: OutboxLine): string {
  return `${kind} ${intentId} is ${state}${reason === null ? "" : ` (${reason})`}`;
}
