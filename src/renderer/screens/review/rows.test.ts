import { expect, it } from "vitest";
import type { Procedure, Question } from "../../../shared/procedure.ts";
import type { KioskView, Session } from "../../../shared/session.ts";
import { procedures, samplePerson, submitView } from "../../previews/fixtures.ts";
import { declarationGroups, foldedRows } from "./rows.ts";

const of = (key: string, facts: Partial<Question>): Question => ({
  key,
  section: "father",
  label: key,
  ask: { vi: key, en: key },
  kind: "text",
  required: true,
  ...facts,
});
const withQuestions = (questions: readonly Question[]): readonly Procedure[] =>
  procedures.slice(0, 1).map((procedure) => ({
    ...procedure,
    sections: [{ key: "father", title: { vi: "Người cha", en: "The father" } }],
    questions: [...questions],
  }));
const father = withQuestions([
  of("name", { card: "fullName" }),
  of("birth", { kind: "date", card: "birthDate" }),
  of("number", { card: "idNumber" }),
  of("home", { card: "address" }),
  of("ethnic", {}),
]);
const { fullName, birthDate, idNumber, address } = samplePerson;
const answers = { name: fullName, birth: birthDate, number: idNumber, home: address, ethnic: "Kinh" };
const cards = { father: { person: samplePerson, warnings: [], addressOffer: null } };

const groupsOf = (all: readonly Procedure[], view: KioskView) =>
  all.flatMap((procedure) => declarationGroups(procedure, view, "vi"));

function folded(session: Partial<Session>): readonly string[] {
  const groups = groupsOf(father, submitView({ name: "review" }, session));
  expect(groups).toHaveLength(1);
  return groups.flatMap((group) => foldedRows(group).map(({ name }) => name));
}

it("keeps a person's name and number in sight, and folds the rest of their card", () => {
  expect(folded({ answers, cards })).toEqual(["birth", "home"]);
});

it("folds nothing for one line alone, or for what was changed since the card was read", () => {
  expect(folded({ answers: { ...answers, home: "Chỗ khác" }, cards })).toEqual([]);
  expect(folded({ answers })).toEqual([]);
});

it("says of a line from a card that it is, and of another only that it was filled in beforehand", () => {
  const own = withQuestions([of("home", { prefill: "submitter.address" })]);
  const known = (source: "card" | "typed") => {
    const view = submitView({ name: "review" }, { answers, person: { ...samplePerson, source } });
    return groupsOf(own, view)[0]?.rows[0]?.known;
  };
  expect(known("card")).toBe("card");
  expect(known("typed")).toBe("beforehand");
});
