import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { dossierIntent, person } from "../../../../tests/support/intents.ts";
import { keep } from "../../../../tests/support/keep.ts";
import { dataFolder } from "../../../../tests/support/store.ts";

it("still shows the board when one row was altered, and lets staff end that row", async () => {
  const folder = await dataFolder();
  const store = folder.open();
  const altered = keep(folder, store, dossierIntent());
  const other = keep(folder, store, dossierIntent({ submitter: person(2) }));
  const db = new Database(join(folder.dir, "kiosk.db"));
  db.prepare("UPDATE intents SET body = zeroblob(80) WHERE intent_id = ?").run(altered.intentId);
  db.close();
  store.markNeedsPerson(altered.intentId, "file-damaged", null);
  const { rows } = store.boardPage("all", null, 20);
  expect(rows.map(({ intentId, who }) => [intentId, who])).toEqual([
    [altered.intentId, ""],
    [other.intentId, person(2).fullName],
  ]);
  expect(rows[0]).toMatchObject({ localNumber: altered.localNumber, reason: "file-damaged" });
  expect(store.cancelRow(altered.intentId, "mistake", 1).ok).toBe(true);
});
