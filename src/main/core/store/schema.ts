/**
 * The whole schema as it stands, to be read. A file is never made from it: every file is made by the migrations, and
 * a test asserts that both come to the same.
 */
export const schema = `
-- What the file belongs to: one portal, one mode, one kiosk. key_check is a key that opens under the right main key
-- only; clean is 1 after an orderly stop.
CREATE TABLE store (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  portal_url TEXT NOT NULL,
  portal_mode TEXT NOT NULL CHECK (portal_mode IN ('practice', 'real')),
  kiosk_id TEXT NOT NULL,
  key_check BLOB NOT NULL,
  clean INTEGER NOT NULL CHECK (clean IN (0, 1)),
  made_at_ms INTEGER NOT NULL
) STRICT;

-- What a citizen confirmed, frozen and sealed under a key of its own. reference is MaThamChieu, sent on every attempt.
-- replaces is the intent that this one corrects.
CREATE TABLE intents (
  intent_id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('account', 'dossier')),
  reference TEXT NOT NULL UNIQUE,
  kept_at_ms INTEGER NOT NULL,
  wrapped_key BLOB,
  body BLOB,
  replaces INTEGER REFERENCES intents
) STRICT;
CREATE UNIQUE INDEX intents_replaced ON intents (replaces) WHERE replaces IS NOT NULL;

CREATE TABLE accounts (
  intent_id INTEGER PRIMARY KEY REFERENCES intents,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'otp-sent', 'active', 'someone-elses', 'refused')),
  answer BLOB
) STRICT;
CREATE INDEX accounts_unconfirmed ON accounts (intent_id) WHERE state = 'otp-sent';

-- One row a dossier: how it is found (keyed hashes only) and what the portal said of it.
CREATE TABLE dossiers (
  intent_id INTEGER PRIMARY KEY REFERENCES intents,
  session_id TEXT UNIQUE,
  day TEXT NOT NULL,
  day_number INTEGER NOT NULL,
  local_number TEXT NOT NULL UNIQUE,
  ticket BLOB,
  ticket_hash TEXT NOT NULL UNIQUE,
  phone_proof TEXT NOT NULL,
  id_proof TEXT NOT NULL,
  submitter_hash TEXT NOT NULL,
  owner_hash TEXT,
  same_day_hash TEXT NOT NULL,
  official_code TEXT,
  portal_state INTEGER CHECK (portal_state BETWEEN 1 AND 10),
  taken_in_at TEXT,
  due_at TEXT,
  answer BLOB,
  UNIQUE (day, day_number)
) STRICT;
CREATE INDEX dossiers_by_code ON dossiers (official_code) WHERE official_code IS NOT NULL;
CREATE INDEX dossiers_same_day ON dossiers (same_day_hash);
-- Staff find a person's dossiers by the card in their hand.
CREATE INDEX dossiers_by_submitter ON dossiers (submitter_hash);
CREATE INDEX dossiers_by_owner ON dossiers (owner_hash) WHERE owner_hash IS NOT NULL;
-- Accepted and not finished at the portal (3, 7, 8 and 10 are ends): asked for again and again.
CREATE INDEX dossiers_unfinished ON dossiers (intent_id)
  WHERE official_code IS NOT NULL AND portal_state NOT IN (3, 7, 8, 10);
-- At the portal, which says that papers are missing (state 5): staff ask for them once, by Mẫu 02.
CREATE INDEX dossiers_supplement ON dossiers (intent_id) WHERE official_code IS NOT NULL AND portal_state = 5;

-- Scans of a dossier, in order; the bytes lie sealed on disk under file_id.
CREATE TABLE files (
  file_id TEXT PRIMARY KEY,
  intent_id INTEGER NOT NULL REFERENCES intents,
  position INTEGER NOT NULL,
  upload_url TEXT,
  uploaded INTEGER NOT NULL DEFAULT 0 CHECK (uploaded IN (0, 1)),
  UNIQUE (intent_id, position)
) STRICT;

-- How each intent travels. citizen orders the rows of one person, depends_on holds a row until another one is through;
-- lease is the run of the program that claimed the row, null when nobody has it; doubts counts the creates that left
-- and of which nobody knows for sure that they did not arrive: while there is one, no edited intent may take its place.
CREATE TABLE outbox (
  intent_id INTEGER PRIMARY KEY REFERENCES intents,
  kind TEXT NOT NULL CHECK (kind IN ('account', 'dossier')),
  citizen TEXT NOT NULL,
  depends_on INTEGER REFERENCES intents,
  state TEXT NOT NULL CHECK (state IN
    ('waiting', 'sending', 'unknown', 'accepted', 'needs-person', 'held', 'cancelled')),
  reason TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  changed_at_ms INTEGER NOT NULL,
  lease TEXT,
  doubts INTEGER NOT NULL DEFAULT 0
) STRICT;
-- A query uses an index with a condition only where it repeats that condition word for word.
CREATE INDEX outbox_open ON outbox (state, intent_id)
  WHERE state IN ('waiting', 'sending', 'unknown', 'needs-person', 'held');
CREATE INDEX outbox_line ON outbox (citizen, intent_id) WHERE state IN ('waiting', 'sending');
CREATE INDEX outbox_leased ON outbox (intent_id) WHERE lease IS NOT NULL AND state <> 'sending';
CREATE INDEX outbox_behind ON outbox (depends_on) WHERE depends_on IS NOT NULL;
-- What staff hold; what stands behind a registration is one problem with it.
CREATE INDEX outbox_held ON outbox (intent_id)
  WHERE state = 'held' AND reason NOT IN ('behind-account', 'account-refused');

-- How many rows stand where, kept by the triggers: counting a million of them at every view takes too long.
CREATE TABLE tally (
  bucket TEXT PRIMARY KEY,
  n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER tally_in AFTER INSERT ON outbox BEGIN
  UPDATE tally SET n = n + 1 WHERE bucket = new.kind || ':'
    || iif(new.state = 'held' AND new.reason IN ('behind-account', 'account-refused'), 'behind', new.state);
END;
CREATE TRIGGER tally_moved AFTER UPDATE OF state, reason ON outbox
  WHEN old.state <> new.state OR new.state = 'held' BEGIN
  UPDATE tally SET n = n - 1 WHERE bucket = old.kind || ':'
    || iif(old.state = 'held' AND old.reason IN ('behind-account', 'account-refused'), 'behind', old.state);
  UPDATE tally SET n = n + 1 WHERE bucket = new.kind || ':'
    || iif(new.state = 'held' AND new.reason IN ('behind-account', 'account-refused'), 'behind', new.state);
END;
CREATE TRIGGER tally_out AFTER DELETE ON outbox BEGIN
  UPDATE tally SET n = n - 1 WHERE bucket = old.kind || ':'
    || iif(old.state = 'held' AND old.reason IN ('behind-account', 'account-refused'), 'behind', old.state);
END;

-- Rows whose purpose is done (at the portal 3, 7, 8, 10; cancelled; registered with nothing behind it), and when what
-- is personal in them was wiped here.
CREATE TABLE endings (
  intent_id INTEGER PRIMARY KEY REFERENCES intents,
  ended_at_ms INTEGER NOT NULL,
  wiped_at_ms INTEGER
) STRICT;
CREATE INDEX endings_to_wipe ON endings (ended_at_ms) WHERE wiped_at_ms IS NULL;

-- What happened, in events of the closed catalogue; fields is JSON and never personal.
CREATE TABLE audit (
  audit_id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  event TEXT NOT NULL,
  fields TEXT NOT NULL
) STRICT;
-- The history of one row, as staff see it.
CREATE INDEX audit_of_intent ON audit (json_extract(fields, '$.intentId'))
  WHERE json_extract(fields, '$.intentId') IS NOT NULL;

-- The half-filled form of the one person at the machine.
CREATE TABLE drafts (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  session_id TEXT NOT NULL,
  saved_at_ms INTEGER NOT NULL,
  wrapped_key BLOB NOT NULL,
  body BLOB NOT NULL
) STRICT;

-- part tells the results of one dossier apart.
CREATE TABLE prints (
  print_id INTEGER PRIMARY KEY AUTOINCREMENT,
  intent_id INTEGER NOT NULL REFERENCES intents,
  kind TEXT NOT NULL,
  copies INTEGER NOT NULL,
  printed_at_ms INTEGER NOT NULL,
  part TEXT
) STRICT;
CREATE INDEX prints_of ON prints (intent_id);

CREATE TABLE ratings (
  rating_id INTEGER PRIMARY KEY AUTOINCREMENT,
  rated_at_ms INTEGER NOT NULL,
  grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 5),
  reasons TEXT NOT NULL
) STRICT;

-- Queues moved to or from another machine: each transfer counts once. code is the sealed code of one that went out, so
-- that a crash before it was read does not lock the rows in.
CREATE TABLE transfers (
  transfer_id TEXT PRIMARY KEY,
  direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
  at_ms INTEGER NOT NULL,
  intents INTEGER NOT NULL,
  wrapped_key BLOB,
  code BLOB
) STRICT;

-- Who may open the staff area. profile (name, ID number, phone) is sealed; of the PIN only its scrypt hash is kept, and
-- pin_work says how costly it is. failures counts wrong PINs since the last right one.
CREATE TABLE staff (
  staff_id INTEGER PRIMARY KEY AUTOINCREMENT,
  role TEXT NOT NULL CHECK (role IN ('volunteer', 'officer', 'head', 'technician')),
  wrapped_key BLOB NOT NULL,
  profile BLOB NOT NULL,
  pin_salt BLOB NOT NULL,
  pin_hash BLOB NOT NULL,
  pin_work TEXT NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  made_at_ms INTEGER NOT NULL
) STRICT;

-- Backups that took the place of a damaged file; lost is a JSON list of local numbers.
CREATE TABLE restores (
  restore_id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  backup_at_ms INTEGER,
  saved INTEGER NOT NULL,
  lost TEXT NOT NULL,
  seen INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1))
) STRICT;

-- How many intents were wiped so far, and when last: counting them anew takes too long.
CREATE TABLE wiped (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  n INTEGER NOT NULL,
  last_at_ms INTEGER
) STRICT;

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
`;
