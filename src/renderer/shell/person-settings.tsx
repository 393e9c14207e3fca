import { type ReactNode, useId } from "react";
import type { Preferences } from "../../shared/session.ts";
import type { TextKey } from "../i18n/resources.ts";
import { useT } from "../i18n/use-t.ts";
import { Button } from "../ui/button.tsx";
import { Overlay } from "../ui/overlay.tsx";
import "./person-settings.css";

export interface PersonSettingsProps {
  readonly preferences: Preferences;
  readonly onPrefer: (chosen: Partial<Preferences>) => void;
  /** Reads the screen behind with the person's own values. */
  readonly onReadAll?: () => void;
  readonly onClose: () => void;
}

/** What suits this person: contrast, loudness, reach, motion. All of it ends with their session. */
export function PersonSettings({ preferences, onPrefer, onReadAll, onClose }: PersonSettingsProps) {
  const t = useT();
  return (
    <Overlay
      title={t("common.settings-title")}
      onDismiss={onClose}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t("common.close")}
        </Button>
      }
    >
      <div className="person-settings">
        <Choices
          {...{ preferences, onPrefer }}
          name="contrast"
          choices={[
            ["default", "common.contrast-is-default"],
            ["black-on-white", "common.contrast-is-black-on-white"],
            ["white-on-black", "common.contrast-is-white-on-black"],
          ]}
        />
        <Choices
          {...{ preferences, onPrefer }}
          name="volume"
          choices={[
            ["soft", "common.volume-is-soft"],
            ["normal", "common.volume-is-normal"],
            ["loud", "common.volume-is-loud"],
          ]}
        >
          {onReadAll === undefined ? null : <Button onPress={onReadAll}>{t("common.read-all")}</Button>}
        </Choices>
        <Choices
          {...{ preferences, onPrefer }}
          name="reach"
          choices={[
            ["usual", "common.reach-is-usual"],
            ["low", "common.reach-is-low"],
          ]}
        />
        <Choices
          {...{ preferences, onPrefer }}
          name="motion"
          choices={[
            ["usual", "common.motion-is-usual"],
            ["still", "common.motion-is-still"],
          ]}
        />
        <p className="person-settings-note">{t("common.voice-note")}</p>
      </div>
    </Overlay>
  );
}

type Name = "contrast" | "volume" | "reach" | "motion";

interface ChoicesProps<N extends Name> {
  readonly name: N;
  readonly choices: readonly (readonly [Preferences[N], TextKey])[];
  readonly preferences: Preferences;
  readonly onPrefer: (chosen: Partial<Preferences>) => void;
  readonly children?: ReactNode;
}

function Choices<N extends Name>({ name, choices, preferences, onPrefer, children }: ChoicesProps<N>) {
  const t = useT();
  const id = useId();
  return (
    <fieldset className={`person-setting person-setting-${name}`} aria-labelledby={id}>
      <h3 id={id}>{t(`common.setting-${name}`)}</h3>
      <div className="person-setting-row">
        {choices.map(([value, words]) => (
          <Button
            key={value}
            pressed={preferences[name] === value}
            onPress={() => onPrefer({ [name]: value })}
          >
            {t(words)}
          </Button>
        ))}
        {children}
      </div>
    </fieldset>
  );
}
