import { type ReactNode, Suspense, useMemo, useRef, useState } from "react";
import { portalTroubled } from "../../shared/portal-light.ts";
import { titleOf } from "../../shared/title.ts";
import { listensToScanner } from "../../shared/scanner-steps.ts";
import type { Session, SessionEvent } from "../../shared/session.ts";
import type { PressState } from "../api/connection.ts";
import { useLanguage, useT } from "../i18n/use-t.ts";
import { screens } from "../screens/registry.tsx";
import type { ScreenProps } from "../screens/screen-props.ts";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { OverlayHelpContext } from "../ui/overlay.tsx";
import { ScreenFrame } from "../ui/layout.tsx";
import { ProgressRail } from "../ui/progress-rail.tsx";
import { useFromTop } from "../ui/use-from-top.ts";
import { useReading } from "../reading/use-reading.ts";
import { coverOf, DeskLines } from "./desk-lines.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Footer, leavingLoses } from "./footer.tsx";
import { Header } from "./header.tsx";
import { HelperCalled } from "./helper-called.tsx";
import { InnerStepContext, useInnerSteps } from "./inner-step.ts";
import { IdleWarning, LeaveQuestion, LostContact } from "./overlays.tsx";
import { PersonsWay } from "./persons-way.tsx";
import { currentStage, stages } from "./stages.ts";
import { stepKey, unreadKey } from "./step-key.ts";
import { useAway } from "./use-away.ts";
import { useHelp } from "./use-help.ts";
import { useFocusOnHeading } from "./use-focus-on-heading.ts";
import { usePanelSize, usePreferences } from "./use-panel.ts";
import { useNoBounce } from "./use-no-bounce.ts";
import { useScanner } from "./use-scanner.ts";
import { useScreenTop } from "./use-screen-top.ts";
import { useStable } from "./use-stable.ts";
import { useTouched } from "./use-touched.ts";
import { LateStrip } from "./volunteer/late-strip.tsx";
import "./kiosk.css";
import "./low-reach.css";

export interface KioskProps extends ScreenProps {
  readonly receivedAtMs: number;
  readonly lost: boolean;
  /** What became of the last press. */
  readonly press?: PressState;
  /** Draws the staff area, in the place of the first screen; its part of the program is loaded when it is asked for. */
  readonly renderStaff: (onGone: () => void) => ReactNode;
  /** For previews: the door is already open. */
  readonly staffOpen?: boolean;
  /** For previews: a part of the step's screen that its state alone does not open. */
  readonly inner?: ReactNode;
}

/** One session on the screen. Its key is the session's id: a new person gets a new tree, and nothing carries over. */
export function Kiosk(props: KioskProps) {
  const { view, send, lost, receivedAtMs } = props;
  const { session, desk } = view;
  const [asking, setAsking] = useState(false);
  const [staffOpen, setStaffOpen] = useState(props.staffOpen ?? false);
  // A correction puts somebody's form on the screens: the staff area is over.
  if (staffOpen && session.step.name !== "home") setStaffOpen(false);
  usePanelSize(desk.panelDiagonalMm);
  const { away, stay } = useAway();
  const help = useHelp(desk.helperCalled, send);
  const cover = coverOf(session.preferences, away && session.step.name !== "home");
  const hidden = cover !== null || session.idle === "warned";
  usePreferences(session.preferences, hidden);
  const [inner, enter] = useInnerSteps();
  const place = [staffOpen ? "staff" : stepKey(session), ...inner.map(({ name }) => name)].join(" ");
  // Nobody could stop it behind a question, and what is covered is not said.
  const reading = useReading(`${place} ${hidden} ${asking}`, session.preferences);
  useNoBounce(`${unreadKey(session)} ${place}`);
  useTouched(() => {
    if (session.idle === "active") send({ type: "touched" });
  });
  useCodes(session, staffOpen, send);
  const leave = (): void => {
    setAsking(false);
    send({ type: "leave" });
  };
  const onLeave = useStable(leavingLoses(session.step.name) ? () => setAsking(true) : leave);
  const onBack = useStable(inner.at(-1)?.close ?? (() => send({ type: "back" })));
  const onStaff = useStable(() => setStaffOpen(true));
  // Staff were here: what the one before was told is not for who comes to the screen next.
  const onStaffGone = (): void => {
    setStaffOpen(false);
    help.end();
  };
  const told = useStable((event: SessionEvent) => {
    if (event.type === "touched") stay();
    if (event.type === "call-helper") help.call();
    else send(event);
  });
  return (
    <PersonsWay preferences={session.preferences} desk={desk} send={send} help={help}>
      <div className={classNames("kiosk", `kiosk-${session.step.name}`)}>
        <Header desk={desk} receivedAtMs={receivedAtMs} />
        {staffOpen ? (
          <>
            {help.called ? <HelperCalled key={help.calls} /> : null}
            <Guarded onAgain={onStaffGone}>
              <OverlayHelpContext value={null}>
                <InnerStepContext value={enter}>{props.renderStaff(onStaffGone)}</InnerStepContext>
              </OverlayHelpContext>
            </Guarded>
          </>
        ) : (
          <>
            <div className="kiosk-middle">
              <InnerStepContext value={enter}>
                <Main {...props} step={stepKey(session)} place={place} send={told} />
              </InnerStepContext>
              {session.step.name === "home" ? null : <Advice {...props} />}
            </div>
            <DeskLines cover={cover} missing={reading.missing} press={props.press ?? "heard"} />
            {help.called ? <HelperCalled key={help.calls} /> : null}
            <Footer
              step={session.step.name}
              preferences={session.preferences}
              {...{ send, reading, onBack, onLeave, onStaff }}
              onHelp={help.call}
            />
          </>
        )}
      </div>
      {asking ? <LeaveQuestion onLeave={leave} onStay={() => setAsking(false)} /> : null}
      {session.idle === "warned" ? (
        <IdleWarning leftMs={desk.idleLeftMs ?? 0} receivedAtMs={receivedAtMs} send={send} />
      ) : null}
      {lost ? <LostContact /> : null}
    </PersonsWay>
  );
}

