import { EyeOff, Hand, Hourglass, Volume2 } from "lucide-react";
import type { Preferences } from "../../shared/session.ts";
import type { PressState } from "../api/connection.ts";
import type { ReadingAloud } from "../reading/use-reading.ts";
import { useT } from "../i18n/use-t.ts";
import "./helper-called.css";

/** Why personal values are hidden now: the person wanted it, nobody touched for a while, or not at all. */
export type Cover = "asked" | "away" | null;

/** Said above the footer while something of the screen is hidden or cannot be heard. */
export function DeskLines({
  cover,
  missing,
  press,
}: {
  readonly cover: Cover;
  readonly missing: ReadingAloud["missing"];
  readonly press: PressState;
}) {
  const t = useT();
  return (
    <>
      {press === "heard" ? null : (
        <output className="desk-line">
          {press === "slow" ? <Hourglass aria-hidden="true" /> : <Hand aria-hidden="true" />}
          {t(`common.press-${press}`)}
        </output>
      )}
      {cover === null ? null : (
        <output className="desk-line">
          <EyeOff aria-hidden="true" />
          {t(`common.covered-${cover}`)}
        </output>
      )}
      {missing === null ? null : (
        <output className="desk-line">
          <Volume2 aria-hidden="true" />
          {t(`common.voice-missing-${missing}`)}
        </output>
      )}
    </>
  );
}

/** The cover that is on now. */
export function coverOf(preferences: Preferences, away: boolean): Cover {
  if (preferences.covered) return "asked";
  return away ? "away" : null;
}
