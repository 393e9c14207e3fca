import type { Preferences, PrintProgress, Session } from "./session.ts";

/** Nothing was printed for this person yet. */
export const nothingPrinted: PrintProgress = { state: "idle", kind: null, problem: null, copies: 0 };

/** How every person finds the screen. */
const usualPreferences: Preferences = {
  language: "vi",
  textSize: "normal",
  contrast: "default",
  volume: "normal",
  reach: "usual",
  motion: "usual",
  typing: "telex",
  covered: false,
};

/** A fresh session for the next person: new id, the usual preferences, no value of anybody. */
export function newSession(nowMs: number, id: string): Session {
  return {
    id,
    startedAtMs: nowMs,
    step: { name: "home" },
    goal: null,
    editing: false,
    preferences: usualPreferences,
    typist: null,
    typedIdentity: {},
    idPaper: "citizen-card",
    person: null,
    cardWarnings: [],
    addressOffer: null,
    phone: "",
    email: "",
    accountChoice: null,
    account: null,
    vneid: null,
    procedureCode: null,
    owner: null,
    cards: {},
    answers: {},
    passed: {},
    beforeCard: null,
    scans: [],
    delivery: null,
    consents: { call: false, survey: false },
    route: null,
    dossier: null,
    print: nothingPrinted,
    lookupTicket: null,
    notice: null,
    rated: false,
    corrects: null,
    idle: "active",
    busy: false,
  };
}
