import { Banknote, CalendarClock, FileText, PenLine } from "lucide-react";
import { useState } from "react";
import type { Fee, Paper, Procedure } from "../../../shared/procedure.ts";
import { titleOf } from "../../../shared/title.ts";
import { unreachable } from "../../../shared/result.ts";
import type { TextKey } from "../../i18n/resources.ts";
import { type Language, type Translate, useLanguage, useNotice, useT, useWording } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card, ScreenFrame } from "../../ui/layout.tsx";
import { usePainted } from "../../ui/use-painted.ts";
import type { ScreenProps } from "../screen-props.ts";
import { money } from "./money.ts";
import { TypistQuestion } from "./typist-question.tsx";
import "./screen.css";

/** Papers, time, fee and who may type, before the first question. */
export function RequirementsScreen({ view, procedures, send, busy }: ScreenProps) {
  const t = useT();
  const language = useLanguage();
  const notice = useNotice(view.session.notice);
  const procedure = procedures.find(({ code }) => code === view.session.procedureCode);
  const painted = usePainted();
  const [missing, setMissing] = useState(false);
  if (procedure === undefined) return null;
  const { typist } = view.session;
  const start = (): void => (typist === null ? setMissing(true) : send({ type: "next" }));
  return (
    <ScreenFrame
      title={t("procedure.requirements-title", { name: titleOf(procedure, language) })}
      lead={t("procedure.requirements-lead")}
      action={
        <Button variant="primary" disabled={busy} onPress={start}>
          {t("procedure.start")}
        </Button>
      }
      growing={!painted}
    >
      {notice === null ? null : <NoticeLine>{notice}</NoticeLine>}
      <TypistQuestion {...{ procedure, typist, send }} missing={missing && typist === null} />
      {painted ? <Facts procedure={procedure} sameDayOver={view.desk.sameDayOver} /> : null}
    </ScreenFrame>
  );
}

interface FactsProps {
  readonly procedure: Procedure;
  readonly sameDayOver: boolean;
}

/** What the person reads once they have said who types. */
function Facts({ procedure, sameDayOver }: FactsProps) {
  const t = useT();
  const wording = useWording();
  return (
    <div className="requirements">
      <Papers papers={procedure.papers} />
      <Card title={t("procedure.time")} icon={<CalendarClock />}>
        <p className="requirement-fact">{timeText(procedure.time, t)}</p>
        <p>{t(todayText(procedure.time, sameDayOver))}</p>
        <p>{procedure.time.note === undefined ? t("procedure.time-from") : wording(procedure.time.note)}</p>
      </Card>
      <Fees fees={procedure.fees} />
      <Typing typing={procedure.typing} />
    </div>
  );
}

function Papers({ papers }: { readonly papers: readonly Paper[] }) {
  const t = useT();
  const wording = useWording();
  return (
    <Card title={t("procedure.papers")} icon={<FileText />}>
      {papers.length === 0 ? <p>{t("procedure.papers-none")}</p> : null}
      {(["submit", "show"] as const).map((how) => {
        const these = papers.filter((paper) => paper.how === how);
        return these.length === 0 ? null : (
          <section className="papers" key={how}>
            <h3>{t(`procedure.papers-${how}`)}</h3>
            <ul>
              {these.map((paper) => (
                <li key={paper.code}>
                  <strong>{wording(paper.name)}</strong>
                  <span>{paperText(paper, t, wording)}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Card>
  );
}

function paperText(paper: Paper, t: Translate, wording: ReturnType<typeof useWording>): string {
  return [
    paper.originals > 0 ? t("procedure.original", { count: paper.originals }) : "",
    paper.copies > 0 ? t("procedure.copy", { count: paper.copies }) : "",
    paper.when === undefined ? "" : wording(paper.when),
    !paper.required && paper.when === undefined ? t("procedure.optional") : "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** Late in the day, nothing is promised for today that the paper would give another date. */
function todayText({ unit }: Procedure["time"], over: boolean): TextKey {
  if (unit !== "same-day") return "procedure.today-no";
  return over ? "procedure.today-late" : "procedure.today-yes";
}

function timeText(time: Procedure["time"], t: Translate): string {
  switch (time.unit) {
    case "same-day":
      return t("procedure.time-same-day");
    case "working-day":
      return t("procedure.time-working-day", { count: time.amount });
    case "calendar-day":
      return t("procedure.time-calendar-day", { count: time.amount });
    default:
      return unreachable(time.unit);
  }
}

function Fees({ fees }: { readonly fees: readonly Fee[] }) {
  const t = useT();
  const wording = useWording();
  const language = useLanguage();
  const allFree = fees.every(({ amountVnd }) => amountVnd === 0);
  return (
    <Card title={t("procedure.fee")} icon={<Banknote />}>
      {allFree ? <p className="requirement-fact">{t("procedure.fee-free")}</p> : null}
      {allFree
        ? null
        : fees.map((fee) => (
            <p key={fee.name.vi}>
              {wording(fee.name)}:{" "}
              {fee.amountVnd === null ? (
                feeText(fee, t, wording, language)
              ) : (
                <strong>{feeText(fee, t, wording, language)}</strong>
              )}
            </p>
          ))}
      {allFree ? null : <p>{t("procedure.fee-pay")}</p>}
    </Card>
  );
}

function feeText(
  { amountVnd, per, note }: Fee,
  t: Translate,
  wording: ReturnType<typeof useWording>,
  language: Language,
): string {
  if (amountVnd === null) return note === undefined ? t("procedure.fee-ask") : wording(note);
  if (amountVnd === 0) return t("procedure.fee-free");
  const amount = money(amountVnd, language);
  return per === undefined ? amount : `${amount} / ${wording(per)}`;
}

/** Nothing where the question of who types has said it all. */
function Typing({ typing }: { readonly typing: Procedure["typing"] }) {
  const t = useT();
  const wording = useWording();
  const lines = [
    typing.othersMayType ? t("procedure.typing-may") : "",
    typing.othersMayType && typing.reason !== undefined ? wording(typing.reason) : "",
    typing.mustSelfWrite ? t("procedure.typing-self-write") : "",
    typing.mustSignInPerson.length === 0
      ? ""
      : t("procedure.typing-sign", { who: typing.mustSignInPerson.join(", ") }),
  ].filter((line) => line !== "");
  if (lines.length === 0) return null;
  return (
    <Card title={t("procedure.typing")} icon={<PenLine />}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Card>
  );
}
