import { expect, it } from "vitest";
import { err, ok } from "../../../shared/result.ts";
import { findRows, type FinderStore } from "./find-rows.ts";

const store: FinderStore = {
  rowByNumber: (number) => ({ "CHO-261123-1-001": 7, "CHO-261123-1-001b": 8 })[number] ?? null,
  rowByTicket: () => null,
  rowsOfPerson: (number) => (number === "087199012345" ? [9, 8] : []),
};

it.each([
  "CHO-261123-1-001",
  "261123-1-001",
  "cho-261123-1-001",
  "cho 261123 1 001",
  " 261123 1 1 ",
  "CHO 261123-1-001",
])("finds a dossier by its number as people write it: %s", (number) => {
  expect(findRows(number, store)).toEqual(ok([7]));
});

it.each(["CHO-261123-1-001b", "cho 261123 1 1 B"])(
  "finds one that came from a machine with the same numbers by its letter: %s",
  (number) => {
    expect(findRows(number, store)).toEqual(ok([8]));
  },
);

it("takes no other number for the desk's own", () => {
  for (const number of ["261123-2-001", "261124-1-001", "H20.30.14-261123-1-001", "261123"])
    expect(findRows(number, store)).toEqual(err("number-unknown"));
  expect(findRows("087199 012 345", store)).toEqual(ok([9, 8]));
  expect(findRows("087199 012 346", store)).toEqual(err("person-unknown"));
});
