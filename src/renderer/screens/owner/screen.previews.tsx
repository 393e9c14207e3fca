import type { Question } from "../../../shared/procedure.ts";
import type { CardRead, Session } from "../../../shared/session.ts";
import { procedures, samplePerson, submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const owner = { name: "owner" } as const;

const asked = (["owner.fullName", "owner.birthDate", "owner.sex", "owner.address"] as const).map(
  (prefill): Question => ({
    key: prefill.replace("owner.", ""),
    section: "owner",
    label: prefill,
    ask: { vi: prefill, en: prefill },
    kind: "text",
    required: true,
    prefill,
  }),
);

const read: CardRead = {
  person: {
    ...samplePerson,
    fullName: "Trần Văn Hai",
    idNumber: "087055000789",
    birthDate: "1955",
    sex: "male",
  },
  warnings: [],
  addressOffer: null,
};

/** A procedure that asks more of the owner than the name, so that the owner's card is worth holding up. */
const withCard = (id: string, session: Partial<Session>): Preview => ({
  id,
  view: submitView(owner, session),
  procedures: procedures.map((procedure) => ({ ...procedure, questions: asked })),
});
/** A procedure that nobody does for themselves: no choice, the owner's name at once. */
const childs = (id: string, session: Partial<Session> = {}): Preview => ({
  id,
  view: submitView(owner, session),
  procedures: procedures.map((procedure) => ({
    ...procedure,
    owner: {
      never: "self",
      ask: { vi: "Trẻ được đặt tên là gì?", en: "What name is given to the child?" },
      hint: {
        vi: "Khai sinh: hồ sơ là của đứa trẻ. Xin ghi tên đặt cho trẻ.",
        en: "Birth registration: the dossier is the child's. Please give the name chosen for the child.",
      },
      label: { vi: "Họ, chữ đệm, tên của trẻ", en: "Full name of the child" },
    },
  })),
});
const nobody = { owner: { fullName: "", idNumber: "" } } as const;
const known = {
  owner: { fullName: read.person.fullName, idNumber: read.person.idNumber },
  notice: { code: "card-read", field: "owner" },
} as const;

export const previews: readonly Preview[] = [
  { id: "owner", view: submitView(owner) },
  { id: "owner-other", view: submitView(owner, { owner: { fullName: "Trần Văn Hai", idNumber: "" } }) },
  {
    id: "owner-other-missing",
    view: submitView(owner, { ...nobody, notice: { code: "answer-missing", field: "fullName" } }),
  },
  childs("owner-child"),
  childs("owner-child-not-self", {
    owner: "self",
    notice: { code: "owner-not-self", field: "fullName" },
  }),
  childs("owner-child-card", { notice: { code: "card-not-asked" } }),
  withCard("owner-card-invited", nobody),
  withCard("owner-card-own-again", { ...nobody, notice: { code: "card-own-again" } }),
  withCard("owner-card-read", { ...known, cards: { owner: read } }),
  withCard("owner-card-warned", {
    ...known,
    cards: { owner: { ...read, warnings: ["card-warn-birth-year"] } },
  }),
];
