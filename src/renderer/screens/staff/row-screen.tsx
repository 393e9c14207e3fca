import { type ReactNode, useState } from "react";
import type { BoardAct, BoardDetail } from "../../../shared/staff.ts";
import { useT } from "../../i18n/use-t.ts";
import { BigChoice } from "../../ui/big-choice.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card, FactList, ScreenFrame } from "../../ui/layout.tsx";
import { BackButton } from "./back-button.tsx";
import { actIcons } from "./act-icons.tsx";
import { CancelDialog } from "./cancel-dialog.tsx";
import { CodeScreen } from "./code-screen.tsx";
import { CorrectDialog } from "./correct-dialog.tsx";
import { type AskedForm, FormScreen, isAsked } from "./form-screen.tsx";
import { tellHistory } from "./history.ts";
import {
  SaidLine,
  StateMark,
  type StaffScreenProps,
  useBehind,
  useMatter,
  useOfficialMatter,
  useWhen,
  useWho,
} from "./parts.tsx";
import { PressLine } from "./press-line.tsx";
import { ReturnDateCard } from "./return-date.tsx";
import { RowPapers } from "./row-papers.tsx";
import { actWords, isOwed, nextOf, saysMore, whatOf } from "./words.ts";
import { useSubStep } from "./use-staff-focus.ts";

/** Acts that ask something before they are done. */
type Asking = Extract<BoardAct, "cancel" | "correct" | "close-self"> | AskedForm;

/** One row: why it stands there, what comes next, and what may be done to it now. */
export function RowScreen({ state, actions, desk }: StaffScreenProps) {
  const t = useT();
  const { detail, said } = state;
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = (): void => setAsking(null);
  // What lies over the row keeps the focus by itself; what stands in its place is a step, and so is the row that came.
  const over = asking === "cancel" || asking === "correct";
  useSubStep(detail === null ? "loading" : over ? "" : (asking ?? ""));
  // The code was taken: back to the row, which says so.
  if (asking === "close-self" && said?.kind === "done" && said.what === "close-self") close();
  const back = <BackButton onPress={actions.toBoard}>{t("staff.board-back")}</BackButton>;
  if (detail === null)
    return (
      <ScreenFrame title={t("staff.board-title")} others={back}>
        <SaidLine said={said} />
        <p>{said === null ? t("common.loading") : null}</p>
      </ScreenFrame>
    );
  if (asking === "close-self") return <CodeScreen {...{ detail, state, actions }} onClose={close} />;
  if (asking !== null && isAsked(asking))
    return <FormScreen {...{ detail, state, actions, desk }} form={asking} onClose={close} />;
  return (
    <>
      <Row {...{ detail, state, actions, desk, back }} onForm={setAsking}>
        <Acts
          detail={detail}
          busy={state.working !== null}
          onAct={(act) => {
            if (act === "cancel" || act === "correct" || act === "close-self") setAsking(act);
            else actions.act({ act });
          }}
        />
      </Row>
      {asking === "cancel" ? (
        <CancelDialog
          row={detail.row}
          onClose={close}
          onCancel={(reason) => {
            close();
            actions.act({ act: "cancel", reason });
          }}
        />
      ) : null}
      {asking === "correct" ? (
        <CorrectDialog
          row={detail.row}
          onClose={close}
          onCorrect={() => {
            close();
            actions.act({ act: "correct" });
          }}
        />
      ) : null}
    </>
  );
}

interface RowProps extends StaffScreenProps {
  readonly detail: BoardDetail;
  readonly back: ReactNode;
  readonly onForm: (form: AskedForm) => void;
  readonly children: ReactNode;
}

