import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { envelope } from "../../support/fault-proxy-answers.ts";
import { accountIntent, person } from "../../support/intents.ts";
import { type QueueCase, inCase } from "../../support/queue-case.ts";

const service = "DongBoHoSoMC";
const refusal = envelope(422, "1", {
  message: "Thiếu thông tin",
  fields: [{ name: "ChuHoSo", message: "Họ tên không khớp dữ liệu dân cư" }],
});

const keyOf = (c: QueueCase, intentId: number) => {
  const key = c.kiosk.store.keyFor(intentId);
  if (!key) throw new Error("the key is gone");
  return key;
};

/** The officer at the board corrects a dossier, and sees both; gives the new intent, or why it may not be. */
function correct(
  c: QueueCase,
  intentId: number,
  more: Parameters<QueueCase["keep"]>[0] = {},
): number | string {
  const old = c.kiosk.store.intentFor(intentId);
  if (!old) throw new Error("the intent is gone");
  try {
    const better = c.keep({ ...old, ...more }, { corrects: intentId, key: keyOf(c, intentId) });
    c.look(intentId);
    return better;
  } catch (error) {
    return error instanceof Error ? error.message : "unknown";
  }
}

describe("a dossier the portal refuses", () => {
  it(
    "at the head of the line: told with field and reason, and nobody waits for it",
    inCase(async (c) => {
      await c.proxy.network("refused");
      c.proxy.fail({ service, fault: refusal });
      const refused = c.keep();
      const sameCitizen = c.keep({ procedureName: "Thủ tục khác" });
      const others = [2, 3, 4].map((n) => c.keep({ submitter: person(n) }));
      await c.proxy.network("up");
      await c.untilAccepted(sameCitizen, ...others);
      // Four citizens go at once, so the refusal may have met any of them; here it met the first that asked.
      expect(c.status(refused)).toMatchObject({ state: "needs-person", reason: "refused" });
      expect(c.status(refused).refusal).toContain("ChuHoSo: Họ tên không khớp dữ liệu dân cư");
      expect(c.kiosk.store.boardRow(refused)?.acts).toContain("correct");
    }),
  );

  it(
    "corrected: a new intent, with the scans that are up already, and the old one never again",
    inCase(async (c) => {
      c.proxy.fail({ service, fault: refusal });
      const scans = [c.kiosk.scan("f1", randomBytes(3_000))];
      const refused = c.keep({ scans });
      await c.kiosk.until(() => c.status(refused).state === "needs-person");
      const better = correct(c, refused, { answers: { childName: "Nguyễn Văn Bé Đúng" } });
      if (typeof better === "string") throw new Error(better);
      await c.untilAccepted(better);
      expect(better).not.toBe(refused);
      expect(c.status(refused)).toMatchObject({ state: "cancelled", reason: "corrected" });
      expect(c.bench.portal.ledger().uploads).toHaveLength(1);
      expect(c.there()).toHaveLength(1);
      const references = new Set(c.proxy.calls().flatMap((call) => (call.creating ? [call.reference] : [])));
      expect(references.size).toBe(2);
      expect(correct(c, refused)).toBe("not-now");
    }),
  );
});

describe("a dossier whose outcome is unknown", () => {
  it(
    "cannot be corrected or cancelled until the look-up has answered: then it may be at the portal",
    inCase(async (c) => {
      c.proxy.fail({ service, fault: { kind: "cut-answer", atByte: 0 } });
      c.proxy.fail({ service: "TraCuuHoSo", times: "always", fault: { kind: "cut-answer", atByte: 0 } });
      const intentId = c.keep();
      await c.kiosk.until(() => c.status(intentId).state === "unknown");
      expect(correct(c, intentId)).toBe("not-now");
      expect(c.kiosk.store.cancelRow(intentId, "by-citizen", 1).ok).toBe(false);
      c.proxy.heal();
      await c.untilAccepted(intentId);
      expect(correct(c, intentId)).toBe("not-now");
      expect(c.there()).toHaveLength(1);
    }),
  );

  it(
    "held by staff meanwhile: proven absent first, then corrected, and only that is sent",
    inCase(async (c) => {
      c.proxy.fail({ service, fault: { kind: "cut-request", atByte: 300 } });
      const intentId = c.keep();
      await c.kiosk.until(() => c.status(intentId).state === "unknown");
      expect(c.kiosk.store.holdRow(intentId, 1).ok).toBe(true);
      c.look(intentId);
      expect(correct(c, intentId)).toBe("not-now");
      await c.kiosk.until(() => c.status(intentId).state === "held");
      expect(c.creates()).toBe(0);
      const better = correct(c, intentId, { answers: { childName: "Nguyễn Văn Bé Đúng" } });
      if (typeof better === "string") throw new Error(better);
      await c.untilAccepted(better);
      expect(c.creates()).toBe(1);
    }),
  );
});

describe("a registration the portal refuses", () => {
  it(
    "holds the dossier behind it, and the desk sees one problem",
    inCase(async (c) => {
      c.proxy.fail({ service: "DangKyTaiKhoan", fault: refusal });
      const account = c.kiosk.keepAccount(accountIntent());
      const dossier = c.keep({}, { account });
      await c.kiosk.until(() => c.kiosk.store.accountStatus(account).state === "refused");
      expect(c.status(dossier)).toMatchObject({ state: "held", reason: "account-refused" });
      expect(c.kiosk.store.boardPage("needs-person", null, 10).rows).toHaveLength(1);
      expect(c.kiosk.store.boardPage("all", null, 10).rows).toHaveLength(1);
      expect(c.creates()).toBe(0);
    }),
  );
});
