import { expect, it } from "vitest";
import type { AddressOffer } from "../../../shared/places.ts";
import type { Question } from "../../../shared/procedure.ts";
import { samplePerson, submitView } from "../../previews/fixtures.ts";
import { isFromDesk, originOf } from "./origin.ts";

const name: Question = {
  key: "requesterName",
  section: "a",
  label: "Họ, chữ đệm, tên",
  ask: { vi: "Họ tên?", en: "Name?" },
  kind: "name",
  required: true,
  prefill: "submitter.fullName",
};
const step = { name: "declaration", index: 0 } as const;
const withName = (value: string) => submitView(step, { answers: { requesterName: value } });

it("says that an answer was read from the card only while it is the card's", () => {
  expect(originOf(name, withName(samplePerson.fullName))).toBe("card");
  expect(originOf(name, withName("Trần Văn Khác"))).toBeNull();
  expect(originOf(name, withName(""))).toBeNull();
});

it("does not praise the card for what was typed by hand, or for another owner", () => {
  const typed = { ...samplePerson, source: "typed" } as const;
  expect(
    originOf(name, submitView(step, { person: typed, answers: { requesterName: typed.fullName } })),
  ).toBe("told");
  const owner = { fullName: "Lê Văn Chủ", idNumber: "" };
  const ofOwner: Question = { ...name, prefill: "owner.fullName" };
  expect(originOf(ofOwner, submitView(step, { owner, answers: { requesterName: owner.fullName } }))).toBe(
    "told",
  );
});

it("does not say that an address of today stood on an older card", () => {
  const residence: Question = { ...name, kind: "address", prefill: "submitter.address" };
  const [said, now] = ["Phường Mỹ Phú, Thành phố Cao Lãnh, Đồng Tháp", "Phường Mỹ Trà, Đồng Tháp"];
  const taken = (address: string) =>
    submitView(step, {
      person: { ...samplePerson, address },
      addressOffer: { said, now: [now] },
      answers: { requesterName: address },
    });
  expect(originOf(residence, taken(said))).toBe("card");
  expect(originOf(residence, taken(now))).toBe("told");
});

it("says that a further person's card answered, and when its address was brought up to date", () => {
  const home: Question = { ...name, section: "father", kind: "address", prefill: undefined, card: "address" };
  const [said, now] = ["Phường Mỹ Phú, Thành phố Cao Lãnh, Đồng Tháp", "Phường Mỹ Trà, Đồng Tháp"];
  const read = (address: string, addressOffer: AddressOffer | null) =>
    originOf(
      home,
      submitView(step, {
        cards: { father: { person: { ...samplePerson, address }, warnings: [], addressOffer } },
        answers: { requesterName: address },
      }),
    );
  expect(read(now, null)).toBe("card");
  expect(read(now, { said, now: [now] })).toBe("card-now");
  expect(originOf(home, withName(now))).toBeNull();
});

it("knows an owner's answer from the owner's card, and a name that was typed for what it is", () => {
  const owner = { fullName: "Lê Văn Chủ", idNumber: "" };
  const ofOwner: Question = { ...name, prefill: "owner.fullName" };
  const card = { person: { ...samplePerson, fullName: owner.fullName }, warnings: [], addressOffer: null };
  const given = { owner, answers: { requesterName: owner.fullName } };
  expect(originOf(ofOwner, submitView(step, { ...given, cards: { owner: card } }))).toBe("card");
  expect(originOf(ofOwner, submitView(step, given))).toBe("told");
});

it("calls a value that most people keep by its name", () => {
  const nation: Question = {
    key: "requesterName",
    section: "a",
    label: "Dân tộc",
    ask: name.ask,
    kind: "text",
    required: true,
    usual: "Kinh",
  };
  expect(originOf(nation, withName("Kinh"))).toBe("usual");
});

it("lets a guess stand on the check screen among what was asked, although the desk gave it", () => {
  const view = withName(samplePerson.fullName);
  expect(isFromDesk(name, view)).toBe(true);
  expect(isFromDesk({ ...name, confirm: true }, view)).toBe(false);
});
