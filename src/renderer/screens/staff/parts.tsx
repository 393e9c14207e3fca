import { Check, CircleAlert, Hourglass, Pause, Search, Send, X } from "lucide-react";
import { createContext, type ReactNode, useContext } from "react";
import type { Procedure } from "../../../shared/procedure.ts";
import type { Desk } from "../../../shared/session.ts";
import type { BoardRow } from "../../../shared/staff.ts";
import { useLanguage, useT } from "../../i18n/use-t.ts";
import { classNames } from "../../ui/class-names.ts";
import { NoticeLine } from "../../ui/field.tsx";
import type { StaffActions } from "./line.ts";
import { officialBeside, procedureWords } from "./procedure-name.ts";
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

/** The procedure in the language of the screen, or that it is a registration. */
export function useMatter(): (row: BoardRow) => string {
  const t = useT();
  const language = useLanguage();
  const procedures = useContext(ProceduresContext);
  return (row) =>
    row.kind === "account" ? t("staff.account-row") : procedureWords(row, procedures, language);
}

/** The procedure's official name, where the screen gives it in another language. */
export function useOfficialMatter(): (row: BoardRow) => string | null {
  const language = useLanguage();
  const procedures = useContext(ProceduresContext);
  return (row) => officialBeside(row, procedures, language);
}

/** How many rows wait for this one, and the numbers on their slips. */
export function useBehind(): (row: BoardRow) => string {
  const t = useT();
  return ({ behind, behindNumbers: numbers }) =>
    [t("staff.behind", { count: behind }), numbers.join(", ")].filter((part) => part !== "").join(": ");
}
