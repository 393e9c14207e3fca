import Database from "better-sqlite3";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dossierIntent, person } from "../../../../tests/support/intents.ts";
import { atPortal, keep, keepAccount } from "../../../../tests/support/keep.ts";
import { type DataFolder, dataFolder } from "../../../../tests/support/store.ts";
import { slipKindOf } from "../../../shared/slip-kind.ts";
import type { PortalDossier } from "../portal/port.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations.ts";
import type { Store } from "./store.ts";

const code = "000.00.00.H20-261125-0001";
const takenIn: PortalDossier = {
  ...atPortal(code),
  state: 2,
  takenInAt: "20261125083000",
  dueAt: "20261126170000",
};

async function place(): Promise<{ readonly folder: DataFolder; readonly store: Store }> {
  const folder = await dataFolder();
  return { folder, store: folder.open() };
}

function kept({ folder, store }: Awaited<ReturnType<typeof place>>, n = 1): number {
  return keep(folder, store, dossierIntent({ submitter: person(n) })).intentId;
}

const owedOf = (store: Store, intentId: number) => store.boardRow(intentId)?.unprinted;

describe("a slip is owed", () => {
  it("from the moment a dossier is kept until its slip is on paper", async () => {
    const here = await place();
    const intentId = kept(here);
    expect(owedOf(here.store, intentId)).toBe("kept");
    here.store.recordPrint(intentId, "desk-copy", 1);
    expect(owedOf(here.store, intentId)).toBe("kept");
    here.store.recordPrint(intentId, "kept", 1);
    expect(owedOf(here.store, intentId)).toBeNull();
    expect(here.store.boardCounts().paper).toBe(0);
  });

  it("anew as Mẫu 01 once the portal took it in, whatever came on paper before", async () => {
    const { store, ...here } = await place();
    const intentId = kept({ store, ...here });
    store.recordPrint(intentId, "kept", 1);
    store.noteDossier(intentId, atPortal(code));
    expect(owedOf(store, intentId)).toBeNull();
    store.noteDossier(intentId, takenIn);
    expect(owedOf(store, intentId)).toBe("taken-in");
    store.recordPrint(intentId, "registered", 1);
    expect(owedOf(store, intentId)).toBe("taken-in");
    store.recordPrint(intentId, "taken-in", 1);
    expect(owedOf(store, intentId)).toBeNull();
    store.noteDossier(intentId, { ...takenIn, state: 4, dueAt: "20261130170000" });
    expect(owedOf(store, intentId)).toBeNull();
  });

  it("of the kind that its true state allows, for every state and every time that a portal can tell", async () => {
    const here = await place();
    const times = ["20261125083000", "20260230083000", "20261125250000", "2026", null];
    const ended = new Set([3, 7, 8, 10]);
    let n = 0;
    for (const state of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const)
      for (const takenInAt of times)
        for (const dueAt of times) {
          n += 1;
          const intentId = kept(here, n);
          here.store.noteDossier(intentId, { ...atPortal(`${code}${n}`), state, takenInAt, dueAt });
          const allowed = slipKindOf(here.store.dossierStatus(intentId));
          expect([state, takenInAt, dueAt, owedOf(here.store, intentId)]).toEqual([
            state,
            takenInAt,
            dueAt,
            ended.has(state) ? null : allowed,
          ]);
        }
    // 250 dossiers, each on the disk when it returns.
  }, 30_000);

  it("no longer of what was cancelled, corrected, closed, moved away, handed back or wiped", async () => {
    const here = await place();
    const { folder, store } = here;
    const cancelled = kept(here, 1);
    store.cancelRow(cancelled, "by-citizen", 1);
    const old = kept(here, 2);
    const key = store.keyFor(old);
    if (!key) throw new Error("no key");
    const mended = store.keepDossier(dossierIntent(), key, { accountIntentId: null, corrects: old });
    const self = keep(folder, store, dossierIntent({ route: "self" })).intentId;
    store.closeSelf(self, code, 1);
    const handedBack = kept(here, 4);
    store.noteDossier(handedBack, { ...takenIn, officialCode: `${code}4`, state: 10 });
    const moved = kept(here, 5);
    store.moveOut("transfer", [moved], "a code");
    for (const intentId of [cancelled, old, self, handedBack, moved])
      expect(owedOf(store, intentId)).toBeNull();
    const last = mended.ok ? mended.value.intentId : 0;
    expect(store.boardPage("paper", null, 9).rows.map(({ intentId }) => intentId)).toEqual([last]);
    expect(store.boardCounts().paper).toBe(1);
  });

  it("for a registration never", async () => {
    const { folder, store } = await place();
    expect(owedOf(store, keepAccount(folder, store))).toBeNull();
  });

  it("again where a moved queue comes back, and only for what was not printed", async () => {
    const here = await place();
    const { store } = here;
    const [first, second] = [kept(here, 1), kept(here, 2)];
    store.recordPrint(second, "kept", 1);
    const rows = [first, second].map((intentId) => store.movedRow(intentId));
    store.moveOut("out", [first, second], "a code");
    expect(store.boardCounts().paper).toBe(0);
    expect(store.moveIn("back", rows).ok).toBe(true);
    expect(store.boardPage("paper", null, 9).rows.map(({ intentId }) => intentId)).toEqual([first]);
    expect(store.printCount(second, "kept")).toBe(1);
  });

  it("on another machine only where the first one printed nothing, and a reprint there is one", async () => {
    const here = await place();
    const [first, second] = [kept(here, 1), kept(here, 2)];
    here.store.recordPrint(second, "kept", 1);
    here.store.recordPrint(second, "result", 1, "r1");
    const there = (await place()).store;
    there.moveIn(
      "in",
      [first, second].map((intentId) => here.store.movedRow(intentId)),
    );
    const { rows } = there.boardPage("paper", null, 9);
    expect(rows.map(({ who }) => who)).toEqual(["Nguyễn Thị Thử 1"]);
    expect([1, 2].map((intentId) => there.printCount(intentId, "kept"))).toEqual([0, 1]);
    expect(["r1", "r2"].map((part) => there.printCount(2, "result", part))).toEqual([1, 0]);
  });
});

