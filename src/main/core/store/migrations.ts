import { owedSlips } from "./migration-owed.ts";

/** One step of the file's shape. Numbers are user_version after it; a released step is never changed. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** All steps from an empty file to the present schema, in order. */
export const migrations: readonly Migration[] = [
  {
    number: 1,
    name: "intents, outbox and audit",
    sql: `
CREATE TABLE store (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  portal_url TEXT NOT NULL,
  portal_mode TEXT NOT NULL CHECK (portal_mode IN ('practice', 'real')),
  kiosk_id TEXT NOT NULL,
  key_check BLOB NOT NULL,
  clean INTEGER NOT NULL CHECK (clean IN (0, 1)),
  made_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE intents (
  intent_id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('account', 'dossier')),
  reference TEXT NOT NULL UNIQUE,
  kept_at_ms INTEGER NOT NULL,
  wrapped_key BLOB,
  body BLOB
) STRICT;

CREATE TABLE accounts (
  intent_id INTEGER PRIMARY KEY REFERENCES intents,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'otp-sent', 'active', 'someone-elses', 'refused')),
  answer BLOB
) STRICT;
CREATE INDEX accounts_unconfirmed ON accounts (intent_id) WHERE state = 'otp-sent';

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
CREATE INDEX dossiers_unfinished ON dossiers (intent_id)
  WHERE official_code IS NOT NULL AND portal_state NOT IN (3, 7, 8, 10);

CREATE TABLE files (
  file_id TEXT PRIMARY KEY,
  intent_id INTEGER NOT NULL REFERENCES intents,
  position INTEGER NOT NULL,
  upload_url TEXT,
  uploaded INTEGER NOT NULL DEFAULT 0 CHECK (uploaded IN (0, 1)),
  UNIQUE (intent_id, position)
) STRICT;

CREATE TABLE outbox (
  intent_id INTEGER PRIMARY KEY REFERENCES intents,
  kind TEXT NOT NULL CHECK (kind IN ('account', 'dossier')),
  citizen TEXT NOT NULL,
  depends_on INTEGER REFERENCES intents,
  state TEXT NOT NULL CHECK (state IN
    ('waiting', 'sending', 'unknown', 'accepted', 'needs-person', 'held', 'cancelled')),
  reason TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  changed_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_due ON outbox (state, intent_id) WHERE state IN ('waiting', 'sending', 'unknown');
CREATE INDEX outbox_line ON outbox (citizen, intent_id) WHERE state IN ('waiting', 'sending');
CREATE INDEX outbox_open ON outbox (kind, intent_id)
  WHERE state IN ('waiting', 'sending', 'unknown', 'needs-person', 'held');
CREATE INDEX outbox_behind ON outbox (depends_on) WHERE depends_on IS NOT NULL AND state = 'held';

CREATE TABLE audit (
  audit_id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  event TEXT NOT NULL,
  fields TEXT NOT NULL
) STRICT;
`,
  },
  {
    number: 2,
    name: "drafts, prints and ratings",
    sql: `
CREATE TABLE drafts (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  session_id TEXT NOT NULL,
  saved_at_ms INTEGER NOT NULL,
  wrapped_key BLOB NOT NULL,
  body BLOB NOT NULL
) STRICT;

CREATE TABLE prints (
  print_id INTEGER PRIMARY KEY AUTOINCREMENT,
  intent_id INTEGER NOT NULL REFERENCES intents,
  kind TEXT NOT NULL,
  copies INTEGER NOT NULL,
  printed_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX prints_of ON prints (intent_id);

CREATE TABLE ratings (
  rating_id INTEGER PRIMARY KEY AUTOINCREMENT,
  rated_at_ms INTEGER NOT NULL,
  grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 5),
  reasons TEXT NOT NULL
) STRICT;
`,
  },
  {
    number: 3,
    name: "when a dossier's purpose was done",
    sql: `
CREATE TABLE endings (
  intent_id INTEGER PRIMARY KEY REFERENCES dossiers,
  ended_at_ms INTEGER NOT NULL,
  wiped_at_ms INTEGER
) STRICT;
CREATE INDEX endings_to_wipe ON endings (ended_at_ms) WHERE wiped_at_ms IS NULL;

-- What ended before this step was known counts from the step on.
INSERT INTO endings (intent_id, ended_at_ms)
  SELECT intent_id, unixepoch() * 1000 FROM dossiers WHERE portal_state IN (3, 7, 8, 10);
`,
  },
  {
    number: 4,
    name: "leases, corrections, moved queues and endings of every row",
    sql: `
-- The run of the program that claimed a row; null when nobody has it.
ALTER TABLE outbox ADD COLUMN lease TEXT;
CREATE INDEX outbox_leased ON outbox (intent_id) WHERE lease IS NOT NULL AND state <> 'sending';

-- Creates that left and of which nobody knows for sure that they did not arrive.
ALTER TABLE outbox ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET doubts = 1 WHERE state IN ('sending', 'unknown') OR (state = 'waiting' AND attempts > 0)
  OR (state = 'needs-person' AND reason = 'answer-unknown');

-- One index for every look along what is open, whatever its kind.
DROP INDEX outbox_due;
DROP INDEX outbox_open;
CREATE INDEX outbox_open ON outbox (state, intent_id)
  WHERE state IN ('waiting', 'sending', 'unknown', 'needs-person', 'held');
CREATE INDEX outbox_held ON outbox (intent_id)
  WHERE state = 'held' AND reason NOT IN ('behind-account', 'account-refused');

CREATE TABLE tally (
  bucket TEXT PRIMARY KEY,
  n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO tally (bucket, n)
  SELECT kind || ':' || state, 0 FROM
    (SELECT 'account' AS kind UNION ALL SELECT 'dossier'),
    (SELECT 'waiting' AS state UNION ALL SELECT 'sending' UNION ALL SELECT 'unknown' UNION ALL SELECT 'accepted'
     UNION ALL SELECT 'needs-person' UNION ALL SELECT 'held' UNION ALL SELECT 'behind' UNION ALL SELECT 'cancelled');
UPDATE tally SET n = counted.n FROM (
  SELECT kind || ':' || iif(state = 'held' AND reason IN ('behind-account', 'account-refused'), 'behind', state) AS bucket,
    count(*) AS n FROM outbox GROUP BY 1) AS counted
  WHERE counted.bucket = tally.bucket;
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

-- Wiping asks for everything that hangs on a registration, held or not.
DROP INDEX outbox_behind;
CREATE INDEX outbox_behind ON outbox (depends_on) WHERE depends_on IS NOT NULL;

ALTER TABLE intents ADD COLUMN replaces INTEGER REFERENCES intents;
CREATE UNIQUE INDEX intents_replaced ON intents (replaces) WHERE replaces IS NOT NULL;

CREATE TABLE transfers (
  transfer_id TEXT PRIMARY KEY,
  direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
  at_ms INTEGER NOT NULL,
  intents INTEGER NOT NULL,
  wrapped_key BLOB,
  code BLOB
) STRICT;

-- Endings are noted for registrations and cancelled rows too, no longer for dossiers alone.
DROP INDEX endings_to_wipe;
ALTER TABLE endings RENAME TO endings_before;
CREATE TABLE endings (
  intent_id INTEGER PRIMARY KEY REFERENCES intents,
  ended_at_ms INTEGER NOT NULL,
  wiped_at_ms INTEGER
) STRICT;
INSERT INTO endings SELECT intent_id, ended_at_ms, wiped_at_ms FROM endings_before;
DROP TABLE endings_before;
CREATE INDEX endings_to_wipe ON endings (ended_at_ms) WHERE wiped_at_ms IS NULL;
`,
  },
  {
    number: 5,
    name: "staff",
    sql: `
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

-- The history of one row, as staff see it.
CREATE INDEX audit_of_intent ON audit (json_extract(fields, '$.intentId'))
  WHERE json_extract(fields, '$.intentId') IS NOT NULL;
`,
  },
  {
    number: 6,
    name: "what was restored and wiped",
    sql: `
CREATE TABLE restores (
  restore_id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  backup_at_ms INTEGER,
  saved INTEGER NOT NULL,
  lost TEXT NOT NULL,
  seen INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1))
) STRICT;

CREATE TABLE wiped (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  n INTEGER NOT NULL,
  last_at_ms INTEGER
) STRICT;
INSERT INTO wiped SELECT 1, count(*), max(wiped_at_ms) FROM endings WHERE wiped_at_ms IS NOT NULL;
`,
  },
  owedSlips,
  {
    number: 8,
    name: "dossiers that lack papers",
    sql: `
-- At the portal, which says that papers are missing (state 5): staff ask for them once, by Mẫu 02.
CREATE INDEX dossiers_supplement ON dossiers (intent_id) WHERE official_code IS NOT NULL AND portal_state = 5;
`,
  },
  {
    number: 9,
    name: "dossiers of one person",
    sql: `
-- Staff find a person's dossiers by the card in their hand.
CREATE INDEX dossiers_by_submitter ON dossiers (submitter_hash);
CREATE INDEX dossiers_by_owner ON dossiers (owner_hash) WHERE owner_hash IS NOT NULL;
`,
  },
];

/** user_version of a file that this program writes. */
export const schemaVersion = migrations.length;
