import { ChevronsDown, ChevronsUp, HandHelping } from "lucide-react";
import type { ReactNode } from "react";
import type { Typist } from "../../../shared/dossier.ts";
import { mayType } from "../../../shared/procedure-typing.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import type { KioskView, SessionEvent } from "../../../shared/session.ts";
import { useT, useWording } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { type Hints, hintsFor } from "./hints.ts";
import "./texts.ts";
import "./strip.css";

export interface VolunteerStripProps {
  readonly view: KioskView;
  readonly procedures: readonly Procedure[];
  readonly send: (event: SessionEvent) => void;
}

/** Beside the citizen's words and never over them: what the volunteer checks, what goes wrong here, what the law wants. */
export function VolunteerStrip({ view, procedures, send }: VolunteerStripProps) {
  const t = useT();
  const { session, desk } = view;
  const procedure = procedures.find(({ code }) => code === session.procedureCode) ?? null;
  const hints = hintsFor(session, procedure);
  if (hints === null) return null;
  const fold = (folded: boolean): void => send({ type: "fold-strip", folded });
  return (
    <aside
      className={classNames("strip", desk.stripFolded && "strip-folded")}
      aria-label={t("volunteer.label")}
    >
      {desk.stripFolded ? (
        <Button variant="quiet" icon={<ChevronsUp />} onPress={() => fold(false)}>
          {t("volunteer.open")}
        </Button>
      ) : (
        <>
          <HintLines hints={hints} />
          <div className="strip-ways">
            {session.goal === "submit" ? (
              <Typing typist={session.typist} procedure={procedure} send={send} />
            ) : null}
            {desk.volunteer === null ? null : (
              <p className="strip-duty">
                <HandHelping aria-hidden="true" />
                {t("volunteer.on-duty", { name: desk.volunteer })}
              </p>
            )}
            <Button variant="quiet" icon={<ChevronsDown />} onPress={() => fold(true)}>
              {t("volunteer.fold")}
            </Button>
          </div>
        </>
      )}
    </aside>
  );
}

function HintLines({ hints }: { readonly hints: Hints }) {
  const t = useT();
  const wording = useWording();
  const { check, wrong, law } = hints;
  const laws = law.map(({ key, who }) => t(`volunteer.${key}`, { who: who ?? "" }));
  return (
    <dl className="strip-hints">
      {check === null ? null : <Hint name={t("volunteer.check")}>{t(`volunteer.${check}`)}</Hint>}
      {wrong === null ? null : (
        <Hint name={t("volunteer.wrong")}>
          {typeof wrong === "string" ? t(`volunteer.${wrong}`) : wording(wrong)}
        </Hint>
      )}
      {laws.length === 0 ? null : <Hint name={t("volunteer.law")}>{laws.join(" ")}</Hint>}
    </dl>
  );
}

function Hint({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="strip-hint">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const typists: readonly Typist[] = ["citizen", "volunteer", "officer"];

/** Who types now; it can change in the middle, and whom the law keeps out cannot be chosen. */
function Typing({
  typist,
  procedure,
  send,
}: {
  readonly typist: Typist | null;
  readonly procedure: Procedure | null;
  readonly send: (event: SessionEvent) => void;
}) {
  const t = useT();
  return (
    <fieldset className="strip-typing" aria-label={t("volunteer.typing")}>
      <span aria-hidden="true">{t("volunteer.typing")}</span>
      {typists.map((one) => (
        <Button
          key={one}
          pressed={one === typist}
          disabled={!mayType(one, procedure)}
          onPress={() => send({ type: "set-typist", typist: one })}
        >
          {t(`volunteer.typing-${one}`)}
        </Button>
      ))}
    </fieldset>
  );
}