describe("the board's papers", () => {
  it("come oldest first, page by page, along an index", async () => {
    const here = await place();
    const ids = [1, 2, 3].map((n) => kept(here, n));
    here.store.recordPrint(ids[1] ?? 0, "kept", 1);
    const first = here.store.boardPage("paper", null, 1);
    expect(first.rows.map(({ intentId }) => intentId)).toEqual([ids[0]]);
    const second = here.store.boardPage("paper", first.next, 1);
    expect(second).toMatchObject({ rows: [{ intentId: ids[2] }], next: null });
    const db = new Database(join(here.folder.dir, "kiosk.db"), { readonly: true });
    const plan = db
      .prepare(
        "EXPLAIN QUERY PLAN SELECT intent_id FROM owed WHERE intent_id > 5 ORDER BY intent_id LIMIT 20",
      )
      .all();
    db.close();
    expect(JSON.stringify(plan)).toContain("SEARCH owed USING INTEGER PRIMARY KEY");
  });

  it("are found in a file of the version before: what is open or taken in and never printed", () => {
    const db = new Database(":memory:");
    migrate(db, migrations.slice(0, 6));
    const run = (sql: string, ...values: readonly unknown[]): void => void db.prepare(sql).run(values);
    const row = (id: number, state: string, portal: readonly unknown[]): void => {
      run("INSERT INTO intents (intent_id, kind, reference, kept_at_ms) VALUES (?, 'dossier', ?, 1)", id, id);
      run(
        `INSERT INTO dossiers (intent_id, day, day_number, local_number, ticket_hash, phone_proof, id_proof,
           submitter_hash, same_day_hash, official_code, portal_state, taken_in_at, due_at)
         VALUES (?, 'd', ?, ?, ?, 'p', 'i', 's', 's', ?, ?, ?, ?)`,
        id,
        id,
        id,
        id,
        ...portal,
      );
      run(
        "INSERT INTO outbox (intent_id, kind, citizen, state, changed_at_ms) VALUES (?, 'dossier', 'c', ?, 1)",
        id,
        state,
      );
    };
    row(1, "waiting", [null, null, null, null]);
    row(2, "cancelled", [null, null, null, null]);
    row(3, "accepted", ["code", 2, "20261125083000", "20261126170000"]);
    row(4, "accepted", ["code", 2, "20261125083000", "20261126170000"]);
    db.exec(
      "INSERT INTO prints (intent_id, kind, copies, printed_at_ms) VALUES (3, 'kept', 1, 1), (4, 'taken-in', 1, 1)",
    );
    expect(migrate(db).ok).toBe(true);
    expect(db.prepare("SELECT intent_id, kind FROM owed").all()).toEqual([
      { intent_id: 1, kind: "kept" },
      { intent_id: 3, kind: "taken-in" },
    ]);
    expect(db.prepare("SELECT n FROM tally WHERE bucket = 'owed'").pluck().get()).toBe(2);
  });
});
