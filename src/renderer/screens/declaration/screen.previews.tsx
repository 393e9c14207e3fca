import type { Procedure, Question } from "../../../shared/procedure.ts";
import { procedures, sampleLists, samplePerson, samplePlaces, submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const at = (index: number) => ({ name: "declaration", index }) as const;

const more: readonly Question[] = [
  {
    key: "requesterName",
    section: "child",
    label: "Họ, chữ đệm, tên người yêu cầu",
    ask: { vi: "Họ tên người đi khai sinh", en: "Full name of the person declaring" },
    kind: "name",
    required: true,
    prefill: "submitter.fullName",
  },
  {
    key: "nation",
    section: "child",
    label: "Dân tộc",
    ask: { vi: "Dân tộc của trẻ", en: "Ethnicity of the child" },
    kind: "list",
    list: "ethnic-groups",
    required: true,
    usual: "Kinh",
  },
  {
    key: "birthPlace",
    section: "child",
    label: "Nơi sinh",
    ask: {
      vi: "Trẻ sinh ở đâu? Ghi tên bệnh viện và địa chỉ, hoặc nơi sinh nếu sinh ở nhà",
      en: "Where was the child born? The hospital and its address, or the place if born at home",
    },
    hint: {
      vi: "Như trên giấy chứng sinh: xã/phường, tỉnh/thành phố",
      en: "As on the certificate: commune, province",
    },
    kind: "address",
    required: false,
  },
  {
    key: "relation",
    section: "child",
    label: "Quan hệ với người được khai sinh",
    ask: { vi: "Ông/bà là gì của trẻ?", en: "Who are you to the child?" },
    kind: "choice",
    required: true,
    choices: [
      { value: "father", text: { vi: "Cha", en: "Father" } },
      { value: "mother", text: { vi: "Mẹ", en: "Mother" } },
      { value: "grandparent", text: { vi: "Ông, bà", en: "Grandparent" } },
      { value: "relative", text: { vi: "Người thân thích khác", en: "Another relative" } },
    ],
  },
  {
    key: "registeredAt",
    section: "child",
    label: "Đã đăng ký tại",
    ask: { vi: "Việc này đã đăng ký ở đâu?", en: "Where was it registered?" },
    hint: {
      vi: "Gõ vài chữ của tên xã, phường lúc đăng ký; không có trong danh sách thì gõ đủ",
      en: "A few letters of the commune's name at that time; type all of it when it is not in the list",
    },
    kind: "list",
    list: "registrars",
    required: true,
  },
  {
    key: "nationality",
    section: "child",
    label: "Quốc tịch",
    ask: { vi: "Quốc tịch của trẻ", en: "Nationality of the child" },
    kind: "list",
    list: "countries",
    required: false,
    usual: "Việt Nam",
  },
];

const long: readonly Procedure[] = procedures.map((procedure) => ({
  ...procedure,
  questions: [...procedure.questions, ...more],
}));

const shown = (id: string, index: number, session: Parameters<typeof submitView>[1] = {}): Preview => ({
  id: `declaration-${id}`,
  view: submitView(at(index), { owner: "self", ...session }),
  procedures: long,
});

export const previews: readonly Preview[] = [
  shown("name", 0),
  shown("name-missing", 0, { notice: { code: "answer-missing", field: "childName" } }),
  shown("date", 1),
  shown("date-impossible", 1, {
    answers: { childBirthDate: "2026-02-30" },
    notice: { code: "date-impossible", field: "childBirthDate" },
  }),
  shown("choice-two", 2),
  shown("choice-chosen", 2, { answers: { childSex: "female" } }),
  shown("from-card", 3, { answers: { requesterName: samplePerson.fullName } }),
  shown("usual", 4, { answers: { nation: "Kinh" } }),
  shown("address-optional", 5),
  shown("address-picked", 5, {
    answers: { birthPlace: "Bệnh viện Đa khoa Đồng Tháp, Phường Mỹ Ngãi, Đồng Tháp" },
  }),
  shown("address-known", 5, {
    person: { ...samplePerson, address: "Tổ 5, Khóm Mỹ Thượng, Phường Mỹ Trà, Đồng Tháp" },
  }),
  { ...shown("address-list", 5), places: { ...samplePlaces, opensAt: "communes" } },
  { ...shown("address-found", 5), places: { ...samplePlaces, opensAt: "communes", typed: "my phu" } },
  {
    ...shown("address-none", 5),
    places: { ...samplePlaces, opensAt: "communes", typed: "zzz", search: () => Promise.resolve([]) },
  },
  { ...shown("address-provinces", 5), places: { ...samplePlaces, opensAt: "provinces" } },
  shown("choice-four", 6),
  { ...shown("list-typed", 4, { answers: { nation: "Kinh" } }), lists: { ...sampleLists, typed: "ta" } },
  shown("list-registrars", 7),
  { ...shown("list-registrars-typed", 7), lists: { ...sampleLists, typed: "cao lanh" } },
  shown("list-registrars-stands", 7, {
    answers: { registeredAt: "UBND xã Tịnh Thới, Thành phố Cao Lãnh, tỉnh Đồng Tháp" },
  }),
  { ...shown("list-none", 7), lists: { typed: "Đại sứ quán tại Pháp", search: () => Promise.resolve([]) } },
  shown("name-of-another", 0, {
    answers: { childName: samplePerson.fullName },
    notice: { code: "name-of-another", field: "childName" },
  }),
  shown("list-registrars-missing", 7, { notice: { code: "answer-missing", field: "registeredAt" } }),
  {
    id: "declaration-list-registrars-missing-strip",
    view: submitView(
      at(7),
      { owner: "self", notice: { code: "answer-missing", field: "registeredAt" } },
      { stripFolded: false },
    ),
    procedures: long,
  },
  {
    id: "declaration-list-missing-strip",
    view: submitView(
      at(4),
      { owner: "self", notice: { code: "answer-missing", field: "nation" } },
      { stripFolded: false },
    ),
    procedures: long,
  },
  shown("list-optional", 8, { answers: { nationality: "Việt Nam" } }),
];
