import type { ReactNode } from "react";
import type { VneidPageId } from "../../../shared/vneid.ts";
import * as Draw from "./drawings.tsx";

/** What a hand does on each page; the words beside it say the same, so it is not read out. */
const pictures: Readonly<Record<VneidPageId, ReactNode>> = {
  "activate-police": (
    <>
      <Draw.Station x={14} />
      <Draw.Card x={132} y={16} />
      <Draw.Phone x={153} y={88} small />
    </>
  ),
  "activate-install": (
    <Draw.Phone x={84}>
      <Draw.Badge />
      <Draw.ArrowDown />
    </Draw.Phone>
  ),
  "activate-number": (
    <>
      <Draw.Phone x={24}>
        <Draw.Field y={52} />
        <Draw.Field y={80} />
        <Draw.Press y={108} />
      </Draw.Phone>
      <Draw.Card x={124} y={62} />
    </>
  ),
  "activate-code": (
    <>
      <Draw.Phone x={24}>
        <Draw.Dots y={92} />
      </Draw.Phone>
      <Draw.Message x={112} y={36} />
    </>
  ),
  "activate-secret": (
    <>
      <Draw.Phone x={24}>
        <Draw.Field y={56} />
        <Draw.Dots y={96} />
      </Draw.Phone>
      <Draw.Lock x={140} y={56} />
    </>
  ),
  "recover-start": (
    <>
      <Draw.Phone x={24}>
        <Draw.Field y={52} />
        <Draw.Field y={80} />
        <Draw.Press y={108} />
      </Draw.Phone>
      <Draw.Lock x={140} y={56} question />
    </>
  ),
  "recover-facts": (
    <>
      <Draw.Card x={12} y={56} />
      <Draw.Arrow x={112} y={90} />
      <Draw.Phone x={146}>
        <Draw.Field y={52} />
        <Draw.Field y={80} />
        <Draw.Field y={108} />
      </Draw.Phone>
    </>
  ),
  "recover-code": (
    <>
      <Draw.Phone x={24}>
        <Draw.Dots y={92} />
      </Draw.Phone>
      <Draw.Message x={112} y={36} />
    </>
  ),
  "recover-secret": (
    <>
      <Draw.Phone x={24}>
        <Draw.Field y={72} />
        <Draw.Dots y={108} />
      </Draw.Phone>
      <Draw.Lock x={140} y={56} />
    </>
  ),
  "phone-number": (
    <>
      <Draw.Phone x={24}>
        <Draw.Field y={80} />
      </Draw.Phone>
      <Draw.Sim x={144} y={58} />
    </>
  ),
  "phone-new": (
    <>
      <Draw.Phone x={30} />
      <Draw.Arrow x={108} y={90} />
      <Draw.Phone x={142}>
        <Draw.Badge />
      </Draw.Phone>
    </>
  ),
  "phone-old": (
    <>
      <Draw.Phone x={30}>
        <Draw.Tick x={34} y={84} />
      </Draw.Phone>
      <Draw.Arrow x={108} y={90} />
      <Draw.Phone x={142}>
        <Draw.Badge />
      </Draw.Phone>
    </>
  ),
  "phone-chip": (
    <>
      <Draw.Card x={10} y={56} chip />
      <Draw.Waves x={112} y={88} />
      <Draw.Phone x={146} />
    </>
  ),
  "login-page": (
    <Draw.Screen x={34}>
      <Draw.Address />
      <Draw.Button y={86} />
    </Draw.Screen>
  ),
  "login-choose": (
    <Draw.Screen x={34}>
      <Draw.Address />
      <Draw.Button y={62} chosen />
      <Draw.Button y={92} />
    </Draw.Screen>
  ),
  "login-scan": (
    <>
      <Draw.Screen x={4}>
        <Draw.Address />
        <Draw.Code x={52} y={42} large />
      </Draw.Screen>
      <Draw.Phone x={180} y={60} small>
        <Draw.Code x={12} y={26} />
      </Draw.Phone>
    </>
  ),
  "login-inside": (
    <Draw.Screen x={34}>
      <Draw.Address />
      <Draw.Person x={56} y={80} />
      <Draw.Tick x={118} y={86} />
    </Draw.Screen>
  ),
  "otp-number": (
    <>
      <Draw.Message x={14} y={40} />
      <Draw.Arrow x={112} y={96} />
      <Draw.Sim x={158} y={58} />
    </>
  ),
  "otp-signal": (
    <>
      <Draw.Phone x={40} />
      <Draw.Bars x={132} y={128} />
    </>
  ),
  "otp-again": (
    <>
      <Draw.Message x={20} y={40} />
      <Draw.Again x={180} y={90} />
    </>
  ),
};

export function VneidPicture({ page }: { readonly page: VneidPageId }) {
  return (
    <svg className="vneid-picture" viewBox="0 0 240 180" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
        {pictures[page]}
      </g>
    </svg>
  );
}
