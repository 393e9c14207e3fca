import { unreachable } from "../../../shared/result.ts";
import type { RecoveryCodeJob, RegisterJob, RegisterRow, SlipJob, TestPageJob } from "./job.ts";
import type { SlipFlag } from "./template-names.ts";
import type { CommonTexts } from "./template.ts";
import { BLANK, type SlipValues } from "./values.ts";
import {
  formatAnswerDate,
  formatDay,
  formatMoment,
  formatPortalDay,
  localTimeOf,
  numbersInWords,
} from "./wording.ts";

/** What the head and the foot of any paper name. */
export function deskTexts({ desk, copy }: Pick<SlipJob, "desk" | "copy">): Record<string, string> {
  return {
    agency: desk.agencyName,
    agencyCaps: desk.agencyName.toLocaleUpperCase("vi"),
    desk: desk.deskName,
    deskCaps: desk.deskName.toLocaleUpperCase("vi"),
    ward: desk.wardName,
    place: desk.place,
    deskPhone: desk.phone ?? BLANK,
    reprintNumber: String(copy - 1),
  };
}

/** Flags that hold for any paper of this desk. */
export function deskFlags({ desk }: Pick<SlipJob, "desk">): readonly SlipFlag[] {
  return desk.phone ? ["desk-phone"] : [];
}

function registerRow(row: RegisterRow, index: number, words: CommonTexts["words"]): Record<string, string> {
  const known = row.officialCode !== "";
  return {
    n: String(index + 1),
    code: row.officialCode,
    procedure: row.procedureName,
    count: known ? "01" : "",
    who: row.who,
    contact: [row.address, row.phone].filter(Boolean).join(", "),
    takenInOn: formatPortalDay(row.takenInAt),
    dueOn: formatPortalDay(row.dueAt),
    returnedOn: formatPortalDay(row.returnedAt),
    how: row.byPost ? words.viaPost : words.atDesk,
  };
}

/** Mẫu 07 of a period. */
export function registerValues(job: RegisterJob, { words }: CommonTexts): SlipValues {
  return {
    texts: {
      ...deskTexts(job),
      from: formatAnswerDate(job.from),
      to: formatAnswerDate(job.to),
      total: String(job.rows.length),
      totalWords: numbersInWords(job.rows.length),
    },
    lists: { rows: job.rows.map((row, index) => registerRow(row, index, words)) },
    flags: new Set([...deskFlags(job), ...(job.rows.length === 0 ? (["no-rows"] as const) : [])]),
  };
}

/** A recovery code in the groups it was made in, or in fives; what stands between groups is no part of it. */
function grouped(code: string): string {
  const groups = code.includes("-") ? code.split("-") : (code.match(/.{1,5}/gu) ?? []);
  return groups.join("\u00a0\u00a0 ");
}

/** Papers about the machine, not about a person. */
export function machineValues(job: TestPageJob | RecoveryCodeJob): SlipValues {
  const now = localTimeOf(job.nowMs);
  const own = (): Record<string, string> => {
    switch (job.kind) {
      case "test-page":
        return { printerName: job.printerName };
      case "recovery-code":
        return { code: grouped(job.code) };
      default:
        return unreachable(job);
    }
  };
  const dated = `${job.desk.place}, ${formatDay(now)}`;
  return {
    texts: { ...deskTexts(job), ...own(), dated, printedAt: formatMoment(now) },
    lists: {},
    flags: new Set(deskFlags(job)),
  };
}
