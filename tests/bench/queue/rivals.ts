import type Database from "better-sqlite3";
import { rivalModule } from "../rivals-package.ts";

/** What of plainjob is measured. It opens no file itself: `better` takes a connection of our own better-sqlite3. */
export interface Plainjob {
  better(db: Database.Database): unknown;
  defineQueue(options: { readonly connection: unknown; readonly logger: Logger }): PlainQueue;
  defineWorker(
    type: string,
    handler: (job: { readonly id: number; readonly data: string }) => void,
    options: { readonly queue: PlainQueue; readonly logger: Logger; readonly onCompleted: () => void },
  ): { start(): Promise<void>; stop(): Promise<void> };
}

export interface PlainQueue {
  add(type: string, data: string): { readonly id: number };
  addMany(type: string, data: readonly string[]): { readonly ids: readonly number[] };
  countJobs(by: { readonly status: number }): number;
  close(): void;
}

type Logger = Readonly<Record<"debug" | "info" | "warn" | "error", (line: string) => void>>;

/** plainjob in the version of the rivals' lockfile, installed now where it is missing. */
export function plainjob(say: (line: string) => void): Promise<Plainjob> {
  return rivalModule<Plainjob>("plainjob", say);
}

export const quietLogger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: (line) => {
    throw new Error(line);
  },
};
