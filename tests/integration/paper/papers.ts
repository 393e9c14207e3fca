import {
  assetsDir,
  birthAnswers,
  declarationJob,
  emptyJob,
  intent,
  keptJob,
  keptStatus,
  registeredJob,
  registeredStatus,
  takenInJob,
} from "../../../src/main/core/slips/fixture.ts";
import type { SlipJob } from "../../../src/main/core/slips/job.ts";
import { loadSlipResources } from "../../../src/main/core/slips/load.ts";
import { renderSlip } from "../../../src/main/core/slips/render.ts";

/** One print of invented people; `name` is the file name of its stored pictures. */
export interface Paper {
  readonly name: string;
  readonly job: SlipJob;
}

const owner = { ...intent.submitter, fullName: "Trần Văn Lợi", idNumber: "087088004321" };
const [scan] = intent.scans;
const fourteen = Array.from({ length: 14 }, (_, index) => ({ ...scan, paperCode: `GIAY-${index}` }));

/** A dossier with 14 papers, which runs on to a second A5. */
export const fourteenPapers: SlipJob = takenInJob({
  intent: { ...intent, scans: fourteen as typeof intent.scans },
});

const slips: readonly Paper[] = (["a5", "a4", "roll-80"] as const).flatMap((paper) => [
  { name: `kept-${paper}`, job: keptJob({ paper }) },
  { name: `registered-${paper}`, job: registeredJob({ paper }) },
]);

const states: readonly Paper[] = [
  { name: "kept-self", job: keptJob({ intent: { ...intent, route: "self", owner } }) },
  {
    name: "kept-refused",
    job: keptJob({
      status: { ...keptStatus, state: "needs-person", reason: "refused", refusal: "Mã đơn vị không đúng" },
    }),
  },
  { name: "kept-cancelled", job: keptJob({ status: { ...keptStatus, state: "cancelled" } }) },
  { name: "kept-practice-reprint", job: keptJob({ practice: true, copy: 3 }) },
  {
    name: "registered-papers-missing",
    job: registeredJob({
      status: { ...registeredStatus, portalState: 5, missingPapers: "Bản chính Giấy chứng sinh" },
    }),
  },
];

const official: readonly Paper[] = [
  { name: "taken-in-a5", job: takenInJob() },
  { name: "taken-in-a4", job: takenInJob({ paper: "a4", intent: { ...intent, owner } }) },
  { name: "taken-in-fourteen-papers", job: fourteenPapers },
];

const statusAnswers = { nguoiYeuCauHoTen: "Nguyễn Thị Mỹ Hạnh", nguoiYeuCauNgaySinh: "1990-05-15" };
const forms: readonly Paper[] = [
  { name: "declaration-birth", job: declarationJob("1.001193", birthAnswers) },
  { name: "declaration-marital-status", job: declarationJob("1.004873", statusAnswers) },
  { name: "declaration-extract", job: declarationJob("2.000635", intent.answers) },
  { name: "empty-declaration-birth", job: emptyJob("1.001193") },
  { name: "empty-declaration-marital-status", job: emptyJob("1.004873") },
  { name: "empty-declaration-extract", job: emptyJob("2.000635") },
];

/** Every template on each of its sheets, and the states that change much of a page. */
export const papers: readonly Paper[] = [...slips, ...states, ...official, ...forms];

const resources = loadSlipResources(assetsDir);

/** A job as PDF bytes; throws in the renderer's words. */
export async function pdfOf(job: SlipJob): Promise<Uint8Array> {
  const pdf = await renderSlip(job, await resources);
  if (!pdf.ok) throw new Error(`${pdf.error.code}: ${pdf.error.message}`);
  return pdf.value;
}
