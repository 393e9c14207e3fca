import { describe, expect, it } from "vitest";
import { err, ok } from "../../../shared/result.ts";
import type { StaffAnswer } from "../../../shared/staff.ts";
import {
  boardPage,
  careView,
  headPass,
  people,
  refusedDetail,
  refusedRow,
  technicianPass,
} from "./sample.ts";
import { atDoor, countOf, settle, signedIn } from "./staged-core.ts";
import { closedState } from "./state.ts";

const restMs = headPass.restMs;

describe("the staff area", () => {
  it("opens the board for who may see it, and the care of the data for who may not", async () => {
    const { line } = await signedIn();
    expect(line.state().place.name).toBe("board");
    const { line: other, answers } = await atDoor();
    answers["staffSignIn"] = () => ok(technicianPass);
    other.actions.choosePerson({ staffId: 4, name: "Phạm Quốc Bảo", role: "technician" });
    other.actions.signIn("482913");
    await settle();
    expect(other.state()).toMatchObject({ place: { name: "care" }, board: null, care: careView });
  });

  it("keeps no PIN, and shows how long the lock lasts", async () => {
    const { line, answers, clock } = await atDoor();
    line.actions.choosePerson({ staffId: 2, name: "Lê Hoàng Phúc", role: "officer" });
    answers["staffSignIn"] = () => err("locked-out");
    answers["staffDoor"] = () => ({ people, mayCreateFirst: false, lockedMs: { 2: 60_000 } });
    line.actions.signIn("111222");
    await settle();
    expect(line.state().lockedUntilMs).toBe(clock.monotonicMs() + 60_000);
    expect(JSON.stringify(line.state())).not.toContain("111222");
  });

  it("asks for news by itself without counting as somebody's presence", async () => {
    const { asked, clock, line } = await signedIn();
    const board = (): readonly unknown[] =>
      asked.filter(({ method }) => method === "staffBoard").map(({ input }) => input["quiet"]);
    clock.advance(5_000);
    await settle();
    clock.advance(4_000);
    await settle();
    expect(board().slice(-1)).toEqual([true]);
    line.touched();
    clock.advance(4_000);
    await settle();
    expect(board().slice(-1)).toEqual([false]);
  });

  it("keeps the first screen from beginning anew under who is signed in, and under nobody else", async () => {
    // The shortest wait that a ward can set before an untouched first screen begins anew.
    const shortestIdleMs = 15_000;
    const door = await atDoor();
    door.clock.advance(restMs);
    expect(door.here()).toBe(0);
    const { clock, line, here } = await signedIn();
    const told = (): number => {
      const before = here();
      clock.advance(shortestIdleMs - 1_000);
      return here() - before;
    };
    expect(told()).toBeGreaterThan(0);
    expect(told()).toBeGreaterThan(0);
    line.leave();
    expect(told()).toBe(0);
  });

  it("warns before it closes, stays when told to, and closes and wipes when nobody answers", async () => {
    const { clock, line, gone, asked } = await signedIn();
    clock.advance(restMs - 29_000);
    expect(line.state().restLeftMs).toBeLessThanOrEqual(30_000);
    line.touched();
    expect(line.state().restLeftMs).not.toBeNull();
    line.stay();
    expect(line.state().restLeftMs).toBeNull();
    clock.advance(restMs + 1_000);
    await settle();
    expect(gone()).toBe(1);
    expect(line.state()).toEqual(closedState);
    expect(countOf(asked, "staffSignOut")).toBe(1);
  });

  it("keeps nothing of an answer that comes after somebody left", async () => {
    const { line, answers } = await signedIn();
    const late: { readonly give: (answer: StaffAnswer<unknown>) => void }[] = [];
    answers["staffRow"] = () =>
      new Promise((give) => {
        late.push({ give });
      });
    line.actions.open(42);
    await settle();
    line.leave();
    late[0]?.give(ok(refusedDetail));
    await settle();
    expect(line.state()).toEqual(closedState);
  });

  it("says what became of an act, and shows the row's new state when it was too late", async () => {
    const { line, answers } = await signedIn();
    line.actions.open(42);
    await settle();
    line.actions.act({ act: "retry" });
    await settle();
    expect(line.state().said).toEqual({ kind: "done", what: "retry" });
    const sending = { ...refusedDetail, row: { ...refusedDetail.row, state: "sending", acts: [] } };
    answers["staffAct"] = () => err("not-now");
    answers["staffRow"] = () => ok(sending);
    line.actions.act({ act: "retry" });
    await settle();
    expect(line.state().said).toEqual({ kind: "refused", refusal: "not-now" });
    expect(line.state().detail?.row.state).toBe("sending");
  });

  it("does one act for two presses in a row", async () => {
    const { line, asked } = await signedIn();
    line.actions.open(42);
    await settle();
    line.actions.act({ act: "hold" });
    line.actions.act({ act: "hold" });
    await settle();
    expect(countOf(asked, "staffAct")).toBe(1);
  });

  it("gives the screens back when a correction opens a form on them", async () => {
    const { line, gone } = await signedIn();
    line.actions.open(42);
    await settle();
    line.actions.act({ act: "correct" });
    await settle();
    expect(gone()).toBe(1);
    expect(line.state()).toEqual(closedState);
  });

  it("gives the screens back when the program has started anew on a backup", async () => {
    const { line, gone, answers, clock } = await signedIn();
    line.actions.toCare();
    answers["staffRestore"] = () => ok(null);
    line.actions.restore("kiosk-1");
    await settle();
    expect(line.state().working).toBe("restore");
    answers["staffBoard"] = () => err("signed-out");
    clock.advance(5_000);
    await settle();
    expect(gone()).toBe(1);
  });

  it("goes to the next page and back, and never shows an older filter's answer", async () => {
    const { line, asked, answers } = await signedIn();
    line.actions.page(1);
    await settle();
    expect(asked.at(-1)?.input["after"]).toBe(boardPage.next);
    line.actions.page(-1);
    await settle();
    expect(asked.at(-1)?.input["after"]).toBeNull();
    const slow: (() => void)[] = [];
    answers["staffBoard"] = () =>
      new Promise((give) => {
        slow.push(() => give(ok({ ...boardPage, rows: [] })));
      });
    line.actions.filter("held");
    await settle();
    answers["staffBoard"] = () => ok(boardPage);
    line.actions.filter("waiting");
    await settle();
    for (const give of slow) give();
    await settle();
    expect(line.state().board).toEqual(boardPage);
  });

  it("opens a dossier by its number, and stays to be typed again when none has it", async () => {
    const { line, answers } = await signedIn();
    line.actions.toFind();
    answers["staffFindRow"] = () => err("number-unknown");
    line.actions.find("CHO-261125-1-999");
    await settle();
    expect(line.state()).toMatchObject({
      place: { name: "find" },
      said: { kind: "refused", refusal: "number-unknown" },
    });
    answers["staffFindRow"] = () => ok({ rows: [{ ...refusedRow, intentId: 30 }] });
    line.actions.find("CHO-261125-1-003");
    await settle();
    expect(line.state()).toMatchObject({
      place: { name: "row", intentId: 30 },
      detail: refusedDetail,
      said: null,
    });
  });

  it("says that the list may be old while the core is silent, and goes to the door when the pass is over", async () => {
    const { line, answers, clock } = await signedIn();
    answers["staffBoard"] = () => Promise.reject(new Error("gone"));
    clock.advance(5_000);
    await settle();
    expect(line.state().silent).toBe(true);
    answers["staffBoard"] = () => err("signed-out");
    clock.advance(5_000);
    await settle();
    expect(line.state()).toMatchObject({
      place: { name: "door" },
      board: null,
      pass: null,
      said: { kind: "refused", refusal: "signed-out" },
    });
  });
});
