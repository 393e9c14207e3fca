import { type VneidGuide, vneidGuides } from "../../../shared/vneid.ts";
import { submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const guides: readonly VneidGuide[] = ["activate", "recover", "new-phone", "log-in", "otp"];

/** Every page of every guide. */
export const previews: readonly Preview[] = guides.flatMap((guide) =>
  vneidGuides[guide].map(({ id }, index) => ({
    id: `vneid-${id}`,
    view: submitView(
      { name: "vneid", guide, index, from: null },
      { procedureCode: null },
      { accountMode: "vneid" },
    ),
  })),
);
