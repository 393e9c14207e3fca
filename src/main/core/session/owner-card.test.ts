import { describe, expect, it } from "vitest";
import {
  after,
  atOwner,
  birth,
  extract,
  father,
  goOn,
  keyOf,
  mother,
  scanned,
} from "../../../../tests/support/second-card.ts";
import { cardPayload, scan } from "../../../../tests/support/session-fixtures.ts";
import { authorisationPaper } from "../../../shared/authorisation.ts";
import type { Session } from "../../../shared/session.ts";

const read = (): Session => after(atOwner(extract.code), scanned(father));

const confirmed = (fullName = "Trần Minh Khôi", idNumber = "079088000001") =>
  after(read(), { type: "set-owner", owner: { fullName, idNumber } });

const hoasCard = (idNumber: string): Session =>
  after(
    atOwner(extract.code),
    { type: "set-owner", owner: { fullName: "Lê Thị Hoa", idNumber } },
    scanned(mother),
  );

describe("the owner's card", () => {
  it("fills the owner and waits to be looked at", () => {
    expect(read()).toMatchObject({
      step: { name: "owner" },
      owner: { fullName: "Trần Minh Khôi", idNumber: "079088000001" },
      notice: { code: "card-read", field: "owner" },
    });
  });

  it("waits on to be looked at while a card that is not taken is held up after it", () => {
    const notice = { code: "card-read", field: "owner", refused: "card-own-again" } as const;
    expect(after(read(), scanned(cardPayload))).toEqual({ ...read(), notice });
  });

  it("answers what the procedure asks of the owner, so that the rest alone is asked", () => {
    expect(confirmed().answers).toMatchObject({
      name: "Trần Minh Khôi",
      born: "1988-03-12",
      number: "079088000001",
    });
    expect(keyOf(confirmed(), extract)).toBe("why");
  });

  it("lets a letter be mended, and is forgotten when another number is typed", () => {
    expect(confirmed("Trần Minh Khổi").answers).toMatchObject({ name: "Trần Minh Khổi", born: "1988-03-12" });
    const other = confirmed("Trần Văn Ba", "");
    expect([other.cards, other.answers["born"]]).toEqual([{}, ""]);
    expect(keyOf(other, extract)).toBe("born");
  });

  it("is taken in the declaration too, beside a name that was typed", () => {
    const typed = after(
      atOwner(extract.code),
      { type: "set-owner", owner: { fullName: "Trần Minh Khôi", idNumber: "" } },
      scanned(father),
      goOn,
    );
    expect(typed.answers).toMatchObject({ born: "1988-03-12", number: "079088000001" });
    expect([typed.owner, keyOf(typed, extract)]).toEqual([
      { fullName: "Trần Minh Khôi", idNumber: "079088000001" },
      "why",
    ]);
  });

  it("leaves no number behind when it was the wrong one, and none beside the right one", () => {
    const named = after(
      atOwner(extract.code),
      { type: "set-owner", owner: { fullName: "Lê Thị Hoa", idNumber: "" } },
      scanned(father),
    );
    const dropped = after(named, { type: "drop-card", section: "owner" });
    expect([dropped.owner, dropped.answers["number"]]).toEqual([
      { fullName: "Lê Thị Hoa", idNumber: "" },
      "",
    ]);
    const other = after(named, scanned(mother));
    expect([other.owner, other.answers["number"]]).toEqual([
      { fullName: "Lê Thị Hoa", idNumber: "079190000002" },
      "079190000002",
    ]);
  });

  it("is warned of where another number was given, which stays", () => {
    const other = hoasCard("079190000009");
    expect(other.cards["owner"]?.warnings).toEqual(["card-warn-other-number"]);
    expect(after(other, { type: "back" }).answers).toMatchObject({ number: "079190000009", born: "" });
    expect(hoasCard("079190000002").cards["owner"]?.warnings).toEqual([]);
    expect(read().cards["owner"]?.warnings).toEqual([]);
  });

  it("is not the submitter's own, and names no child", () => {
    const own = after(atOwner(extract.code), scanned(cardPayload));
    expect([own.notice?.code, own.owner]).toEqual(["card-own-again", null]);
    const child = after(atOwner(birth.code), scanned(father));
    expect([child.notice?.code, child.owner]).toEqual(["card-not-asked", null]);
  });

  it("counts for nothing until it was looked at: the way back gives back who was named before", () => {
    const first = atOwner(extract.code);
    expect(after(first, scanned(father), { type: "back" })).toEqual(first);
    const mending: Session = { ...confirmed(), editing: true, step: { name: "owner" } };
    expect(after(mending, scanned(mother)).owner).toMatchObject({ fullName: "Lê Thị Hoa" });
    expect(after(mending, scanned(mother), { type: "back" })).toEqual(mending);
    const nameless = { type: "set-owner", owner: { fullName: "", idNumber: "" } } as const;
    const refused = after(mending, scanned(mother), nameless, { type: "back" }, { type: "back" });
    expect(refused).toMatchObject({ step: { name: "review" }, owner: mending.owner, cards: mending.cards });
    expect(refused.answers).toEqual(mending.answers);
  });

  it("costs no signed paper while nobody has said that it is right", () => {
    const signed: Session = {
      ...confirmed(),
      editing: true,
      step: { name: "owner" },
      route: "authorised",
      scans: [{ ...scan, paperCode: authorisationPaper.code }],
    };
    expect(after(signed, scanned(mother), { type: "back" }).scans).toEqual(signed.scans);
    const other = { type: "set-owner", owner: { fullName: "Lê Thị Hoa", idNumber: "" } } as const;
    expect(after(signed, scanned(mother), other).scans).toEqual([]);
  });

  it("is forgotten with the owner, and with another procedure", () => {
    expect(after(read(), { type: "set-owner", owner: "self" }).cards).toEqual({});
    expect(
      after({ ...confirmed(), step: { name: "procedure" } }, { type: "choose-procedure", code: birth.code })
        .cards,
    ).toEqual({});
  });
});
