import { Eye, PenLine, Printer, Send } from "lucide-react";
import { useState } from "react";
import type { Procedure } from "../../../shared/procedure.ts";
import type { Notice, Session } from "../../../shared/session.ts";
import { titleOf } from "../../../shared/title.ts";
import { useLanguage, useNotice, useT, useWording } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card, ScreenFrame, Stack } from "../../ui/layout.tsx";
import { usePainted } from "../../ui/use-painted.ts";
import {
  PrintLine,
  type PrintLineProps,
  SeenButtons,
  type SeenButtonsProps,
} from "../dossier/print-line.tsx";
import { money } from "../requirements/money.ts";
import type { ScreenProps } from "../screen-props.ts";
import { reviewGroups } from "./groups.ts";
import { type Edit, foldedRows, type Group, type Row } from "./rows.ts";
import "./review.css";

/** As many as fill a panel. */
const FIRST_GROUPS = 3;

/** Everything once more, each line with its way back; then the one press that counts. */
export function ReviewScreen({ view, procedures, busy, send }: ScreenProps) {
  const t = useT();
  const language = useLanguage();
  const { session } = view;
  const words = useNotice(session.notice ?? correcting(session), null);
  const painted = usePainted();
  const procedure = procedures.find(({ code }) => code === session.procedureCode);
  if (procedure === undefined) return null;
  const again = session.notice?.code === "same-dossier-today";
  const edit = (to: Edit): void => send({ type: "edit", ...to });
  const groups = reviewGroups(procedure, view, t, language);
  return (
    <ScreenFrame
      title={t("review.title")}
      lead={titleOf(procedure, language)}
      action={
        <Button variant="primary" icon={<Send />} disabled={busy} onPress={() => send({ type: "submit" })}>
          {t(busy ? "review.keeping" : again ? "review.submit-again" : "review.submit")}
        </Button>
      }
      others={words === null ? undefined : <NoticeLine>{words}</NoticeLine>}
      growing={!painted}
    >
      {groups.slice(0, painted ? groups.length : FIRST_GROUPS).map((group) => (
        <ReviewGroup key={group.key} group={group} onEdit={edit} />
      ))}
      {painted ? (
        <>
          <Fees procedure={procedure} />
          <Signing procedure={procedure} />
          <TakeForm {...{ view, busy, send }} />
        </>
      ) : null}
    </ScreenFrame>
  );
}

/** The form alone, for who does not want to send it from here. */
function TakeForm({ view: { session, desk }, busy, send }: Pick<ScreenProps, "view" | "busy" | "send">) {
  const t = useT();
  return (
    <Card title={t("review.take-title")}>
      <p>{t("review.take-text")}</p>
      <FormLine print={session.print} desk={desk} onSeen={(came) => send({ type: "paper-came-out", came })} />
      <Button icon={<Printer />} disabled={busy} onPress={() => send({ type: "take-form" })}>
        {t("review.take")}
      </Button>
    </Card>
  );
}

/** What becomes of the form while it is on its way; that it failed is said above. */
function FormLine({ print, desk, onSeen }: SeenButtonsProps & Pick<PrintLineProps, "desk">) {
  if (print.kind !== "declaration" || print.state === "failed") return null;
  return (
    <>
      <PrintLine {...{ print, desk }} dossier={null} />
      <Stack row>
        <SeenButtons print={print} onSeen={onSeen} />
      </Stack>
    </>
  );
}

/** While a kept dossier is mended, what is wrong with it stays in sight. */
function correcting({ corrects }: Session): Notice | null {
  if (!corrects) return null;
  const { reason, words } = corrects;
  if (reason !== "refused" && reason !== "someone-elses" && reason !== "file-damaged")
    return { code: "correcting-kept" };
  const code = reason === "file-damaged" ? "correcting-file" : "correcting";
  return { code, ...(words !== null && { detail: words }) };
}

/** Whose lines these are stands there; the rest of what was filled in beforehand is one line, and opens at a touch. */
function ReviewGroup({ group, onEdit }: { readonly group: Group; readonly onEdit: (to: Edit) => void }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const folded = open ? [] : foldedRows(group);
  const rows = group.rows.filter((row) => !folded.includes(row));
  const fromCard = folded.every(({ known }) => known === "card");
  return (
    <Card title={group.title}>
      <ul className="review-rows">
        {rows.map((row, index) => (
          <ReviewRow
            key={`${row.edit.step}-${row.edit.key ?? row.name}`}
            row={row}
            repeats={sameEdit(row, rows[index - 1])}
            onEdit={onEdit}
          />
        ))}
      </ul>
      {folded.length === 0 ? null : (
        <div className="review-known">
          <span>{t(fromCard ? "review.known-card" : "review.known", { count: folded.length })}</span>
          <Button icon={<Eye />} onPress={() => setOpen(true)}>
            {t("review.show-known")}
          </Button>
        </div>
      )}
    </Card>
  );
}

/** Lines that are changed on one screen share the first one's button. */
function sameEdit(row: Row, above: Row | undefined): boolean {
  return above !== undefined && above.edit.step === row.edit.step && above.edit.key === row.edit.key;
}

interface ReviewRowProps {
  readonly row: Row;
  readonly repeats: boolean;
  readonly onEdit: (to: Edit) => void;
}

function ReviewRow({ row, repeats, onEdit }: ReviewRowProps) {
  const t = useT();
  return (
    <li className="review-row">
      <span className="review-name">{row.name}</span>
      <span className={row.value === "" ? "review-value review-open" : "review-value"} data-private>
        {row.value === "" ? t("review.open") : row.value}
      </span>
      {repeats ? null : (
        <Button
          icon={<PenLine />}
          label={t("review.edit", { name: row.name })}
          onPress={() => onEdit(row.edit)}
        >
          {t("common.edit")}
        </Button>
      )}
    </li>
  );
}

function Fees({ procedure }: { readonly procedure: Procedure }) {
  const t = useT();
  const language = useLanguage();
  const wording = useWording();
  const amount = (vnd: number | null): string => {
    if (vnd === null) return t("review.fee-ask");
    return vnd === 0 ? t("review.fee-free") : money(vnd, language);
  };
  return (
    <Card title={t("review.fees")}>
      <ul className="review-rows">
        {procedure.fees.map((fee) => (
          <li className="review-row review-row-short" key={fee.name.vi}>
            <span className="review-name">{wording(fee.name)}</span>
            <span className="review-value">
              {amount(fee.amountVnd)}
              {fee.per === undefined || fee.amountVnd === null ? "" : ` / ${wording(fee.per)}`}
            </span>
          </li>
        ))}
      </ul>
      <p>{t("review.fee-where")}</p>
    </Card>
  );
}

/** Who signs by their own hand, and whether the law wants the person to declare themselves. */
function Signing({ procedure: { typing } }: { readonly procedure: Procedure }) {
  const t = useT();
  const wording = useWording();
  if (typing.mustSignInPerson.length === 0 && typing.reason === undefined) return null;
  return (
    <Card title={t("review.signing")} tone="lotus" icon={<PenLine />}>
      {typing.mustSignInPerson.length === 0 ? null : (
        <p>{t("review.signs", { who: typing.mustSignInPerson.join(", ") })}</p>
      )}
      {typing.reason === undefined ? null : <p>{wording(typing.reason)}</p>}
    </Card>
  );
}
