import { expect, it } from "vitest";
import { dossierIntent } from "../../../../tests/support/intents.ts";
import { smallProcedure } from "../../../../tests/support/session-fixtures.ts";
import type { PrintProgress } from "../../../shared/printing.ts";
import type { PrintPress } from "../printing/print-job.ts";
import { createAuthorisationPress } from "./authorisation-press.ts";

const officer = { name: "Lê Thị Trực", idNumber: "087088000001", phone: "0277000111" };
const slipDesk = {
  wardName: "Phường Thử",
  agencyName: "Ủy ban nhân dân phường Thử",
  deskName: "Quầy thử",
  place: "Thử",
  apologyForm: "new",
} as const;

function bench(by: typeof officer | null = officer) {
  const presses: PrintPress[] = [];
  const press = createAuthorisationPress({
    desk: {
      async print(asked) {
        presses.push(asked);
        return { state: "printed", kind: "authorisation", problem: null, copies: 1 };
      },
    },
    procedure: (code) => (code === smallProcedure.code ? smallProcedure : null),
    slipDesk,
    practice: true,
    officer: by,
  });
  const told: PrintProgress[] = [];
  return { press, presses, told, tell: (print: PrintProgress) => void told.push(print) };
}
const form = dossierIntent({ procedureCode: smallProcedure.code, route: "authorised" });

it("prints a paper that names the citizen and the officer, as an original each time", async () => {
  const { press, presses, told, tell } = bench();
  await press.print(form, tell);
  await press.print(form, tell);
  expect(presses.map(({ job }) => job)).toMatchObject([
    { kind: "authorisation", officer, intent: { submitter: form.submitter }, copy: 1, practice: true },
    { kind: "authorisation", copy: 1 },
  ]);
  expect(new Set(presses.map(({ pressId }) => pressId)).size).toBe(2);
  expect(told.at(-1)).toMatchObject({ state: "printed", kind: "authorisation" });
});

it("takes back what is not on paper when its person goes on, and not what the next one asks for", async () => {
  const { press, presses, tell } = bench();
  await press.print(form, tell);
  press.leave();
  await press.print(form, tell);
  expect(presses.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
});

it("says nothing more of a paper that was taken back", async () => {
  const { press, presses, told, tell } = bench();
  await press.print(form, tell);
  const before = told.length;
  press.leave();
  presses[0]?.onProgress?.({ state: "failed", kind: "authorisation", problem: "cancelled", copies: 0 });
  expect(told).toHaveLength(before);
});

it("says that it failed where nobody can be authorised", async () => {
  const { press, presses, told, tell } = bench(null);
  await press.print(form, tell);
  expect(presses).toEqual([]);
  expect(told).toMatchObject([{ state: "failed", kind: "authorisation" }]);
});
