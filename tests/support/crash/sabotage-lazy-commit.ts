// Spoils a kiosk on purpose (`node --import`): "we have it" is said before it is on the disk, for commits are gathered
// and written every second, as a program tuned for speed would do. The crash test must find dossiers lost.
import Database from "better-sqlite3";

const gatherMs = 1_000;
const honest = {
  transaction: Database.prototype.transaction,
  pragma: Database.prototype.pragma,
  close: Database.prototype.close,
};

function commit(db: Database.Database): void {
  if (db.open && db.inTransaction) db.exec("COMMIT");
}

function gather(db: Database.Database): void {
  if (db.inTransaction) return;
  db.exec("BEGIN IMMEDIATE");
  setTimeout(() => commit(db), gatherMs);
}

Database.prototype.transaction = function lazy(this: Database.Database, work) {
  const run = honest.transaction.call(this, work);
  if (!this.name.endsWith("kiosk.db")) return run;
  const gathered = (...args: unknown[]): unknown => {
    gather(this);
    return run(...args);
  };
  const ways = { default: gathered, deferred: gathered, immediate: gathered, exclusive: gathered };
  return Object.assign(gathered, ways) as typeof run;
};

Database.prototype.pragma = function ordered(this: Database.Database, source, options) {
  // A checkpoint inside of a transaction is refused; this program does without.
  if (this.inTransaction && source.includes("checkpoint")) return [];
  return honest.pragma.call(this, source, options);
};

Database.prototype.close = function last(this: Database.Database) {
  commit(this);
  return honest.close.call(this);
};
