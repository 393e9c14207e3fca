import type { Api } from "../../../src/main/core/api/api.ts";
import { authorisationPaper } from "../../../src/shared/authorisation.ts";
import type { Client } from "../../../src/shared/client.ts";
import { askedQuestions, neededPapers } from "../../../src/shared/declaration.ts";
import type { Paper, Procedure } from "../../../src/shared/procedure.ts";
import type { KioskView, Session, SessionEvent } from "../../../src/shared/session.ts";
import { invented } from "../api-walk.ts";
import type { Told } from "./moments.ts";
import { type Note, noteSession } from "./notes.ts";
import { paperOf } from "./papers.ts";
import type { Visit } from "./plan.ts";

/** Somebody who follows the screens; what they do next is read off the screen alone, so a restart does not matter. */
export interface Visitor {
  /** One press, or one look when there is nothing to press. True when the visit is over. */
  step(api: Client<Api>): Promise<boolean>;
}

export interface VisitorParts {
  readonly visit: Visit;
  readonly procedures: readonly Procedure[];
  readonly note: Note;
  readonly tell: (moment: Told) => void;
}

/** More presses than any visit takes, kills and repeats included. */
const mostSteps = 2_000;

/** Invented names and number of the n-th citizen and of their child; no two are alike. */
export function citizenOf(n: number): Pick<Note, "fullName" | "idNumber"> & { readonly childName: string } {
  const letters = String(n)
    .padStart(5, "0")
    .replaceAll(/\d/g, (digit) => "abcdeghikl"[Number(digit)] ?? "");
  const family = `${letters.slice(0, 1).toUpperCase()}${letters.slice(1)}`;
  return {
    fullName: `Nguyễn Thị Thử ${family}`,
    childName: `Nguyễn An Thử ${family}`,
    idNumber: `0871990${String(n).padStart(5, "0")}`,
  };
}

function cardOf({ fullName, idNumber }: Note): string {
  return `${idNumber}||${fullName}|05091999|Nữ|Tổ 5, Khóm Thử, Phường Thử Nghiệm, Đồng Tháp|10052021`;
}

export function createVisitor(parts: VisitorParts): Visitor {
  const { note, visit } = parts;
  let steps = 0;
  let stage: "hand-in" | "look-up" | "over" = "hand-in";
  let view: KioskView | null = null;
  let lastStep = "the door";

  /** What the person wants now, after what the screen told: to hand in, to look the dossier up by its slip, to go. */
  function settleStage({ step, notice, dossier }: Session): void {
    if (notice?.code === "same-dossier-today") note.toldHandedIn = true;
    if (notice?.code === "ticket-unknown") note.slipUnknown = true;
    const isHome = step.name === "home";
    // A kill may have taken the session away when all was said.
    const isDone = note.toldHandedIn || (note.promised !== null && (isHome || dossier !== null));
    if (stage === "hand-in" && isDone) stage = visit.looksUp && note.promised !== null ? "look-up" : "over";
    const looked = step.name === "lookup-result" || (step.name === "lookup" && notice !== null);
    if (stage === "look-up" && looked) stage = "over";
  }

  return {
    async step(api) {
      steps += 1;
      if (steps > mostSteps)
        throw new Error(`visit ${visit.n} does not come to an end; it stands at ${lastStep}`);
      // What the last press answered is the screen; after a broken call it must be looked at.
      const seen = view ?? (await api.watchView({ revision: -1 }));
      view = null;
      const { session } = seen;
      lastStep = `${session.step.name} with ${session.notice?.code ?? "no notice"}`;
      if (session.step.name !== "home") noteSession(note, session);
      settleStage(session);
      if (stage === "over" && session.step.name === "home") return true;
      view = await act(api, seen, { ...parts, stage });
      return false;
    },
  };
}

type Acting = VisitorParts & { readonly stage: "hand-in" | "look-up" | "over" };

async function act(api: Client<Api>, view: KioskView, parts: Acting): Promise<KioskView> {
  const { session } = view;
  const watch = (): Promise<KioskView> => api.watchView({ revision: view.revision });
  const { name } = session.step;
  if (session.busy || name === "account-wait" || name === "submitting") return watch();
  if (name === "done" && parts.visit.waitsForPaper && isPrinting(session)) return watch();
  if (name === "review") return confirm(api, session, parts);
  if (name === "scans" || name === "authorisation") return handIn(api, session, parts);
  const event = pressOn(session, parts);
  return api.sendEvent({ sessionId: session.id, event });
}

