import { describe, expect, it } from "vitest";
import {
  account,
  atReview,
  cardPayload,
  dossier,
  person,
  play,
  scan,
  smallProcedure,
  world,
} from "../../../../tests/support/session-fixtures.ts";
import { next } from "./machine.ts";
import { newSession } from "../../../shared/new-session.ts";

const start = newSession(0, "session-1");
const accepted = { ...dossier, state: "accepted", officialCode: "H20.82.05-261125-0001" } as const;

const heldFor = (reason: "date-unsure" | "account-refused" | "behind-account") =>
  play(
    atReview(),
    { type: "submit" },
    { type: "dossier-kept", dossier: { ...dossier, state: "held", reason } },
  ).session.step.name;

describe("the usual way", () => {
  it("leads from the card to the check screen, and asks nothing the card answered", () => {
    const session = atReview();
    expect(session.step).toEqual({ name: "review" });
    expect(session.answers).toMatchObject({ requesterName: person.fullName, childName: "Trần Minh Khôi" });
    expect(session.person).toMatchObject({ idNumber: "087199012345", sex: "female" });
  });

  it("keeps on submit, waits for the portal, then prints what is true", () => {
    const submitted = play(atReview(), { type: "submit" });
    expect(submitted.effects).toEqual([{ type: "keep-dossier", sameTodayAllowed: false }]);
    const waiting = play(submitted.session, { type: "dossier-kept", dossier });
    expect(waiting.session.step.name).toBe("submitting");
    const done = play(waiting.session, { type: "dossier-changed", dossier: accepted });
    expect(done.session.step.name).toBe("done");
    expect(done.effects).toEqual([{ type: "print", kind: "registered" }]);
  });

  it("does not wait for the portal where a person must act first, but does behind a registration", () => {
    expect(heldFor("date-unsure")).toBe("done");
    expect(heldFor("account-refused")).toBe("done");
    expect(heldFor("behind-account")).toBe("submitting");
  });

  it("prints the kept slip when the portal does not answer in time, and shows the code when it comes later", () => {
    const late = play(
      atReview(),
      { type: "submit" },
      { type: "dossier-kept", dossier },
      { type: "timer", name: "submit-answer" },
    );
    expect(late.session.step.name).toBe("done");
    expect(late.effects.at(-1)).toEqual({ type: "print", kind: "kept" });
    const upgraded = play(late.session, { type: "dossier-changed", dossier: accepted });
    expect(upgraded.session.dossier?.officialCode).toBe("H20.82.05-261125-0001");
    expect(upgraded.effects).toEqual([]);
  });

  it("asks a question that an answer opened, and forgets nothing on the way back", () => {
    const opened = play(
      atReview(),
      { type: "edit", step: "declaration", key: "copies" },
      { type: "answer", key: "copies", value: "yes" },
    );
    expect(opened.session.step).toEqual({ name: "declaration", index: 4 });
    const answered = play(opened.session, { type: "answer", key: "copyCount", value: "2" });
    expect(answered.session.step.name).toBe("review");
    expect(answered.session.editing).toBe(false);
  });
});

describe("a person who wants nothing kept", () => {
  const printing = play(atReview(), { type: "take-form" }, { type: "take-form" });
  const print = { state: "printed", kind: null, problem: null, copies: 1 } as const;

  it("gets the filled form, once, and is seen off without a dossier", () => {
    expect(printing.effects).toEqual([{ type: "print-form" }]);
    const { session, effects } = play(printing.session, { type: "print-changed", print });
    expect(session.step.name).toBe("goodbye");
    expect(session.dossier).toBeNull();
    expect(effects).toEqual([]);
  });

  it("stays with every answer when the printer fails, and is told", () => {
    const failed = { ...print, state: "failed", problem: "no-paper" } as const;
    const { session } = play(printing.session, { type: "print-changed", print: failed });
    expect(session).toMatchObject({
      step: { name: "review" },
      busy: false,
      notice: { code: "form-not-printed" },
    });
    expect(session.answers).toEqual(atReview().answers);
  });
});

