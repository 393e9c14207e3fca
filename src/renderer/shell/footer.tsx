import {
  ALargeSmall,
  ArrowLeft,
  Eye,
  EyeOff,
  KeyRound,
  Languages,
  LogOut,
  SlidersHorizontal,
  Square,
  Volume2,
} from "lucide-react";
import { memo, useState } from "react";
import type { Preferences, SessionEvent, StepName } from "../../shared/session.ts";
import { useT } from "../i18n/use-t.ts";
import type { ReadingAloud } from "../reading/use-reading.ts";
import { Button } from "../ui/button.tsx";
import { HelpButton } from "./helper-called.tsx";
import { PersonSettings } from "./person-settings.tsx";
import "./footer.css";

const textSizes: readonly Preferences["textSize"][] = ["normal", "large", "larger", "largest"];

function following<V>(all: readonly V[], now: V): V {
  return all[(all.indexOf(now) + 1) % all.length] ?? now;
}

/** Where there is nothing behind: the start, a wait, or something that is already done. */
const NO_WAY_BACK: ReadonlySet<StepName> = new Set([
  "home",
  "account-wait",
  "otp",
  "account-done",
  "submitting",
  "done",
  "rating",
  "goodbye",
]);

/** Nothing typed can be lost here any more, so leaving needs no second question. */
const NOTHING_TO_LOSE: ReadonlySet<StepName> = new Set([
  "card",
  "done",
  "rating",
  "goodbye",
  "lookup",
  "lookup-proof",
  "lookup-result",
]);

/** True when leaving now would wipe something the person has entered. */
export function leavingLoses(step: StepName): boolean {
  return !NOTHING_TO_LOSE.has(step);
}

/** All of it must be stable: the footer is drawn anew only when it looks different. */
export interface FooterProps {
  readonly step: StepName;
  readonly preferences: Preferences;
  readonly send: (event: SessionEvent) => void;
  readonly reading: ReadingAloud;
  readonly onHelp: () => void;
  /** To the step before, or out of a screen within this one. */
  readonly onBack: () => void;
  readonly onLeave: () => void;
  /** The way to the staff area, on the first screen. */
  readonly onStaff: () => void;
}

/** The same on every screen, in the same place: how it looks, the way back, the way out, a person. */
export function Footer({ step, preferences, send, reading, ...ways }: FooterProps) {
  return (
    <footer className="footer">
      <DisplayButtons preferences={preferences} send={send} reading={reading} />
      <Ways
        atHome={step === "home"}
        back={!NO_WAY_BACK.has(step)}
        leave={step === "home" || step === "submitting" ? null : leavingLoses(step) ? "wipe" : "plain"}
        {...ways}
      />
    </footer>
  );
}

interface WaysProps extends Pick<FooterProps, "onHelp" | "onBack" | "onLeave" | "onStaff"> {
  readonly atHome: boolean;
  readonly back: boolean;
  readonly leave: "wipe" | "plain" | null;
}

/** The way back, the way out, and the way to a person. */
const Ways = memo(function Ways({ atHome, back, leave, onHelp, onBack, onLeave, onStaff }: WaysProps) {
  const t = useT();
  return (
    <div className="footer-group footer-ways">
      {atHome ? (
        <Button variant="quiet" icon={<KeyRound />} onPress={onStaff}>
          {t("home.staff")}
        </Button>
      ) : null}
      {back ? (
        <Button icon={<ArrowLeft />} onPress={onBack}>
          {t("common.back")}
        </Button>
      ) : null}
      {leave === null ? null : (
        <Button icon={<LogOut />} onPress={onLeave}>
          {t(leave === "wipe" ? "common.leave-wipe" : "common.leave")}
        </Button>
      )}
      <HelpButton onPress={onHelp} />
    </div>
  );
});

export interface DisplayButtonsProps {
  readonly preferences: Preferences;
  readonly send: (event: SessionEvent) => void;
  /** Left out where there is nothing of a citizen's to read or to cover. */
  readonly reading?: ReadingAloud;
}

/** Text size, language, reading aloud, the cover, and the rest behind one button; as everywhere. */
export const DisplayButtons = memo(function DisplayButtons({
  preferences,
  send,
  reading,
}: DisplayButtonsProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const prefer = (chosen: Partial<Preferences>): void =>
    send({ type: "set-preferences", preferences: chosen });
  const size = textSizes.indexOf(preferences.textSize) + 1;
  return (
    <>
      <div className="footer-group" role="toolbar" aria-label={t("common.settings-label")}>
        <Button
          icon={<ALargeSmall />}
          label={t("common.text-size-label", { now: size })}
          onPress={() => prefer({ textSize: following(textSizes, preferences.textSize) })}
        >
          {t("common.text-size", { now: size })}
        </Button>
        <Button
          icon={<Languages />}
          label={t("common.other-language-label")}
          onPress={() => prefer({ language: preferences.language === "vi" ? "en" : "vi" })}
        >
          {t("common.other-language")}
        </Button>
        {reading === undefined ? null : <ReadButton reading={reading} />}
        {reading === undefined ? null : (
          <Button
            icon={preferences.covered ? <Eye /> : <EyeOff />}
            onPress={() => prefer({ covered: !preferences.covered })}
          >
            {t(preferences.covered ? "common.uncover" : "common.cover")}
          </Button>
        )}
        <Button icon={<SlidersHorizontal />} onPress={() => setOpen(true)}>
          {t("common.settings")}
        </Button>
      </div>
      {open ? (
        <PersonSettings
          preferences={preferences}
          onPrefer={prefer}
          onClose={() => setOpen(false)}
          {...(reading && {
            onReadAll: () => {
              setOpen(false);
              reading.read(true);
            },
          })}
        />
      ) : null}
    </>
  );
});

/** Starts only by this press; the same button ends it. */
function ReadButton({ reading }: { readonly reading: ReadingAloud }) {
  const t = useT();
  const on = reading.state === "reading";
  return (
    <Button icon={on ? <Square /> : <Volume2 />} onPress={() => (on ? reading.stop() : reading.read(false))}>
      {t(on ? "common.read-stop" : "common.read-aloud")}
    </Button>
  );
}
