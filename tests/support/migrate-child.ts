// Brings a data file to this program's schema and kills itself in the middle of one step, as a power cut would.
import Database from "better-sqlite3";
import { migrate } from "../../src/main/core/store/migrate.ts";
import { migrations } from "../../src/main/core/store/migrations.ts";

const [path = "", step = "", place = ""] = process.argv.slice(2);

const db = new Database(path);
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.function("die_here", () => {
  process.kill(process.pid, "SIGKILL");
  return 0;
});

const steps = migrations.map((migration) => {
  if (migration.number !== Number(step)) return migration;
  const parts = migration.sql.split(";\n\n");
  const at = Math.round(Number(place) * parts.length);
  const sql = [...parts.slice(0, at), "SELECT die_here()", ...parts.slice(at)].join(";\n\n");
  return { ...migration, sql };
});
migrate(db, steps);
process.stdout.write("not killed\n");
