import type { FaultKind, FaultPatch } from "../../../src/main/practice-portal/faults.ts";
import type { Route } from "../../../src/shared/dossier.ts";
import { type Dice, dice } from "./dice.ts";

/** What a kill may wait for: what the harness sees of kiosk, portal and visitor from outside. */
export const moments = [
  "register-sent",
  "register-answered",
  "upload-sent",
  "upload-answered",
  "create-sent",
  "create-answered",
  "look-up-sent",
  "look-up-answered",
  "scan-pressed",
  "confirm-pressed",
  "confirm-answered",
  "backup-pressed",
  "restore-pressed",
] as const;
export type Moment = (typeof moments)[number];

/**
 * What an ambush waits for, however long it takes: a visitor was told "we have it", or the portal has committed a create
 * whose answer will never come.
 */
export type Ambush = "promised" | "create-unanswered";

/** When a kill falls: some ms after a restart of its victim, after a moment, or after nothing in particular. */
export type Aim =
  | { readonly at: "ambush"; readonly of: Ambush }
  | { readonly at: "restart"; readonly afterMs: number }
  | { readonly at: "any-time"; readonly afterMs: number }
  | { readonly at: Moment; readonly nth: number; readonly afterMs: number };

export interface Kill {
  readonly victim: "kiosk" | "portal";
  readonly aim: Aim;
  /** What the victim's next life is run by: the delivered program, or its core with a faster clock. */
  readonly nextHost: "delivered" | "core";
  /** The portal's faults from before this kill until the next. */
  readonly faults: FaultPatch;
}

/** One citizen's visit; everything about it follows from the seed. */
export interface Visit {
  readonly n: number;
  /** Tells citizens apart; some come again for another procedure. */
  readonly citizen: number;
  /** Index into the list of procedures. */
  readonly procedure: number;
  readonly account: "register" | "have";
  readonly entersOtp: boolean;
  readonly route: Route;
  /** Sizes of the scans, in order of the papers asked for, in bytes. */
  readonly scanBytes: readonly number[];
  /** Times the confirmation is pressed, at once. */
  readonly presses: number;
  readonly looksUp: boolean;
  readonly waitsForPaper: boolean;
  /** What somebody of the staff comes for afterwards. */
  readonly errand: Errand | null;
}

/** Some acts on the board; a backup at once; the latest backup in the place of the data. */
export type Errand = "some-acts" | "backup" | "restore";

const kioskShare = 0.72;
const deliveredShare = 0.1;

/** Every kill of a run, in order: the same seed gives the same list. */
export function planKills(seed: number, count: number): readonly Kill[] {
  const throws = dice(seed, "kills");
  const kills: Kill[] = [];
  for (let k = 0; k < count; k++) {
    const before = kills.at(-1);
    const again = before !== undefined && throws.chance(0.15);
    const victim = again ? before.victim : throws.chance(kioskShare) ? "kiosk" : "portal";
    const aim = again ? ({ at: "restart", afterMs: throws.between(0, 250) } as const) : aimOf(throws);
    const nextHost = throws.chance(deliveredShare) ? "delivered" : "core";
    kills.push({ victim, aim, nextHost, faults: faultsOf(throws) });
  }
  return kills;
}

function aimOf(throws: Dice): Aim {
  if (throws.chance(0.25)) return { at: "any-time", afterMs: throws.between(0, 700) };
  // Most windows are a few ms wide: half of the kills fall at once, the rest spread over 30 ms.
  const afterMs = throws.chance(0.5) ? throws.unit() * 3 : throws.unit() * 30;
  const at = throws.pick(moments);
  return { at, nth: /^(confirm|register)-/u.test(at) ? 1 : throws.between(1, 3), afterMs };
}

const faultKinds = [
  "cut-before",
  "cut-after",
  "500-before",
  "500-after",
  "html",
  "html-after",
  "stall",
  "silent-after",
  "429-before",
  "503-before",
] as const satisfies readonly [FaultKind, ...FaultKind[]];

const faultyServices = [
  "DongBoHoSoMC",
  "DongBoHoSoMC",
  "TraCuuHoSo",
  "DangKyTaiKhoan",
  "TraCuuTaiKhoan",
  "tep-create",
  "tep-patch",
  "auth",
] as const;

function faultsOf(throws: Dice): FaultPatch {
  const failNext = Array.from({ length: throws.between(0, 3) }, () => ({
    service: throws.pick(faultyServices),
    kind: throws.pick(faultKinds),
  }));
  return {
    latencyMs: throws.chance(0.5) ? 0 : throws.between(1, 60),
    jitterMs: throws.chance(0.5) ? 0 : throws.between(1, 60),
    failFraction: throws.chance(0.6) ? 0 : throws.unit() * 0.4,
    failNext,
    down: throws.chance(0.06) ? throws.between(50, 400) : false,
  };
}

/** The n-th visit of a run. */
export function visitOf(seed: number, n: number, procedures: number): Visit {
  const throws = dice(seed, `visit ${n}`);
  // Every seventh visitor was here before, for the procedure before this one.
  const again = n % 7 === 6;
  return {
    n,
    citizen: again ? n - 1 : n,
    procedure: n % procedures,
    account: throws.chance(0.45) ? "register" : "have",
    entersOtp: throws.chance(0.6),
    route: throws.chance(0.05) ? "self" : throws.chance(0.5) ? "authorised" : "counter",
    scanBytes: [scanSize(throws), scanSize(throws), scanSize(throws)],
    presses: throws.chance(0.3) ? throws.between(2, 3) : 1,
    looksUp: throws.chance(0.25),
    waitsForPaper: throws.chance(0.5),
    errand: errandOf(throws),
  };
}

function errandOf(throws: Dice): Errand | null {
  if (throws.chance(0.25)) return "some-acts";
  if (throws.chance(0.1)) return "backup";
  return throws.chance(0.06) ? "restore" : null;
}

function scanSize(throws: Dice): number {
  if (throws.chance(0.03)) return throws.between(2_000_000, 8_000_000);
  return throws.chance(0.3) ? throws.between(65_536, 600_000) : throws.between(200, 65_536);
}
