import { FileText, Printer } from "lucide-react";
import type { BoardDetail } from "../../../shared/staff.ts";
import type { PaperOffer } from "../../../shared/printing.ts";
import { useT } from "../../i18n/use-t.ts";
import { BigChoice } from "../../ui/big-choice.tsx";
import type { AskedForm } from "./form-screen.tsx";
import { isAsked } from "./form-screen.tsx";
import type { StaffScreenProps } from "./parts.tsx";
import { holdsBack, paperName } from "./press.ts";
import { isWord } from "./words.ts";

export interface RowPapersProps extends Pick<StaffScreenProps, "state" | "actions"> {
  readonly detail: BoardDetail;
  /** Forms that the desk answers for ask something before they are printed. */
  readonly onForm: (form: AskedForm) => void;
}

/** Every paper that can be printed for this row, and how often it was: one press prints it. */
export function RowPapers({ detail, state, actions, onForm }: RowPapersProps) {
  const t = useT();
  const { offers, row } = detail;
  if (offers.length === 0) return null;
  const held = holdsBack(state.press);
  return (
    <section className="staff-lines" aria-label={t("staff.papers-title")}>
      <h2 className="staff-subtitle">{t("staff.papers-title")}</h2>
      {held ? <p>{t("staff.papers-wait")}</p> : null}
      <BigChoice
        label={t("staff.papers-title")}
        choices={offers.map((offer, index) => ({
          value: String(index),
          title: nameOf(t, offer),
          text: textOf(t, offer),
          fact: factOf(t, offer, row),
          icon: isAsked(offer.order) ? <FileText /> : <Printer />,
          disabled: held || state.working !== null,
        }))}
        onChoose={(index) => {
          const offer = offers[Number(index)];
          if (offer === undefined) return;
          const { order, result } = offer;
          const { intentId } = row;
          if (isAsked(order)) onForm(order);
          else if (order !== "result") actions.print({ kind: order, intentId });
          else if (result !== null)
            actions.print({ kind: order, intentId, resultId: result.id }, result.name);
        }}
      />
    </section>
  );
}

function nameOf(t: ReturnType<typeof useT>, { kind, result }: PaperOffer): string {
  const paper = t(paperName(kind));
  return result === null ? paper : t("staff.paper-named", { paper, name: result.name });
}

/** How often it is on paper; only what is owed is said to be missing. */
function factOf(
  t: ReturnType<typeof useT>,
  { order, copies }: PaperOffer,
  { unprinted }: BoardDetail["row"],
): string | undefined {
  if (copies > 0) return t("staff.papers-copies", { count: copies });
  return order === "slip" && unprinted !== null ? t("staff.papers-never") : undefined;
}

function textOf(t: ReturnType<typeof useT>, { kind }: PaperOffer): string | undefined {
  const text: string = `paper-${kind}-text`;
  return isWord(text) ? t(`staff.${text}`) : undefined;
}
