import { bodySetting, type Layout } from "./blocks.ts";
import { mm } from "./paper.ts";
import type { Face } from "./pen.ts";
import type { BlockOf } from "./template.ts";
import { abreast, gapRow, paragraph, parseRuns, stack, type Row, type Setting } from "./text-flow.ts";
import { fill } from "./values.ts";

type SignaturesBlock = BlockOf<"signatures">;

function words(text: string, face: Face, setting: Setting, layout: Layout): readonly Row[] {
  if (text === "") return [];
  const runs = parseRuns(text, face, (part) => fill(part, layout.values.texts));
  return paragraph(runs, setting, layout.pen);
}

/** "Nơi nhận" and its list: italic bold, and a size smaller (NĐ 30/2020, Phụ lục I). */
function receiverRows(receivers: readonly string[], layout: Layout): Row {
  const { sheet } = layout;
  const setting = bodySetting(layout, { width: layout.width / 2 - mm(4), gapAfterPt: 0 });
  const listed = { ...setting, sizePt: sheet.size.small };
  return stack(
    receivers.flatMap((text, index) =>
      index === 0
        ? words(text, "bold-italic", { ...setting, sizePt: sheet.size.small + 1 }, layout)
        : words(text, "regular", listed, layout),
    ),
  );
}

/** Who signs, side by side or alone on the right, with room to sign; never without a line of the text it belongs to. */
export function signatureRows(block: SignaturesBlock, layout: Layout): readonly Row[] {
  const { sheet } = layout;
  const columnWidth = layout.width / 2;
  const columns = block.columns.map((column, index) => {
    const x = layout.x + (block.columns.length === 1 ? 1 : index) * columnWidth;
    const setting = bodySetting(layout, { x, width: columnWidth, align: "center", gapAfterPt: 0 });
    return stack([
      ...words(column.title, "bold", setting, layout),
      ...words(column.note, "italic", setting, layout),
      gapRow(mm(sheet.paper === "a4" ? 18 : 10)),
      ...words(column.under, "regular", setting, layout),
    ]);
  });
  const dated = words(block.dated ?? "", "italic", bodySetting(layout, { align: "right" }), layout);
  const receivers = block.receivers ? [receiverRows(block.receivers, layout)] : [];
  const rows = [gapRow(mm(1)), ...dated, abreast([...receivers, ...columns]), gapRow(mm(1))];
  return [{ ...stack(rows), keepWithPrevious: true }];
}
