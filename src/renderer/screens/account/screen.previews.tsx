import { submitView, viewOf } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const account = { name: "account" } as const;
const before = { procedureCode: null } as const;

export const previews: readonly Preview[] = [
  { id: "account", view: submitView(account, before) },
  { id: "account-portal-down", view: submitView(account, before, { portal: "down" }) },
  {
    id: "account-disk-failed",
    view: submitView(account, { ...before, notice: { code: "keep-failed-disk" } }),
  },
  { id: "account-vneid", view: submitView(account, before, { accountMode: "vneid" }) },
  { id: "account-vneid-only", view: viewOf(account, { goal: "account" }, { accountMode: "vneid" }) },
];
