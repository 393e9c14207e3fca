import { expect, it } from "vitest";
import { cardPayload, person, smallProcedure, world } from "../../../../tests/support/session-fixtures.ts";
import { newSession } from "../../../shared/new-session.ts";
import type { Question } from "../../../shared/procedure.ts";
import type { Session, SessionEvent } from "../../../shared/session.ts";
import { next } from "./machine.ts";
import { withAddressOffer } from "./steps-identity.ts";
import type { World } from "./transition.ts";

const onCard = "Tổ 5, Khóm Mỹ Thượng, Phường Mỹ Phú, Thành phố Cao Lãnh, Đồng Tháp";
const today = "Tổ 5, Khóm Mỹ Thượng, Phường Mỹ Trà, Đồng Tháp";
const residence: Question = {
  key: "residence",
  section: "main",
  label: "Nơi cư trú",
  ask: { vi: "Ở đâu?", en: "Where?" },
  kind: "address",
  required: true,
  prefill: "submitter.address",
};
const here: World = {
  ...world,
  procedures: [{ ...smallProcedure, questions: [residence, ...smallProcedure.questions] }],
  addressesNow: (address) => (address === onCard ? [today] : []),
};

const after = (session: Session, ...events: readonly SessionEvent[]): Session =>
  events.reduce((now, event) => next(now, event, here).session, session);
const fresh = (): Session => after(newSession(0, "s"), { type: "start", goal: "submit" });
const read = (): Session => after(fresh(), { type: "code-scanned", payload: cardPayload });

it("keeps what the card says and offers the address of today beside it", () => {
  expect(read().person?.address).toBe(onCard);
  expect(read().addressOffer).toEqual({ said: onCard, now: [today] });
});

it("takes the offered address at one touch, and gives the card's words back at another", () => {
  const taken = after(read(), { type: "choose-address", address: today });
  expect([taken.person?.address, taken.step.name]).toEqual([today, "card-check"]);
  expect(taken.addressOffer?.said).toBe(onCard);
  expect(after(taken, { type: "choose-address", address: onCard }).person?.address).toBe(onCard);
});

it("takes no address that was not offered", () => {
  expect(after(read(), { type: "choose-address", address: "Hà Nội" }).person?.address).toBe(onCard);
});

it("offers nothing for an address of today", () => {
  const payload = cardPayload.replace("Phường Mỹ Phú, Thành phố Cao Lãnh", "Phường Mỹ Trà");
  expect(after(fresh(), { type: "code-scanned", payload }).addressOffer).toBeNull();
});

it("lets the declaration follow when the address is taken on the way back", () => {
  const walked: Session = {
    ...read(),
    editing: true,
    procedureCode: smallProcedure.code,
    answers: { residence: onCard },
  };
  expect(after(walked, { type: "choose-address", address: today }).answers["residence"]).toBe(today);
  const own = { ...walked, answers: { residence: "Nơi khác" } };
  expect(after(own, { type: "choose-address", address: today }).answers["residence"]).toBe("Nơi khác");
});

it("offers today's address when a kept dossier is opened to be corrected, and the form follows the touch", () => {
  const kept: Session = {
    ...newSession(0, "s"),
    step: { name: "review" },
    person: { ...person, address: onCard },
    procedureCode: smallProcedure.code,
    answers: { residence: onCard },
  };
  const opened = withAddressOffer(kept, here);
  expect(opened.addressOffer).toEqual({ said: onCard, now: [today] });
  const mended = after(
    opened,
    { type: "edit", step: "card-check" },
    { type: "choose-address", address: today },
    { type: "next" },
  );
  expect([mended.step.name, mended.person?.address, mended.answers["residence"]]).toEqual([
    "review",
    today,
    today,
  ]);
  const ofToday = { ...kept, person: { ...person, address: today } };
  expect(withAddressOffer(ofToday, here).addressOffer).toBeNull();
});

it("keeps the card's words in reach when another line is corrected by hand afterwards", () => {
  let session = after(
    read(),
    { type: "choose-address", address: today },
    { type: "type-identity", idPaper: "citizen-card" },
  );
  const typed = {
    idNumber: person.idNumber,
    fullName: "Nguyễn Thị Thảo",
    birthDate: "1999",
    sex: "female",
    address: today,
  };
  for (const [key, value] of Object.entries(typed)) session = after(session, { type: "answer", key, value });
  expect(session.step.name).toBe("card-check");
  expect(session.addressOffer).toEqual({ said: onCard, now: [today] });
});
