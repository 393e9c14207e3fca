import { FileText } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Typist } from "../../../shared/dossier.ts";
import { mayType, typists } from "../../../shared/procedure-typing.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import type { SessionEvent } from "../../../shared/session.ts";
import { useT, useWording } from "../../i18n/use-t.ts";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";

export interface TypistQuestionProps {
  readonly procedure: Procedure;
  readonly typist: Typist | null;
  /** The person wanted to go on without saying it. */
  readonly missing: boolean;
  readonly send: (event: SessionEvent) => void;
}

/** Who types today, asked once, with what the law says of it; where nobody may type for them, with a way to the paper. */
export function TypistQuestion({ procedure, typist, missing, send }: TypistQuestionProps) {
  const t = useT();
  const wording = useWording();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (missing) place.current?.scrollIntoView({ block: "nearest" });
  }, [missing]);
  const closed = !mayType("volunteer", procedure);
  return (
    <section ref={place} className="typist-question">
      <h2>{t("procedure.typist-title")}</h2>
      {closed ? (
        <NoticeLine tone="calm">
          {t("procedure.typing-may-not")}
          {procedure.typing.reason === undefined ? null : ` ${wording(procedure.typing.reason)}`}
        </NoticeLine>
      ) : null}
      <BigChoice
        label={t("procedure.typist-title")}
        columns={3}
        chosen={typist}
        choices={typists.map((value) => ({
          value,
          title: t(`procedure.typist-${value}`),
          disabled: !mayType(value, procedure),
        }))}
        onChoose={(value) => send({ type: "set-typist", typist: value })}
      />
      {missing ? <NoticeLine>{t("procedure.typist-missing")}</NoticeLine> : null}
      {closed ? (
        <div>
          <Button icon={<FileText />} onPress={() => send({ type: "call-helper" })}>
            {t("procedure.empty-form")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
