import { Check, CircleAlert, Hourglass, Pause, Search, Send, X } from "lucide-react";
import { createContext, type ReactNode, useContext, useLayoutEffect, useRef } from "react";
import type { Procedure } from "../../../shared/procedure.ts";
import type { Desk } from "../../../shared/session.ts";
import type { BoardRow } from "../../../shared/staff.ts";
import { titleOf } from "../../../shared/title.ts";
import { useT } from "../../i18n/use-t.ts";
import { classNames } from "../../ui/class-names.ts";
import { useNoBounce } from "../../shell/use-no-bounce.ts";
import { NoticeLine } from "../../ui/field.tsx";
import type { StaffActions } from "./line.ts";
import type { Said, StaffState } from "./state.ts";
import { saidWords, whenWords } from "./words.ts";

/** What every screen of the staff area gets; it draws from these and calls back. */
export interface StaffScreenProps {
  readonly state: StaffState;
  readonly actions: StaffActions;
  readonly desk: Desk;
}

/** Wall time at the desk when the screen was drawn, for "today" and "yesterday". */
export const DeskTimeContext = createContext(0);

/** The catalogue, for the papers of a procedure and for empty forms. */
export const ProceduresContext = createContext<readonly Procedure[]>([]);

/** `9 giờ 05, hôm nay`, as of now. */
export function useWhen(): (atMs: number) => string {
  const t = useT();
  const nowMs = useContext(DeskTimeContext);
  return (atMs) => whenWords(t, atMs, nowMs);
}

/** A question within a screen is a step of its own: read out from its heading, and safe from a double tap. */
export function useSubStep(step: string): void {
  useNoBounce(`staff-${step}`);
  const shown = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    if (document.querySelector("input:focus, textarea:focus") !== null) return;
    document.querySelector<HTMLElement>("[data-step-heading]")?.focus({ preventScroll: true });
  });
}

/** What the last press came to, said aloud. */
export function SaidLine({ said }: { readonly said: Said | null }) {
  const t = useT();
  if (said === null) return null;
  return <NoticeLine tone={said.kind === "done" ? "good" : "alert"}>{t(saidWords(said))}</NoticeLine>;
}

const marks: Readonly<Record<BoardRow["state"], ReactNode>> = {
  "needs-person": <CircleAlert />,
  waiting: <Hourglass />,
  sending: <Send />,
  unknown: <Search />,
  held: <Pause />,
  accepted: <Check />,
  cancelled: <X />,
};

/** Where a row stands: a mark and its word, never colour alone. */
export function StateMark({ state }: { readonly state: BoardRow["state"] }) {
  const t = useT();
  return (
    <span className={classNames("state-mark", `state-mark-${state}`)}>
      <span aria-hidden="true">{marks[state]}</span>
      {t(`staff.state-${state}`)}
    </span>
  );
}

/** The name staff know a row by; who was wiped is told by that. */
export function useWho(): (row: BoardRow) => string {
  const t = useT();
  return ({ who }) => (who === "" ? t("staff.wiped-name") : who);
}

/** The procedure, or that it is a registration. */
export function useMatter(): (row: BoardRow) => string {
  const t = useT();
  return ({ kind, procedureName, procedureCode }) =>
    kind === "account" ? t("staff.account-row") : bareName(procedureName ?? procedureCode ?? "");
}

/** How many rows wait for this one, and the numbers on their slips. */
export function useBehind(): (row: BoardRow) => string {
  const t = useT();
  return ({ behind, behindNumbers: numbers }) =>
    [t("staff.behind", { count: behind }), numbers.join(", ")].filter((part) => part !== "").join(": ");
}

/** Kept by its official name, which begins with "Thủ tục"; the board leaves that out, as all screens do. */
function bareName(name: string): string {
  return titleOf({ name: { vi: name, en: name } }, "vi");
}
