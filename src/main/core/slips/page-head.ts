import type { Layout } from "./blocks.ts";
import { mm } from "./paper.ts";
import type { BlockOf } from "./template.ts";
import { abreast, paragraph, stack, type Row, type Setting } from "./text-flow.ts";
import type { Face } from "./pen.ts";
import { fill } from "./values.ts";

function centredRule(layout: Layout, setting: Setting, lengthPt: number): Row {
  const left = setting.x + (setting.width - lengthPt) / 2;
  return { heightPt: 5, draw: (top) => layout.pen.rule(left, left + lengthPt, top + 2.5) };
}

function words(text: string, face: Face, setting: Setting, layout: Layout): readonly Row[] {
  return paragraph([{ text: fill(text, layout.values.texts), face }], setting, layout.pen);
}

/** The agency over its desk, which issues the paper; line below 2/5 of the last line (NĐ 30/2020: 1/3 to 1/2). */
function agencyRows(layout: Layout, setting: Setting): readonly Row[] {
  const deskRows = words("{deskCaps}", "bold", setting, layout);
  const deskWidth = layout.pen.widthOf(layout.values.texts["deskCaps"] ?? "", "bold", setting.sizePt);
  const rule = centredRule(layout, setting, Math.min(deskWidth, setting.width) * 0.4);
  return [...words("{agencyCaps}", "regular", setting, layout), ...deskRows, rule];
}

/** Quốc hiệu and Tiêu ngữ; the line below is as long as the motto (NĐ 30/2020, Phụ lục I). */
function nationRows(layout: Layout, setting: Setting): readonly Row[] {
  const motto = { ...setting, sizePt: setting.sizePt + 1 };
  const mottoWidth = layout.pen.widthOf(layout.common.motto, "bold", motto.sizePt);
  return [
    ...words(layout.common.nation, "bold", setting, layout),
    ...words(layout.common.motto, "bold", motto, layout),
    centredRule(layout, setting, mottoWidth),
  ];
}

/** The head of an administrative paper: agency left, nation right; on the roll one under the other. */
export function headerRow(block: BlockOf<"header">, layout: Layout): Row {
  const { sheet, pen, common, x, width } = layout;
  const base = { sizePt: sheet.size.head, lineHeight: 1.15, align: "center" } as const;
  const dated = (setting: Setting): readonly Row[] =>
    block.dated ? words("{dated}", "italic", { ...setting, sizePt: sheet.size.head + 0.5 }, layout) : [];
  const number = (setting: Setting): readonly Row[] =>
    block.number ? words(block.number, "regular", setting, layout) : [];
  const gap: Row = { heightPt: mm(3), draw: () => {} };

  if (!block.agency)
    return stack([...nationRows(layout, { ...base, x, width, sizePt: base.sizePt + 1 }), gap]);
  if (sheet.heightPt === null) {
    const column: Setting = { ...base, x, width };
    return stack([...nationRows(layout, column), ...agencyRows(layout, column), ...number(column), gap]);
  }
  const rightWidth = pen.widthOf(common.nation, "bold", base.sizePt) + 4;
  const left: Setting = { ...base, x, width: width - rightWidth - mm(4) };
  const right: Setting = { ...base, x: x + width - rightWidth, width: rightWidth };
  const top = abreast([stack(agencyRows(layout, left)), stack(nationRows(layout, right))]);
  const below = [stack(number(left)), stack(dated(right))];
  return stack([top, abreast(below), gap]);
}
