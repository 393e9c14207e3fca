import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { KioskView, SessionEvent } from "../../../shared/session.ts";
import { useClock } from "../../api/use-connection.ts";
import { useT } from "../../i18n/use-t.ts";
import { useFocusOnHeading } from "../../shell/use-focus-on-heading.ts";
import { useNoBounce } from "../../shell/use-no-bounce.ts";
import { Button } from "../../ui/button.tsx";
import { Overlay } from "../../ui/overlay.tsx";
import { BoardScreen } from "./board-screen.tsx";
import { CareScreen } from "./care-screen.tsx";
import { DoorScreen } from "./door-screen.tsx";
import { FirstPinScreen } from "./first-pin-screen.tsx";
import { createStaffLine, type StaffActions } from "./line.ts";
import { DeskTimeContext, type StaffScreenProps } from "./parts.tsx";
import { PinScreen } from "./pin-screen.tsx";
import { RowScreen } from "./row-screen.tsx";
import { StaffFooter } from "./staff-footer.tsx";
import type { StaffCalls } from "./staff-calls.ts";
import type { StaffPlace, StaffState } from "./state.ts";
import "./staff.css";
import "./texts.ts";

export interface StaffAreaProps {
  readonly view: KioskView;
  readonly send: (event: SessionEvent) => void;
  readonly calls: StaffCalls;
  /** Gives the screen back to citizens. */
  readonly onGone: () => void;
}

/** The staff area as long as it is open: everything it knows goes with it. */
export function StaffArea({ view, send, calls, onGone }: StaffAreaProps) {
  const clock = useClock();
  const [line] = useState(() => createStaffLine(calls, clock, onGone));
  const state = useSyncExternalStore(line.subscribe, line.state);
  useEffect(() => line.start(), [line]);
  useEffect(() => {
    const kinds = ["pointerdown", "keydown", "wheel"] as const;
    for (const kind of kinds) window.addEventListener(kind, line.touched, { passive: true, capture: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, line.touched, { capture: true });
    };
  }, [line]);
  return <StaffScreens view={view} send={send} state={state} actions={line.actions} />;
}

const screens: Readonly<Record<StaffPlace["name"], (props: StaffScreenProps) => React.ReactNode>> = {
  door: DoorScreen,
  first: FirstPinScreen,
  pin: PinScreen,
  board: BoardScreen,
  row: RowScreen,
  care: CareScreen,
};

export interface StaffScreensProps {
  readonly view: KioskView;
  readonly send: (event: SessionEvent) => void;
  readonly state: StaffState;
  readonly actions: StaffActions;
}

/** What stands on the screen, drawn from the state alone. */
export function StaffScreens({ view, send, state, actions }: StaffScreensProps) {
  const place = placeKey(state.place);
  useNoBounce(`staff-${place}`);
  return (
    <DeskTimeContext value={view.desk.nowMs}>
      <Place key={place} state={state} actions={actions} desk={view.desk} />
      <StaffFooter preferences={view.session.preferences} send={send} state={state} actions={actions} />
      {state.restLeftMs === null ? null : <RestWarning leftMs={state.restLeftMs} actions={actions} />}
    </DeskTimeContext>
  );
}

function placeKey(place: StaffPlace): string {
  return place.name === "row" ? `row-${place.intentId}` : place.name;
}

function Place(props: StaffScreenProps) {
  const main = useRef<HTMLElement>(null);
  const Screen = screens[props.state.place.name];
  useFocusOnHeading(main);
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