/** For the volunteer; without its advice the person still goes on. */
function Advice({ view, procedures, send }: ScreenProps) {
  return (
    <ErrorBoundary fallback={null}>
      <Suspense fallback={null}>
        <LateStrip view={view} procedures={procedures} send={send} />
      </Suspense>
    </ErrorBoundary>
  );
}

/** A code from a scanner that types goes to the core where the screen asks for one. */
function useCodes({ step }: Session, staffOpen: boolean, send: ScreenProps["send"]): void {
  useScanner({
    staffOpen,
    onPayload: (payload) => {
      if (listensToScanner(step.name) && !staffOpen) send({ type: "code-scanned", payload });
    },
  });
}

/** What stands beside the screen stays where it is from one step to the next. */
function Main({ step, place, ...props }: KioskProps & { readonly step: string; readonly place: string }) {
  const { view, send } = props;
  const Screen = screens[view.session.step.name];
  const stage = currentStage(view.session);
  return (
    <main className={classNames("main", stage !== null && "main-with-rail")}>
      {stage === null ? null : <Rail {...props} stage={stage} />}
      <Page key={step} place={place} onAgain={() => send({ type: "leave" })}>
        {props.inner ?? <Screen {...props} />}
      </Page>
    </main>
  );
}

interface PageProps {
  readonly place: string;
  readonly onAgain: () => void;
  readonly children: ReactNode;
}

/** A screen of its own: nothing of the one before is left in it, and it begins at its top and at its heading. */
function Page({ place, onAgain, children }: PageProps) {
  const page = useRef<HTMLDivElement>(null);
  useScreenTop(page);
  useFromTop(page, place);
  return (
    <div className="main-screen" ref={page}>
      <Guarded onAgain={onAgain}>
        {children}
        <AtHeading key={place} />
      </Guarded>
    </div>
  );
}

/** Comes with the screen, which may have to be fetched first, and anew with each screen within it. */
function AtHeading() {
  const mark = useRef<HTMLSpanElement>(null);
  useFocusOnHeading(mark);
  return <span ref={mark} hidden />;
}

/** A screen that is still being fetched, or that broke, with the way on. */
function Guarded({ onAgain, children }: { readonly onAgain: () => void; readonly children: ReactNode }) {
  const t = useT();
  return (
    <ErrorBoundary
      fallback={
        <ScreenFrame
          title={t("common.broken-title")}
          lead={t("common.broken-text")}
          action={
            <Button variant="primary" onPress={onAgain}>
              {t("common.broken-again")}
            </Button>
          }
        />
      }
    >
      <Suspense fallback={<p className="main-loading">{t("common.loading")}</p>}>{children}</Suspense>
    </ErrorBoundary>
  );
}

function Rail({ view, procedures, stage }: KioskProps & { readonly stage: number }) {
  const t = useT();
  const language = useLanguage();
  const procedure = procedures.find(({ code }) => code === view.session.procedureCode);
  const names = useMemo(() => stages.map((key) => t(key)), [t]);
  return (
    <ProgressRail
      label={t("common.rail-label")}
      title={procedure === undefined ? undefined : titleOf(procedure, language)}
      stages={names}
      current={stage}
      short={t("common.rail-short", { now: stage + 1, all: stages.length })}
      note={portalTroubled(view.desk.portal) ? t("common.rail-note") : undefined}
    />
  );
}
