import { House, LogOut } from "lucide-react";
import type { Preferences, SessionEvent } from "../../../shared/session.ts";
import { useT } from "../../i18n/use-t.ts";
import { DisplayButtons } from "../../shell/footer.tsx";
import { Button } from "../../ui/button.tsx";
import type { StaffActions } from "./line.ts";
import type { StaffState } from "./state.ts";

export interface StaffFooterProps {
  readonly preferences: Preferences;
  readonly send: (event: SessionEvent) => void;
  readonly state: StaffState;
  readonly actions: StaffActions;
}

/** How it looks, who is signed in, and the way out, in the same place as everywhere. */
export function StaffFooter({ preferences, send, state, actions }: StaffFooterProps) {
  const t = useT();
  const { pass, place } = state;
  return (
    <footer className="footer">
      <DisplayButtons preferences={preferences} send={send} />
      <div className="footer-group footer-ways">
        {pass === null ? null : (
          <p className="staff-signed-in">
            {pass.person.name}
            <span>{t(`staff.role-${pass.person.role}`)}</span>
          </p>
        )}
        {pass === null && place.name === "door" ? null : (
          <Button icon={pass === null ? <House /> : <LogOut />} onPress={actions.leave}>
            {t(pass === null ? "staff.home" : "staff.sign-out")}
          </Button>
        )}
      </div>
    </footer>
  );
}
