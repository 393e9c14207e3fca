import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Fault } from "../../support/fault-proxy-rules.ts";
import { answered, logInPage } from "../../support/fault-proxy-answers.ts";
import { accountIntent } from "../../support/intents.ts";
import { inCase } from "../../support/queue-case.ts";

const service = "DongBoHoSoMC";

/** Every way in which the portal has it and the kiosk was not told. */
const afterCommit: readonly (readonly [string, Fault])[] = [
  ["silence", { kind: "silence", committed: true }],
  ["an answer cut before its first byte", { kind: "cut-answer", atByte: 0 }],
  ["an answer cut in its head", { kind: "cut-answer", atByte: 40 }],
  ["an answer cut in its body", { kind: "cut-answer", atByte: 300 }],
  ["half the JSON", { kind: "truncate-body", toBytes: 60 }],
  ["a log-in page", { ...logInPage, committed: true }],
  ["a redirect to a log-in", answered(302, "", { Location: "http://log-in.invalid/" }, true)],
  ["an empty 200", answered(200, "", {}, true)],
  ["other JSON", answered(200, '{"ok":true}', {}, true)],
  ["a gateway's 502", answered(502, "<h1>Bad gateway</h1>", {}, true)],
  ["a gateway's 504", answered(504, "", {}, true)],
  ["a firewall's 403", answered(403, "blocked", {}, true)],
  ["an answer that never ends", { kind: "endless-answer", committed: true }],
];

/** Every way in which the portal never got it, told apart by look-up only. */
const beforeCommit: readonly (readonly [string, Fault])[] = [
  ["a request cut in its head", { kind: "cut-request", atByte: 20 }],
  ["a request cut in the middle of its body", { kind: "cut-request", atByte: 900 }],
  ["silence", { kind: "silence", committed: false }],
  ["a log-in page", logInPage],
  ["a gateway's 502", answered(502, "")],
  ["an answer that never ends", { kind: "endless-answer", committed: false }],
];

/** The desk was told that nobody knows, and of no code. */
const unknown = (intentId: number): unknown =>
  expect.objectContaining({ intentId, state: "unknown", officialCode: null });

const quick = {
  policy: { absentAfterMs: 500 },
  timeouts: { connectMs: 800, idleMs: 800, totalMs: 1_500 },
} as const;

describe("the portal has it and never said so", () => {
  for (const [what, fault] of afterCommit) {
    it(
      `${what}: asked for, found, not sent again`,
      inCase(async (c) => {
        c.proxy.fail({ service, fault });
        const intentId = c.keep({ scans: [c.kiosk.scan("f1", randomBytes(2_000))] });
        await c.untilAccepted(intentId);
        expect(c.evidence.sightings).toContainEqual(unknown(intentId));
        expect(c.creates()).toBe(1);
        expect(c.status(intentId).officialCode).toBe(c.there()[0]?.officialCode);
        expect(c.kiosk.store.task(intentId)?.attempts).toBe(0);
      }),
    );
  }

  it(
    "a registration: found, and the dossier behind it follows",
    inCase(async (c) => {
      c.proxy.fail({ service: "DangKyTaiKhoan", fault: { kind: "cut-answer", atByte: 0 } });
      const account = c.kiosk.keepAccount(accountIntent());
      await c.untilAccepted(c.keep({}, { account }));
      expect(c.bench.portal.ledger().accounts).toHaveLength(1);
    }),
  );

  it(
    "the look-up is not answered either: it is asked again, and nothing is sent meanwhile",
    inCase(async (c) => {
      c.proxy.fail({ service, fault: { kind: "cut-answer", atByte: 0 } });
      c.proxy.fail({ service: "TraCuuHoSo", times: 3, fault: { kind: "cut-answer", atByte: 30 } });
      await c.untilAccepted(c.keep());
      expect(c.creates()).toBe(1);
    }),
  );
});

describe("the portal never got it", () => {
  for (const [what, fault] of beforeCommit) {
    it(
      `${what}: proven absent, then sent once`,
      inCase(async (c) => {
        c.proxy.fail({ service, fault });
        const intentId = c.keep();
        await c.untilAccepted(intentId);
        expect(c.evidence.sightings).toContainEqual(unknown(intentId));
        expect(c.proxy.calls().filter(({ creating }) => creating)).toHaveLength(2);
        expect(c.there()).toHaveLength(1);
      }, quick),
    );
  }
});
