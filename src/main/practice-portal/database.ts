import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

export type Db = Database.Database;

const SCHEMA = `
CREATE TABLE session (token TEXT PRIMARY KEY, username TEXT NOT NULL, until_ms INTEGER NOT NULL) STRICT;
-- A MaThamChieu that was used up, what for, and the hash of its content.
CREATE TABLE used_reference (
  reference TEXT PRIMARY KEY, kind TEXT NOT NULL, content TEXT NOT NULL, target TEXT NOT NULL
) STRICT;
CREATE TABLE account (
  id TEXT PRIMARY KEY, reference TEXT NOT NULL UNIQUE, owner TEXT NOT NULL, id_number TEXT NOT NULL UNIQUE,
  row TEXT NOT NULL, state TEXT NOT NULL, created_ms INTEGER NOT NULL,
  otp TEXT NOT NULL, otp_sent_ms INTEGER NOT NULL, otp_tries_left INTEGER NOT NULL
) STRICT;
CREATE TABLE upload (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, mime TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped'))
) STRICT;
CREATE TABLE dossier (
  code TEXT PRIMARY KEY, reference TEXT NOT NULL UNIQUE, row TEXT NOT NULL, state TEXT NOT NULL,
  taken_in TEXT NOT NULL, due TEXT NOT NULL, supplement TEXT NOT NULL, arrived_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE amendment (
  reference TEXT PRIMARY KEY, code TEXT NOT NULL REFERENCES dossier(code), row TEXT NOT NULL, arrived_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX amendment_code ON amendment(code);
-- The papers that came with a create or an amendment, by its reference, in order.
CREATE TABLE paper (
  reference TEXT NOT NULL, position INTEGER NOT NULL, upload_id TEXT NOT NULL REFERENCES upload(id),
  name TEXT NOT NULL, paper_code TEXT NOT NULL, deleted TEXT NOT NULL, PRIMARY KEY (reference, position)
) STRICT;
CREATE TABLE progress (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL REFERENCES dossier(code), at TEXT NOT NULL, state TEXT NOT NULL,
  row TEXT NOT NULL, UNIQUE (code, at, state)
) STRICT;
CREATE TABLE result_paper (
  id TEXT PRIMARY KEY, code TEXT NOT NULL REFERENCES dossier(code), name TEXT NOT NULL, sha256 TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX result_paper_code ON result_paper(code);
CREATE TABLE day_number (day TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;
-- Every call that reached the portal and how it ended, faults included.
CREATE TABLE call_log (
  seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, service TEXT NOT NULL, creating INTEGER NOT NULL,
  reference TEXT NOT NULL, outcome TEXT NOT NULL, fault TEXT NOT NULL
) STRICT;
`;

const VERSION = 1;

/** Opens (or makes) the portal's own file in `dataDir`; throws when it was written by a newer program. */
export function openDatabase(dataDir: string): Db {
  mkdirSync(dataDir, { recursive: true });
  const db = new Database(join(dataDir, "portal.sqlite3"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  const version = Number(db.pragma("user_version", { simple: true }));
  if (version > VERSION) {
    db.close();
    throw new Error("the practice portal's data were written by a newer version of it");
  }
  if (version === 0) {
    db.transaction(() => {
      db.exec(SCHEMA);
      db.pragma(`user_version = ${VERSION}`);
    })();
  }
  return db;
}
