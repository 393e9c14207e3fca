import { describe, expect, it } from "vitest";
import { type AuditEvent, auditEvents, auditFields } from "../../../shared/audit-events.ts";
import { manualClock } from "../../../shared/clock.ts";
import { createLog } from "./log.ts";

describe("log", () => {
  it("writes one JSON line an event, with the time and the fields", () => {
    const lines: string[] = [];
    createLog({ write: (text) => lines.push(text) }, manualClock()).write({
      event: "account-kept",
      intentId: 7,
    });
    expect(lines).toEqual(['{"at":"2026-11-25T01:30:00.000Z","event":"account-kept","intentId":7}\n']);
  });

  it("goes on working when the disk is full", () => {
    const log = createLog(
      {
        write: () => {
          throw new Error("ENOSPC");
        },
      },
      manualClock(),
    );
    expect(() => log.write({ event: "helper-called" })).not.toThrow();
  });

  it.each(["Nguyễn Văn Thử", "087199012345", "0912345678", "a b", "", "12 Nguyễn Huệ"])(
    "refuses to write %j, whoever asks",
    (value) => {
      const event: AuditEvent = { event: "needs-person", intentId: 1, reason: value };
      expect(() => auditFields(event)).toThrow("field reason is not allowed");
    },
  );

  it("refuses a field that is not in the catalogue", () => {
    const event = { event: "helper-called", fullName: "x" } as const;
    expect(() => auditFields(event)).toThrow("fullName");
  });

  it("explains every event in one line", () => {
    for (const [id, entry] of Object.entries(auditEvents))
      expect(`${id}: ${entry.doc}`).toMatch(/: [A-Z].*\.$/);
  });
});
