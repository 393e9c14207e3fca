import { submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

export const previews: readonly Preview[] = (["activate", "recover"] as const).map((guide) => ({
  id: `vneid-stuck-${guide}`,
  view: submitView(
    { name: "vneid-stuck", guide, index: 2, from: null },
    { procedureCode: null },
    { accountMode: "vneid" },
  ),
}));
