import { type AuditEvent, auditFields } from "../../../shared/audit-events.ts";
import type { Clock } from "../../../shared/clock.ts";

/** Takes events of the catalogue only; a log cannot carry a person's data. */
export interface Log {
  write(event: AuditEvent): void;
}

/**
 * A log of one JSON line per event (`at`, `event`, fields) on a stream such as standard error or a file.
 * A stream that fails (full disk, closed pipe) loses lines, never the work.
 */
export function createLog(stream: { write(text: string): unknown }, clock: Pick<Clock, "nowMs">): Log {
  return {
    write(event) {
      const line = { at: new Date(clock.nowMs()).toISOString(), event: event.event, ...auditFields(event) };
      try {
        stream.write(`${JSON.stringify(line)}\n`);
      } catch {
        // The audit table has what must not be lost.
      }
    },
  };
}

/** A log that keeps nothing, for tests and tools. */
export const silentLog: Log = { write: (event) => void auditFields(event) };
