import { z } from "zod";

/** A wording in both languages of the screens. */
export const Wording = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
export type Wording = z.output<typeof Wording>;

/** Where a fact was read and how sure it is: V law or national portal, C running software, S secondary, I inferred, M memory. */
export const Source = z.strictObject({
  mark: z.enum(["V", "C", "S", "I", "M"]),
  text: z.string().min(1),
  url: z.url().optional(),
  checkedOn: z.iso.date(),
});
export type Source = z.output<typeof Source>;

/** True only while the named earlier answer is one of these values (and was itself asked). */
export const AskedWhen = z.strictObject({ key: z.string(), equals: z.array(z.string()).min(1) });
export type AskedWhen = z.output<typeof AskedWhen>;

/** What of the person at the desk answers a question before it is asked. */
export const Prefill = z.enum([
  "submitter.fullName",
  "submitter.birthDate",
  "submitter.sex",
  "submitter.idNumber",
  "submitter.idPaper",
  "submitter.address",
  "submitter.nationality",
  "submitter.phone",
  "owner.fullName",
  "owner.idNumber",
  // The next five are known of the submitter, and of another owner whose ID card was read.
  "owner.birthDate",
  "owner.sex",
  "owner.idPaper",
  "owner.address",
  "owner.nationality",
  // Gives the choice "self" while the submitter is the owner.
  "owner.relation",
  // Known only while the owner is somebody else, such as the child whose birth a parent registers.
  "otherOwner.fullName",
  "today",
]);
export type Prefill = z.output<typeof Prefill>;

/** What an ID card says of the person of a section. */
export const CardFact = z.enum([
  "fullName",
  "birthDate",
  "sex",
  "idNumber",
  "idPaper",
  "address",
  "nationality",
]);
export type CardFact = z.output<typeof CardFact>;

export const QuestionKind = z.enum([
  "name",
  "text",
  "date",
  "choice",
  "id-number",
  "phone",
  "email",
  "number",
  "address",
  // Picked from `list` by a few letters; what is not in it is typed.
  "list",
]);
export type QuestionKind = z.output<typeof QuestionKind>;

/** What a question of kind `list` is picked from: the 54 ethnic groups, countries, or the bodies that keep civil status books, of today and of before July 2025. */
export const ListName = z.enum(["ethnic-groups", "countries", "registrars"]);
export type ListName = z.output<typeof ListName>;

/**
 * One question of a declaration, one screen. `key` is the key in the portal's eFormData; `label` is the line on the
 * paper form, word for word. Answers are strings: dates `yyyy-MM-dd` (a birth date may be `yyyy-MM` or `yyyy`),
 * choices their `value`, numbers in digits.
 */
export const Question = z.strictObject({
  key: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  section: z.string().min(1),
  label: z.string().min(1),
  ask: Wording,
  hint: Wording.optional(),
  /** For the volunteer beside the person: what to compare with, and what is often wrong here. */
  volunteer: Wording.optional(),
  kind: QuestionKind,
  required: z.boolean(),
  choices: z
    .array(z.strictObject({ value: z.string().min(1), text: Wording }))
    .min(2)
    .optional(),
  /** For kind `list` alone, and always there. */
  list: ListName.optional(),
  prefill: Prefill.optional(),
  /** The prefill holds only under this condition: the mother's lines are the submitter's when the submitter is the mother. */
  prefillWhen: AskedWhen.optional(),
  /** Asked all the same where the prefill or the card answers it: a guess that stands there until somebody says that it is right. */
  confirm: z.boolean().optional(),
  /** What the ID card of the section's person answers here, once it was read; the prefill comes first. */
  card: CardFact.optional(),
  /** A value most people keep, such as "Kinh" or "Việt Nam"; shown as the answer, changeable. */
  usual: z.string().optional(),
  /** Asked only while the named earlier answer is one of these values. */
  askedWhen: AskedWhen.optional(),
  /** `false`: asked to lead the way, has no line of its own on the paper form. */
  onForm: z.boolean().optional(),
  /** For dates: may lie in the future, or may be known only by month or year; or the form asks for the year alone. */
  date: z
    .strictObject({ future: z.boolean(), partial: z.boolean(), yearIsEnough: z.boolean().optional() })
    .optional(),
  /** Keys of other people's names on this form: the same name once more is warned of, never refused. */
  unlike: z.array(z.string()).min(1).optional(),
  maxLength: z.int().positive().max(2000).optional(),
});
export type Question = z.output<typeof Question>;

/**
 * A part of the declaration. With `card` it is about one person, whose ID card may be read at each of its questions and is
 * asked for at the first that it answers; the section with the key `owner` is about the dossier's owner.
 */
export const Section = z.strictObject({
  key: z.string().min(1),
  title: Wording,
  formHeading: z.string().optional(),
  card: z
    .strictObject({
      /** Whose card, in the middle of a sentence: "người mẹ". */
      of: Wording,
      /** A card of the other sex is warned of. */
      sex: z.enum(["male", "female"]).optional(),
    })
    .optional(),
});
export type Section = z.output<typeof Section>;

/**
 * One paper of "thành phần hồ sơ". `submit` is handed in (photographed here); `show` is only presented; `form` is the
 * declaration, which this machine makes from the answers.
 */
export const Paper = z.strictObject({
  code: z.string().regex(/^[A-Z0-9-]{2,40}$/),
  name: Wording,
  how: z.enum(["submit", "show", "form"]),
  required: z.boolean(),
  when: Wording.optional(),
  /** The paper concerns this dossier only under this condition (`neededPapers`). */
  askedWhen: AskedWhen.optional(),
  originals: z.int().min(0),
  copies: z.int().min(0),
});
export type Paper = z.output<typeof Paper>;

/** `amountVnd` null: set by the province, not known here; the screen then says to ask at the counter. */
export const Fee = z.strictObject({
  name: Wording,
  amountVnd: z.int().min(0).nullable(),
  per: Wording.optional(),
  note: Wording.optional(),
  source: Source,
});
export type Fee = z.output<typeof Fee>;

/** One procedure as data: a ward corrects it in the catalogue file, never in code. */
export const Procedure = z.strictObject({
  code: z.string().regex(/^\d\.\d{6}$/),
  name: Wording,
  field: z.strictObject({ code: z.string().min(1), name: Wording }),
  /** Everyday words people use for it; search finds them with or without diacritics. */
  words: z.array(z.string().min(1)),
  lifeEvent: Wording,
  /**
   * The dossier is never the submitter's own, such as that of a birth: the owner's screen offers no choice and asks for
   * the name at once, in these words; `label` stands at its line.
   */
  owner: z.strictObject({ never: z.literal("self"), ask: Wording, hint: Wording, label: Wording }).optional(),
  time: z.strictObject({
    unit: z.enum(["same-day", "working-day", "calendar-day"]),
    amount: z.int().min(0),
    note: Wording.optional(),
    source: Source,
  }),
  fees: z.array(Fee).min(1),
  online: z.enum(["full", "part", "none"]),
  typing: z.strictObject({
    othersMayType: z.boolean(),
    mustSignInPerson: z.array(z.string()),
    mustSelfWrite: z.boolean(),
    reason: Wording.optional(),
  }),
  papers: z.array(Paper),
  sections: z.array(Section).min(1),
  questions: z.array(Question).min(1),
  results: z.array(z.string().min(1)).min(1),
  /** Name of the declaration's print template in assets/slips. */
  form: z.string().min(1),
  sources: z.array(Source).min(1),
  uuid: z.uuid().optional(),
  supersededBy: z.string().optional(),
});
export type Procedure = z.output<typeof Procedure>;
