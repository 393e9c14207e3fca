import type { Clock } from "../../../shared/clock.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { callIpp, type IppFault } from "./ipp-client.ts";
import {
  groupTag,
  numberOf,
  stringsOf,
  valueTag,
  type IppAnswer,
  type IppAttribute,
  type IppGroup,
} from "./ipp-message.ts";
import type { IppCondition } from "./ipp-reasons.ts";
import type { PrintOptions } from "./printer.ts";
import { mediaFor } from "./ipp-media.ts";

/** Job-state of RFC 8011 section 5.3.7. */
export const jobState = {
  pending: 3,
  held: 4,
  processing: 5,
  stopped: 6,
  cancelled: 7,
  aborted: 8,
  completed: 9,
} as const;

/** A job as a printer or a print server shows it. */
export interface IppJob {
  readonly id: number;
  readonly name: string;
  readonly state: number;
  readonly reasons: readonly string[];
  /** What the printer said while it worked on this job. */
  readonly printerReasons: readonly string[];
  /** The same for people, in English, because the request is. */
  readonly printerMessage: string;
  /** For how many seconds it has been at work, by the printer's own clock; null when it does not say. */
  readonly atWorkS: number | null;
}

/** A printer's or a queue's own description. */
export interface IppPrinterFacts extends IppCondition {
  /** Its words for people. */
  readonly name: string;
  /** Its name in the address, where it is a queue. */
  readonly queue: string;
  /** Empty when it does not say. */
  readonly formats: readonly string[];
  readonly media: readonly string[];
  readonly scaling: readonly string[];
  /** Where CUPS sends its jobs; empty for a printer. */
  readonly deviceUri: string;
}

/** An IPP status code that refuses, or why there was no answer. */
export type IppFailure = IppFault | number;

/** Status codes of RFC 8011 section B.1 that this program tells apart. */
export const ippStatus = {
  notFound: 0x0406,
  badFormat: 0x040a,
  badValues: 0x040b,
  formatError: 0x0411,
  unavailable: 0x0502,
  temporary: 0x0505,
  notAccepting: 0x0506,
  busy: 0x0507,
  tooMany: 0x050b,
} as const;

const operation = {
  printJob: 0x02,
  cancelJob: 0x08,
  getJob: 0x09,
  getJobs: 0x0a,
  getPrinter: 0x0b,
  cupsGetPrinters: 0x4002,
} as const;

/** The one name under which this program's jobs stand in a queue; it names no person. */
const USER = "kiosk";

const jobAttributes = [
  "job-id",
  "job-name",
  "job-state",
  "job-state-reasons",
  "job-printer-state-reasons",
  "job-printer-state-message",
  "job-printer-up-time",
  "time-at-processing",
];
const printerAttributes = [
  "printer-name",
  "printer-info",
  "printer-state",
  "printer-state-reasons",
  "printer-is-accepting-jobs",
  "document-format-supported",
  "media-supported",
  "print-scaling-supported",
  "device-uri",
];

const keyword = (name: string, ...values: readonly string[]): IppAttribute => ({
  tag: valueTag.keyword,
  name,
  values,
});
const integer = (name: string, value: number): IppAttribute => ({
  tag: valueTag.integer,
  name,
  values: [value],
});
const target = (uri: string): IppAttribute => ({
  tag: valueTag.uri,
  name: "printer-uri",
  values: [uri.replace(/^http/u, "ipp")],
});
const user: IppAttribute = { tag: valueTag.name, name: "requesting-user-name", values: [USER] };

async function ask(
  uri: string,
  number: number,
  attributes: readonly IppAttribute[],
  clock: Clock,
): Promise<Result<IppAnswer, IppFailure>> {
  return accepted(
    await callIpp(uri, { operation: number, attributes: [target(uri), user, ...attributes] }, clock),
  );
}

/** Codes below 0x0100 are successes, with attributes ignored or substituted among them (RFC 8011 section B.1.2). */
function accepted(answer: Result<IppAnswer, IppFault>): Result<IppAnswer, IppFailure> {
  return answer.ok && answer.value.status >= 0x0100 ? err(answer.value.status) : answer;
}

function jobOf(group: IppGroup): IppJob | null {
  const id = numberOf(group, "job-id");
  const state = numberOf(group, "job-state");
  if (id === null || state === null) return null;
  const nowS = numberOf(group, "job-printer-up-time");
  const sinceS = numberOf(group, "time-at-processing");
  return {
    id,
    state,
    name: stringsOf(group, "job-name")[0] ?? "",
    reasons: stringsOf(group, "job-state-reasons"),
    printerReasons: stringsOf(group, "job-printer-state-reasons"),
    printerMessage: stringsOf(group, "job-printer-state-message")[0] ?? "",
    atWorkS: nowS === null || sinceS === null ? null : nowS - sinceS,
  };
}

/** The description in a group of printer attributes. */
export function factsOf(group: IppGroup): IppPrinterFacts {
  return {
    name: stringsOf(group, "printer-info")[0] || (stringsOf(group, "printer-name")[0] ?? ""),
    queue: stringsOf(group, "printer-name")[0] ?? "",
    state: numberOf(group, "printer-state"),
    reasons: stringsOf(group, "printer-state-reasons"),
    accepting: group.attributes.get("printer-is-accepting-jobs")?.[0] !== false,
    formats: stringsOf(group, "document-format-supported"),
    media: stringsOf(group, "media-supported"),
    scaling: stringsOf(group, "print-scaling-supported"),
    deviceUri: stringsOf(group, "device-uri")[0] ?? "",
  };
}

