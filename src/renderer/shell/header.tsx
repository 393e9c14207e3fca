import {
  CircleCheck,
  CircleDashed,
  CircleEllipsis,
  ClockAlert,
  CloudOff,
  Hourglass,
  KeyRound,
  type LucideIcon,
  ShieldX,
  TriangleAlert,
} from "lucide-react";
import { memo } from "react";
import type { PortalLight } from "../../shared/dossier.ts";
import { vietnamTime } from "../../shared/dates.ts";
import type { Desk } from "../../shared/session.ts";
import { useT } from "../i18n/use-t.ts";
import { Lotus } from "./lotus.tsx";
import { useElapsed } from "./use-now.ts";
import "./header.css";

/** The same on every screen: where we are, whether it is practice, how the portal does, what time it is. */
export function Header({ desk, receivedAtMs }: { readonly desk: Desk; readonly receivedAtMs: number }) {
  const t = useT();
  const elapsedMs = useElapsed(receivedAtMs);
  return (
    <header className="header">
      <Lotus />
      <div className="header-names" lang="vi">
        <span className="header-ward">{desk.ward}</span>
        <span className="header-desk">{desk.deskName}</span>
      </div>
      {desk.practice ? <strong className="header-practice">{t("common.practice")}</strong> : null}
      <div className="header-state">
        {desk.waiting > 0 ? (
          <span className="header-waiting">
            <Hourglass aria-hidden="true" />
            {t("common.waiting-here", { count: desk.waiting })}
          </span>
        ) : null}
        <PortalState light={desk.portal} />
      </div>
      <time className="header-clock">{vietnamTime(desk.nowMs + elapsedMs)}</time>
    </header>
  );
}

/** Each light has a shape of its own, so that it is told without its colour. */
const SHAPES: Readonly<Record<PortalLight, LucideIcon>> = {
  unknown: CircleDashed,
  good: CircleCheck,
  slow: CircleEllipsis,
  down: CloudOff,
  "not-the-portal": TriangleAlert,
  "network-log-in": KeyRound,
  "clock-wrong": ClockAlert,
  "certificate-wrong": ShieldX,
};

const PortalState = memo(function PortalState({ light }: { readonly light: PortalLight }) {
  const t = useT();
  const Shape = SHAPES[light];
  return (
    <output className={`light light-${light}`}>
      <Shape className="light-shape" aria-hidden="true" />
      <span>{t(`common.portal-${light}`)}</span>
    </output>
  );
});
