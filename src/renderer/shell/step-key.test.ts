import { describe, expect, it } from "vitest";
import { stepKey, unreadKey } from "./step-key.ts";

const owner = { name: "owner" } as const;
const question = { name: "declaration", index: 3 } as const;
const cardRead = { code: "card-read", field: "owner" } as const;

describe("the screens of a session", () => {
  it("are as many as there are questions, and one for a card that was read between them", () => {
    const keys = [
      stepKey({ step: question, notice: null }),
      stepKey({ step: { ...question, index: 4 }, notice: null }),
      stepKey({ step: question, notice: { code: "card-read", field: "father" } }),
    ];
    expect(new Set(keys).size).toBe(3);
  });

  it("keep what is typed when something is said of it, also behind a card that was read", () => {
    const missing = { code: "answer-missing", field: "fullName" } as const;
    expect(stepKey({ step: owner, notice: missing })).toBe(stepKey({ step: owner, notice: cardRead }));
    expect(stepKey({ step: question, notice: missing })).toBe(stepKey({ step: question, notice: null }));
  });

  it("are unread anew once something else is said on them", () => {
    const phone = { name: "phone" } as const;
    const keys = [
      unreadKey({ step: phone, notice: null }),
      unreadKey({ step: phone, notice: { code: "phone-unusual", field: "phone" } }),
      unreadKey({ step: phone, notice: { code: "phone-not-a-number", field: "phone" } }),
    ];
    expect(new Set(keys).size).toBe(3);
  });
});