const isPrinting = ({ print }: Session): boolean => print.state === "rendering" || print.state === "sent";

/** Presses the confirmation, more than once where the plan says so; what was confirmed is written down before. */
async function confirm(
  api: Client<Api>,
  session: Session,
  { note, visit, tell }: Acting,
): Promise<KioskView> {
  const { id: sessionId } = session;
  const isOver = session.notice?.code === "same-dossier-today" || session.notice?.code === "correct-too-late";
  const event: SessionEvent = isOver ? { type: "leave" } : { type: "submit" };
  if (event.type === "leave") return api.sendEvent({ sessionId, event });
  note.confirmedScans = session.scans.map(({ sha256 }) => sha256);
  tell("confirm-pressed");
  const presses = Array.from({ length: visit.presses }, async () => {
    const view = await api.sendEvent({ sessionId, event });
    if (view.session.id === sessionId) noteSession(note, view.session);
    tell("confirm-answered");
    if (view.session.dossier !== null) tell("promised");
    return view;
  });
  await Promise.allSettled(presses);
  return Promise.race(presses);
}

/** One scan that is still missing, else on. */
async function handIn(
  api: Client<Api>,
  session: Session,
  { visit, procedures, tell }: Acting,
): Promise<KioskView> {
  const { id: sessionId, scans } = session;
  const wanted = wantedOf(session, procedures);
  const missing = wanted.findIndex(
    ({ code, required }) => required && !scans.some((scan) => scan.paperCode === code),
  );
  const paper = wanted[missing];
  if (!paper) return api.sendEvent({ sessionId, event: { type: "next" } });
  const { fileName, base64 } = paperOf(paperTag(visit, paper.code), visit.scanBytes[missing % 3] ?? 200);
  tell("scan-pressed");
  return api.addScan({ sessionId, paperCode: paper.code, fileName, base64 });
}

/** The papers that the screen asks for: those of the procedure, or the one of the way of sending. */
function wantedOf(
  { step, answers, procedureCode }: Session,
  procedures: readonly Procedure[],
): readonly Paper[] {
  if (step.name === "authorisation") return [authorisationPaper];
  const procedure = procedures.find(({ code }) => code === procedureCode);
  return procedure ? neededPapers(procedure, answers).filter(({ how }) => how === "submit") : [];
}

const paperTag = ({ n }: Visit, paperCode: string): string => `${n} ${paperCode}`;

/** The press that leads on from a screen that needs nothing but a press. */
function pressOn(session: Session, parts: Acting): SessionEvent {
  const { visit, note } = parts;
  switch (session.step.name) {
    case "home":
      return { type: "start", goal: parts.stage === "look-up" ? "lookup" : "submit" };
    case "card":
      return { type: "code-scanned", payload: cardOf(note) };
    case "phone":
      return { type: "set-phone", phone: "0912345678", email: "" };
    case "account":
      return { type: "choose-account", choice: visit.account };
    case "otp":
      return visit.entersOtp && !session.notice ? { type: "enter-otp", otp: "123456" } : { type: "next" };
    case "procedure":
      return { type: "choose-procedure", code: note.procedureCode };
    case "owner":
      return {
        type: "set-owner",
        owner: note.ownerName === note.fullName ? "self" : { fullName: note.ownerName, idNumber: "" },
      };
    case "declaration":
      return answerTo(session, parts);
    case "delivery":
      return { type: "set-delivery", delivery: { kind: "counter" } };
    case "consents":
      if (session.typist === null) return { type: "set-typist", typist: "volunteer" };
      return { type: "set-consents", consents: { call: false, survey: false }, route: visit.route };
    case "lookup":
      return lookUp(session, note);
    case "lookup-proof":
      return { type: "lookup-proof", lastFour: "5678" };
    default:
      return { type: "next" };
  }
}

function answerTo({ step, answers }: Session, { procedures, note }: Acting): SessionEvent {
  const procedure = procedures.find(({ code }) => code === note.procedureCode);
  const index = step.name === "declaration" ? step.index : 0;
  const question = procedure ? askedQuestions(procedure, answers)[index] : undefined;
  if (!question) throw new Error("the declaration points at no question");
  return { type: "answer", key: question.key, value: answers[question.key] || invented(question) };
}

function lookUp({ notice }: Session, { promised }: Note): SessionEvent {
  if (notice || !promised) return { type: "leave" };
  return { type: "lookup-ticket", ticket: promised.ticket };
}
