import type { Session } from "../../shared/session.ts";

type Shown = Pick<Session, "step" | "notice">;

/** Each step, each question of a form and each card that was read between two of them is a screen of its own. */
export function stepKey({ step, notice }: Shown): string {
  if (step.name === "vneid") return `${step.name}-${step.guide}-${step.index}`;
  if (!("index" in step)) return step.name;
  const read = step.name === "declaration" && notice?.code === "card-read" ? "-card" : "";
  return `${step.name}-${step.index}${read}`;
}

/** The same, and anew with whatever is said on it: the press that passes a warning over must come after its words. */
export function unreadKey(session: Shown): string {
  const { code = "", field = "", detail = "", refused = "" } = session.notice ?? {};
  return [stepKey(session), code, field, detail, refused].join(" ");
}