describe("a press too many", () => {
  it("keeps one dossier for two presses on submit", () => {
    const { effects } = play(atReview(), { type: "submit" }, { type: "submit" });
    expect(effects.filter((effect) => effect.type === "keep-dossier")).toHaveLength(1);
  });

  it("prints one slip for two presses on print", () => {
    const done = play(atReview(), { type: "submit" }, { type: "dossier-kept", dossier: accepted }).session;
    const printed = { ...done, print: { ...done.print, state: "printed" } } as const;
    const { effects } = play(printed, { type: "print-slip" }, { type: "print-slip" });
    expect(effects).toHaveLength(1);
  });

  it("prints one slip when print is pressed before the first slip is under way", () => {
    const { effects } = play(
      atReview(),
      { type: "submit" },
      { type: "dossier-kept", dossier },
      { type: "timer", name: "submit-answer" },
      { type: "print-slip" },
    );
    expect(effects.filter((effect) => effect.type === "print")).toHaveLength(1);
  });

  it("takes one grade", () => {
    const done = { ...atReview(), step: { name: "rating" } } as const;
    const { effects } = play(
      done,
      { type: "rate", grade: 5, reasons: [] },
      { type: "rate", grade: 1, reasons: [] },
    );
    expect(effects).toEqual([{ type: "rate", grade: 5, reasons: [] }]);
  });
});

describe("what cannot be", () => {
  const cases = [
    ["submit on the first screen", start, { type: "submit" }],
    ["an answer on the check screen", atReview(), { type: "answer", key: "childName", value: "Ai đó" }],
    [
      "an answer to another question",
      play(start, { type: "start", goal: "submit" }).session,
      { type: "answer", key: "x", value: "y" },
    ],
    [
      "a procedure nobody offers",
      { ...start, step: { name: "procedure" } },
      { type: "choose-procedure", code: "9.999999" },
    ],
    ["a late timer", start, { type: "timer", name: "submit-answer" }],
    ["a code while nobody waits for one", start, { type: "enter-otp", otp: "123456" }],
  ] as const;
  it.each(cases)("%s changes nothing", (_, session, event) => {
    const transition = next(session, event, world);
    expect(transition.session).toEqual(session);
    expect(transition.effects).toEqual([]);
  });

  it("a missing paper holds the person on the papers, naming it", () => {
    const session = { ...atReview(), scans: [] };
    const { session: after, effects } = play(session, { type: "submit" });
    expect(after.step.name).toBe("scans");
    expect(after.notice).toEqual({ code: "scan-missing", field: "GCS" });
    expect(effects).toEqual([]);
  });

  it("an impossible date is refused at its field and stays typed", () => {
    const asked = play(atReview(), { type: "edit", step: "declaration", key: "childBorn" }).session;
    const { session } = play(asked, { type: "answer", key: "childBorn", value: "2026-02-30" });
    expect(session.notice).toEqual({ code: "date-impossible", field: "childBorn" });
    expect(session.answers["childBorn"]).toBe("2026-02-30");
  });
});

describe("the card", () => {
  const atCard = play(start, { type: "start", goal: "submit" }).session;

  it("is taken on the first screen too, without a word", () => {
    const { session } = play(start, { type: "code-scanned", payload: cardPayload });
    expect(session.step.name).toBe("card-check");
    expect(session.goal).toBe("submit");
  });

  it("garbled by a scanner is explained and loses nothing", () => {
    const garbled = Buffer.from(cardPayload, "utf8").toString("latin1");
    const { session } = play(atCard, { type: "code-scanned", payload: garbled });
    expect(session.step.name).toBe("card");
    expect(session.notice?.code).toBe("card-garbled");
  });

  it("can be typed by hand, and a number of eleven digits is refused", () => {
    const typing = play(atCard, { type: "type-identity", idPaper: "citizen-card" }).session;
    const { session } = play(typing, { type: "answer", key: "idNumber", value: "08719901234" });
    expect(session.step).toEqual({ name: "identity", index: 0 });
    expect(session.notice?.code).toBe("id-number-not-12-digits");
  });
});

