import type { Person } from "../../../shared/dossier.ts";
import type { Procedure, Question } from "../../../shared/procedure.ts";
import type { CardRead, Session } from "../../../shared/session.ts";
import { procedures, samplePerson, sampleScan, submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const ask = (key: string, vi: string, en: string, more: Partial<Question>): Question => ({
  key,
  section: "father",
  label: vi,
  ask: { vi, en },
  kind: "name",
  required: true,
  ...more,
});

const asked: readonly Question[] = [
  ask("fatherName", "Họ và tên của người cha?", "Full name of the father?", { card: "fullName" }),
  ask("fatherBorn", "Người cha sinh năm nào?", "Year of birth of the father?", {
    kind: "date",
    date: { future: false, partial: true, yearIsEnough: true },
    card: "birthDate",
  }),
  ask("fatherNation", "Dân tộc của người cha?", "Ethnicity of the father?", {
    kind: "list",
    list: "ethnic-groups",
    usual: "Kinh",
  }),
  ask("fatherHome", "Người cha đang cư trú ở đâu?", "Where does the father live?", {
    kind: "address",
    card: "address",
  }),
];

const sections: Procedure["sections"] = [
  {
    key: "father",
    title: { vi: "Người cha", en: "The father" },
    card: { of: { vi: "người cha", en: "the father" }, sex: "male" },
  },
];
const withFather: readonly Procedure[] = procedures.map((procedure) => ({
  ...procedure,
  sections,
  questions: [...asked],
}));

const father: Person = {
  ...samplePerson,
  fullName: "Trần Minh Khôi",
  idNumber: "087088000456",
  oldIdNumber: undefined,
  birthDate: "1988-03-12",
  sex: "male",
  address: "12 Đường mẫu, Khóm 2, Phường Cao Lãnh, Đồng Tháp",
};
const said = "Tổ 5, Khóm Mỹ Thượng, Phường Mỹ Phú, Thành phố Cao Lãnh, Đồng Tháp";
const today = (commune: string) => `Tổ 5, Khóm Mỹ Thượng, ${commune}, Đồng Tháp`;
const plain: CardRead = { person: father, warnings: [], addressOffer: null };
const moved: CardRead = {
  ...plain,
  person: { ...father, address: today("Phường Mỹ Trà") },
  addressOffer: { said, now: [today("Phường Mỹ Trà")] },
};
const split: CardRead = {
  ...plain,
  person: { ...father, address: said },
  addressOffer: { said, now: [today("Phường Mỹ Trà"), today("Phường Mỹ Ngãi")] },
};

const answers = {
  fatherName: father.fullName,
  fatherBorn: father.birthDate,
  fatherNation: "Kinh",
  fatherHome: father.address,
};
const shown = (id: string, index: number, session: Partial<Session>): Preview => ({
  id: `declaration-card-${id}`,
  view: submitView({ name: "declaration", index }, { owner: "self", scans: [sampleScan], ...session }),
  procedures: withFather,
});
const read = (id: string, index: number, card: CardRead, given: Session["answers"]): Preview =>
  shown(id, index, {
    cards: { father: card },
    answers: { ...answers, ...given },
    notice: { code: "card-read", field: "father" },
  });

export const previews: readonly Preview[] = [
  shown("invited", 0, {}),
  shown("garbled", 0, { notice: { code: "card-garbled" } }),
  shown("own-again", 0, { notice: { code: "card-own-again" } }),
  shown("not-asked", 2, { notice: { code: "card-not-asked" } }),
  read("read", 2, plain, {}),
  read("read-moved", 2, moved, { fatherHome: moved.person.address }),
  read("read-kept-split", 0, split, { fatherName: "Trần Khôi", fatherHome: "" }),
  read("warned", 2, { ...plain, warnings: ["card-warn-other-sex", "card-warn-used-here"] }, {}),
  shown("read-refused", 2, {
    cards: { father: plain },
    answers,
    notice: { code: "card-read", field: "father", refused: "card-own-again" },
  }),
  shown("address-split", 3, { cards: { father: split }, answers: { ...answers, fatherHome: "" } }),
  shown("address-moved", 3, {
    cards: { father: moved },
    answers: { ...answers, fatherHome: moved.person.address },
  }),
];
