import { type DossierWireState, toWireTime } from "../core/portal/wire/index.ts";
import type { Desk } from "./desk.ts";
import { dueAtMs } from "./working-days.ts";

export interface StoredDossier {
  readonly code: string;
  readonly reference: string;
  readonly row: string;
  readonly state: DossierWireState;
  readonly taken_in: string;
  readonly due: string;
  readonly supplement: string;
  readonly arrived_ms: number;
}

export function dossierByCode(desk: Desk, code: string): StoredDossier | undefined {
  return desk.db.prepare<[string], StoredDossier>("SELECT * FROM dossier WHERE code = ?").get(code);
}

/** MaTTHC of a dossier as it stands. */
export function procedureOf(dossier: StoredDossier): string {
  const row: unknown = JSON.parse(dossier.row);
  return typeof row === "object" && row !== null && "MaTTHC" in row ? String(row.MaTTHC) : "";
}

/** Return date of a dossier whose time starts now, `yyyyMMddHHmmss`, by the catalogue's time. */
export function freshDue(desk: Desk, procedureCode: string): string {
  const nowMs = desk.clock.nowMs();
  const procedure = desk.procedures.get(procedureCode);
  return toWireTime(procedure ? dueAtMs(nowMs, procedure.time, desk.holidays) : nowMs);
}

/** Takes a registered dossier in: state 2 with both dates. */
export function takeIn(desk: Desk, code: string, procedureCode: string): void {
  desk.db
    .prepare("UPDATE dossier SET state = '2', taken_in = ?, due = ?, supplement = '' WHERE code = ?")
    .run(toWireTime(desk.clock.nowMs()), freshDue(desk, procedureCode), code);
}

/** States that only a dossier taken in can have. */
const TAKEN_IN: ReadonlySet<DossierWireState> = new Set(["2", "4", "6", "8", "9", "10"]);

/** Moves a dossier to a state; `text` is what state 5 asks for. A dossier not taken in yet is, where the state means it. */
export function moveTo(desk: Desk, dossier: StoredDossier, state: DossierWireState, text: string): void {
  if (dossier.taken_in === "" && TAKEN_IN.has(state)) takeIn(desk, dossier.code, procedureOf(dossier));
  desk.db
    .prepare("UPDATE dossier SET state = ?, supplement = ? WHERE code = ?")
    .run(state, state === "5" ? text : "", dossier.code);
}