it("lets go of a registration when the card turns out to be another person's", () => {
  const registered = {
    ...atReview(),
    account: { ...account, state: "active" },
    accountChoice: "register",
  } as const;
  const other = cardPayload.replace("087199012345", "087199054321");
  const atCard = play(registered, { type: "edit", step: "card-check" }, { type: "back" }).session;
  const rescanned = { ...atCard, step: { name: "card" } } as const;
  expect(play(rescanned, { type: "code-scanned", payload: cardPayload }).session.account).not.toBeNull();
  const { session } = play(rescanned, { type: "code-scanned", payload: other });
  expect(session).toMatchObject({ account: null, accountChoice: null, person: { idNumber: "087199054321" } });
});

describe("the account", () => {
  const atAccount = play(
    start,
    { type: "start", goal: "submit" },
    { type: "code-scanned", payload: cardPayload },
    { type: "next" },
    { type: "set-phone", phone: "0912345678", email: "" },
  ).session;
  const registering = play(atAccount, { type: "choose-account", choice: "register" });

  it("is kept and asked for at once", () => {
    expect(registering.session.step.name).toBe("account-wait");
    expect(registering.effects).toEqual([{ type: "register-account" }]);
  });

  it("goes on without the portal after the wait, and says that it is kept", () => {
    const { session } = play(
      registering.session,
      { type: "account-changed", account },
      { type: "timer", name: "account-answer" },
    );
    expect(session.step.name).toBe("account-done");
    expect(session.notice?.code).toBe("account-kept");
  });

  it("of the person before never becomes this one's, even while this one waits for an answer", () => {
    const ours = play(registering.session, { type: "account-changed", account }).session;
    const theirs = { ...account, intentId: 7, state: "otp-sent", accountId: "TK-7" } as const;
    const { session } = play(ours, { type: "account-changed", account: theirs });
    expect(session.account).toEqual(account);
    expect(session.step.name).toBe("account-wait");
  });

  it("asks for the code when one was sent, and takes a right one", () => {
    const sent = { ...account, state: "otp-sent", accountId: "TK-1" } as const;
    const atOtp = play(registering.session, { type: "account-changed", account: sent }).session;
    expect(atOtp.step.name).toBe("otp");
    // The portal has one account for a person: a second registration would end at the first one's number.
    expect(play(atOtp, { type: "back" })).toEqual({ session: atOtp, effects: [] });
    const { effects } = play(atOtp, { type: "enter-otp", otp: "123456" });
    expect(effects).toEqual([{ type: "confirm-otp", intentId: 1, accountId: "TK-1", otp: "123456" }]);
    const active = play(atOtp, { type: "account-changed", account: { ...sent, state: "active" } }).session;
    expect(active.step.name).toBe("account-done");
  });

  it("wrong five times is said, and the person may go on", () => {
    const sent = { ...account, state: "otp-sent", accountId: "TK-1" } as const;
    const usedUp = play(
      registering.session,
      { type: "account-changed", account: sent },
      { type: "otp-answered", notice: "otp-used-up" },
    ).session;
    expect(usedUp.notice?.code).toBe("otp-used-up");
    expect(play(usedUp, { type: "next" }).session.step.name).toBe("account-done");
  });
});

describe("while the portal is asked", () => {
  it("a way out waits for the slip: nobody walks away without one", () => {
    const waiting = play(atReview(), { type: "submit" }, { type: "dossier-kept", dossier }).session;
    expect(play(waiting, { type: "leave" }).effects).toEqual([]);
  });
});

