import { CalendarClock, ChevronRight, FilePlus, Printer } from "lucide-react";
import type { BoardRow } from "../../../shared/staff.ts";
import { useT } from "../../i18n/use-t.ts";
import { Pressable } from "../../ui/pressable.tsx";
import { StateMark, useBehind, useMatter, useWhen, useWho } from "./parts.tsx";
import { lineNext, saysMore, whatOf } from "./words.ts";

/** One row of the board: the whole line is the button that opens it. */
export function BoardLine({ row, onOpen }: { readonly row: BoardRow; readonly onOpen: () => void }) {
  const t = useT();
  const when = useWhen();
  const who = useWho();
  const matter = useMatter();
  const behind = useBehind();
  return (
    <Pressable
      className={`board-line board-line-${row.state}`}
      control={`row-${row.intentId}`}
      onPress={onOpen}
    >
      <span className="board-who">
        <strong>{who(row)}</strong>
        <span>{matter(row)}</span>
        {row.localNumber === null ? null : <span className="board-number">{row.localNumber}</span>}
      </span>
      <span className="board-why">
        <span className="board-mark">
          <StateMark state={row.state} />
          <span className="board-since">{t("staff.since", { when: when(row.changedAtMs) })}</span>
        </span>
        {saysMore(row) ? (
          <span className="board-what">
            {t(whatOf(row))}
            {row.words === null ? "" : ` “${row.words}”`}
          </span>
        ) : null}
        <span className="board-next">{t(lineNext(row))}</span>
        <PaperMarks row={row} />
        {row.behind === 0 ? null : <span className="board-behind">{behind(row)}</span>}
      </span>
      <ChevronRight className="board-arrow" aria-hidden="true" />
    </Pressable>
  );
}

/** What of its paper somebody must look at: a mark and words. */
function PaperMarks({ row: { unprinted, dateWarning, lacksPapers } }: { readonly row: BoardRow }) {
  const t = useT();
  if (unprinted === null && dateWarning === null && !lacksPapers) return null;
  return (
    <span className="board-marks">
      {lacksPapers ? (
        <span className="row-mark">
          <FilePlus aria-hidden="true" />
          {t("staff.mark-lacks-papers")}
        </span>
      ) : null}
      {unprinted === null ? null : (
        <span className="row-mark">
          <Printer aria-hidden="true" />
          {t(`staff.mark-unprinted-${unprinted}`)}
        </span>
      )}
      {dateWarning === null ? null : (
        <span className="row-mark">
          <CalendarClock aria-hidden="true" />
          {t(`staff.mark-date-${dateWarning}`)}
        </span>
      )}
    </span>
  );
}
