import { ChevronsDown, ChevronsUp, HandHelping } from "lucide-react";
import { memo, type ReactNode } from "react";
import type { Typist } from "../../../shared/dossier.ts";
import { mayType, typists } from "../../../shared/procedure-typing.ts";
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
  return (
    <aside
      className={classNames("strip", desk.stripFolded && "strip-folded")}
      aria-label={t("volunteer.label")}
    >
      {desk.stripFolded ? (
        <Unfold send={send} />
      ) : (
        <>
          <HintLines hints={hints} />
          <Ways
            volunteer={desk.volunteer}
            submits={session.goal === "submit"}
            typist={session.typist}
            {...{ procedure, send }}
          />
        </>
      )}
    </aside>
  );
}

const Unfold = memo(function Unfold({ send }: Pick<VolunteerStripProps, "send">) {
  const t = useT();
  return (
    <Button variant="quiet" icon={<ChevronsUp />} onPress={() => send({ type: "fold-strip", folded: false })}>
      {t("volunteer.open")}
    </Button>
  );
});

interface WaysProps extends Pick<VolunteerStripProps, "send"> {
  readonly volunteer: string | null;
  readonly submits: boolean;
  readonly typist: Typist | null;
  readonly procedure: Procedure | null;
}

/** The same on most screens, so that most touches need not draw it anew. */
const Ways = memo(function Ways({ volunteer, submits, typist, procedure, send }: WaysProps) {
  const t = useT();
  return (
    <div className="strip-ways">
      {submits ? <Typing typist={typist} procedure={procedure} send={send} /> : null}
      {volunteer === null ? null : (
        <p className="strip-duty">
          <HandHelping aria-hidden="true" />
          {t("volunteer.on-duty", { name: volunteer })}
        </p>
      )}
      <Button
        variant="quiet"
        icon={<ChevronsDown />}
        onPress={() => send({ type: "fold-strip", folded: true })}
      >
        {t("volunteer.fold")}
      </Button>
    </div>
  );
});

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
