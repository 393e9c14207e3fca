import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { migrate, versionOf } from "./migrate.ts";
import { migrations, schemaVersion } from "./migrations.ts";
import { schema } from "./schema.ts";

function shapeOf(db: Database.Database): readonly unknown[] {
  const rows = db
    .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
    .all();
  return JSON.parse(JSON.stringify(rows).replaceAll(/\s|\\n/g, ""));
}

describe("migrations", () => {
  it("lead from an empty file to the schema as it is written down", () => {
    const migrated = new Database(":memory:");
    migrate(migrated);
    const fresh = new Database(":memory:");
    fresh.exec(schema);
    expect(shapeOf(migrated)).toEqual(shapeOf(fresh));
    expect(versionOf(migrated)).toBe(schemaVersion);
  });

  it("are numbered one by one", () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, at) => at + 1));
  });

  it("do nothing the second time and refuse a newer file untouched", () => {
    const db = new Database(":memory:");
    expect(migrate(db).ok).toBe(true);
    expect(migrate(db).ok).toBe(true);
    db.pragma(`user_version = ${schemaVersion + 1}`);
    expect(migrate(db)).toEqual({ ok: false, error: "newer-file" });
  });

  it("leave the step before whole when a step breaks in its middle", () => {
    const db = new Database(":memory:");
    const broken = { number: 2, name: "broken", sql: "CREATE TABLE half (a INTEGER) STRICT; CREATE TABLE;" };
    const [first] = migrations;
    expect(() => migrate(db, first ? [first, broken] : [])).toThrow("syntax error");
    expect(versionOf(db)).toBe(1);
    expect(shapeOf(db)).not.toContainEqual(expect.objectContaining({ name: "half" }));
    expect(migrate(db).ok).toBe(true);
  });
});
