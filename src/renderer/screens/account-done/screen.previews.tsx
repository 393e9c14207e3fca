import type { AccountState } from "../../../shared/dossier.ts";
import type { VneidOutcome } from "../../../shared/vneid.ts";
import { submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const states: readonly AccountState[] = ["active", "waiting", "otp-sent", "someone-elses", "refused"];
const outcomes: readonly VneidOutcome[] = ["logged-in", "needs-police", "no-phone", "otp-missing", "gave-up"];
const refusal = "Họ tên không khớp với số định danh.";

export const previews: readonly Preview[] = [
  ...states.map((state) => ({
    id: `account-done-${state}`,
    view: submitView(
      { name: "account-done" },
      {
        procedureCode: null,
        accountChoice: "register",
        account: { intentId: 1, state, accountId: null, refusal: state === "refused" ? refusal : null },
      },
    ),
  })),
  ...outcomes.map((vneid) => ({
    id: `account-done-${vneid}`,
    view: submitView({ name: "account-done" }, { procedureCode: null, vneid }, { accountMode: "vneid" }),
  })),
  {
    id: "account-done-only-account",
    view: submitView(
      { name: "account-done" },
      { goal: "account", procedureCode: null, accountChoice: "have" },
    ),
  },
];
