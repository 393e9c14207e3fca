import { describe, expect, it } from "vitest";
import type { OutboxState, Reason } from "../../../shared/dossier.ts";
import type { BoardAct } from "../../../shared/staff.ts";
import { actsOf, type ActFacts } from "./acts.ts";
import { ReasonText, StateText } from "./rows.ts";

const plain = { leased: false, inDoubt: false, behind: 0, wiped: false } as const;
const states = StateText.options;
const reasons: readonly (Reason | null)[] = [null, ...ReasonText.options];

const acts = (kind: ActFacts["kind"], state: OutboxState, reason: Reason | null, more = {}): string =>
  actsOf({ kind, state, reason, ...plain, ...more }).join(" ");

/** Every state, reason and kind with every mixture of the other facts. */
function* everyRow(): Generator<ActFacts> {
  const flags = [false, true];
  for (const kind of ["account", "dossier"] as const)
    for (const state of states)
      for (const reason of reasons)
        for (const leased of flags)
          for (const inDoubt of flags)
            for (const wiped of flags)
              for (const behind of [0, 2]) yield { kind, state, reason, leased, inDoubt, wiped, behind };
}

/** Rows of all kinds that are offered one of these acts although they must not be. */
const wrongly = (mustNot: (row: ActFacts) => boolean, ...forbidden: BoardAct[]): readonly ActFacts[] =>
  [...everyRow()].filter((row) => mustNot(row) && actsOf(row).some((act) => forbidden.includes(act)));
const all = ["retry", "correct", "hold", "release", "cancel", "close-self"] as const;

const mayBeThere = (row: ActFacts): boolean =>
  row.inDoubt || ["unknown", "sending", "accepted"].includes(row.state);
const isLeftOpen = ({ kind, state, reason }: ActFacts): boolean =>
  kind === "dossier" && state === "needs-person" && reason === "answer-unknown";
const isInHands = ({ leased, state }: ActFacts): boolean =>
  (leased && state === "waiting") || ["sending", "accepted", "cancelled"].includes(state);
const isStuck = (row: ActFacts): boolean =>
  ["waiting", "unknown", "needs-person"].includes(row.state) && !row.leased && actsOf(row).length === 0;

describe("what staff may do to a row", () => {
  it.each<[OutboxState, Reason | null, string]>([
    ["waiting", null, "retry correct cancel hold"],
    ["waiting", "portal-down", "retry correct cancel hold"],
    ["sending", null, ""],
    ["unknown", "answer-unknown", "retry hold"],
    ["unknown", "by-staff", "retry release"],
    ["accepted", null, ""],
    ["needs-person", "refused", "retry correct cancel"],
    ["needs-person", "file-damaged", "retry correct cancel"],
    ["needs-person", "someone-elses", "retry correct cancel"],
    ["needs-person", "self", "close-self correct cancel"],
    ["needs-person", "answer-unknown", "retry close-self"],
    ["held", "by-staff", "release correct cancel"],
    ["held", "date-unsure", "release correct cancel"],
    ["held", "behind-account", "correct cancel"],
    ["held", "account-refused", "correct cancel"],
    ["cancelled", "by-citizen", ""],
    ["cancelled", "corrected", ""],
    ["cancelled", "moved", ""],
  ])("a dossier that is %s (%s): %s", (state, reason, offered) => {
    expect(acts("dossier", state, reason)).toBe(offered);
  });

  it.each<[OutboxState, Reason | null, number, string]>([
    ["waiting", null, 1, "retry cancel hold"],
    ["unknown", "answer-unknown", 1, "retry hold"],
    ["needs-person", "refused", 2, "retry release cancel"],
    ["needs-person", "refused", 0, "retry cancel"],
    ["needs-person", "someone-elses", 0, "retry cancel"],
    ["held", "by-staff", 1, "release cancel"],
    ["accepted", null, 0, ""],
  ])("a registration that is %s (%s) with %d behind it: %s", (state, reason, behind, offered) => {
    expect(acts("account", state, reason, { behind })).toBe(offered);
  });

  it("never ends or edits what the portal may have, in any state, for any reason", () => {
    expect(wrongly(mayBeThere, "correct", "cancel")).toEqual([]);
    expect(wrongly(isLeftOpen, "correct", "cancel")).toEqual([]);
  });

  it("never touches a row that is being sent or done, and mends nothing that was wiped", () => {
    expect(wrongly(isInHands, ...all)).toEqual([]);
    expect(wrongly(({ wiped, kind }) => wiped || kind === "account", "correct")).toEqual([]);
    expect(wrongly(({ kind }) => kind === "account", "close-self")).toEqual([]);
  });

  it("leaves no open row without a way on, but the one whose create is under way", () => {
    expect([...everyRow()].filter(isStuck)).toEqual([]);
  });
});
