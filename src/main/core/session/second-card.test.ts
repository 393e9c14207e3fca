import { describe, expect, it } from "vitest";
import {
  after,
  answer,
  atFather,
  atOwner,
  birth,
  father,
  goOn,
  here,
  keyOf,
  mother,
  old,
  scanned,
  split,
} from "../../../../tests/support/second-card.ts";
import { atReview, cardPayload, dossier } from "../../../../tests/support/session-fixtures.ts";
import { newSession } from "../../../shared/new-session.ts";
import type { Session } from "../../../shared/session.ts";
import { next } from "./machine.ts";

const fathersHome = (address: string): Session =>
  after(atFather(), scanned(father.replace("Tổ 1, Phường Mỹ Trà, Đồng Tháp", address)));

describe("a parent's card in the declaration", () => {
  it("answers what it can, is shown to be looked at, and nothing of it is asked", () => {
    const session = after(atFather(), scanned(father));
    expect(session.answers).toMatchObject({
      fatherName: "Trần Minh Khôi",
      fatherBorn: "1988-03-12",
      fatherHome: "Tổ 1, Phường Mỹ Trà, Đồng Tháp",
    });
    expect(session.notice).toEqual({ code: "card-read", field: "father" });
    const on = after(session, goOn);
    expect([keyOf(on, birth), on.notice]).toEqual(["fatherNation", null]);
    expect(keyOf(after(on, answer("fatherNation", "Kinh")), birth)).toBe("copies");
  });

  it("keeps no number that no question asks for", () => {
    expect(JSON.stringify(after(atFather(), scanned(father)).cards)).not.toContain("270123456");
  });

  it("leaves what the person typed, and asks it on", () => {
    const typed = after(atFather(), answer("fatherName", "Trần Khôi"), scanned(father));
    expect(typed.answers).toMatchObject({ fatherName: "Trần Khôi", fatherBorn: "1988-03-12" });
    expect(keyOf(after(typed, goOn), birth)).toBe("fatherNation");
    expect(keyOf(after(typed, goOn, { type: "back" }), birth)).toBe("fatherName");
  });

  it("is replaced by another card, and taken back at a touch, but never what was typed", () => {
    const wrong = after(atFather(), scanned(mother));
    expect(wrong.answers["fatherName"]).toBe("Lê Thị Hoa");
    expect(after(wrong, scanned(father)).answers["fatherName"]).toBe("Trần Minh Khôi");
    const dropped = after(after(atFather(), answer("fatherName", "Trần Khôi"), scanned(father)), {
      type: "drop-card",
      section: "father",
    });
    expect(dropped.answers).toMatchObject({ fatherName: "Trần Khôi", fatherBorn: "", fatherHome: "" });
    expect([dropped.cards, dropped.notice, keyOf(dropped, birth)]).toEqual([{}, null, "fatherName"]);
  });

  it("counts for nothing until it was looked at: the way back gives it back, a late answer is not heard", () => {
    const shown = after(atFather(), scanned(father));
    const back = after(shown, { type: "back" });
    expect([back.cards, back.answers["fatherName"], keyOf(back, birth)]).toEqual([{}, "", "fatherName"]);
    expect(after(shown, answer("fatherName", "Trần Khôi"))).toEqual(shown);
  });

  it("leaves the dossier as it was when the way back is taken from a card read under the check screen", () => {
    const filled = after(atFather(), scanned(father), goOn, answer("fatherNation", "Kinh"));
    const mending: Session = { ...filled, editing: true, step: { name: "declaration", index: 9 } };
    expect(keyOf(mending, birth)).toBe("fatherHome");
    const back = after(mending, scanned(mother), { type: "back" });
    expect(back).toEqual(mending);
    expect(after(back, { type: "back" }).step.name).toBe("review");
    // A scan that fails in between leaves nothing of the wrong card either.
    const failed = after(mending, scanned(mother), scanned("https://example.org"), { type: "back" });
    expect([failed.answers, failed.cards]).toEqual([mending.answers, mending.cards]);
  });

  it("is said to be the person's own, and changes nothing", () => {
    const before = atFather();
    const session = after(before, scanned(cardPayload));
    expect(session.notice?.code).toBe("card-own-again");
    expect({ ...session, notice: null }).toEqual(before);
  });

  it.each([
    ["the person's own", cardPayload, "card-own-again"],
    ["one that came through badly", "079088000001|270123456|Trần Minh", "card-short"],
  ])("waits on to be looked at while %s is held up after it", (_, payload, refused) => {
    const shown = after(atFather(), scanned(father));
    const again = after(shown, scanned(payload));
    expect(again).toEqual({ ...shown, notice: { code: "card-read", field: "father", refused } });
    expect([after(again, { type: "back" }).cards, keyOf(after(again, goOn), birth)]).toEqual([
      {},
      "fatherNation",
    ]);
    expect(after(again, scanned(mother)).notice).toEqual({ code: "card-read", field: "father" });
  });

  it("warns of the other sex and of a card used twice, and takes it all the same", () => {
    const grandparent = after(
      atOwner(birth.code),
      { type: "set-owner", owner: { fullName: "Trần An", idNumber: "" } },
      answer("relation", "other"),
      scanned(mother),
      goOn,
      answer("motherNation", "Kinh"),
      scanned(mother),
    );
    expect(grandparent.cards["mother"]?.warnings).toEqual([]);
    expect(grandparent.cards["father"]?.warnings).toEqual(["card-warn-other-sex", "card-warn-used-here"]);
    expect(grandparent.answers["fatherName"]).toBe("Lê Thị Hoa");
  });

  it.each([
    ["079088000001|270123456|Tr?n Minh Kh?i|12031988|Nam|T? 1, Ph??ng M? Trà|10052022", "card-garbled"],
    ["079088000001|270123456|Trần Minh", "card-short"],
    ["https://example.org", "card-not-a-card"],
  ])("is not guessed at when it came through badly: %s", (payload, code) => {
    const before = atFather();
    const session = after(before, scanned(payload));
    expect(session.notice?.code).toBe(code);
    expect(session.answers).toEqual(before.answers);
  });

  it("is not taken where nothing of that person is asked, nor for the submitter", () => {
    const atRelation = after(atOwner(birth.code), {
      type: "set-owner",
      owner: { fullName: "An", idNumber: "" },
    });
    expect(after(atRelation, scanned(father)).notice?.code).toBe("card-not-asked");
    const own = after(atRelation, answer("relation", "mother"));
    expect(keyOf(own, birth)).toBe("motherBorn");
    expect(after(own, scanned(father)).answers).toEqual(own.answers);
  });

  it("fills in today's commune for an address of before 2025, and asks where there are several", () => {
    expect(fathersHome(old).answers["fatherHome"]).toBe("Tổ 1, Phường Cao Lãnh, Đồng Tháp");
    expect(fathersHome(old).cards["father"]?.addressOffer?.said).toBe(old);
    const several = after(fathersHome(split), goOn, answer("fatherNation", "Kinh"));
    expect([several.answers["fatherHome"], keyOf(several, birth)]).toEqual(["", "fatherHome"]);
  });

  it("leads back to the check screen from a question that is mended", () => {
    const walked = after(
      atFather(),
      answer("fatherName", "a"),
      answer("fatherBorn", "1988"),
      answer("fatherNation", "Kinh"),
    );
    const editing: Session = { ...walked, editing: true, step: { name: "declaration", index: 6 } };
    const session = after({ ...editing, answers: { ...editing.answers, fatherName: "" } }, scanned(father));
    expect(after({ ...session, answers: { ...session.answers, copies: "1" } }, goOn).step.name).toBe(
      "review",
    );
    expect(session.answers).toMatchObject({ fatherName: "Trần Minh Khôi", fatherBorn: "1988" });
  });
});

it("is kept no longer than the form is open", () => {
  const { cards } = after(atFather(), scanned(father));
  const kept = next({ ...atReview(), cards }, { type: "dossier-kept", dossier }, here).session;
  expect(kept.cards).toEqual({});
  expect(newSession(0, "next").cards).toEqual({});
});

it("leaves the answers of a dossier that is mended as they were sent, and fills in what was left open", () => {
  const sent = { ...after(atFather(), scanned(father)).answers, fatherHome: "" };
  const mended: Session = {
    ...atFather(),
    cards: {},
    answers: { ...sent, fatherNation: "Kinh", copies: "1" },
    editing: true,
    step: { name: "declaration", index: 6 },
    corrects: { intentId: 7, localNumber: "CHO-261125-1-001", reason: "refused", words: null, fileIds: [] },
  };
  const filled = after(mended, scanned(father.replace("Trần Minh Khôi", "Trần Minh Khởi")));
  expect(filled.answers).toMatchObject({
    fatherName: "Trần Minh Khôi",
    fatherHome: "Tổ 1, Phường Mỹ Trà, Đồng Tháp",
  });
  expect(after(filled, goOn).step.name).toBe("review");
});
