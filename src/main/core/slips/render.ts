import { papersFor, useOf } from "../../../shared/printing.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { FormAnswers } from "./answers.ts";
import { blockRowsOf, bodySetting, type Layout } from "./blocks.ts";
import type { Fonts } from "./fonts.ts";
import type { DeclarationJob, EmptyDeclarationJob, SlipJob, SlipPaper, SlipProblem } from "./job.ts";
import { framedSheet, pageThrough, roomForPen } from "./pages.ts";
import { sheetFor, type Sheet } from "./paper.ts";
import { openPen, type Pen } from "./pen.ts";
import { slipValues } from "./slip-values.ts";
import { templateNameOf, type TemplateName } from "./template-names.ts";
import type { CommonTexts, Template } from "./template.ts";
import { paragraph, stack, type Row } from "./text-flow.ts";
import { jobFault } from "./truth.ts";
import { fill, type SlipValues } from "./values.ts";

/** Fonts and templates, read once and used for every slip. */
export interface SlipResources {
  readonly fonts: Fonts;
  readonly common: CommonTexts;
  readonly slips: Readonly<Record<TemplateName, Template>>;
  /** By name of Procedure.form. */
  readonly forms: ReadonlyMap<string, Template>;
}

function isForm(job: SlipJob): job is DeclarationJob | EmptyDeclarationJob {
  return job.kind === "declaration" || job.kind === "empty-declaration";
}

const HALF_SHEETS: ReadonlySet<SlipJob["kind"]> = new Set(["kept", "registered", "taken-in", "desk-copy"]);

/** The paper a job gets when it names none; a test page is for any, the others for those of their use. */
function paperOf(job: SlipJob): Result<SlipPaper, SlipProblem> {
  const paper = job.paper ?? (HALF_SHEETS.has(job.kind) ? "a5" : "a4");
  if (job.kind === "test-page" || papersFor[useOf[job.kind]].includes(paper)) return ok(paper);
  return err({ code: "paper-unfit", message: `${job.kind} is not laid out for ${paper}` });
}

function templateOf(job: SlipJob, resources: SlipResources): Result<Template, SlipProblem> {
  const fault = jobFault(job);
  if (fault !== null) return err({ code: "claims-more", message: `${job.kind}: ${fault}` });
  if (!isForm(job)) return ok(resources.slips[templateNameOf(job)]);
  const form = resources.forms.get(job.procedure.form);
  return form ? ok(form) : err({ code: "no-form", message: `no form ${job.procedure.form} in slips/forms` });
}

function formOf(job: SlipJob): FormAnswers | null {
  if (!isForm(job)) return null;
  return { procedure: job.procedure, answers: job.kind === "declaration" ? job.intent.answers : null };
}

/** Seen in printer queues: ASCII, a number that is not a person. */
function titleOf(job: SlipJob): string {
  if ("status" in job) return `${job.kind} ${job.status.localNumber}`;
  if ("procedure" in job) return `${job.kind} ${job.procedure.code}`;
  return job.kind === "register" ? `${job.kind} ${job.from} ${job.to}` : job.kind;
}

function paperWord(paper: SlipPaper, { words }: CommonTexts): string {
  return { a4: words.a4, a5: words.a5, "roll-80": words.roll }[paper];
}

interface Print {
  readonly template: Template;
  readonly values: SlipValues;
  readonly sheet: Sheet;
  readonly form: FormAnswers | null;
}

/** In the upper margin, so that a reprint is laid out as the first print was. */
function reprintMark(layout: Layout): Row {
  const text = fill(layout.common.reprint, layout.values.texts);
  const setting = bodySetting(layout, { sizePt: layout.sheet.size.small, align: "right", gapAfterPt: 0 });
  const mark = stack(paragraph([{ text, face: "bold-italic" }], setting, layout.pen));
  return { heightPt: 0, draw: (top) => mark.draw(top - mark.heightPt) };
}

function* sheetRows(
  print: Print,
  words: string,
  job: SlipJob,
  common: CommonTexts,
  pen: Pen,
): Generator<Row> {
  const { sheet, template, form } = print;
  const values = { ...print.values, texts: { ...print.values.texts, sheet: words } };
  const width = sheet.widthPt - sheet.margin.left - sheet.margin.right;
  const layout: Layout = { pen, sheet, common, template, values, form, x: sheet.margin.left, width };
  const blocks = blockRowsOf(template.blocks, layout);
  if (job.copy > 1) yield reprintMark(layout);
  yield* form?.answers === null ? roomForPen([...blocks], sheet) : blocks;
}

/**
 * One job as a PDF. Nothing is drawn that the status does not carry: a kind that claims more is refused
 * (`claims-more`); other problems as SlipProblem says. Throws only on a bug.
 */
export async function renderSlip(
  job: SlipJob,
  resources: SlipResources,
): Promise<Result<Uint8Array, SlipProblem>> {
  const paper = paperOf(job);
  if (!paper.ok) return paper;
  const template = templateOf(job, resources);
  if (!template.ok) return template;
  const { common, fonts } = resources;
  const { paper: name, template: texts } = { paper: paper.value, template: template.value };
  const sheet = sheetFor(name, texts);
  const given = slipValues(job, common);
  const values = { ...given, texts: { ...given.texts, paper: paperWord(name, common) } };
  const print: Print = {
    template: texts,
    values,
    sheet: texts.frame ? framedSheet(sheet) : sheet,
    form: formOf(job),
  };
  const pen = openPen(fonts, print.sheet, titleOf(job));
  for (const words of print.template.sheets) {
    const rows = sheetRows(print, words, job, common, pen);
    pageThrough(rows, {
      pen,
      sheet: print.sheet,
      running: fill(print.template.running, values.texts),
      page: common.page,
      watermark: job.practice ? common.practice : null,
      framed: texts.frame,
    });
  }
  return ok(await pen.finish());
}
