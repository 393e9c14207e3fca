import type { Procedure, Question } from "../../src/shared/procedure.ts";
import { newSession } from "../../src/shared/new-session.ts";
import type { Session, SessionEvent } from "../../src/shared/session.ts";
import { next } from "../../src/main/core/session/machine.ts";
import type { World } from "../../src/main/core/session/transition.ts";
import { person, smallProcedure, world } from "./session-fixtures.ts";

// Procedures that ask about further persons, their cards, and the way to the questions about them.

const words = (vi: string) => ({ vi, en: vi });
const ask = (section: string, key: string, more: Partial<Question>): Question => ({
  key,
  section,
  label: key,
  ask: words(key),
  kind: "text",
  required: true,
  ...more,
});
const parent = (who: "mother" | "father"): readonly Question[] => {
  const prefillWhen = { key: "relation", equals: [who] };
  return [
    ask(who, `${who}Name`, { kind: "name", card: "fullName", prefill: "submitter.fullName", prefillWhen }),
    ask(who, `${who}Born`, { kind: "date", date: { future: false, partial: true }, card: "birthDate" }),
    ask(who, `${who}Nation`, { usual: "Kinh" }),
    ask(who, `${who}Home`, { kind: "address", card: "address", prefill: "submitter.address", prefillWhen }),
  ];
};
const choices = ["mother", "father", "other"].map((value) => ({ value, text: words(value) }));
export const birth: Procedure = {
  ...smallProcedure,
  sections: [
    ...smallProcedure.sections,
    { key: "mother", title: words("Mẹ"), card: { of: words("người mẹ"), sex: "female" } },
    { key: "father", title: words("Cha"), card: { of: words("người cha"), sex: "male" } },
  ],
  questions: [
    ask("main", "relation", { kind: "choice", choices }),
    ask("main", "child", { kind: "name", prefill: "otherOwner.fullName" }),
    ...parent("mother"),
    ...parent("father"),
    ask("main", "copies", {}),
  ],
};
export const extract: Procedure = {
  ...smallProcedure,
  code: "1.000002",
  sections: [{ key: "owner", title: words("Chủ"), card: { of: words("người đó") } }],
  questions: [
    ask("owner", "name", { kind: "name", prefill: "owner.fullName" }),
    ask("owner", "born", {
      kind: "date",
      date: { future: false, partial: true },
      prefill: "owner.birthDate",
    }),
    ask("owner", "home", { kind: "address", prefill: "owner.address" }),
    ask("owner", "number", { kind: "id-number", required: false, prefill: "owner.idNumber" }),
    ask("owner", "why", {}),
  ],
};

export const father =
  "079088000001|270123456|Trần Minh Khôi|12031988|Nam|Tổ 1, Phường Mỹ Trà, Đồng Tháp|10052022";
export const mother = "079190000002||Lê Thị Hoa|02011990|Nữ|Tổ 2, Phường Mỹ Trà, Đồng Tháp|10052022";
export const old = "Tổ 1, Phường 6, Thành phố Cao Lãnh, Đồng Tháp";
export const split = "Tổ 1, Phường Chia, Thành phố Cao Lãnh, Đồng Tháp";
export const here: World = {
  ...world,
  procedures: [birth, extract],
  addressesNow: (address) =>
    address === old
      ? ["Tổ 1, Phường Cao Lãnh, Đồng Tháp"]
      : address === split
        ? ["Tổ 1, Phường A, Đồng Tháp", "Tổ 1, Phường B, Đồng Tháp"]
        : [],
};

export const after = (session: Session, ...events: readonly SessionEvent[]): Session =>
  events.reduce((now, event) => next(now, event, here).session, session);
export const scanned = (payload: string) => ({ type: "code-scanned", payload }) as const;
export const goOn = { type: "next" } as const;
export const answer = (key: string, value: string) => ({ type: "answer", key, value }) as const;
export const atOwner = (code: string): Session =>
  after(
    { ...newSession(0, "s"), person, goal: "submit", step: { name: "procedure" } },
    { type: "choose-procedure", code },
    { type: "next" },
  );
/** The submitter is the child's mother; the father is asked about next. */
export const atFather = (): Session =>
  after(
    atOwner(birth.code),
    { type: "set-owner", owner: { fullName: "Trần An", idNumber: "" } },
    answer("relation", "mother"),
    answer("motherBorn", "1999"),
    answer("motherNation", "Kinh"),
  );
export const keyOf = (session: Session, { questions }: Procedure): string | undefined =>
  session.step.name === "declaration" ? questions[session.step.index]?.key : session.step.name;