/** Get-Printer-Attributes. An answer without a printer-state comes from something else than a printer: `not-ipp`. */
export async function getPrinter(uri: string, clock: Clock): Promise<Result<IppPrinterFacts, IppFailure>> {
  const wanted = keyword("requested-attributes", ...printerAttributes);
  const answer = await ask(uri, operation.getPrinter, [wanted], clock);
  if (!answer.ok) return answer;
  const group = answer.value.groups.find(({ tag }) => tag === groupTag.printer);
  const facts = group ? factsOf(group) : null;
  return facts && facts.state !== null ? ok(facts) : err("not-ipp");
}

/** Get-Job-Attributes of one job number. */
export async function getJob(uri: string, id: number, clock: Clock): Promise<Result<IppJob, IppFailure>> {
  const wanted = keyword("requested-attributes", ...jobAttributes);
  const answer = await ask(uri, operation.getJob, [integer("job-id", id), wanted], clock);
  if (!answer.ok) return answer;
  const group = answer.value.groups.find(({ tag }) => tag === groupTag.job);
  // Some printers leave the number out when it was asked by number.
  const job = group && jobOf({ ...group, attributes: new Map([["job-id", [id]], ...group.attributes]) });
  return job ? ok(job) : err("not-ipp");
}

async function listJobs(
  uri: string,
  which: "completed" | "not-completed",
  clock: Clock,
): Promise<Result<readonly IppJob[], IppFailure>> {
  const wanted = [keyword("which-jobs", which), keyword("requested-attributes", ...jobAttributes)];
  const answer = await ask(uri, operation.getJobs, wanted, clock);
  if (!answer.ok) return answer;
  const jobs = answer.value.groups.filter(({ tag }) => tag === groupTag.job).map(jobOf);
  return ok(jobs.filter((job) => job !== null));
}

/** A printer may cut a long name short; a title is never the beginning of another one. */
export function hasTitle(job: IppJob, title: string): boolean {
  return job.name === title || (job.name.length >= 24 && title.startsWith(job.name));
}

/** The newest job of this title, whether it waits or has ended; null when the printer knows none. */
export async function findJob(
  uri: string,
  title: string,
  clock: Clock,
): Promise<Result<IppJob | null, IppFailure>> {
  // Waiting ones first: a job that ends in between is then found among the ended ones, never in neither list.
  const waiting = await listJobs(uri, "not-completed", clock);
  if (!waiting.ok) return waiting;
  const ended = await listJobs(uri, "completed", clock);
  if (!ended.ok) return ended;
  const ours = [...waiting.value, ...ended.value].filter((job) => hasTitle(job, title));
  return ok(ours.toSorted((a, b) => b.id - a.id)[0] ?? null);
}

/** Print-Job: the PDF goes over in one request; gives the printer's number of the job. */
export async function printJob(
  uri: string,
  pdf: Uint8Array,
  options: PrintOptions & Pick<IppPrinterFacts, "media" | "scaling">,
  clock: Clock,
): Promise<Result<number, IppFailure>> {
  const media = mediaFor(options.paper, pdf, options.media);
  const request = {
    operation: operation.printJob,
    attributes: [
      target(uri),
      user,
      { tag: valueTag.name, name: "job-name", values: [options.title] },
      { tag: valueTag.mimeType, name: "document-format", values: ["application/pdf"] },
    ],
    job: [
      integer("copies", options.copies),
      ...(media === null ? [] : [keyword("media", media)]),
      keyword("sides", "one-sided"),
      // The page is made for this sheet by the law's margins; a printer that would shrink it to its own is told not to.
      ...(options.scaling.includes("none") ? [keyword("print-scaling", "none")] : []),
    ],
  };
  const answer = accepted(await callIpp(uri, request, clock, pdf));
  if (!answer.ok) return answer;
  const group = answer.value.groups.find(({ tag }) => tag === groupTag.job);
  const id = group ? numberOf(group, "job-id") : null;
  return id === null ? err("not-ipp") : ok(id);
}

/** Cancel-Job. With `purge` (a CUPS attribute) the job and its spooled document go as well, whatever its state. */
export async function cancelJob(
  uri: string,
  id: number,
  { purge }: { readonly purge: boolean },
  clock: Clock,
): Promise<Result<null, IppFailure>> {
  const purging: IppAttribute = { tag: valueTag.boolean, name: "purge-job", values: [true] };
  const answer = await ask(
    uri,
    operation.cancelJob,
    [integer("job-id", id), ...(purge ? [purging] : [])],
    clock,
  );
  return answer.ok ? ok(null) : answer;
}

/** CUPS-Get-Printers: every queue of a print server. */
export async function getQueues(
  server: string,
  clock: Clock,
): Promise<Result<readonly IppPrinterFacts[], IppFailure>> {
  const wanted = keyword("requested-attributes", ...printerAttributes);
  const answer = await ask(server, operation.cupsGetPrinters, [wanted], clock);
  if (!answer.ok) return answer;
  const queues = answer.value.groups.filter(({ tag }) => tag === groupTag.printer).map(factsOf);
  return ok(queues.filter(({ queue }) => queue !== ""));
}
