import type { AccountStatus, DossierStatus, Person } from "../../src/shared/dossier.ts";
import type { Procedure, Question } from "../../src/shared/procedure.ts";
import type { Session, SessionEvent } from "../../src/shared/session.ts";
import { next } from "../../src/main/core/session/machine.ts";
import { newSession } from "../../src/shared/new-session.ts";
import type { CoreEvent, Effect, World } from "../../src/main/core/session/transition.ts";

const words = (vi: string): { vi: string; en: string } => ({ vi, en: vi });
const source = { mark: "I", text: "invented for tests", checkedOn: "2026-11-22" } as const;

function question(key: string, more: Partial<Question> = {}): Question {
  return { key, section: "main", label: key, ask: words(key), kind: "text", required: true, ...more };
}

/** A small procedure that has one of everything the walk treats differently. */
export const smallProcedure: Procedure = {
  code: "1.000001",
  name: words("Thủ tục thử"),
  field: { code: "HT", name: words("Hộ tịch") },
  words: ["thử"],
  lifeEvent: words("Thử"),
  time: { unit: "same-day", amount: 0, source },
  fees: [{ name: words("Lệ phí"), amountVnd: 8000, source }],
  online: "full",
  typing: { othersMayType: true, mustSignInPerson: [], mustSelfWrite: false },
  papers: [
    { code: "GCS", name: words("Giấy chứng sinh"), how: "submit", required: true, originals: 1, copies: 0 },
    { code: "GTTT", name: words("Giấy tờ tùy thân"), how: "show", required: true, originals: 1, copies: 0 },
  ],
  sections: [{ key: "main", title: words("Phần chính") }],
  questions: [
    question("requesterName", { kind: "name", prefill: "submitter.fullName" }),
    question("childName", { kind: "name" }),
    question("childBorn", { kind: "date", date: { future: false, partial: false } }),
    question("copies", {
      kind: "choice",
      choices: [
        { value: "yes", text: words("Có") },
        { value: "no", text: words("Không") },
      ],
    }),
    question("copyCount", { kind: "number", askedWhen: { key: "copies", equals: ["yes"] } }),
  ],
  results: ["Giấy khai sinh"],
  form: "none",
  sources: [source],
};

export const world: World = {
  procedures: [smallProcedure],
  today: "2026-11-25",
  accountMode: "portal",
  routes: ["authorised", "counter", "self"],
  addressesNow: () => [],
};

/** An invented card of the 2021 shape. */
export const cardPayload =
  "087199012345|341876543|Nguyễn Thị Thảo Nguyên|05091999|Nữ|Tổ 5, Khóm Mỹ Thượng, Phường Mỹ Phú, Thành phố Cao Lãnh, Đồng Tháp|10052021";

export const person: Person = {
  fullName: "Nguyễn Thị Thảo Nguyên",
  idPaper: "citizen-card",
  idNumber: "087199012345",
  birthDate: "1999-09-05",
  sex: "female",
  address: "Tổ 5, Khóm Mỹ Thượng, Phường Mỹ Phú, Thành phố Cao Lãnh, Đồng Tháp",
  issuedOn: "2021-05-10",
  source: "card",
};

export const scan = {
  fileId: "file-1",
  paperCode: "GCS",
  fileName: "giay-chung-sinh.jpg",
  mimeType: "image/jpeg",
  sizeBytes: 1000,
  sha256: "0".repeat(64),
} as const;

export const account: AccountStatus = { intentId: 1, state: "waiting", accountId: null, refusal: null };

export const dossier: DossierStatus = {
  intentId: 2,
  localNumber: "CHO-261125-1-001",
  ticket: "0".repeat(39),
  state: "waiting",
  reason: null,
  refusal: null,
  keptAtMs: 0,
  officialCode: null,
  portalState: null,
  takenInAt: null,
  dueAt: null,
  missingPapers: null,
  results: [],
};

/** Feeds events one after the other; gives the last session and every effect asked for on the way. */
export function play(
  start: Session,
  ...events: readonly (SessionEvent | CoreEvent)[]
): { readonly session: Session; readonly effects: readonly Effect[] } {
  const effects: Effect[] = [];
  let session = start;
  for (const event of events) {
    const transition = next(session, event, world);
    session = transition.session;
    effects.push(...transition.effects);
  }
  return { session, effects };
}

/** A session that went the usual way up to the check screen, through the machine alone. */
export function atReview(): Session {
  return play(
    newSession(0, "session-1"),
    { type: "start", goal: "submit" },
    { type: "code-scanned", payload: cardPayload },
    { type: "next" },
    { type: "set-phone", phone: "0912345678", email: "" },
    { type: "choose-account", choice: "have" },
    { type: "choose-procedure", code: smallProcedure.code },
    { type: "next" },
    { type: "set-owner", owner: "self" },
    { type: "answer", key: "childName", value: "Trần Minh Khôi" },
    { type: "answer", key: "childBorn", value: "2026-11-20" },
    { type: "answer", key: "copies", value: "no" },
    { type: "scan-added", scan },
    { type: "next" },
    { type: "set-delivery", delivery: { kind: "counter" } },
    { type: "set-typist", typist: "volunteer" },
    { type: "set-consents", consents: { call: true, survey: false }, route: "counter" },
  ).session;
}
