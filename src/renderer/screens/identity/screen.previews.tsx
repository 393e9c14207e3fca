import { viewOf } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const at = (index: number) => ({ name: "identity", index }) as const;

export const previews: readonly Preview[] = [
  { id: "identity-number", view: viewOf(at(0), { goal: "submit" }) },
  {
    id: "identity-number-wrong",
    view: viewOf(at(0), {
      goal: "submit",
      typedIdentity: { idNumber: "08719900012" },
      notice: { code: "id-number-not-12-digits", field: "idNumber" },
    }),
  },
  { id: "identity-passport", view: viewOf(at(0), { goal: "submit", idPaper: "passport" }) },
  {
    id: "identity-name",
    view: viewOf(at(1), { goal: "submit", typedIdentity: { fullName: "Nguyễn Thị Thảo" } }),
  },
  {
    id: "identity-birth-date",
    view: viewOf(at(2), { goal: "submit", typedIdentity: { birthDate: "1948" } }),
  },
  { id: "identity-sex", view: viewOf(at(3), { goal: "submit" }) },
  { id: "identity-address", view: viewOf(at(4), { goal: "submit" }) },
  { id: "identity-address-called", view: viewOf(at(4), { goal: "submit" }, { helperCalled: true }) },
  {
    id: "identity-address-missing-called",
    view: viewOf(
      at(4),
      { goal: "submit", notice: { code: "answer-missing", field: "address" } },
      { helperCalled: true },
    ),
  },
];