function Row({ detail, state, actions, desk, back, onForm, children }: RowProps) {
  const t = useT();
  const who = useWho();
  const matter = useMatter();
  const { row } = detail;
  const officialName = useOfficialMatter()(row);
  return (
    <div className="screen staff">
      <div className="staff-head">
        <div>
          <h1 className="screen-title" tabIndex={-1} data-step-heading>
            {who(row)}
          </h1>
          <p className="screen-lead">
            {matter(row)}
            {officialName === null ? null : <span lang="vi"> · {officialName}</span>}
          </p>
        </div>
        {back}
      </div>
      <SaidLine said={state.said} />
      {state.silent ? <NoticeLine>{t("staff.board-silent")}</NoticeLine> : null}
      <PressLine {...{ state, actions, desk }} />
      <div className="staff-columns">
        <div className="staff-lines">
          <Standing detail={detail} />
          {children}
          <RowPapers {...{ detail, state, actions, onForm }} />
        </div>
        <div className="staff-lines">
          {detail.returnDate === null ? null : (
            <ReturnDateCard date={detail.returnDate} state={state} actions={actions} />
          )}
          <Facts detail={detail} />
          <History detail={detail} />
        </div>
      </div>
    </div>
  );
}

/** Where it stands, why, what the portal says of it, and what comes next. */
function Standing({ detail }: { readonly detail: BoardDetail }) {
  const t = useT();
  const when = useWhen();
  const behind = useBehind();
  const { row } = detail;
  return (
    <Card tone={row.state === "needs-person" ? "warn" : "surface"}>
      <div className="staff-lines">
        <p className="board-mark">
          <StateMark state={row.state} />
          <span>{t("staff.since", { when: when(row.changedAtMs) })}</span>
        </p>
        {saysMore(row) ? <p className="staff-what">{t(whatOf(row))}</p> : null}
        {row.words === null ? null : (
          <p>
            {t(row.reason === "file-damaged" ? "staff.row-file" : "staff.row-words")}:{" "}
            <strong>“{row.words}”</strong>
          </p>
        )}
        {detail.missing === null ? null : (
          <p>
            {t("staff.row-missing")}: <strong className="staff-told">“{detail.missing}”</strong>
          </p>
        )}
        {detail.missing === null ? null : <p>{t("staff.row-missing-next")}</p>}
        {isOwed(row) && detail.missing === null ? <p>{t("staff.owed-here")}</p> : null}
        {isOwed(row) || detail.missing !== null ? null : <p>{t(nextOf(row))}</p>}
        {row.behind === 0 ? null : (
          <p>
            <strong>{behind(row)}</strong>
          </p>
        )}
      </div>
    </Card>
  );
}

interface ActsProps {
  readonly detail: BoardDetail;
  readonly busy: boolean;
  readonly onAct: (act: BoardAct) => void;
}

/** Each act with what it will do; those that are not named cannot be done now. */
function Acts({ detail, busy, onAct }: ActsProps) {
  const t = useT();
  const { acts, state } = detail.row;
  if (state === "accepted" || state === "cancelled") return null;
  if (acts.length === 0) return <p>{t("staff.row-no-acts")}</p>;
  return (
    <BigChoice<BoardAct>
      label={t("staff.row-acts")}
      choices={acts.map((act) => {
        const { title, text } = actWords(detail.row, act);
        return { value: act, title: t(title), text: t(text), icon: actIcons[act], disabled: busy };
      })}
      onChoose={onAct}
    />
  );
}

function Facts({ detail }: { readonly detail: BoardDetail }) {
  const t = useT();
  const when = useWhen();
  const { row, route, officialCode, papers } = detail;
  const facts = [
    { name: t("staff.fact-phone"), value: row.phone },
    { name: t("staff.fact-number"), value: row.localNumber ?? "" },
    { name: t("staff.fact-code"), value: officialCode ?? "" },
    { name: t("staff.fact-kept"), value: when(row.keptAtMs) },
    { name: t("staff.fact-route"), value: route === null ? "" : t(`staff.route-${route}`) },
    { name: t("staff.fact-papers"), value: papers.join(", ") },
    { name: t("staff.fact-attempts"), value: row.attempts === 0 ? "" : String(row.attempts) },
  ];
  return (
    <Card>
      <FactList facts={facts.filter(({ value }) => value !== "")} />
    </Card>
  );
}

function History({ detail }: { readonly detail: BoardDetail }) {
  const t = useT();
  const when = useWhen();
  const told = tellHistory(t, detail.history);
  if (told.length === 0) return null;
  return (
    <Card title={t("staff.row-history")}>
      <ol className="staff-history">
        {told.map(({ key, atMs, words }) => (
          <li key={key}>{t("staff.event-said", { when: when(atMs), what: words })}</li>
        ))}
      </ol>
    </Card>
  );
}