describe("what the kiosk itself could not do", () => {
  it("frees the screen, and says that nothing was kept", () => {
    const { session } = play(
      atReview(),
      { type: "submit" },
      { type: "effect-failed", effect: "keep-dossier" },
    );
    expect(session).toMatchObject({
      step: { name: "review" },
      busy: false,
      notice: { code: "keep-failed-disk" },
    });
  });

  it("lets the slip be printed again when printing broke off", () => {
    const done = play(atReview(), { type: "submit" }, { type: "dossier-kept", dossier: accepted }).session;
    const failed = play(done, { type: "effect-failed", effect: "print" }).session;
    expect(failed.print.state).toBe("failed");
    expect(play(failed, { type: "print-slip" }).effects).toHaveLength(1);
  });

  it("leads back to the account when the registration could not be kept", () => {
    const waiting = { ...atReview(), step: { name: "account-wait" } } as const;
    const { session } = play(waiting, { type: "effect-failed", effect: "register-account" });
    expect(session).toMatchObject({ step: { name: "account" }, notice: { code: "keep-failed-disk" } });
  });
});

describe("when nobody touches the screen", () => {
  it("warns, then wipes everything", () => {
    const warned = play(atReview(), { type: "timer", name: "idle" });
    expect(warned.session.idle).toBe("warned");
    expect(play(warned.session, { type: "touched" }).session.idle).toBe("active");
    expect(play(warned.session, { type: "timer", name: "idle-final" }).effects).toEqual([{ type: "reset" }]);
  });
});

describe("changing what was chosen", () => {
  it("drops answers and scans of the first procedure when another is chosen, but not when the same is", () => {
    const choosing = { ...atReview(), step: { name: "procedure" } } as const;
    const same = play(choosing, { type: "choose-procedure", code: smallProcedure.code });
    expect(same.session.scans).toEqual([scan]);
    const other = next(
      { ...choosing, procedureCode: "1.000002" },
      { type: "choose-procedure", code: smallProcedure.code },
      world,
    );
    expect(other.session.answers).toEqual({});
    expect(other.effects).toEqual([{ type: "remove-scan", fileId: "file-1" }]);
  });

  it("fills the declaration anew when the card or the phone is corrected at the end", () => {
    const retyped = play(
      atReview(),
      { type: "edit", step: "card-check" },
      { type: "type-identity", idPaper: "citizen-card" },
      { type: "answer", key: "idNumber", value: "087199012345" },
      { type: "answer", key: "fullName", value: "Nguyễn Thị Thảo" },
    );
    const step = retyped.session.step;
    expect(step.name).toBe("identity");
    const finished = play(
      retyped.session,
      { type: "answer", key: "birthDate", value: "1999-09-05" },
      { type: "answer", key: "sex", value: "female" },
      { type: "answer", key: "address", value: "Khóm Mỹ Thượng" },
      { type: "next" },
    ).session;
    expect(finished.step.name).toBe("review");
    expect(finished.answers["requesterName"]).toBe("Nguyễn Thị Thảo");
  });

  it("removes only scans of this session", () => {
    const atScans = play(atReview(), { type: "edit", step: "scans" }).session;
    const { effects } = play(atScans, { type: "remove-scan", fileId: "file-of-another" });
    expect(effects).toEqual([]);
  });

  it("notes that an officer allowed a card's picture, only for a paper of this procedure", () => {
    const atScans = play(atReview(), { type: "edit", step: "scans" }).session;
    const allow = (paperCode: string) => play(atScans, { type: "allow-card-picture", paperCode }).effects;
    expect(allow("GCS")).toEqual([{ type: "note", event: { event: "card-picture-allowed", paper: "GCS" } }]);
    expect(allow("NGUYEN-THI-THAO")).toEqual([]);
  });

  it("another dossier looked up does not inherit what was printed of the first", () => {
    const printed = { state: "printed", kind: "kept", problem: null, copies: 1 } as const;
    const found = {
      ...start,
      goal: "lookup",
      step: { name: "lookup-result" },
      dossier,
      print: printed,
    } as const;
    const again = play(found, { type: "back" }, { type: "looked-up", dossier: { ...dossier, intentId: 3 } });
    expect(again.session.print.state).toBe("idle");
  });
});
