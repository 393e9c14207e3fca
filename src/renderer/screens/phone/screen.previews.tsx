import { submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const phone = { name: "phone" } as const;
const before = { procedureCode: null } as const;

export const previews: readonly Preview[] = [
  { id: "phone", view: submitView(phone, { ...before, phone: "" }) },
  {
    id: "phone-unusual",
    view: submitView(phone, {
      ...before,
      phone: "0123456789",
      notice: { code: "phone-unusual", field: "phone" },
    }),
  },
  {
    id: "phone-email-wrong",
    view: submitView(phone, {
      ...before,
      email: "thu@",
      notice: { code: "email-not-an-address", field: "email" },
    }),
  },
  {
    id: "phone-account-refused",
    view: submitView(phone, {
      ...before,
      notice: { code: "account-refused", detail: "Số điện thoại đã dùng cho tài khoản khác." },
    }),
  },
];
