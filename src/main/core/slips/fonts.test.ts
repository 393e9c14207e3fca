import { expect, it } from "vitest";
import { assetsDir, intent, takenInJob } from "./fixture.ts";
import { loadSlipResources } from "./load.ts";
import { pdfText } from "./pdf-text.ts";
import { renderSlip } from "./render.ts";

it("letters read back from a slip do not depend on the slips before it", async () => {
  const resources = await loadSlipResources(assetsDir);
  const nameOnPaper = async (fullName: string): Promise<string> => {
    const job = takenInJob({ intent: { ...intent, submitter: { ...intent.submitter, fullName } } });
    const pdf = await renderSlip(job, resources);
    if (!pdf.ok) throw new Error(pdf.error.message);
    return pdfText(pdf.value);
  };
  // Ŵ is W and a circumflex, and no slip has a W of its own; the no-break space shares the glyph of the space.
  expect(await nameOnPaper("Ŵan\u00a0An")).toContain("Người nộp: Ŵan");
  expect(await nameOnPaper("Wan An")).toContain("Người nộp: Wan An");
});
