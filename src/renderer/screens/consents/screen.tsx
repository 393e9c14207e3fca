import { useState } from "react";
import type { Consents, Route, Typist } from "../../../shared/dossier.ts";
import { mayType, typists } from "../../../shared/procedure-typing.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import { useNotice, useT, useWording } from "../../i18n/use-t.ts";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { CheckRow } from "../../ui/check-row.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Card, ScreenFrame } from "../../ui/layout.tsx";
import type { ScreenProps } from "../screen-props.ts";
import "./screen.css";

type Missing = "typist" | "route" | null;

/** What the law settles is told; what is the citizen's to settle is asked, each by itself and unticked (DECISIONS 19). */
export function ConsentsScreen({ view, procedures, send, busy }: ScreenProps) {
  const t = useT();
  const { session, desk } = view;
  const notice = useNotice(session.notice);
  const [consents, setConsents] = useState<Consents>(session.consents);
  const [route, setRoute] = useState<Route | null>(session.route ?? onlyOne(desk.routes));
  const [missing, setMissing] = useState<Missing>(null);
  // It was said before the first question; here it is corrected, or asked of a dossier that never said it.
  const [asksTypist] = useState(session.editing || session.typist === null);
  const procedure = procedures.find(({ code }) => code === session.procedureCode);
  const goOn = (): void => {
    if (session.typist === null) return setMissing("typist");
    if (route === null) return setMissing("route");
    send({ type: "set-consents", consents, route });
  };
  return (
    <ScreenFrame
      title={t("consents.title")}
      action={
        <Button variant="primary" disabled={busy} onPress={goOn}>
          {t(route === "authorised" ? "common.continue" : "consents.go-on")}
        </Button>
      }
    >
      {notice === null ? null : <NoticeLine>{notice}</NoticeLine>}
      <div className={classNames("consents", asksTypist && "consents-all")}>
        {asksTypist ? (
          <TypistChoice
            procedure={procedure}
            typist={session.typist}
            missing={missing === "typist" && session.typist === null}
            onChoose={(typist) => send({ type: "set-typist", typist })}
          />
        ) : null}
        <RouteChoice
          routes={desk.routes}
          route={route}
          missing={missing === "route" && route === null}
          onChoose={setRoute}
        />
        <section className="consent-part consent-ask">
          <h2>{t("consents.ask-title")}</h2>
          <CheckRow
            title={t("consents.call")}
            text={t("consents.call-text")}
            checked={consents.call}
            onChange={(call) => setConsents({ ...consents, call })}
          />
          <CheckRow
            title={t("consents.survey")}
            text={t("consents.survey-text")}
            checked={consents.survey}
            onChange={(survey) => setConsents({ ...consents, survey })}
          />
        </section>
        <Card tone="leaf" title={t("consents.told-title")}>
          <p>{t("consents.told-text")}</p>
          <p>{t("consents.told-no")}</p>
        </Card>
      </div>
    </ScreenFrame>
  );
}

function onlyOne(routes: readonly Route[]): Route | null {
  return routes.length === 1 ? (routes[0] ?? null) : null;
}

interface TypistChoiceProps {
  readonly procedure: Procedure | undefined;
  readonly typist: Typist | null;
  readonly missing: boolean;
  readonly onChoose: (typist: Typist) => void;
}

function TypistChoice({ procedure, typist, missing, onChoose }: TypistChoiceProps) {
  const t = useT();
  const wording = useWording();
  const closed = !mayType("volunteer", procedure ?? null);
  const reason = procedure?.typing.reason;
  return (
    <section className="consent-part consent-typist">
      <h2>{t("consents.typist-title")}</h2>
      {closed ? (
        <NoticeLine tone="calm">
          {t("consents.typist-closed")} {reason === undefined ? "" : wording(reason)}
        </NoticeLine>
      ) : null}
      <BigChoice
        label={t("consents.typist-title")}
        chosen={typist}
        choices={typists.map((value) => ({
          value,
          title: t(`consents.typist-${value}`),
          disabled: closed && value !== "citizen",
        }))}
        onChoose={onChoose}
      />
      {missing ? <NoticeLine>{t("consents.typist-missing")}</NoticeLine> : null}
    </section>
  );
}

interface RouteChoiceProps {
  readonly routes: readonly Route[];
  readonly route: Route | null;
  readonly missing: boolean;
  readonly onChoose: (route: Route) => void;
}

function RouteChoice({ routes, route, missing, onChoose }: RouteChoiceProps) {
  const t = useT();
  return (
    <section className="consent-part consent-route">
      <h2>{t("consents.route-title")}</h2>
      <BigChoice
        label={t("consents.route-title")}
        chosen={route}
        choices={routes.map((value) => ({
          value,
          title: t(`consents.route-${value}`),
          text: t(`consents.route-${value}-text`),
        }))}
        onChoose={onChoose}
      />
      {missing ? <NoticeLine>{t("consents.route-missing")}</NoticeLine> : null}
    </section>
  );
}
