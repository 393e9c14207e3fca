import type { ListFound } from "../../shared/lists.ts";
import type { ListName, Procedure } from "../../shared/procedure.ts";
import type { PlaceFound, Province } from "../../shared/places.ts";
import type { KioskView, Notice, SessionEvent } from "../../shared/session.ts";
import type { PickedScan } from "../api/connection.ts";

/** Asks the core for places; neither gives anything while the core does not answer. */
export interface PlaceFinder {
  /** The desk's own province first. */
  readonly provinces: () => Promise<readonly Province[]>;
  /** Best first; without words every commune of the province. */
  readonly search: (text: string, provinceCode: string | null) => Promise<readonly PlaceFound[]>;
  /** For previews: the list stands open, with these letters typed. */
  readonly opensAt?: "communes" | "provinces";
  readonly typed?: string;
}

/** Asks the core for rows of a list, best first; nothing comes while the core does not answer. */
export interface ListFinder {
  readonly search: (list: ListName, text: string) => Promise<readonly ListFound[]>;
  /** For previews: these letters are typed. */
  readonly typed?: string;
}

/** What every screen gets; it draws from these and calls back, and never fetches by itself. */
export interface ScreenProps {
  readonly view: KioskView;
  readonly procedures: readonly Procedure[];
  /** True while the core works on the last press. */
  readonly busy: boolean;
  readonly send: (event: SessionEvent) => void;
  readonly places: PlaceFinder;
  readonly lists: ListFinder;
  /** Settles when the core has kept or refused the scan; a refusal comes as the session's notice or as `scanProblem`. */
  readonly addScan: (scan: PickedScan) => Promise<void>;
  /** The last paper did not get as far as the core; `field` is the paper. */
  readonly scanProblem?: Notice | null;
  /** A kept scan, or null when it is gone. */
  readonly scanFile: (fileId: string) => Promise<Blob | null>;
}
