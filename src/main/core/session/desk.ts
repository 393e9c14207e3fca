import type { PortalLight, Route } from "../../../shared/dossier.ts";
import type { PrintProblem } from "../../../shared/printing.ts";
import type { Desk } from "../../../shared/session.ts";

/** What stays the same for the life of the program. */
export interface DeskFacts {
  readonly ward: string;
  readonly deskName: string;
  readonly practice: boolean;
  readonly accountMode: Desk["accountMode"];
  readonly phoneSet: boolean;
  readonly panelDiagonalMm: number;
  readonly toneStyle: Desk["toneStyle"];
  readonly routes: readonly Route[];
  readonly volunteer: string | null;
  /** The model of the weekday at this wall time, or null on an ordinary day. */
  readonly dayModel: (nowMs: number) => Desk["dayModel"];
  /** A same-day matter that comes in at this wall time is due on a later day. */
  readonly sameDayOver: (nowMs: number) => boolean;
}

/** What changes while it runs. */
export interface DeskNow {
  readonly nowMs: number;
  readonly portal: PortalLight;
  readonly waiting: number;
  readonly halted: boolean;
  readonly restored: boolean;
  readonly printer: PrintProblem | null;
  readonly filePapers: Desk["filePapers"];
  readonly helperCalled: boolean;
  readonly stripFolded: boolean;
  readonly idleLeftMs: number | null;
}

/** The desk as every screen shows it. */
export function deskView(facts: DeskFacts, now: DeskNow): Desk {
  const { ward, deskName, practice, accountMode, phoneSet, panelDiagonalMm, toneStyle, routes, volunteer } =
    facts;
  return {
    ward,
    deskName,
    practice,
    accountMode,
    phoneSet,
    panelDiagonalMm,
    toneStyle,
    routes,
    volunteer,
    dayModel: facts.dayModel(now.nowMs),
    sameDayOver: facts.sameDayOver(now.nowMs),
    ...now,
  };
}
