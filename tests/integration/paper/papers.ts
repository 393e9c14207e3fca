import {
  apologyJob,
  assetsDir,
  authorisationJob,
  birthAnswers,
  controlJob,
  declarationJob,
  desk,
  deskCopyJob,
  emptyJob,
  intent,
  keptJob,
  keptStatus,
  procedureOf,
  recoveryCodeJob,
  registeredJob,
  registeredStatus,
  registerJob,
  registerRow,
  rejectionJob,
  supplementJob,
  takenInJob,
  takenInStatus,
  testPageJob,
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
const extract = procedureOf("2.000635");
const [anyPaper] = extract.papers;
const [scan] = intent.scans;
const fourteen = Array.from({ length: 14 }, (_, index) => ({
  ...anyPaper,
  code: `GIAY-${index}`,
  how: "submit" as const,
  name: { vi: `Giấy tờ thứ ${index + 1}, bản chụp từ bản chính do cơ quan có thẩm quyền cấp`, en: "" },
}));

/** A procedure of 14 papers, all handed in: the table runs on to a second A5. */
export const fourteenPapers: SlipJob = takenInJob({
  procedure: { ...extract, papers: fourteen as typeof extract.papers },
  intent: {
    ...intent,
    scans: fourteen.map(({ code }) => ({ ...scan, paperCode: code })) as typeof intent.scans,
  },
});

const slips: readonly Paper[] = (["a5", "a4", "roll-80"] as const).flatMap((paper) => [
  { name: `kept-${paper}`, job: keptJob({ paper }) },
  { name: `registered-${paper}`, job: registeredJob({ paper }) },
  { name: `desk-copy-${paper}`, job: deskCopyJob({ paper }) },
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
  { name: "desk-copy-taken-in", job: deskCopyJob({ status: takenInStatus }) },
  ...(["a5", "a4"] as const).flatMap((paper) => [
    { name: `supplement-${paper}`, job: supplementJob({ paper }) },
    { name: `rejection-${paper}`, job: rejectionJob({ paper }) },
    { name: `apology-new-${paper}`, job: apologyJob({ paper }) },
    { name: `apology-old-${paper}`, job: apologyJob({ paper, desk: { ...desk, apologyForm: "old" } }) },
    { name: `control-${paper}`, job: controlJob({ paper }) },
  ]),
];

const lines = Array.from({ length: 30 }, (_, index) =>
  registerRow(index + 1, index % 3 === 0 ? { returnedAt: "20261126100000", byPost: true } : {}),
);
const desks: readonly Paper[] = [
  { name: "authorisation", job: authorisationJob() },
  { name: "register", job: registerJob({ rows: lines }) },
  { name: "register-empty", job: registerJob({ rows: [] }) },
  { name: "recovery-code", job: recoveryCodeJob() },
  ...(["a5", "a4", "roll-80"] as const).map((paper) => ({
    name: `test-page-${paper}`,
    job: testPageJob({ paper }),
  })),
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
export const papers: readonly Paper[] = [...slips, ...states, ...official, ...desks, ...forms];

const resources = loadSlipResources(assetsDir);

const rendered = new Map<SlipJob, Promise<Uint8Array>>();

/** A job as PDF bytes, rendered once; rejects in the renderer's words. */
export function pdfOf(job: SlipJob): Promise<Uint8Array> {
  const known = rendered.get(job) ?? pdfNow(job);
  rendered.set(job, known);
  return known;
}

async function pdfNow(job: SlipJob): Promise<Uint8Array> {
  const pdf = await renderSlip(job, await resources);
  if (!pdf.ok) throw new Error(`${pdf.error.code}: ${pdf.error.message}`);
  return pdf.value;
}
