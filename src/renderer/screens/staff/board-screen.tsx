import { ArrowLeft, ArrowRight, BookOpen, Check, DatabaseBackup, Printer, Search } from "lucide-react";
import type { BoardFilter, BoardPage, StaffPass, StaffRight } from "../../../shared/staff.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card } from "../../ui/layout.tsx";
import { OutcomeMark } from "../../ui/outcome-mark.tsx";
import { BoardLine } from "./board-line.tsx";
import { SaidLine, type StaffScreenProps } from "./parts.tsx";
import { Halted } from "./halted.tsx";
import { PressLine } from "./press-line.tsx";
import { PrinterBanner } from "./printer-banner.tsx";
import { RestoredBanner } from "./restored.tsx";
import { ScannerBanner } from "./scanner-card.tsx";

const filters: readonly BoardFilter[] = [
  "all",
  "needs-person",
  "waiting",
  "held",
  "paper",
  "supplement",
  "at-portal",
];

/** Everything that is not finished, in the core's order: the newest trouble first. */
export function BoardScreen({ state, actions, desk }: StaffScreenProps) {
  const t = useT();
  const { board, pass, care } = state;
  return (
    <div className="screen staff">
      <div className="staff-head">
        <h1 className="screen-title" tabIndex={-1} data-step-heading>
          {t("staff.board-title")}
        </h1>
        <Ways pass={pass} actions={actions} />
      </div>
      <SaidLine said={state.said} />
      {state.silent ? <NoticeLine>{t("staff.board-silent")}</NoticeLine> : null}
      {desk.restored ? <RestoredBanner notice={care?.restored ?? null} onOpen={actions.toCare} /> : null}
      {desk.halted ? <Halted state={state} actions={actions} /> : null}
      {desk.printer === null ? null : (
        <PrinterBanner problem={desk.printer} state={state} actions={actions} />
      )}
      {state.scanner === null ? null : <ScannerBanner scanner={state.scanner} {...{ state, actions }} />}
      <PressLine {...{ state, actions, desk }} />
      {board === null ? <p>{t("common.loading")}</p> : <Board {...{ board, state, actions }} />}
    </div>
  );
}

interface WaysProps extends Pick<StaffScreenProps, "actions"> {
  readonly pass: StaffPass | null;
}

/** The other rooms of the staff area, for those who may enter. */
function Ways({ pass, actions }: WaysProps) {
  const t = useT();
  const may = (right: StaffRight): boolean => pass?.rights.includes(right) === true;
  return (
    <div className="staff-ways">
      <Button icon={<Search />} onPress={actions.toFind}>
        {t("staff.board-find")}
      </Button>
      {may("print") ? (
        <Button icon={<BookOpen />} onPress={actions.toPapers}>
          {t("staff.board-papers")}
        </Button>
      ) : null}
      {may("printers") ? (
        <Button icon={<Printer />} onPress={actions.toPrinters}>
          {t("staff.board-printers")}
        </Button>
      ) : null}
      {may("care") ? (
        <Button icon={<DatabaseBackup />} onPress={actions.toCare}>
          {t("staff.board-care")}
        </Button>
      ) : null}
    </div>
  );
}

interface BoardProps extends Pick<StaffScreenProps, "state" | "actions"> {
  readonly board: BoardPage;
}

function Board({ board, state, actions }: BoardProps) {
  const t = useT();
  const { light, counts } = board;
  const nothing = counts.all === 0 && counts.paper === 0;
  return (
    <>
      {light === "good" || light === "unknown" || board.halted ? null : (
        <NoticeLine tone="calm">{t(`staff.light-${light}`)}</NoticeLine>
      )}
      {nothing && counts["at-portal"] === 0 ? (
        <NothingOpen />
      ) : (
        <>
          <fieldset className="staff-filters" aria-label={t("staff.board-filter")}>
            {filters.map((filter) => (
              <Button
                key={filter}
                pressed={state.filter === filter}
                onPress={() => actions.filter(filter)}
                label={t("staff.filter-count", { name: t(`staff.filter-${filter}`), count: counts[filter] })}
              >
                {t(`staff.filter-${filter}`)} <strong className="staff-count">{counts[filter]}</strong>
              </Button>
            ))}
          </fieldset>
          {board.rows.length > 0 ? (
            <ul className="board" aria-label={t("staff.board-list")}>
              {board.rows.map((row) => (
                <li key={row.intentId}>
                  <BoardLine row={row} onOpen={() => actions.open(row.intentId)} />
                </li>
              ))}
            </ul>
          ) : nothing ? (
            <NothingOpen />
          ) : (
            <Card tone="leaf">
              <p>{t("staff.filter-empty")}</p>
            </Card>
          )}
          <Pages board={board} state={state} actions={actions} />
        </>
      )}
    </>
  );
}

function NothingOpen() {
  const t = useT();
  return (
    <div className="staff-good-news">
      <OutcomeMark>
        <Check />
      </OutcomeMark>
      <div>
        <h2>{t("staff.board-empty")}</h2>
        <p>{t("staff.board-empty-text")}</p>
      </div>
    </div>
  );
}

function Pages({ board, state, actions }: BoardProps) {
  const t = useT();
  const page = state.pages.length;
  if (page === 1 && board.next === null) return null;
  return (
    <nav className="staff-pages">
      <Button icon={<ArrowLeft />} disabled={page === 1} onPress={() => actions.page(-1)}>
        {t("staff.page-back")}
      </Button>
      <span>{t("staff.page-now", { page })}</span>
      <Button icon={<ArrowRight />} disabled={board.next === null} onPress={() => actions.page(1)}>
        {t("staff.page-next")}
      </Button>
    </nav>
  );
}
