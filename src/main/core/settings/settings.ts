import { isAbsolute, join } from "node:path";
import { vietnamDay } from "../../../shared/dates.ts";
import type { SettingsFile } from "./schema.ts";

/** Where dossiers go. `practice` true: nothing real happens there, and every screen and slip says so. */
export type PortalSettings =
  | { readonly kind: "practice"; readonly practice: true; readonly unitCode: string }
  | {
      readonly kind: "url";
      readonly practice: boolean;
      readonly url: string;
      readonly unitCode: string;
      readonly username: string;
      readonly password: string;
    };

/** The settings as the program uses them: checked, complete, times in ms, folders absolute. */
export interface Settings {
  readonly desk: Readonly<SettingsFile["desk"]>;
  readonly kiosk: {
    readonly number: number;
    readonly panelDiagonalMm: number;
    readonly toneStyle: "old" | "new";
    readonly idleMs: number;
    readonly idleCountdownMs: number;
    readonly submitWaitMs: number;
    readonly staffIdleMs: number;
    readonly firstStaffAtMachine: boolean;
  };
  readonly portal: PortalSettings;
  readonly accountMode: "portal" | "vneid";
  readonly queue: Readonly<SettingsFile["queue"]>;
  readonly retention: Readonly<SettingsFile["retention"]>;
  readonly backup: { readonly dir: string; readonly everyMs: number; readonly keep: number };
  readonly printer: { readonly kind: "chosen" | "file"; readonly dir: string; readonly cups: string };
  readonly scanner: Readonly<SettingsFile["scanner"]>;
}

/** What stands for the unit where no province gave codes: the practice portal, inside or run by hand beside us. */
export const practiceUnit = { unitCode: "000.00.00.H20", username: "kiosk", password: "practice" } as const;

/** True for an address on this machine, where no real portal ever is. */
export function isLoopback(url: string): boolean {
  const host = URL.parse(url)?.hostname ?? "";
  return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/u.test(host);
}

/** Completes a checked settings file: what follows from the portal's kind, units of time, folders. */
export function settle(file: SettingsFile, dataDir: string): Settings {
  const { number, panelDiagonalMm, idleSeconds, idleCountdownSeconds, submitWaitSeconds, staffIdleSeconds } =
    file.kiosk;
  const portal = portalOf(file.portal);
  return {
    desk: file.desk,
    kiosk: {
      number,
      panelDiagonalMm,
      toneStyle: file.kiosk.toneStyle,
      idleMs: idleSeconds * 1000,
      idleCountdownMs: idleCountdownSeconds * 1000,
      submitWaitMs: submitWaitSeconds * 1000,
      staffIdleMs: staffIdleSeconds * 1000,
      firstStaffAtMachine: file.kiosk.firstStaffAtMachine ?? portal.practice,
    },
    portal,
    accountMode: file.portal.accountMode ?? (portal.practice ? "portal" : "vneid"),
    queue: file.queue,
    retention: file.retention,
    backup: backupOf(file.backup, dataDir),
    printer: { ...file.printer, dir: within(dataDir, file.printer.dir) },
    scanner: file.scanner,
  };
}

function backupOf({ dir, everyMinutes, keep }: SettingsFile["backup"], dataDir: string): Settings["backup"] {
  return { dir: within(dataDir, dir ?? "backups"), everyMs: everyMinutes * 60_000, keep };
}

function portalOf({ url, unitCode, username, password }: SettingsFile["portal"]): PortalSettings {
  if (url === "practice")
    return { kind: "practice", practice: true, unitCode: unitCode ?? practiceUnit.unitCode };
  return {
    kind: "url",
    // On this machine and without credentials of its own it can only be a practice portal that was started by hand.
    practice: isLoopback(url) && username === null && password === null,
    url: url.replace(/\/+$/u, ""),
    unitCode: unitCode ?? practiceUnit.unitCode,
    username: username ?? practiceUnit.username,
    password: password ?? practiceUnit.password,
  };
}

function within(dataDir: string, dir: string): string {
  return isAbsolute(dir) ? dir : join(dataDir, dir);
}

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;

/** What the home screen says of the day in Vietnam that this moment (epoch ms) lies in; null on an ordinary day. */
export function describeDayModel(
  settings: { readonly desk: Pick<Settings["desk"], "dayModels"> },
  dateMs: number,
): { readonly title: string; readonly text: string } | null {
  const day = vietnamDay(dateMs);
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
  const model = settings.desk.dayModels
    .filter(({ since }) => since <= day)
    .toSorted((a, b) => a.since.localeCompare(b.since))
    .findLast((candidate) => candidate.weekday === weekday);
  return model === undefined ? null : { title: model.title, text: model.text };
}
