import type { Api } from "../../src/main/core/api/api.ts";
import { type Client, createClient } from "../../src/shared/client.ts";
import { askedQuestions, neededPapers } from "../../src/shared/declaration.ts";
import type { Procedure, Question } from "../../src/shared/procedure.ts";
import type { KioskView, SessionEvent } from "../../src/shared/session.ts";

/** Opens the kiosk as its page does: the one-time address gives the cookie, the cookie opens the API. */
export async function connect(address: string): Promise<Client<Api>> {
  const { origin } = new URL(address);
  const opened = await fetch(address, { redirect: "manual" });
  const cookie = (opened.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  return createClient<Api>(async (method, text) => {
    const headers = { cookie, origin, "content-type": "text/plain" };
    return (await fetch(`${origin}/api/${method}`, { method: "POST", headers, body: text })).text();
  });
}

/** A card of somebody who does not exist; `n` tells people apart. */
export function cardOf(n: number): string {
  const number = `0871990${String(n).padStart(5, "0")}`;
  return `${number}||Nguyễn Thị Thử ${"abcdefghij"[n % 10]}|05091999|Nữ|Tổ 5, Khóm Thử, Phường Thử Nghiệm, Đồng Tháp|10052021`;
}

/** The child of the n-th of them, where nobody does the procedure for themselves. */
const childOf = (n: number): string => `Nguyễn An Thử ${"abcdefghij"[n % 10]?.toUpperCase() ?? ""}`;

const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/**
 * One dossier from the door to the done screen through the API alone, as fast as the core answers. Gives the last
 * view; the session stays on the done screen.
 */
export async function walk(api: Client<Api>, code: string, n = 1): Promise<KioskView> {
  const review = await walkToReview(api, code, n);
  return untilPrinted(api, await api.sendEvent({ sessionId: review.session.id, event: { type: "submit" } }));
}

/** What a walk brings for each paper that is asked for. */
export interface WalkPaper {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Scans of each paper, handed over at once; one unless given. */
  readonly scans?: number;
}

/** The same up to the check screen, where the next press submits. */
export async function walkToReview(
  api: Client<Api>,
  code: string,
  n = 1,
  paper: WalkPaper = { fileName: "giay.png", bytes: picture },
): Promise<KioskView> {
  const [first, procedures] = await Promise.all([api.watchView({ revision: -1 }), api.listProcedures({})]);
  const procedure = procedures.find((candidate) => candidate.code === code);
  if (!procedure) throw new Error(`no procedure ${code}`);
  const sessionId = first.session.id;
  const send = (event: SessionEvent): Promise<KioskView> => api.sendEvent({ sessionId, event });
  await send({ type: "start", goal: "submit" });
  await send({ type: "code-scanned", payload: cardOf(n) });
  await send({ type: "next" });
  await send({ type: "set-phone", phone: "0912345678", email: "" });
  await send({ type: "choose-account", choice: "have" });
  await send({ type: "choose-procedure", code });
  await send({ type: "next" });
  const owner = procedure.owner === undefined ? "self" : { fullName: childOf(n), idNumber: "" };
  const asked = await answerAll(procedure, await send({ type: "set-owner", owner }), send);
  const papers = neededPapers(procedure, asked.session.answers).filter(
    (p) => p.how === "submit" && p.required,
  );
  for (const { code: paperCode } of papers) {
    const base64 = Buffer.from(paper.bytes).toString("base64");
    const scan = { sessionId, paperCode, fileName: paper.fileName, base64 };
    await Promise.all(Array.from({ length: paper.scans ?? 1 }, () => api.addScan(scan)));
  }
  await send({ type: "next" });
  await send({ type: "set-delivery", delivery: { kind: "counter" } });
  await send({ type: "set-typist", typist: "volunteer" });
  return send({ type: "set-consents", consents: { call: false, survey: false }, route: "counter" });
}

async function answerAll(
  procedure: Procedure,
  start: KioskView,
  send: (event: SessionEvent) => Promise<KioskView>,
): Promise<KioskView> {
  let view = start;
  while (view.session.step.name === "declaration") {
    const question = askedQuestions(procedure, view.session.answers)[view.session.step.index];
    if (!question) throw new Error("the declaration points at no question");
    const value = view.session.answers[question.key] || invented(question);
    view = await send({ type: "answer", key: question.key, value });
    if (view.session.notice) throw new Error(`${question.key}: ${view.session.notice.code}`);
  }
  return view;
}

/** An answer that its question takes; each name is another's, for a child that has a parent's is asked about. */
export function invented({ key, kind, choices }: Question): string {
  if (kind === "choice") return choices?.[0]?.value ?? "";
  if (kind === "date") return "2026-11-01";
  if (kind === "id-number") return "087199000001";
  if (kind === "number") return "1";
  if (kind === "phone") return "0912345678";
  if (kind === "email") return "thu@example.invalid";
  if (kind === "name") return `Trần Thử ${key.at(0)?.toUpperCase()}${key.slice(1).toLowerCase()}`;
  return kind === "address" ? "Tổ 5, Khóm Thử, Phường Thử Nghiệm, Đồng Tháp" : "Trần Thử Nghiệm";
}

/** The first view on the done screen whose slip is on paper or will not be. */
export async function untilPrinted(api: Client<Api>, start: KioskView): Promise<KioskView> {
  let view = start;
  while (view.session.step.name !== "done" || !["printed", "failed"].includes(view.session.print.state)) {
    view = await api.watchView({ revision: view.revision });
  }
  return view;
}

/** "Kết thúc" until everything is wiped: where a slip is on its way, the goodbye comes between. */
export async function leave(api: Client<Api>, sessionId: string): Promise<KioskView> {
  const event = { type: "leave" } as const;
  await api.sendEvent({ sessionId, event });
  return api.sendEvent({ sessionId, event });
}
