import { err, ok, unreachable, type Result } from "../../../shared/result.ts";
import type { FormAnswers } from "./answers.ts";
import { blockRowsOf, bodySetting, type Layout } from "./blocks.ts";
import type {
  DeclarationJob,
  EmptyDeclarationJob,
  SlipJob,
  SlipPaper,
  SlipProblem,
  StatusSlipJob,
} from "./job.ts";
import { slipKindOf } from "./kinds.ts";
import { pageThrough } from "./pages.ts";
import { SHEETS, type Sheet } from "./paper.ts";
import type { Fonts } from "./fonts.ts";
import { openPen, type Pen } from "./pen.ts";
import { declarationValues, fill, slipValues, type SlipValues } from "./slip-values.ts";
import type { CommonTexts, Template } from "./template.ts";
import { paragraph, stack, type Row } from "./text-flow.ts";

/** Fonts and templates, read once and used for every slip. */
export interface SlipResources {
  readonly fonts: Fonts;
  readonly common: CommonTexts;
  readonly slips: Readonly<Record<StatusSlipJob["kind"], Template>>;
  /** By name of Procedure.form. */
  readonly forms: ReadonlyMap<string, Template>;
}

type FormJob = DeclarationJob | EmptyDeclarationJob;

function isForm(job: SlipJob): job is FormJob {
  return job.kind === "declaration" || job.kind === "empty-declaration";
}

function isStatusSlip(job: SlipJob): job is StatusSlipJob {
  switch (job.kind) {
    case "kept":
    case "registered":
    case "taken-in":
      return true;
    case "declaration":
    case "empty-declaration":
    case "desk-copy":
    case "control":
    case "supplement":
    case "rejection":
    case "apology":
    case "authorisation":
    case "register":
    case "test-page":
    case "recovery-code":
      return false;
    default:
      return unreachable(job);
  }
}

/** The paper a job gets when it names none; the roll is only for slips that are no official template. */
function paperOf(job: SlipJob): Result<SlipPaper, SlipProblem> {
  const paper = job.paper ?? (isStatusSlip(job) ? "a5" : "a4");
  if (paper === "roll-80" && job.kind !== "kept" && job.kind !== "registered") {
    return err({ code: "paper-unfit", message: `${job.kind} is not laid out for the 80 mm roll` });
  }
  return ok(paper);
}

function templateOf(job: StatusSlipJob | FormJob, resources: SlipResources): Result<Template, SlipProblem> {
  if (isStatusSlip(job)) {
    const truth = slipKindOf(job.status);
    if (truth === job.kind) return ok(resources.slips[job.kind]);
    return err({ code: "claims-more", message: `the status allows ${truth}, not ${job.kind}` });
  }
  const form = resources.forms.get(job.procedure.form);
  return form ? ok(form) : err({ code: "no-form", message: `no form ${job.procedure.form} in slips/forms` });
}

function formOf(job: StatusSlipJob | FormJob): FormAnswers | null {
  if (isStatusSlip(job)) return null;
  return { procedure: job.procedure, answers: job.kind === "declaration" ? job.intent.answers : null };
}

/** Seen in printer queues: ASCII, a number that is not a person. */
function titleOf(job: StatusSlipJob | FormJob): string {
  return isStatusSlip(job) ? `${job.kind} ${job.status.localNumber}` : `${job.kind} ${job.procedure.code}`;
}

interface Print {
  readonly template: Template;
  readonly values: SlipValues;
  readonly sheet: Sheet;
  readonly form: FormAnswers | null;
}

function scaled(sheet: Sheet, factor: number): Sheet {
  const { head, title, body, small, large } = sheet.size;
  const size = { head, title, body: body * factor, small: small * factor, large: large * factor };
  return { ...sheet, size };
}

/** In the upper margin, so that a reprint is laid out as the first print was. */
function reprintMark(layout: Layout): Row {
  const text = fill(layout.common.reprint, layout.values.texts);
  const setting = bodySetting(layout, { sizePt: layout.sheet.size.small, align: "right", gapAfterPt: 0 });
  const mark = stack(paragraph([{ text, face: "bold-italic" }], setting, layout.pen));
  return { heightPt: 0, draw: (top) => mark.draw(top - mark.heightPt) };
}

function sheetRows(print: Print, words: string, job: SlipJob, common: CommonTexts, pen: Pen): readonly Row[] {
  const { sheet, template, form } = print;
  const values = { ...print.values, texts: { ...print.values.texts, sheet: words } };
  const width = sheet.widthPt - sheet.margin.left - sheet.margin.right;
  const layout: Layout = { pen, sheet, common, template, values, form, x: sheet.margin.left, width };
  const rows = blockRowsOf(template.blocks, layout);
  return job.copy > 1 ? [reprintMark(layout), ...rows] : rows;
}

/**
 * One job as a PDF. Nothing is drawn that the status does not carry: a kind that claims more is refused
 * (`claims-more`); other problems as SlipProblem says. Throws only on a bug.
 */
export async function renderSlip(
  job: SlipJob,
  resources: SlipResources,
): Promise<Result<Uint8Array, SlipProblem>> {
  if (!isStatusSlip(job) && !isForm(job))
    return err({ code: "template", message: `${job.kind} has no template` });
  const paper = paperOf(job);
  if (!paper.ok) return paper;
  const template = templateOf(job, resources);
  if (!template.ok) return template;
  const { common, fonts } = resources;
  const values = isStatusSlip(job) ? slipValues(job, common) : declarationValues(job);
  const sheet = scaled(SHEETS[paper.value], template.value.scale[paper.value] ?? 1);
  const print: Print = { template: template.value, values, sheet, form: formOf(job) };
  const pen = openPen(fonts, print.sheet, titleOf(job));
  for (const words of print.template.sheets) {
    const rows = sheetRows(print, words, job, common, pen);
    pageThrough(rows, {
      pen,
      sheet: print.sheet,
      running: fill(print.template.running, values.texts),
      page: common.page,
      watermark: job.practice ? common.practice : null,
    });
  }
  return ok(await pen.finish());
}
