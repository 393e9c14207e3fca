import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { assetsDir, keptJob } from "../../../src/main/core/slips/fixture.ts";
import { slipValues } from "../../../src/main/core/slips/slip-values.ts";
import { type Block, CommonTexts, Template } from "../../../src/main/core/slips/template.ts";
import { parseRuns, type Run } from "../../../src/main/core/slips/text-flow.ts";
import { fill } from "../../../src/main/core/slips/values.ts";

/** A paragraph of the slip. */
export interface SlipLine {
  readonly runs: readonly Run[];
  readonly sizePt: number;
  readonly align: "left" | "center" | "right" | "justify";
}

/** What stands on the kept slip, for others to make the same; a null line is a rule across the page. */
export interface SlipTexts {
  readonly left: readonly SlipLine[];
  readonly right: readonly SlipLine[];
  readonly title: SlipLine;
  readonly beside: readonly SlipLine[];
  readonly qr: string;
  readonly caption: SlipLine;
  readonly lines: readonly (SlipLine | null)[];
}

const SIZES: Readonly<Record<string, number>> = { small: 9, "small-italic": 9, large: 16 };
const BODY_PT = 10.5 * 1.06;

type Flat = Extract<Block, { readonly kind: "line" | "title" | "each" }>;

async function read(file: string): Promise<unknown> {
  return JSON.parse(await readFile(join(assetsDir, "slips", file), "utf8"));
}

/** The texts of the kept slip of the tests' fixture, from the product's own template and values. */
export async function keptSlipTexts(): Promise<SlipTexts> {
  const common = CommonTexts.parse(await read("common.json"));
  const template = Template.parse(await read("kept.json"));
  const { texts, lists, flags } = slipValues(keptJob(), common);

  const said = (block: Block): boolean =>
    ["when" in block ? (block.when ?? []) : []]
      .flat(2)
      .every((flag) => (flag.startsWith("!") ? !flags.has(flag.slice(1)) : flags.has(flag)));
  const line = (
    text: string,
    face: Run["face"],
    sizePt: number,
    align: SlipLine["align"],
    more: Readonly<Record<string, string>> = {},
  ): SlipLine => ({
    runs: parseRuns(text, face, (part) => fill(part, { ...texts, ...more })),
    sizePt,
    align,
  });
  const linesOf = (block: Flat): readonly SlipLine[] => {
    if (block.kind === "title") return [line(block.text, "bold", 13, "center")];
    if (block.kind === "each")
      return (lists[block.of] ?? []).map((item) => line(block.text, "regular", BODY_PT, "left", item));
    const face = block.style === "bold" || block.style === "large" ? "bold" : "regular";
    const italic = block.style.endsWith("italic");
    return [line(block.text, italic ? "italic" : face, SIZES[block.style] ?? BODY_PT, block.align)];
  };

  const blocks = template.blocks.filter(said);
  const beside = blocks.find((block) => block.kind === "beside");
  const title = blocks.find((block) => block.kind === "title");
  if (!beside || !title) throw new Error("the kept slip has no title or no QR any more");
  return {
    left: [line("{agencyCaps}", "regular", 9.5, "center"), line("{deskCaps}", "bold", 9.5, "center")],
    right: [
      line(common.nation, "bold", 9.5, "center"),
      line(common.motto, "bold", 10.5, "center"),
      line("{dated}", "italic", 10, "center"),
    ],
    title: line(title.text, "bold", 13, "center"),
    beside: beside.blocks.filter(said).flatMap(linesOf),
    qr: fill(beside.qr, texts),
    caption: line(beside.caption, "italic", 8, "center"),
    lines: blocks.flatMap((block): readonly (SlipLine | null)[] => {
      if (block.kind === "rule") return [null];
      return block.kind === "line" || block.kind === "each" ? linesOf(block) : [];
    }),
  };
}
