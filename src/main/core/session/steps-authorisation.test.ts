import { describe, expect, it } from "vitest";
import { atReview, play, scan } from "../../../../tests/support/session-fixtures.ts";
import type { PrintProgress } from "../../../shared/printing.ts";
import type { Session, SessionEvent } from "../../../shared/session.ts";

const signed = { ...scan, fileId: "file-2", paperCode: "GIAY-UY-QUYEN", fileName: "giay-uy-quyen-1.jpg" };
const choose = (route: "authorised" | "counter" | "self"): SessionEvent => ({
  type: "set-consents",
  consents: { call: true, survey: false },
  route,
});
const paper = (state: PrintProgress["state"], more: Partial<PrintProgress> = {}) =>
  ({
    type: "print-changed",
    print: { state, kind: "authorisation", problem: null, copies: 0, ...more },
  }) as const;

/** At the Giấy ủy quyền, on the first way to the check screen. */
function atPaper(): Session {
  return play(atReview(), { type: "back" }, choose("authorised")).session;
}
const withPaper = (): Session =>
  play(atPaper(), { type: "scan-added", scan: signed }, { type: "next" }).session;

describe("the Giấy ủy quyền", () => {
  it("is asked for only where the officer is authorised", () => {
    expect(atPaper().step.name).toBe("authorisation");
    for (const route of ["counter", "self"] as const)
      expect(play(atPaper(), { type: "back" }, choose(route)).session.step.name).toBe("review");
  });

  it("notes that an officer allowed a card's picture for this paper, and for no other", () => {
    const there = atPaper();
    const allow = (paperCode: string) => play(there, { type: "allow-card-picture", paperCode }).effects;
    expect(allow("GIAY-UY-QUYEN")).toEqual([
      { type: "note", event: { event: "card-picture-allowed", paper: "GIAY-UY-QUYEN" } },
    ]);
    expect(allow("GCS")).toEqual([]);
  });

  it("lets nobody on before its signed paper was photographed", () => {
    const early = play(atPaper(), { type: "next" }).session;
    expect(early).toMatchObject({
      step: { name: "authorisation" },
      notice: { code: "scan-missing", field: "GIAY-UY-QUYEN" },
    });
    expect(withPaper()).toMatchObject({ step: { name: "review" }, editing: false, route: "authorised" });
  });

  it("prints once at a press, however often it is pressed, and again when it is on paper", () => {
    const press = { type: "print-authorisation" } as const;
    const pressed = play(atPaper(), press, press, paper("sent", { problem: "no-paper" }), press);
    expect(pressed.effects).toEqual([{ type: "print-authorisation" }]);
    expect(pressed.session.print).toMatchObject({ state: "sent", problem: "no-paper" });
    expect(play(pressed.session, paper("printed"), press).effects).toEqual([{ type: "print-authorisation" }]);
  });

  it("believes the person where the printer cannot tell", () => {
    const handed = play(atPaper(), paper("handed")).session;
    expect(play(handed, { type: "paper-came-out", came: true }).session.print).toMatchObject({
      state: "printed",
      copies: 1,
    });
    expect(play(handed, { type: "paper-came-out", came: false }).session.print).toMatchObject({
      state: "failed",
      problem: "aborted",
    });
    const idle = atPaper();
    expect(play(idle, { type: "paper-came-out", came: true }).session.print).toEqual(idle.print);
  });

  it("never ends the check screen when its paper is spoken of late", () => {
    const late = play(withPaper(), paper("printed")).session;
    expect(late).toMatchObject({ step: { name: "review" }, print: { state: "idle" } });
    const failed = play(withPaper(), paper("failed", { problem: "aborted" })).session;
    expect(failed.notice).toBeNull();
  });

  it("has a way out where there is no printer or camera: the counter, already chosen", () => {
    const other = play(atPaper(), { type: "scan-added", scan: signed }, { type: "edit", step: "consents" });
    expect(other.session).toMatchObject({ step: { name: "consents" }, route: "counter" });
    expect(other.session.scans).toEqual([scan]);
    expect(other.effects).toEqual([{ type: "remove-scan", fileId: signed.fileId }]);
    expect(play(other.session, choose("counter")).session.step.name).toBe("review");
  });

  it("is passed again on the way back, and asks for nothing twice after a change on the check screen", () => {
    const back = play(withPaper(), { type: "back" }).session;
    expect(back.step.name).toBe("authorisation");
    expect(play(back, { type: "back" }).session.step.name).toBe("consents");
    const edited = play(withPaper(), { type: "edit", step: "consents" }, choose("authorised")).session;
    expect(edited).toMatchObject({ step: { name: "review" }, editing: false });
    expect(edited.scans).toContainEqual(signed);
  });

  it("can be opened from the check screen, but only where there is one", () => {
    const edit = { type: "edit", step: "authorisation" } as const;
    expect(play(withPaper(), edit).session.step.name).toBe("authorisation");
    expect(play(withPaper(), edit, { type: "back" }).session.step.name).toBe("review");
    expect(play(atReview(), edit).session.step.name).toBe("review");
  });

  it("takes one page away at a touch, and no other paper", () => {
    const there = play(atPaper(), { type: "scan-added", scan: signed }).session;
    const gone = play(there, { type: "remove-scan", fileId: signed.fileId });
    expect(gone.session.scans).toEqual([scan]);
    expect(gone.effects).toEqual([{ type: "remove-scan", fileId: signed.fileId }]);
    expect(play(there, { type: "remove-scan", fileId: scan.fileId }).effects).toEqual([]);
  });
});

describe("a signed Giấy ủy quyền", () => {
  it("goes with the route it was for", () => {
    const changed = play(withPaper(), { type: "edit", step: "consents" }, choose("counter"));
    expect(changed.session).toMatchObject({ step: { name: "review" }, route: "counter" });
    expect(changed.session.scans).toEqual([scan]);
    expect(changed.effects).toEqual([{ type: "remove-scan", fileId: signed.fileId }]);
  });

  it.each([
    [
      "the owner",
      [
        { type: "edit", step: "owner" },
        { type: "set-owner", owner: { fullName: "Trần Minh Khôi", idNumber: "" } },
      ],
    ],
    [
      "the telephone",
      [
        { type: "edit", step: "phone" },
        { type: "set-phone", phone: "0987654321", email: "" },
      ],
    ],
  ] as const)("is dropped when %s changes, and asked for again before anything is kept", (_, events) => {
    const changed = play(withPaper(), ...events);
    expect(changed.session.scans).toEqual([scan]);
    expect(changed.effects).toContainEqual({ type: "remove-scan", fileId: signed.fileId });
    const submitted = play({ ...changed.session, step: { name: "review" } }, { type: "submit" });
    expect(submitted.session).toMatchObject({
      step: { name: "authorisation" },
      editing: true,
      notice: { code: "scan-missing" },
    });
    expect(submitted.effects).toEqual([]);
  });

  it("stays when nothing it says changes, such as another answer", () => {
    const same = play(
      withPaper(),
      { type: "edit", step: "card-check" },
      { type: "back" },
      { type: "edit", step: "declaration", key: "childName" },
      { type: "answer", key: "childName", value: "Trần Minh An" },
    );
    expect(same.session.scans).toContainEqual(signed);
    expect(play(same.session, { type: "submit" }).effects).toMatchObject([{ type: "keep-dossier" }]);
  });
});
