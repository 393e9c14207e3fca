import { submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const otp = { name: "otp" } as const;
const sent = {
  procedureCode: null,
  accountChoice: "register",
  account: { intentId: 1, state: "otp-sent", accountId: "TK-1", refusal: null },
} as const;

export const previews: readonly Preview[] = [
  { id: "otp", view: submitView(otp, sent) },
  {
    id: "otp-wrong",
    view: submitView(otp, { ...sent, notice: { code: "otp-wrong", field: "otp", detail: "Còn 3 lần." } }),
  },
  { id: "otp-used-up", view: submitView(otp, { ...sent, notice: { code: "otp-used-up", field: "otp" } }) },
  { id: "otp-portal-down", view: submitView(otp, sent, { portal: "down" }) },
];
