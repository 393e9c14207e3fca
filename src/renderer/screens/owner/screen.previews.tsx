import { submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const owner = { name: "owner" } as const;

export const previews: readonly Preview[] = [
  { id: "owner", view: submitView(owner) },
  { id: "owner-other", view: submitView(owner, { owner: { fullName: "Trần Văn Hai", idNumber: "" } }) },
  {
    id: "owner-other-missing",
    view: submitView(owner, {
      owner: { fullName: "", idNumber: "" },
      notice: { code: "answer-missing", field: "fullName" },
    }),
  },
];
