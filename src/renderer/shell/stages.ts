import type { Session, StepName } from "../../shared/session.ts";
import type { TextKey } from "../i18n/resources.ts";

/** The six stages of a dossier, in the order of the walk. */
export const stages = [
  "common.rail-person",
  "common.rail-procedure",
  "common.rail-declaration",
  "common.rail-scans",
  "common.rail-delivery",
  "common.rail-review",
] as const satisfies readonly TextKey[];

const stageOf: Partial<Readonly<Record<StepName, number>>> = {
  card: 0,
  identity: 0,
  "card-check": 0,
  phone: 0,
  account: 0,
  vneid: 0,
  "vneid-stuck": 0,
  "account-wait": 0,
  otp: 0,
  "account-done": 0,
  procedure: 1,
  requirements: 1,
  owner: 1,
  declaration: 2,
  scans: 3,
  delivery: 4,
  consents: 4,
  authorisation: 4,
  review: 5,
};

/** Which stage the person is in, or null where there is no way to show: at home, at the end, in a look-up. */
export function currentStage(session: Pick<Session, "goal" | "step">): number | null {
  return session.goal === "submit" ? (stageOf[session.step.name] ?? null) : null;
}
