import { Suspense, useLayoutEffect, useRef, useState } from "react";
import { titleOf } from "../../shared/title.ts";
import type { KioskView, Session, StepName } from "../../shared/session.ts";
import { LanguageContext, useLanguage, useT } from "../i18n/use-t.ts";
import { screens } from "../screens/registry.tsx";
import type { ScreenProps } from "../screens/screen-props.ts";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { ScreenFrame } from "../ui/layout.tsx";
import { ProgressRail } from "../ui/progress-rail.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Footer, leavingLoses } from "./footer.tsx";
import { Header } from "./header.tsx";
import { HelperCalled } from "./helper-called.tsx";
import { IdleWarning, LeaveQuestion, LostContact } from "./overlays.tsx";
import { currentStage, stages } from "./stages.ts";
import { usePanelSize, usePreferences } from "./use-panel.ts";
import { useNoBounce } from "./use-no-bounce.ts";
import { useScanner } from "./use-scanner.ts";
import { useTouched } from "./use-touched.ts";
import "./kiosk.css";

export interface KioskProps extends ScreenProps {
  readonly receivedAtMs: number;
  readonly lost: boolean;
}

/** A code held to the scanner here is meant for us; on other screens it would answer a question nobody asked. */
const LISTENS_TO_SCANNER: ReadonlySet<StepName> = new Set(["home", "card", "lookup"]);

/** One session on the screen. Its key is the session's id: a new person gets a new tree, and nothing carries over. */
export function Kiosk(props: KioskProps) {
  const { view, send, lost, receivedAtMs } = props;
  const { session, desk } = view;
  const [asking, setAsking] = useState(false);
  usePanelSize(desk.panelDiagonalMm);
  usePreferences(session.preferences);
  useNoBounce(stepKey(session));
  useTouched(() => {
    if (session.idle === "active") send({ type: "touched" });
  });
  useScanner((payload) => {
    if (LISTENS_TO_SCANNER.has(session.step.name)) send({ type: "code-scanned", payload });
  });
  const leave = (): void => {
    setAsking(false);
    send({ type: "leave" });
  };
  return (
    <LanguageContext value={session.preferences.language}>
      <div className={classNames("kiosk", `kiosk-${session.step.name}`)}>
        <Header desk={desk} receivedAtMs={receivedAtMs} />
        <Main key={stepKey(session)} {...props} />
        {desk.helperCalled ? <HelperCalled /> : null}
        <Footer
          view={view}
          send={send}
          onLeave={leavingLoses(session.step.name) ? () => setAsking(true) : leave}
        />
      </div>
      {asking ? <LeaveQuestion onLeave={leave} onStay={() => setAsking(false)} /> : null}
      {session.idle === "warned" ? (
        <IdleWarning leftMs={desk.idleLeftMs ?? 0} receivedAtMs={receivedAtMs} send={send} />
      ) : null}
      {lost ? <LostContact /> : null}
    </LanguageContext>
  );
}

/** Each step, and each question of a declaration, is a screen of its own. */
function stepKey({ step }: Session): string {
  return "index" in step ? `${step.name}-${step.index}` : step.name;
}

function Main(props: KioskProps) {
  const { view, send } = props;
  const t = useT();
  const main = useRef<HTMLElement>(null);
  const Screen = screens[view.session.step.name];
  const stage = currentStage(view.session);
  useFocusOnHeading(main);
  return (
    <main className={classNames("main", stage !== null && "main-with-rail")} ref={main}>
      {stage === null ? null : <Rail {...props} stage={stage} />}
      <div className="main-screen">
        <ErrorBoundary
          fallback={
            <ScreenFrame
              title={t("common.broken-title")}
              lead={t("common.broken-text")}
              action={
                <Button variant="primary" onPress={() => send({ type: "leave" })}>
                  {t("common.broken-again")}
                </Button>
              }
            />
          }
        >
          <Suspense fallback={<p className="main-loading">{t("common.loading")}</p>}>
            <Screen {...props} />
          </Suspense>
        </ErrorBoundary>
      </div>
    </main>
  );
}

/** A new step is read out from its heading, unless the screen has put the focus into its own line of text. */
function useFocusOnHeading(main: React.RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = main.current;
    if (element === null) return;
    if (element.querySelector("input:focus, textarea:focus") !== null) return;
    element.querySelector<HTMLElement>("[data-step-heading]")?.focus({ preventScroll: true });
  }, [main]);
}

function Rail({ view, procedures, stage }: KioskProps & { readonly stage: number }) {
  const t = useT();
  const language = useLanguage();
  const procedure = procedures.find(({ code }) => code === view.session.procedureCode);
  return (
    <ProgressRail
      label={t("common.rail-label")}
      title={procedure === undefined ? undefined : titleOf(procedure, language)}
      stages={stages.map((key) => t(key))}
      current={stage}
      short={t("common.rail-short", { now: stage + 1, all: stages.length })}
      note={portalTroubled(view) ? t("common.rail-note") : undefined}
    />
  );
}

function portalTroubled({ desk }: KioskView): boolean {
  return desk.portal !== "good" && desk.portal !== "unknown";
}
