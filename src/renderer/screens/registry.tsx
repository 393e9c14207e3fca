import { type ComponentType, lazy } from "react";
import type { StepName } from "../../shared/session.ts";
import { AccountDoneScreen } from "./account-done/screen.tsx";
import { AccountWaitScreen } from "./account-wait/screen.tsx";
import { AccountScreen } from "./account/screen.tsx";
import { AuthorisationScreen } from "./authorisation/screen.tsx";
import { CardCheckScreen } from "./card-check/screen.tsx";
import { CardScreen } from "./card/screen.tsx";
import { ConsentsScreen } from "./consents/screen.tsx";
import { GoodbyeScreen } from "./goodbye/screen.tsx";
import { HomeScreen } from "./home/screen.tsx";
import { OtpScreen } from "./otp/screen.tsx";
import { OwnerScreen } from "./owner/screen.tsx";
import { PhoneScreen } from "./phone/screen.tsx";
import { ProcedureScreen } from "./procedure/screen.tsx";
import { RequirementsScreen } from "./requirements/screen.tsx";
import { IdentityScreen } from "./identity/screen.tsx";
import { DeclarationScreen } from "./declaration/screen.tsx";
import { ScansScreen } from "./scans/screen.tsx";
import { DeliveryScreen } from "./delivery/screen.tsx";
import { ReviewScreen } from "./review/screen.tsx";
import { SubmittingScreen } from "./submitting/screen.tsx";
import { DoneScreen } from "./done/screen.tsx";
import { RatingScreen } from "./rating/screen.tsx";
import { LookupScreen } from "./lookup/screen.tsx";
import { LookupProofScreen } from "./lookup-proof/screen.tsx";
import { LookupResultScreen } from "./lookup-result/screen.tsx";
import type { ScreenProps } from "./screen-props.ts";

// Only wards in the mode vneid need them, so no first screen waits for their words and pictures.
const VneidScreen = lazy(async () => ({ default: (await import("./vneid/screen.tsx")).VneidScreen }));
const VneidStuckScreen = lazy(async () => ({
  default: (await import("./vneid-stuck/screen.tsx")).VneidStuckScreen,
}));

/** One component per step of the session. */
export const screens: Readonly<Record<StepName, ComponentType<ScreenProps>>> = {
  home: HomeScreen,
  card: CardScreen,
  "card-check": CardCheckScreen,
  phone: PhoneScreen,
  account: AccountScreen,
  vneid: VneidScreen,
  "vneid-stuck": VneidStuckScreen,
  "account-wait": AccountWaitScreen,
  otp: OtpScreen,
  "account-done": AccountDoneScreen,
  procedure: ProcedureScreen,
  requirements: RequirementsScreen,
  owner: OwnerScreen,
  consents: ConsentsScreen,
  authorisation: AuthorisationScreen,
  goodbye: GoodbyeScreen,
  identity: IdentityScreen,
  declaration: DeclarationScreen,
  scans: ScansScreen,
  delivery: DeliveryScreen,
  review: ReviewScreen,
  submitting: SubmittingScreen,
  done: DoneScreen,
  rating: RatingScreen,
  lookup: LookupScreen,
  "lookup-proof": LookupProofScreen,
  "lookup-result": LookupResultScreen,
};
