import type { Migration } from "./migrations.ts";

/** Step 7. What is owed is kept by triggers, so that whatever writes a row, a restore or a moved queue too, keeps it true. */
export const owedSlips: Migration = {
  number: 7,
  name: "slips that are owed, confirmed return dates",
  sql: `
-- Which result of a dossier it was.
ALTER TABLE prints ADD COLUMN part TEXT;
-- The slip that a dossier's true state allows (slipKindOf) and that is not on paper yet. A slip of what is kept stands
-- in for that of what is registered; nothing is owed any more of what has ended.
CREATE VIEW owing AS
  SELECT intent_id, kind FROM (
    SELECT intent_id, CASE
      WHEN trim(coalesce(official_code, '')) = '' THEN 'kept'
      WHEN portal_state IS NULL OR portal_state IN (1, 3, 7, 8)
        OR taken_in_at IS NOT strftime('%Y%m%d%H%M%S', substr(taken_in_at, 1, 4) || '-' || substr(taken_in_at, 5, 2) || '-'
          || substr(taken_in_at, 7, 2) || ' ' || substr(taken_in_at, 9, 2) || ':' || substr(taken_in_at, 11, 2) || ':'
          || substr(taken_in_at, 13))
        OR due_at IS NOT strftime('%Y%m%d%H%M%S', substr(due_at, 1, 4) || '-' || substr(due_at, 5, 2) || '-'
          || substr(due_at, 7, 2) || ' ' || substr(due_at, 9, 2) || ':' || substr(due_at, 11, 2) || ':'
          || substr(due_at, 13))
        OR taken_in_at IS NULL OR due_at IS NULL THEN 'registered'
      ELSE 'taken-in' END AS kind
    FROM dossiers) AS allowed
  WHERE NOT EXISTS (SELECT 1 FROM endings WHERE endings.intent_id = allowed.intent_id)
    AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.intent_id = allowed.intent_id AND state = 'cancelled')
    AND NOT EXISTS (SELECT 1 FROM prints WHERE prints.intent_id = allowed.intent_id
      AND (prints.kind = allowed.kind OR (allowed.kind = 'registered' AND prints.kind = 'kept')));
CREATE TABLE owed (
  intent_id INTEGER PRIMARY KEY REFERENCES intents,
  kind TEXT NOT NULL CHECK (kind IN ('kept', 'registered', 'taken-in'))
) STRICT;
INSERT INTO owed (intent_id, kind) SELECT intent_id, kind FROM owing;
INSERT INTO tally (bucket, n) SELECT 'owed', count(*) FROM owed;
CREATE TRIGGER owed_in AFTER INSERT ON owed BEGIN
  UPDATE tally SET n = n + 1 WHERE bucket = 'owed';
END;
CREATE TRIGGER owed_out AFTER DELETE ON owed BEGIN
  UPDATE tally SET n = n - 1 WHERE bucket = 'owed';
END;
CREATE TRIGGER owed_when_kept AFTER INSERT ON dossiers BEGIN
  INSERT INTO owed (intent_id, kind) SELECT intent_id, kind FROM owing WHERE intent_id = new.intent_id;
END;
CREATE TRIGGER owed_when_answered AFTER UPDATE OF official_code, portal_state, taken_in_at, due_at ON dossiers BEGIN
  DELETE FROM owed WHERE intent_id = new.intent_id
    AND kind IS NOT (SELECT kind FROM owing WHERE intent_id = new.intent_id);
  INSERT OR IGNORE INTO owed (intent_id, kind) SELECT intent_id, kind FROM owing WHERE intent_id = new.intent_id;
END;
CREATE TRIGGER owed_until_printed AFTER INSERT ON prints BEGIN
  DELETE FROM owed WHERE intent_id = new.intent_id
    AND (kind = new.kind OR (kind = 'registered' AND new.kind = 'kept'));
END;
CREATE TRIGGER owed_until_ended AFTER INSERT ON endings BEGIN
  DELETE FROM owed WHERE intent_id = new.intent_id;
END;
CREATE TRIGGER owed_until_cancelled AFTER UPDATE OF state ON outbox WHEN new.state = 'cancelled' BEGIN
  DELETE FROM owed WHERE intent_id = new.intent_id;
END;
CREATE TRIGGER owed_until_gone AFTER DELETE ON dossiers BEGIN
  DELETE FROM owed WHERE intent_id = old.intent_id;
END;

-- The register of a period asks for what was taken in between two days.
CREATE INDEX dossiers_taken_in ON dossiers (taken_in_at) WHERE taken_in_at IS NOT NULL;

-- Return dates that staff looked at and stand by, so that a changed one is asked for anew.
CREATE TABLE date_checks (
  check_id INTEGER PRIMARY KEY AUTOINCREMENT,
  intent_id INTEGER NOT NULL REFERENCES intents,
  due_at TEXT NOT NULL,
  staff_id INTEGER NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX date_checks_of ON date_checks (intent_id);
`,
};
