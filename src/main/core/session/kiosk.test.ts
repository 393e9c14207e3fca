import { expect, it } from "vitest";
import {
  account,
  atReview,
  dossier,
  scan,
  smallProcedure,
} from "../../../../tests/support/session-fixtures.ts";
import { pretend } from "../../../../tests/support/pretend.ts";
import { manualClock } from "../../../shared/clock.ts";
import type { PrintProgress } from "../../../shared/printing.ts";
import { ok } from "../../../shared/result.ts";
import type { Session, SessionEvent } from "../../../shared/session.ts";
import type { Lists } from "../lists/lists.ts";
import type { Places } from "../places/places.ts";
import type { DataKey } from "../vault/vault.ts";
import { createKioskCore, type KioskOptions } from "./kiosk.ts";
import { defaultDelays } from "./timers.ts";

const newKey = (): DataKey => ({ key: new Uint8Array(32), wrapped: new Uint8Array(1) });
const nothing = (): void => {};

const store: KioskOptions["store"] = {
  keepAccount: () => ok(account),
  keepDossier: () => ok(dossier),
  sameDossierToday: () => false,
  ticketKnown: () => false,
  findByTicket: () => ok(dossier),
  findByCode: () => null,
  accountStatus: () => account,
  setAccountState: nothing,
  recordRating: nothing,
  saveDraft: nothing,
  loadDraft: () => null,
  clearDraft: () => ({ ok: true }),
  waitingCount: () => 0,
  dossierStatus: () => dossier,
  dossierOfSession: () => null,
};

const waits: PrintProgress = { state: "sent", kind: "authorisation", problem: "no-paper", copies: 0 };

/** A kiosk whose person stands before the Giấy ủy quyền, and what its press was asked for. */
function atPaper(becomes: PrintProgress = waits) {
  const clock = manualClock();
  const asked: string[] = [];
  const kiosk = createKioskCore({
    store,
    clock,
    delays: defaultDelays,
    account: { confirm: async () => null, resend: async () => null },
    portalNowMs: () => clock.nowMs(),
    clockTrust: () => "heard",
    newKey,
    press: {
      slip: async () => null,
      result: async () => null,
      form: async () => {},
      cameOut: nothing,
      stop: nothing,
    },
    authorisation: {
      async print(_, tell) {
        asked.push("print");
        tell(becomes);
      },
      leave: () => void asked.push("leave"),
    },
    onFault: nothing,
    places: pretend<Places>({ modernise: (address) => ({ address, changed: false, candidates: [] }) }),
    lists: pretend<Lists>({}),
    facts: {
      ward: "Phường Thử",
      deskName: "Quầy thử",
      practice: true,
      accountMode: "portal",
      phoneSet: true,
      panelDiagonalMm: 396,
      toneStyle: "old",
      routes: ["authorised", "counter", "self"],
      volunteer: null,
      dayModel: () => null,
      sameDayOver: () => false,
    },
    procedures: [smallProcedure],
    scans: { keep: async () => ok(scan), read: async () => ok(new Uint8Array()), remove: async () => {} },
    warmSlips: nothing,
    queue: { light: () => "good", halted: () => false, wake: nothing, onChange: () => nothing },
    printer: () => null,
    filePapers: () => [],
    restored: () => false,
    onBegin: nothing,
    onEvent: nothing,
  });
  const session: Session = { ...atReview(), step: { name: "authorisation" }, route: "authorised" };
  kiosk.open(session, newKey());
  const send = (event: SessionEvent) => kiosk.send(session.id, event).session;
  return { kiosk, clock, asked, send };
}

it.each<SessionEvent>([{ type: "back" }, { type: "edit", step: "consents" }, { type: "leave" }])(
  "takes a Giấy ủy quyền that waits for paper back when its person turns away by $type",
  (event) => {
    const { asked, send, kiosk } = atPaper();
    send({ type: "print-authorisation" });
    expect(asked).toEqual(["print"]);
    send(event);
    expect(asked).toEqual(["print", "leave"]);
    kiosk.close();
  },
);

it("takes it back when nobody is there any more", () => {
  const { asked, send, kiosk, clock } = atPaper();
  send({ type: "print-authorisation" });
  clock.advance(defaultDelays.longIdleMs + defaultDelays.idleFinalMs);
  expect(kiosk.atHome()).toBe(true);
  expect(asked).toEqual(["print", "leave"]);
  kiosk.close();
});

it("gives who reads and signs more time than who only looks", () => {
  const { send, kiosk, clock } = atPaper({ ...waits, state: "printed", problem: null, copies: 1 });
  send({ type: "print-authorisation" });
  clock.advance(defaultDelays.idleMs + defaultDelays.idleFinalMs);
  expect(send({ type: "touched" }).step.name).toBe("authorisation");
  kiosk.close();
});

it("hears a scanner that does not type where a code is asked for, and nowhere else", async () => {
  const { kiosk, send } = atPaper();
  const slip = "012345678901234567890123456789012345678";
  const step = async () => (await kiosk.watch(-1)).session.step.name;
  kiosk.scanned(slip);
  expect(await step()).toBe("authorisation");
  send({ type: "leave" });
  expect(await step()).toBe("home");
  kiosk.scanned(slip);
  expect(await step()).toBe("lookup");
  kiosk.close();
});

it("tells nobody but who called that somebody from the desk will come", () => {
  const { kiosk, send } = atPaper();
  send({ type: "call-helper" });
  const called = kiosk.send("none", { type: "touched" });
  expect(called.desk.helperCalled).toBe(true);
  send({ type: "leave" });
  const { session, desk } = kiosk.send("none", { type: "touched" });
  expect(session.step.name).toBe("home");
  expect(desk.helperCalled).toBe(false);
  kiosk.close();
});
