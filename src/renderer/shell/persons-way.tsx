import { type ReactNode, useMemo } from "react";
import type { Desk, Preferences, SessionEvent } from "../../shared/session.ts";
import { LanguageContext } from "../i18n/use-t.ts";
import { TypingContext } from "../keyboard/field-handle.ts";
import { KeysOfAll } from "../keyboard/keys-of-all.tsx";
import { OverlayHelpContext } from "../ui/overlay.tsx";
import { HelpButton, HelperLine } from "./helper-called.tsx";
import type { Help } from "./use-help.ts";

export interface PersonsWayProps {
  readonly preferences: Preferences;
  readonly desk: Desk;
  readonly send: (event: SessionEvent) => void;
  readonly help: Help;
  readonly children: ReactNode;
}

/** Gives every screen the language and the way of typing that this person chose, and every dialog the way to help. */
export function PersonsWay({ preferences, desk, send, help, children }: PersonsWayProps) {
  const { typing: method, language } = preferences;
  const { toneStyle } = desk;
  const typing = useMemo(
    () => ({
      method,
      toneStyle,
      choose: (chosen: Preferences["typing"]) =>
        send({ type: "set-preferences", preferences: { typing: chosen } }),
    }),
    [method, toneStyle, send],
  );
  return (
    <LanguageContext value={language}>
      <TypingContext value={typing}>
        <OverlayHelpContext
          value={{ button: <HelpButton onPress={help.call} />, line: help.called && <HelperLine /> }}
        >
          <KeysOfAll>{children}</KeysOfAll>
        </OverlayHelpContext>
      </TypingContext>
    </LanguageContext>
  );
}
