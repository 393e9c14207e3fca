import { z } from "zod";

/**
 * Texts of the slips as data. `{name}` stands for a value, `**…**` is bold. `when` names flags that must hold, `!flag`
 * one that must not; all of a list. The names of values, lists and flags are those of slip-values.ts.
 */
const When = z.union([z.string().min(1), z.array(z.string().min(1))]).optional();
const Text = z.string().min(1);

const Line = z.strictObject({
  kind: z.literal("line"),
  text: Text,
  style: z.enum(["body", "bold", "italic", "small", "small-italic", "large"]).default("body"),
  align: z.enum(["left", "center", "right", "justify"]).default("left"),
  /** First-line indent, as running text of an administrative document has it. */
  indent: z.boolean().default(false),
  /** Dots to the edge, to be written on by hand. */
  dots: z.boolean().default(false),
  /** Never the last line of a page: what follows belongs to it. */
  keep: z.boolean().default(false),
  /** A type size of its own, in points. */
  sizePt: z.number().min(6).max(40).optional(),
  when: When,
});
export type LineBlock = z.output<typeof Line>;

const Title = z.strictObject({ kind: z.literal("title"), text: Text, when: When });

const Each = z.strictObject({ kind: z.literal("each"), of: Text, text: Text, when: When });

const Table = z.strictObject({
  kind: z.literal("table"),
  of: Text,
  columns: z
    .array(
      z.strictObject({
        title: Text,
        value: z.string(),
        /** Share of the width. */
        share: z.number().positive(),
        align: z.enum(["left", "center"]).default("left"),
        /** Neighbours of one group stand under one head. */
        group: Text.optional(),
        /** Under the text, who signs side by side, with room to sign. */
        signed: z.array(Text).min(1).optional(),
      }),
    )
    .min(1),
  /** A row is at least so high, so that one can write in it. */
  rowMm: z.number().positive().default(1),
  when: When,
});

const Signatures = z.strictObject({
  kind: z.literal("signatures"),
  /** Place and date above the right column; dotted when the value is not known. */
  dated: Text.optional(),
  columns: z
    .array(z.strictObject({ title: Text, note: Text, under: z.string().default("") }))
    .min(1)
    .max(2),
  /** "Nơi nhận" on the left of a single signature: its heading first, then who gets a copy. */
  receivers: z.array(Text).min(2).optional(),
  when: When,
});

const Beside = z.strictObject({
  kind: z.literal("beside"),
  qr: Text,
  caption: z.string().default(""),
  blocks: z.array(z.discriminatedUnion("kind", [Line, Title, Each])).min(1),
  when: When,
});

/** The declaration's questions: those of one section, those named, or (neither) all that no other block names. */
const Answers = z.strictObject({
  kind: z.literal("answers"),
  section: Text.optional(),
  /** False: without the catalogue's section headings, where the template words its own. */
  headings: z.boolean().default(true),
  keys: z.array(Text).min(1).optional(),
  when: When,
});
export type AnswersBlock = z.output<typeof Answers>;

const Header = z.strictObject({
  kind: z.literal("header"),
  number: Text.optional(),
  dated: z.boolean().default(true),
  /** A citizen's own paper has no agency at its head. */
  agency: z.boolean().default(true),
});
const Gap = z.strictObject({ kind: z.literal("gap"), heightMm: z.number().positive() });
const Rule = z.strictObject({ kind: z.literal("rule") });
/** A line of a known length with a mark at each centimetre, to see whether a printer shrinks the page. */
const Ruler = z.strictObject({ kind: z.literal("ruler"), lengthMm: z.int().positive().max(160) });

export const Block = z.discriminatedUnion("kind", [
  Header,
  Title,
  Line,
  Each,
  Table,
  Beside,
  Signatures,
  Answers,
  Gap,
  Rule,
  Ruler,
]);
export type Block = z.output<typeof Block>;
export type BlockOf<K extends Block["kind"]> = Extract<Block, { readonly kind: K }>;

const GapPt = z.number().min(0).max(12);
const Scale = z.number().min(0.7).max(1.5);

/** One slip or form. `follows` records the circular it was taken from; it is for the reader of the file, never printed. */
export const Template = z.strictObject({
  follows: Text,
  /** At the top of every page after the first. */
  running: Text,
  /** One whole print per entry, `{sheet}` its words; one when left out. */
  sheets: z.array(Text).min(1).default([""]),
  /** Type size of the body by paper, where the text wants more room or has some left; 1 when left out. */
  scale: z.strictObject({ a4: Scale, a5: Scale, "roll-80": Scale }).partial().default({}),
  /** Gap after a paragraph in points, where a short text may take the room that an administrative document gives it. */
  gapPt: z.strictObject({ a4: GapPt, a5: GapPt, "roll-80": GapPt }).partial().default({}),
  /** The sheet lies on its side, for wide tables. */
  landscape: z.boolean().default(false),
  /** A frame where the margins end and marks at the sheet's edges, to see what a printer cuts off. */
  frame: z.boolean().default(false),
  blocks: z.array(Block).min(1),
  /** Declarations: keys that share one line, and keys whose date is also written in words. */
  together: z.array(z.array(Text).min(2)).default([]),
  inWords: z.array(Text).default([]),
  /** Keys of a choice printed as boxes to tick. */
  boxes: z.array(Text).default([]),
  /** Keys that get a second dotted line on the empty form, for an answer that is long by hand. */
  twoLines: z.array(Text).default([]),
  /** Word after the answer, by key: "bản". */
  units: z.record(z.string(), Text).default({}),
  /** Keys that are asked but have no line of their own on the paper; `{key}` may stand in a text instead. */
  leaveOut: z.array(Text).default([]),
  /** Keys whose line is printed only when there is an answer. */
  onlyAnswered: z.array(Text).default([]),
});
export type Template = z.output<typeof Template>;

/** Words every page shares. */
export const CommonTexts = z.strictObject({
  nation: Text,
  motto: Text,
  practice: Text,
  reprint: Text,
  page: Text,
  inWords: Text,
  /** Words that stand for a value which has none of its own. */
  words: z.strictObject({
    feeFree: Text,
    feeUnknown: Text,
    sameDay: Text,
    workingDays: Text,
    calendarDays: Text,
    byPost: Text,
    electronicForm: Text,
    form: Text,
    otherPaper: Text,
    viaPost: Text,
    atDesk: Text,
    citizenCard: Text,
    passport: Text,
    otherIdPaper: Text,
    issuedOn: Text,
    a4: Text,
    a5: Text,
    roll: Text,
  }),
});
export type CommonTexts = z.output<typeof CommonTexts>;
