import { unreachable } from "../../../shared/result.ts";
import { machineValues, registerValues } from "./desk-values.ts";
import { dossierValues } from "./dossier-values.ts";
import { authorisationValues, declarationValues } from "./form-values.ts";
import type { ApologyJob, DeskPaperJob, SlipJob, SupplementJob } from "./job.ts";
import type { CommonTexts } from "./template.ts";
import { BLANK, type SlipValues } from "./values.ts";
import { dayInFull, localTimeOf, parsePortalTime } from "./wording.ts";

function supplementValues(job: SupplementJob, common: CommonTexts): SlipValues {
  const values = dossierValues(job, common);
  const items = job.items.map((name, index) => ({ n: String(index + 1), name }));
  return { ...values, texts: { ...values.texts, reason: job.reason }, lists: { ...values.lists, items } };
}

function apologyValues(job: ApologyJob, common: CommonTexts): SlipValues {
  const values = dossierValues(job, common);
  const takenIn = parsePortalTime(job.status.takenInAt);
  const due = parsePortalTime(job.status.dueAt);
  const promised = parsePortalTime(`${job.newDueOn.replaceAll("-", "")}000000`);
  const dueMs = due
    ? Date.UTC(due.year, due.month - 1, due.day, due.hour, due.minute)
    : Number.POSITIVE_INFINITY;
  const now = localTimeOf(job.nowMs);
  const overdue = Date.UTC(now.year, now.month - 1, now.day, now.hour, now.minute) > dueMs;
  return {
    ...values,
    texts: {
      ...values.texts,
      reason: job.reason,
      takenInDay: takenIn ? dayInFull(takenIn) : BLANK,
      newDueDay: promised ? dayInFull(promised) : BLANK,
    },
    flags: new Set([...values.flags, ...(overdue ? ["overdue"] : [])]),
  };
}

/** How often Mẫu 06 lets a dossier change hands before a second sheet is needed. */
const HANDOVERS = 4;

function controlValues(job: DeskPaperJob, common: CommonTexts): SlipValues {
  const values = dossierValues(job, common);
  const later = Array.from({ length: HANDOVERS - 1 }, () => ({ giver: BLANK, receiver: BLANK }));
  const handovers = [{ giver: job.desk.deskName, receiver: BLANK }, ...later];
  return { ...values, lists: { ...values.lists, handovers } };
}

/** What the template of a job may name: its texts, lists and flags; which names there are, template-names.ts says. */
export function slipValues(job: SlipJob, common: CommonTexts): SlipValues {
  switch (job.kind) {
    case "kept":
    case "registered":
    case "taken-in":
    case "desk-copy":
      return dossierValues(job, common);
    case "control":
      return controlValues(job, common);
    case "supplement":
      return supplementValues(job, common);
    case "rejection": {
      const values = dossierValues(job, common);
      return { ...values, texts: { ...values.texts, reason: job.reason } };
    }
    case "apology":
      return apologyValues(job, common);
    case "declaration":
    case "empty-declaration":
      return declarationValues(job);
    case "authorisation":
      return authorisationValues(job, common);
    case "register":
      return registerValues(job, common);
    case "test-page":
    case "recovery-code":
      return machineValues(job);
    default:
      return unreachable(job);
  }
}
