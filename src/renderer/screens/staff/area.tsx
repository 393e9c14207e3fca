import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Procedure } from "../../../shared/procedure.ts";
import type { KioskView, SessionEvent } from "../../../shared/session.ts";
import { useClock } from "../../api/use-connection.ts";
import { useT } from "../../i18n/use-t.ts";
import { useInnerStep } from "../../shell/inner-step.ts";
import { Button } from "../../ui/button.tsx";
import { loseFocus } from "../../ui/lose-focus.ts";
import { Overlay } from "../../ui/overlay.tsx";
import { createFocusTrail } from "./focus-trail.ts";
import { TrailContext, usePlaceFocus } from "./use-staff-focus.ts";
import { BoardScreen } from "./board-screen.tsx";
import { CareScreen } from "./care-screen.tsx";
import { DoorScreen } from "./door-screen.tsx";
import { FindScreen } from "./find-screen.tsx";
import { FirstPinScreen } from "./first-pin-screen.tsx";
import { createStaffLine, type StaffActions } from "./line.ts";
import { PapersScreen } from "./papers-screen.tsx";
import { DeskTimeContext, ProceduresContext, type StaffScreenProps } from "./parts.tsx";
import { PinScreen } from "./pin-screen.tsx";
import { PrintersScreen } from "./printers-screen.tsx";
import { RowScreen } from "./row-screen.tsx";
import { StaffFooter } from "./staff-footer.tsx";
import type { StaffCalls } from "./staff-calls.ts";
import type { StaffPlace, StaffState } from "./state.ts";
import "./staff.css";
import "./staff-paper.css";
import "./texts.ts";

export interface StaffAreaProps {
  readonly view: KioskView;
  readonly send: (event: SessionEvent) => void;
  readonly calls: StaffCalls;
  readonly procedures: readonly Procedure[];
  /** Gives the screen back to citizens. */
  readonly onGone: () => void;
}

/** The staff area as long as it is open: everything it knows goes with it. */
export function StaffArea({ view, send, calls, procedures, onGone }: StaffAreaProps) {
  const clock = useClock();
  const [line] = useState(() =>
    createStaffLine(calls, clock, {
      onGone() {
        loseFocus();
        onGone();
      },
      onHere: () => send({ type: "touched" }),
    }),
  );
  const state = useSyncExternalStore(line.subscribe, line.state);
  useEffect(() => line.start(), [line]);
  useEffect(() => {
    const kinds = ["pointerdown", "keydown", "wheel"] as const;
    for (const kind of kinds) window.addEventListener(kind, line.touched, { passive: true, capture: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, line.touched, { capture: true });
    };
  }, [line]);
  return <StaffScreens {...{ view, send, procedures, state }} actions={line.actions} />;
}

export type StaffScreen = (props: StaffScreenProps) => React.ReactNode;

const screens: Readonly<Record<StaffPlace["name"], StaffScreen>> = {
  door: DoorScreen,
  first: FirstPinScreen,
  pin: PinScreen,
  board: BoardScreen,
  row: RowScreen,
  find: FindScreen,
  care: CareScreen,
  printers: PrintersScreen,
  papers: PapersScreen,
};

export interface StaffScreensProps {
  readonly view: KioskView;
  readonly send: (event: SessionEvent) => void;
  readonly procedures: readonly Procedure[];
  readonly state: StaffState;
  readonly actions: StaffActions;
  /** For previews: a question within the place's screen, which no state alone opens. */
  readonly inner?: StaffScreen | undefined;
}

/** What stands on the screen, drawn from the state alone. */
export function StaffScreens({ view, send, procedures, state, actions, inner }: StaffScreensProps) {
  const place = placeKey(state.place);
  const [trail] = useState(createFocusTrail);
  useInnerStep(place, null);
  return (
    <DeskTimeContext value={view.desk.nowMs}>
      <ProceduresContext value={procedures}>
        <TrailContext value={{ place, trail }}>
          <Place
            key={place}
            state={state}
            actions={actions}
            desk={view.desk}
            Screen={inner ?? screens[state.place.name]}
          />
        </TrailContext>
      </ProceduresContext>
      <StaffFooter preferences={view.session.preferences} send={send} state={state} actions={actions} />
      {state.restLeftMs === null ? null : <RestWarning leftMs={state.restLeftMs} actions={actions} />}
    </DeskTimeContext>
  );
}

function placeKey(place: StaffPlace): string {
  return place.name === "row" ? `row-${place.intentId}` : place.name;
}

function Place({ Screen, ...props }: StaffScreenProps & { readonly Screen: StaffScreen }) {
  const main = useRef<HTMLElement>(null);
  usePlaceFocus(main);
  return (
    <main className="main" ref={main}>
      <div className="main-screen main-staff">
        <Screen {...props} />
      </div>
    </main>
  );
}

/** The countdown before the area closes by itself. */
function RestWarning({ leftMs, actions }: { readonly leftMs: number; readonly actions: StaffActions }) {
  const t = useT();
  return (
    <Overlay
      title={t("staff.rest-title")}
      onDismiss={actions.stay}
      actions={
        <>
          <Button variant="primary" onPress={actions.stay}>
            {t("staff.rest-stay")}
          </Button>
          <Button onPress={actions.leave}>{t("staff.sign-out")}</Button>
        </>
      }
    >
      <p role="timer">{t("staff.rest-text", { seconds: Math.ceil(leftMs / 1_000) })}</p>
    </Overlay>
  );
}
